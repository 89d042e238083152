"""Vector forms of the kinds that are made of others: caps, floors, one of two, a default with exceptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm

import numpy as np

from agreements.formulas import Formula
from agreements.formulas.cap import Cap
from agreements.formulas.exception_chain import ExceptionChain
from agreements.formulas.floor import Floor
from agreements.formulas.limit import PayerLimit
from agreements.formulas.one_of_two import OneOfTwo
from agreements.payers import PAYER_ROLES, PayerRole
from agreements.simulation.answering import Ask, first_of, numbered
from agreements.simulation.answers import Answer, Asked, ByKind, ByTotal, OneOf, Shape
from agreements.simulation.answers import Refused as RefusedAll
from agreements.simulation.cohort import Codes, Flags, Ints
from agreements.simulation.columns_of_pence import LIMIT, Weight
from agreements.simulation.exact_amounts import Amounts, amounts_of
from agreements.simulation.forms_of_totals import weekly
from agreements.simulation.holding import holding


def cap(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The formula within, and where the payer would carry more than the limit, the excess to the others."""
    assert isinstance(rule, Cap)
    found = _limited(rule, asked, ask)
    if found is None:
        return None
    within, amounts, limit = found
    scale = lcm(*(share.denominator for share in rule.excess_to.values()))
    if 4 * amounts.most * scale > LIMIT:
        return None
    per = amounts.per * scale
    carried = amounts.weights[rule.payer]
    over = carried - limit * amounts.per
    weights = {role: weight * scale for role, weight in amounts.weights.items()}
    weights[rule.payer] = np.zeros_like(carried) + limit * per
    for role, share in rule.excess_to.items():
        weights[role] = weights[role] + over * int(share * scale)
    capped = ByTotal(asked.total, weights, per)
    near = (carried + asked.count * amounts.per > limit * amounts.per) & (carried > 0)
    return _unless(within, amounts, asked, changed=over > 0, near=near, into=capped)


def floor(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The formula within, and where the payer would carry less than the floor, more from the others."""
    assert isinstance(rule, Floor)
    found = _limited(rule, asked, ask)
    if found is None:
        return None
    within, amounts, limit = found
    per, carried = amounts.per, amounts.weights[rule.payer]
    least = np.minimum(asked.total, np.int64(limit)) * per
    weights = dict(amounts.weights)
    left = np.maximum(least - carried, 0)
    for role in rule.taken_from:
        part = np.maximum(np.minimum(amounts.weights[role], left), 0)
        weights[role] = weights[role] - part
        left = left - part
    if len(set(rule.taken_from)) != len(rule.taken_from) or rule.payer in rule.taken_from:
        return None
    weights[rule.payer] = np.asarray(least, dtype=np.int64)
    short = left > 0
    lifted = ByTotal(asked.total, weights, per)
    near = (carried - asked.count * per < least) & (asked.total > 0)
    answer = _unless(within, amounts, asked, changed=carried < least, near=near, into=lifted)
    return OneOf(answer.answers, first_of([amounts.refused, numbered(short)]))


def greater_of(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The payer's greater amount of two, and the rest in shares."""
    return _one_of_two(rule, asked, ask, np.maximum)


def lesser_of(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """The payer's lesser amount of two, and the rest in shares."""
    return _one_of_two(rule, asked, ask, np.minimum)


def exception_chain(rule: Formula, asked: Asked, ask: Ask) -> Answer | None:
    """For each package the one exception that applies, or the default."""
    assert isinstance(rule, ExceptionChain)
    parts = {name: asked.within(rule, name) for name in rule.parts()}
    answers: dict[str, Answer] = {}
    for name, part in parts.items():
        found = None if part is None else ask(*part)
        if found is None:
            return None
        answers[name] = found
    taken = np.zeros(len(asked.rows), dtype=np.int32)
    second = np.zeros(len(asked.rows), dtype=np.int32)
    unknown = np.zeros(len(asked.rows), dtype=np.int32)
    for number, one in enumerate(rule.exceptions, start=1):
        holds, missing = holding(one.when, asked)
        unknown[missing & (unknown == 0)] = number
        applies = holds & ~missing
        second[applies & (taken > 0) & (second == 0)] = number
        taken[applies & (taken == 0)] = number
    uses = (rule.default, *(one.use for one in rule.exceptions))
    chosen = {
        name: _chosen(taken, [number for number, use in enumerate(uses) if use == name]) for name in uses
    }
    refusals = [_or_none(unknown), _or_none(second)]
    shapes: list[tuple[Flags, Shape]] = []
    for name, rows in chosen.items():
        answer = answers[name]
        if isinstance(answer, RefusedAll):
            refusals.append(numbered(rows))
            continue
        shapes.append((rows, answer))
        own = _refused(answer)
        refusals.append(None if own is None else np.where(rows, own, 0).astype(np.int32))
    return OneOf(tuple(shapes), first_of(refusals))


def _limited(rule: PayerLimit, asked: Asked, ask: Ask) -> tuple[Shape, Amounts, int] | None:
    """The answer of the formula within, its exact amounts, and the limit of the day."""
    limit, part = weekly(rule.limit, asked), asked.within(rule, rule.of)
    answer = None if part is None else ask(*part)
    if limit is None or answer is None or isinstance(answer, RefusedAll):
        return None
    amounts = amounts_of(answer, asked)
    if amounts is None or 4 * (max(limit, int(asked.total.max(initial=0))) + 200) * amounts.most > LIMIT:
        return None
    return answer, amounts, limit


def _unless(
    within: Shape, amounts: Amounts, asked: Asked, *, changed: Flags, near: Flags, into: ByTotal
) -> OneOf:
    """The formula within where the limit changes nothing: as it is, or so near the limit that its exact
    amounts are rounded once, on their total.
    """
    once = ~changed & near & (asked.count > 1)
    same = ByTotal(asked.total, amounts.weights, amounts.per)
    return OneOf(((~changed & ~once, within), (once, same), (changed, into)), amounts.refused)


def _one_of_two(rule: Formula, asked: Asked, ask: Ask, choose: Callable[[Ints, Ints], Ints]) -> Answer | None:
    assert isinstance(rule, OneOfTwo)
    if rule.payer in rule.rest:
        return None
    found: list[Amounts] = []
    for name in rule.of:
        part = asked.within(rule, name)
        answer = None if part is None else ask(*part)
        amounts = None if answer is None else amounts_of(answer, asked)
        if amounts is None:
            return None
        found.append(amounts)
    scale = lcm(*(share.denominator for share in rule.rest.values()))
    first, second = found
    if 4 * first.most * second.most * scale > LIMIT:
        return None
    per: Weight = first.per * second.per
    paid = choose(first.weights[rule.payer] * second.per, second.weights[rule.payer] * first.per)
    left = asked.total * per - paid
    weights = _rest(rule.payer, paid * scale, left, rule.rest, scale)
    refused = first_of([first.refused, second.refused])
    return ByTotal(asked.total, weights, per * scale, refused=refused)


def _rest(
    payer: PayerRole, paid: Ints, left: Ints, rest: Mapping[PayerRole, Fraction], scale: int
) -> dict[PayerRole, Ints]:
    weights = {role: np.zeros_like(paid) for role in PAYER_ROLES}
    weights[payer] = paid
    for role, share in rest.items():
        weights[role] = left * int(share * scale)
    return weights


def _refused(answer: Shape) -> Codes | None:
    return None if isinstance(answer, ByKind) else answer.refused


def _chosen(taken: Codes, numbers: list[int]) -> Flags:
    return np.isin(taken, numbers)


def _or_none(numbers: Codes) -> Codes | None:
    return numbers if bool(numbers.any()) else None
