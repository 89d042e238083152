"""Vector forms of the kinds whose amounts depend on what the lines come to together."""

from __future__ import annotations

from math import lcm

import numpy as np

from agreements.formulas import Formula
from agreements.formulas.additive_rate import AdditiveRate
from agreements.formulas.flat_plus_remainder import FlatPlusRemainder
from agreements.formulas.marginal_tiers import MarginalTiers
from agreements.formulas.weekly_sum import WeeklySum
from agreements.payers import PAYER_ROLES
from agreements.periods.schedules import rate_on
from agreements.refusals import AgreementRefusal
from agreements.simulation.answering import Ask, numbered
from agreements.simulation.answers import Answer, Asked, ByTotal
from agreements.simulation.columns_of_pence import LIMIT


def marginal_tiers(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The slice of the total in every tier, shared as the tier says."""
    assert isinstance(rule, MarginalTiers)
    total = asked.total
    scale = lcm(*(share.denominator for tier in rule.tiers for share in tier.shares.values()))
    if (int(total.max(initial=0)) + 1) * scale * len(rule.tiers) > LIMIT:
        return None
    weights = {role: np.zeros(len(total), dtype=np.int64) for role in PAYER_ROLES}
    covered = np.zeros(len(total), dtype=np.int64)
    for tier in rule.tiers:
        top = total if tier.to_pence is None else np.minimum(total, tier.to_pence)
        part = np.maximum(0, top - tier.from_pence)
        covered += part
        for role, share in tier.shares.items():
            weights[role] += part * int(share * scale)
    # Tiers with a gap or an overlap do not share the total: the scalar engine says what they mean.
    return ByTotal(total, weights, scale) if bool((covered == total).all()) else None


def flat_plus_remainder(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The rate, or the cost if it is less, and what is left."""
    assert isinstance(rule, FlatPlusRemainder)
    rate = weekly(rule.rate, asked)
    if rate is None or rule.payer == rule.remainder:
        return None
    flat = np.minimum(asked.total, rate)
    return ByTotal(asked.total, {rule.payer: flat, rule.remainder: asked.total - flat}, 1)


def additive_rate(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """Every owner's rates, where the lines cost their sum to the penny."""
    assert isinstance(rule, AdditiveRate)
    rates = [weekly(one.rate, asked) for one in rule.components]
    if None in rates:
        return None
    known = [rate for rate in rates if rate is not None]
    other = (asked.total != sum(known)) | (sum(known) == 0)
    weights = {role: np.zeros(len(other), dtype=np.int64) for role in PAYER_ROLES}
    for one, rate in zip(rule.components, known, strict=True):
        weights[one.payer] += np.where(other, 0, rate)
    total = np.where(other, 0, asked.total)
    return ByTotal(total, weights, 1, refused=numbered(other))


def weekly(amount: WeeklySum, asked: Asked) -> int | None:
    """Pence a week on the day; None where a schedule has none."""
    if isinstance(amount, int):
        return amount
    try:
        return rate_on(asked.agreement.parameters[amount], asked.day)
    except (AgreementRefusal, KeyError):
        return None
