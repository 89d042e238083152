"""Runs a simulation: both sides over the whole cohort, a block of packages at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from agreements.simulation.cohort import Cohort
from agreements.simulation.outcome import Outcome
from agreements.simulation.rows import Rows
from agreements.simulation.sides import Side
from agreements.simulation.vector import VectorEngine

BLOCK: Final = 65_536
"""Packages at a time: few enough that a block's columns stay in the processor's own memory."""


@dataclass(frozen=True, slots=True)
class Both:
    """What both sides answer for a cohort."""

    cohort: Cohort
    before: Side
    after: Side
    was: Outcome
    becomes: Outcome


def worked(
    cohort: Cohort,
    before: Side,
    after: Side,
    *,
    on: date | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> Both:
    """Both sides for every package, on a given day or each on its first; `tell` hears how many are done."""
    engines = [(VectorEngine(side, cohort, on), Outcome.empty(len(cohort))) for side in (before, after)]
    every = Rows.whole(cohort)
    for first in range(0, len(cohort), BLOCK):
        last = min(first + BLOCK, len(cohort))
        rows = every.part(first, last)
        for engine, outcome in engines:
            engine.work(rows, outcome)
        tell(last)
    return Both(cohort, before, after, engines[0][1], engines[1][1])
