"""Recounting: the due instant of a clock from its start, its length, its pauses and its extensions.
Nothing is stored here.
"""

from __future__ import annotations

from datetime import datetime

from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline
from workflow.clocks.due import local_date
from workflow.clocks.pausing import lengthened


def due_again(
    at: Draft, clock: Deadline, *, paused: int | None = None, extended: int | None = None
) -> datetime:
    """The due instant after a pause or an extension, recomputed from the clock's start."""
    return lengthened(
        local_date(clock.started_at),
        clock.count,
        clock.unit,  # type: ignore[arg-type]  # checked text in the table
        paused=clock.paused if paused is None else paused,
        extended=clock.extended if extended is None else extended,
        calendar=at.under.calendar,
    ).due_at
