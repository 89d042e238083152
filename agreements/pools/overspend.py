"""The figures of a year's pool: its lines, what faults cost, and the overspend. It shares nothing."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PoolLine:
    """A line of the pool's budget and what was spent on it, in pence. A fixed line is its host's risk."""

    id: str
    host: str
    budget_pence: int
    spent_pence: int
    fixed: bool = False

    @property
    def variance_pence(self) -> int:
        """Spent less budget: positive is an overspend."""
        return self.spent_pence - self.budget_pence


@dataclass(frozen=True, slots=True)
class FaultCost:
    """Pence of a line's overspend that one member's own maladministration caused, with the reference of the
    finding.
    """

    member: str
    line_id: str
    pence: int
    reference: str


def overspend_pence(lines: Sequence[PoolLine]) -> int:
    """All variances together."""
    return sum(line.variance_pence for line in lines)
