"""The figures of a year's pool as a file states them, rule by rule. Whole pence and exact use; it shares
nothing.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from agreements.periods.clause_rule import ExactRate, Stated, WholePence
from agreements.pools.members import Member

PenceOf = Annotated[Mapping[Member, WholePence], Field(max_length=100)]
UseOf = Annotated[Mapping[Member, ExactRate], Field(max_length=100)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class UsageFigures(Stated):
    """Last year's use and the budget; this year's use and what was spent."""

    budget_pence: WholePence
    last_year: UseOf
    spent_pence: WholePence
    this_year: UseOf


class PopulationFigures(Stated):
    """The budget; the numbers of people are the agreement's own dated value."""

    budget_pence: WholePence


class LevyFigures(Stated):
    """What the levy comes to."""

    total_pence: WholePence


class NoWorseOffFigures(Stated):
    """What each member would pay in the pool, and without it."""

    shares: PenceOf
    baseline: PenceOf


class AsymmetricFigures(Stated):
    """What each member paid at the start, and the new total."""

    start: PenceOf
    new_total_pence: WholePence


class LineFigures(Stated):
    """A line of the pool's budget, who hosts it and what was spent."""

    id: Name
    host: Member
    budget_pence: WholePence
    spent_pence: WholePence
    fixed: bool = False


class FaultFigures(Stated):
    """The part of a line's overspend that a member's own fault caused, and the finding that says so."""

    member: Member
    line: Name
    pence: WholePence
    reference: Name


class OverspendFigures(Stated):
    """A year's contributions and lines, findings of fault, and what stands in each source used first."""

    contributions: PenceOf
    lines: Annotated[tuple[LineFigures, ...], Field(max_length=1000)]
    faults: Annotated[tuple[FaultFigures, ...], Field(max_length=1000)] = ()
    sources: PenceOf = Field(default_factory=dict)


class UnderspendFigures(Stated):
    """What was left over, and what each member contributed."""

    underspend_pence: WholePence
    contributions: PenceOf


class PoolFigures(Stated):
    """The figures of each rule that is to be worked out; a rule without figures is not."""

    usage: UsageFigures | None = None
    population: PopulationFigures | None = None
    levy: LevyFigures | None = None
    no_worse_off: NoWorseOffFigures | None = None
    asymmetric_change: AsymmetricFigures | None = None
    overspend: OverspendFigures | None = None
    underspend: UnderspendFigures | None = None
