"""Disagreements beside a formula: how many bodies proposed shares so near to it that a rule "within n points
the formula stands" would have ended the matter. No judgement of who was right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from agreements.payers import PAYER_ROLES
from agreements.simulation.simulating import Both


@dataclass(frozen=True, slots=True)
class Proposed:
    """One disagreement: the row of its package, and the shares that each body last proposed in it, in pence a
    week by payer role; a body that proposed none is not there.
    """

    row: int
    shares: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class WithinPoints:
    """How many disagreements there are, how many have proposed shares that a side can be held against, and of
    those how many lie within so many percentage points of each side's formula.
    """

    points: Fraction
    disagreements: int
    proposed: int
    inside_before: int
    inside_after: int


def within_points(both: Both, disagreements: Iterable[Proposed], *, points: Fraction) -> WithinPoints:
    """A disagreement is inside when no share that either body proposed is more than so many percentage points
    of the cost away from the formula, on any account. One that both sides refuse is not counted as proposed.
    """
    counted = proposed = inside_before = inside_after = 0
    for one in disagreements:
        counted += 1
        before, after = (_furthest(one, outcome.pence[:, one.row].tolist(), outcome.reason[one.row] == 0)
                         for outcome in (both.was, both.becomes))  # fmt: skip
        proposed += before is not None or after is not None
        inside_before += before is not None and before <= points
        inside_after += after is not None and after <= points
    return WithinPoints(points, counted, proposed, inside_before, inside_after)


def _furthest(one: Proposed, formula: list[int], answered: bool) -> Fraction | None:
    """The most percentage points that a proposed share is away from the formula; None: nothing to compare."""
    cost = sum(formula)
    distances = [
        100 * abs(Fraction(shares.get(role, 0), sum(shares.values())) - Fraction(pence, cost))
        for shares in one.shares.values()
        if answered and cost and sum(shares.values())
        for role, pence in zip(PAYER_ROLES, formula, strict=True)
    ]
    return max(distances, default=None)
