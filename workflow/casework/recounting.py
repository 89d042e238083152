"""Recounting: the due instant of a clock from its start, its length, its pauses and its extensions.
Nothing is stored here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline
from workflow.clocks.calendar import Calendar
from workflow.clocks.pausing import ends_at


def due_again(
    at: Draft, clock: Deadline, *, paused: int | None = None, extended: int | None = None
) -> datetime:
    """The due instant after a pause or an extension, recomputed from the clock's start."""
    return counted(
        replace(
            clock,
            paused=clock.paused if paused is None else paused,
            extended=clock.extended if extended is None else extended,
        ),
        at.under.calendar,
    )


def counted(clock: Deadline, calendar: Calendar) -> datetime:
    """The due instant of a clock counted from its own columns with this list of bank holidays."""
    return ends_at(
        clock.started_at,
        clock.count,
        clock.unit,  # type: ignore[arg-type]  # checked text in the table
        paused=clock.paused,
        extended=clock.extended,
        calendar=calendar,
        not_before=clock.not_before,
    )
