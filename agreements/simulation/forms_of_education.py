"""The vector form of `education_carve_out`: education's part of the week first, then another formula."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np

from agreements.formulas import Formula
from agreements.formulas.education_carve_out import EducationCarveOut
from agreements.payers import PAYER_ROLES, PayerRole
from agreements.refusals import AgreementRefusal
from agreements.simulation.answering import Ask
from agreements.simulation.answers import Answer, Asked, ByKind, ByPackage, ByTotal, ByWeight, Nest, Refused
from agreements.simulation.cohort import Codes, Ints
from agreements.simulation.columns_of_pence import LIMIT, Weight
from agreements.simulation.forms_of_totals import weekly


def education_carve_out(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """Only where the rest gives every line of a package the same shares; the scalar engine has the others."""
    assert isinstance(rule, EducationCarveOut)
    price, weeks, part = weekly(rule.weekly, asked), _weeks(rule, asked), asked.within(rule, rule.rest)
    rest = None if part is None else ask(*part)
    if price is None or weeks is None or rest is None or isinstance(rest, Refused):
        return rest if isinstance(rest, Refused) and price is not None and weeks is not None else None
    shared = _same_for_every_line(rest, asked)
    if shared is None:
        return None
    shares, whole, nest, refused = shared
    days, most = rule.year_days, int(asked.total.max(initial=0)) + 1
    largest = max(_largest(weight) for weight in (*shares.values(), whole))
    if 2 * most * days * largest > LIMIT or price * weeks * 7 > LIMIT:
        return None
    first: Ints = np.minimum(asked.total * days, np.int64(price * weeks * 7))
    left = asked.total * days - first
    weights: dict[PayerRole, Ints] = {role: left * shares.get(role, 0) for role in PAYER_ROLES}
    weights[rule.payer] = weights[rule.payer] + first * whole
    return ByTotal(asked.total, weights, days * whole, _nest(rule, nest), refused)


def _same_for_every_line(
    rest: Answer, asked: Asked
) -> tuple[dict[PayerRole, Weight], Weight, Nest, Codes | None] | None:
    """The weights of the rest's shares and their sum, where all lines of a package have the same."""
    match rest:
        case ByKind():
            sets = {tuple(sorted(rest.shares[kind].items())) for kind in asked.kinds}
            if len(sets) != 1:
                return None
            shares = dict(next(iter(sets)))
            scale = lcm(*(share.denominator for share in shares.values()))
            return {role: int(share * scale) for role, share in shares.items()}, scale, rest.nest, None
        case ByPackage():
            scale = lcm(*(share.denominator for one in rest.shares for share in one.values()))
            weights: dict[PayerRole, Weight] = {
                role: np.array([int(one.get(role, Fraction(0)) * scale) for one in rest.shares])[rest.branch]
                for role in PAYER_ROLES
            }
            return weights, scale, (), rest.refused
        case ByWeight():
            return dict(rest.weights), rest.whole, (), rest.refused
        case _:
            return None


def _weeks(rule: EducationCarveOut, asked: Asked) -> int | None:
    try:
        weeks = asked.agreement.parameters[rule.taught_weeks].on(asked.day)
    except (AgreementRefusal, KeyError):
        return None
    return weeks if type(weeks) is int and 0 <= weeks * 7 <= rule.year_days else None


def _nest(rule: EducationCarveOut, nest: Nest) -> Nest:
    """The sectors of the rest beside the payer of education, unless that payer is in one of them."""
    if not nest or any(rule.payer in group for group in nest):
        return ()
    return ((rule.payer,), *nest)


def _largest(weight: Weight) -> int:
    return weight if isinstance(weight, int) else int(weight.max(initial=0))
