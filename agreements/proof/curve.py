"""A sum of money as a function of a week's cost: straight between exact points, over a stretch of costs.

Exact arithmetic on fractions; a comparison of two curves holds at every cost of the stretch, not at
samples of it, because between neighbouring points both are straight.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

Point = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points (cost in pence, amount in pence) with rising costs; between two of them a straight line."""

    points: tuple[Point, ...]

    @classmethod
    def through(cls, points: Iterable[tuple[Fraction | int, Fraction | int]]) -> "Curve":
        """The curve through these points; ValueError where there is none or the costs do not rise."""
        found = tuple((Fraction(cost), Fraction(amount)) for cost, amount in points)
        if not found or any(left[0] >= right[0] for left, right in pairwise(found)):
            raise ValueError("a curve needs points with rising costs")
        return cls(found)

    @classmethod
    def share(cls, share: Fraction, *, first: int, last: int) -> "Curve":
        """A share of the cost, for costs from first to last (pence)."""
        return cls._straight(first, last, lambda cost: share * cost)

    @classmethod
    def flat(cls, amount: Fraction | int, *, first: int, last: int) -> "Curve":
        """The same amount at every cost."""
        return cls._straight(first, last, lambda _: Fraction(amount))

    @property
    def first(self) -> Fraction:
        """The lowest cost of the stretch."""
        return self.points[0][0]

    @property
    def last(self) -> Fraction:
        """The highest cost of the stretch."""
        return self.points[-1][0]

    def at(self, cost: Fraction | int) -> Fraction:
        """The amount at a cost; ValueError outside the stretch."""
        if not self.first <= cost <= self.last:
            raise ValueError(f"the cost {cost} is outside the curve")
        for (left, low), (right, high) in pairwise(self.points):
            if left <= cost <= right:
                return low + (high - low) * (Fraction(cost) - left) / (right - left)
        return self.points[0][1]

    def slopes(self) -> tuple[Fraction, ...]:
        """The pence that one more penny of cost adds, on each straight piece."""
        return tuple((high - low) / (right - left) for (left, low), (right, high) in pairwise(self.points))

    def clipped(self, *, first: int, last: int) -> "Curve":
        """The same curve over a part of its stretch."""
        inside = [cost for cost, _ in self.points if first < cost < last]
        costs = sorted({Fraction(first), *inside, Fraction(last)})
        return Curve(tuple((cost, self.at(cost)) for cost in costs))

    def plus(self, other: "Curve") -> "Curve":
        """The sum of two curves over the same stretch."""
        return self._with(other, lambda mine, theirs: mine + theirs)

    def minus(self, other: "Curve") -> "Curve":
        """What is left of this curve when the other is taken from it."""
        return self._with(other, lambda mine, theirs: mine - theirs)

    def times(self, factor: Fraction) -> "Curve":
        """Every amount times a factor."""
        return Curve(tuple((cost, amount * factor) for cost, amount in self.points))

    def smaller_of(self, other: "Curve") -> "Curve":
        """At every cost the smaller of the two."""
        return self._with(other, min)

    def greater_of(self, other: "Curve") -> "Curve":
        """At every cost the greater of the two."""
        return self._with(other, max)

    def exceeds(self, other: "Curve") -> Fraction | None:
        """The lowest known cost at which this curve is above the other; None where it never is."""
        over = [cost for cost, amount in self.minus(other).points if amount > 0]
        return over[0] if over else None

    @classmethod
    def _straight(cls, first: int, last: int, amount: Callable[[Fraction], Fraction]) -> "Curve":
        return cls(tuple((cost, amount(cost)) for cost in sorted({Fraction(first), Fraction(last)})))

    def _with(self, other: "Curve", combined: Callable[[Fraction, Fraction], Fraction]) -> "Curve":
        if (self.first, self.last) != (other.first, other.last):
            raise ValueError("two curves over different stretches of cost")
        costs = sorted({cost for cost, _ in (*self.points, *other.points)})
        costs = sorted({*costs, *self._crossings(other, costs)})
        return Curve(tuple((cost, combined(self.at(cost), other.at(cost))) for cost in costs))

    def _crossings(self, other: "Curve", costs: list[Fraction]) -> Iterable[Fraction]:
        """The costs between neighbouring points where one curve passes the other."""
        for left, right in pairwise(costs):
            before, after = self.at(left) - other.at(left), self.at(right) - other.at(right)
            if before * after < 0:
                yield left + (right - left) * before / (before - after)
