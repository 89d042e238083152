"""Clocks that wait: how many days a pause lasted, and when a paused or extended clock ends.

A pause or an extension only ever adds days. Who may pause or extend, and why, is casework.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from agreements.words import Words
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import (
    Due,
    NegativeCount,
    Unit,
    due,
    local_date,
    start_of_day,
    working_days_between,
)
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


def ends_at(
    started_at: datetime,
    count: int,
    unit: Unit,
    *,
    paused: int,
    extended: int,
    calendar: Calendar,
    not_before: date | None = None,
) -> datetime:
    """The instant (UTC) at which a clock ends: what every due instant is counted and counted again with.

    A clock of hours runs through nights and holidays, from the instant itself. `not_before`: the day whose
    end is the earliest that it may end (a change of the rules gave it). Raises as `due` does.
    """
    if unit == "hours":
        counted = started_at + timedelta(hours=count + paused + extended)
    else:
        from_on = local_date(started_at)
        counted = lengthened(from_on, count, unit, paused=paused, extended=extended, calendar=calendar).due_at
    if not_before is None:
        return counted
    return max(counted, start_of_day(not_before + timedelta(days=1)))


def days_paused(since: datetime, until: datetime, unit: Unit, calendar: Calendar) -> int:
    """How many days a pause takes out of a clock of that unit: the days d in Europe/London with
    since < d <= until, so a pause that begins and ends on one day takes none.

    Working days for a working-day clock, whole hours for one of hours, days of the calendar for every other.
    The caller gives no part of a pause that lies before the clock's start. Raises PauseEndsBeforeItBegins,
    NotAnInstant or BeforeCalendar.
    """
    from_on, to_on = local_date(since), local_date(until)
    if until < since:
        raise PauseEndsBeforeItBegins(since, until)
    if unit == "hours":
        return int((until - since) / timedelta(hours=1))
    if _unit_of_pause(unit) == "working_days":
        return working_days_between(from_on, to_on, calendar)
    return (to_on - from_on).days


def _unit_of_pause(unit: Unit) -> Unit:
    return "working_days" if unit == "working_days" else "days"
