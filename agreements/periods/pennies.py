"""Exact amounts become whole pence: the total is rounded once, half away from zero, and shared by the exact
amounts. A credit mirrors a charge. It knows no days and no rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from agreements.money import Method, apportion, round_half_away
from agreements.periods.naming import payer_words
from agreements.periods.refused import BadAmounts
from agreements.words import Words

Exact = Mapping[str, Fraction]
Nest = tuple[tuple[str, ...], ...]
"""Groups of payers between which pence are placed before they are placed inside each; none: no levels."""


@dataclass(frozen=True, slots=True)
class PennyRule:
    """How the odd penny is placed: the method, every payer in the declared order (a residual account last),
    and the clause that says so.
    """

    method: Method
    order: tuple[str, ...]
    clause: str | None = None


def whole_pence(exact: Exact, *, rule: PennyRule, nest: Nest = ()) -> dict[str, int]:
    """Whole pence for every payer, in the declared order, that sum to the rounded total.

    `nest`: pence are placed between these groups of payers first, and then inside each, the group's pence
    fixed; a payer that stands in none is a group of its own, after them.

    Raises BadAmounts for a payer outside the declared order and for charges mixed with credits.
    """
    _refuse(exact, rule)
    total = round_half_away(sum(exact.values(), Fraction(0)))
    paying = [payer for payer in rule.order if exact.get(payer)]
    pence = {payer: 0 for payer in rule.order if payer in exact}
    pence.update(_by_level(total, {payer: abs(exact[payer]) for payer in paying}, nest, rule.method))
    return pence


def _by_level(total: int, weights: Exact, nest: Nest, method: Method) -> dict[str, int]:
    """Pence by weights in their order: between the groups of `nest` first, then inside each."""
    if not weights:
        return {}
    grouped = {payer for group in nest for payer in group}
    groups = [tuple(payer for payer in weights if payer in group) for group in nest]
    groups += [(payer,) for payer in weights if payer not in grouped] if nest else [tuple(weights)]
    groups = [group for group in groups if group]
    sums = [sum((weights[payer] for payer in group), Fraction(0)) for group in groups]
    placed: dict[str, int] = {}
    for group, pence in zip(groups, apportion(total, sums, method=method), strict=True):
        shares = apportion(pence, [weights[payer] for payer in group], method=method)
        placed.update(zip(group, shares, strict=True))
    return placed


def added(amounts: Iterable[Exact]) -> dict[str, Fraction]:
    """The sum for every payer that is named."""
    sums: dict[str, Fraction] = {}
    for amount in amounts:
        for payer, value in amount.items():
            sums[payer] = sums.get(payer, Fraction(0)) + value
    return sums


def shared_by(total_pence: int, weights: Mapping[str, Fraction | int], *, rule: PennyRule) -> dict[str, int]:
    """A whole number of pence shared by weights, in the declared order: `alloc(T, w)` of the catalogue.

    Raises BadAmounts where a payer is outside the order, a weight is negative, or pence have nobody to carry
    them.
    """
    _refuse_strangers(weights, rule)
    members = [payer for payer in rule.order if payer in weights]
    if any(weights[payer] < 0 for payer in members):
        raise BadAmounts(_NEGATIVE_WEIGHT, clause=rule.clause)
    if not any(weights.values()):
        if total_pence:
            raise BadAmounts(_NOBODY_TO_PAY, clause=rule.clause)
        return dict.fromkeys(members, 0)
    carrying: Sequence[str] = [payer for payer in members if weights[payer]]
    pence = dict.fromkeys(members, 0)
    shares = apportion(total_pence, [weights[payer] for payer in carrying], method=rule.method)
    pence.update(zip(carrying, shares, strict=True))
    return pence


def _refuse(exact: Exact, rule: PennyRule) -> None:
    _refuse_strangers(exact, rule)
    if min(exact.values(), default=Fraction(0)) < 0 < max(exact.values(), default=Fraction(0)):
        raise BadAmounts(_MIXED, clause=rule.clause)


def _refuse_strangers(amounts: Mapping[str, object], rule: PennyRule) -> None:
    for payer in amounts:
        if payer not in rule.order:
            raise BadAmounts(_STRANGER.filled(payer=payer_words(payer)), clause=rule.clause)


_STRANGER = Words(
    cy="nid yw {payer} yn nhrefn y talwyr, felly ni ellir rhoi ceiniogau yno",
    en="{payer} is not in the order of payers, so no pence can be placed there",
)
_MIXED = Words(
    cy="mae taliadau a chredydau yn yr un swm; rhaid eu talgrynnu ar wahân",
    en="charges and credits stand in one amount; they must be rounded apart",
)
_NEGATIVE_WEIGHT = Words(cy="ni all pwysau fod yn negyddol", en="a weight cannot be negative")
_NOBODY_TO_PAY = Words(
    cy="mae'r pwysau i gyd yn ddim, felly nid oes neb i dalu'r swm",
    en="every weight is nought, so nobody can carry the amount",
)
