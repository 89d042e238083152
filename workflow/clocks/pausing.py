"""Clocks that wait: how many days a pause lasted, and when a paused or extended clock ends.

A pause or an extension only ever adds days. Who may pause or extend, and why, is casework.
"""

from __future__ import annotations

from datetime import date, datetime

from agreements.words import Words
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import Due, NegativeCount, Unit, due, local_date, working_days_between
from workflow.clocks.faults import ClockFault


class PauseEndsBeforeItBegins(ClockFault):
    """A pause was said to end before it began."""

    def __init__(self, since: datetime, until: datetime) -> None:
        super().__init__(
            Words(
                cy=f"Ni all saib ddod i ben ({until.isoformat()}) cyn iddo ddechrau ({since.isoformat()}).",
                en=f"A pause cannot end ({until.isoformat()}) before it begins ({since.isoformat()}).",
            )
        )


def lengthened(
    from_on: date, count: int, unit: Unit, *, paused: int, extended: int, calendar: Calendar
) -> Due:
    """When a clock ends that was paused for `paused` days and extended by `extended` of its own units.

    `paused` counts working days for a working-day clock and days of the calendar for every other (see
    `days_paused`): the clock ends that many days after it otherwise would have. Raises as `due` does.
    """
    for added in (count, paused, extended):
        if added < 0:
            raise NegativeCount(added)
    without_pause = due(from_on, count + extended, unit, calendar)
    return due(without_pause.due_on, paused, _unit_of_pause(unit), calendar)


def days_paused(since: datetime, until: datetime, unit: Unit, calendar: Calendar) -> int:
    """How many days a pause takes out of a clock of that unit: the days d in Europe/London with
    since < d <= until, so a pause that begins and ends on one day takes none.

    Working days for a working-day clock, days of the calendar for every other. The caller gives no part of a
    pause that lies before the clock's start. Raises PauseEndsBeforeItBegins, NotAnInstant or BeforeCalendar.
    """
    from_on, to_on = local_date(since), local_date(until)
    if until < since:
        raise PauseEndsBeforeItBegins(since, until)
    if _unit_of_pause(unit) == "working_days":
        return working_days_between(from_on, to_on, calendar)
    return (to_on - from_on).days


def _unit_of_pause(unit: Unit) -> Unit:
    return "working_days" if unit == "working_days" else "days"
