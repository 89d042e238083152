"""Places whole pence on cost lines: by exact shares at the grain that the agreement names, or to totals set
by people.

Every line comes out at its cost and every payer at its total; no payer without a share of a line gets a
penny of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from agreements.facts import PackageLine
from agreements.formulas import Division
from agreements.model import Rounding
from agreements.money import apportion
from agreements.payers import PayerRole

Placed = dict[PayerRole, int]


def by_line(
    cost: int, shares: Mapping[PayerRole, Fraction], *, order: Sequence[PayerRole], method: str
) -> Placed:
    """One line's pence, rounded on the line."""
    sharing = [role for role in order if shares.get(role)]
    pence = apportion(cost, [shares[role] for role in sharing], method=method)
    return dict(zip(sharing, pence, strict=True))


@dataclass(frozen=True, slots=True)
class Rounded:
    """Lines of one rule that were rounded on their total: their places in the group, the shares that they
    have, their cost, and each payer's pence of it.
    """

    places: tuple[int, ...]
    shares: Mapping[PayerRole, Fraction]
    cost: int
    totals: Placed


def placed_pence(
    rounding: Rounding, lines: Sequence[PackageLine], division: Division
) -> tuple[list[Placed], tuple[Rounded, ...]]:
    """The pence of every line of one rule, and the totals on which they were rounded.

    At the grain of a line each is rounded by itself (no totals), unless its shares depend on the total; else
    the lines that have the same shares are rounded once, on their total.
    """
    order, method = rounding.order, rounding.method
    if rounding.grain == "line" and not division.together:
        alone = [
            _by_level(line.weekly_pence, divided.shares, division.nest, order=order, method=method)
            for line, divided in zip(lines, division.lines, strict=True)
        ]
        return alone, ()
    placed: dict[int, Placed] = {}
    rounded: list[Rounded] = []
    for shares, places in _alike(division):
        costs = [lines[place].weekly_pence for place in places]
        totals = _by_level(sum(costs), shares, division.nest, order=order, method=method)
        placed.update(zip(places, to_totals(costs, totals), strict=True))
        rounded.append(Rounded(tuple(places), shares, sum(costs), totals))
    return [placed[place] for place in range(len(lines))], tuple(rounded)


def _alike(division: Division) -> Iterable[tuple[Mapping[PayerRole, Fraction], list[int]]]:
    """The places of the lines that have the same shares."""
    alike: dict[tuple[tuple[PayerRole, Fraction], ...], list[int]] = {}
    for place, line in enumerate(division.lines):
        alike.setdefault(tuple(sorted(line.shares.items())), []).append(place)
    return ((dict(shares), places) for shares, places in alike.items())


def _by_level(
    cost: int,
    shares: Mapping[PayerRole, Fraction],
    nest: Sequence[Sequence[PayerRole]],
    *,
    order: Sequence[PayerRole],
    method: str,
) -> Placed:
    """Between the groups of payers first, then inside each, the group's pence fixed."""
    if not nest:
        return by_line(cost, shares, order=order, method=method)
    sharing = [group for group in nest if sum(shares.get(role, 0) for role in group)]
    sums = [Fraction(sum(shares.get(role, 0) for role in group)) for group in sharing]
    placed: Placed = {}
    for group, pence in zip(sharing, apportion(cost, sums, method=method), strict=True):
        inside = {role: shares[role] for role in group if shares.get(role)}
        placed.update(by_line(pence, inside, order=order, method=method))
    return placed


def to_totals(costs: Sequence[int], totals: Mapping[PayerRole, int]) -> list[Placed]:
    """Pence on each line so that lines come out at their costs and payers at their totals (which sum
    alike).

    Each line first gets every payer's whole pennies at its part of the total; the pennies left on a
    line go to the payers that are furthest from their totals, in the order of `totals`.
    """
    whole = sum(totals.values())
    if whole != sum(costs):
        raise ValueError(f"totals of {whole} pence cannot be placed on lines of {sum(costs)} pence")
    placed = [
        {role: cost * total // whole if whole else 0 for role, total in totals.items()} for cost in costs
    ]
    wanting = {role: total - sum(line[role] for line in placed) for role, total in totals.items()}
    for cost, line in zip(costs, placed, strict=True):
        for _ in range(cost - sum(line.values())):
            neediest = max(wanting, key=lambda role: wanting[role])
            line[neediest] += 1
            wanting[neediest] -= 1
    return placed
