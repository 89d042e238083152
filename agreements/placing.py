"""Places whole pence on cost lines: by exact shares at the grain that the agreement names, or to totals set
by people.

Every line comes out at its cost and every payer at its total; no payer without a share of a line gets a
penny of it.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

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


def by_week(
    costs: Sequence[int], shares: Mapping[PayerRole, Fraction], *, order: Sequence[PayerRole], method: str
) -> list[Placed]:
    """The pence of lines that have the same shares, rounded once on their total."""
    return to_totals(costs, by_line(sum(costs), shares, order=order, method=method))


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
