"""When a clock ends: days counted from a day, and the instant at which the last of them is over.

The day a clock starts on is not counted. Only working-day clocks skip days; all others may end on any day.
Nothing here reads a clock: every day and instant is given. Limits are in `limits`, pauses in `pausing`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from typing import Literal, assert_never
from zoneinfo import ZoneInfo

from agreements.words import Words
from workflow.clocks.calendar import Calendar
from workflow.clocks.faults import ClockFault

DayUnit = Literal["working_days", "days", "weeks", "months", "years"]
"""What is counted from a day: the last day is whole."""
Unit = Literal[DayUnit, "hours"]

_LONDON = ZoneInfo("Europe/London")
_ONE_DAY = timedelta(days=1)

_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("working day", "working days"), "working_days"),
    **dict.fromkeys(("diwrnod gwaith", "ddiwrnod gwaith", "niwrnod gwaith"), "working_days"),
    **dict.fromkeys(("day", "days", "diwrnod", "ddiwrnod", "niwrnod"), "days"),
    **dict.fromkeys(("week", "weeks", "wythnos"), "weeks"),
    **dict.fromkeys(("month", "months", "mis", "fis"), "months"),
    **dict.fromkeys(("year", "years", "blwyddyn", "flwyddyn", "flynedd", "blynedd", "mlynedd"), "years"),
    **dict.fromkeys(("hour", "hours", "awr"), "hours"),
}


class NegativeCount(ClockFault):
    """A clock was asked to run for fewer than no days."""

    def __init__(self, count: int) -> None:
        super().__init__(
            Words(
                cy=f"Rhaid i hyd terfyn amser fod yn 0 neu'n fwy, nid {count}.",
                en=f"The length of a time limit must be 0 or more, not {count}.",
            )
        )


class PastTheLastDate(ClockFault):
    """A clock would end after the last date that can be written down (9999-12-31)."""

    def __init__(self) -> None:
        super().__init__(
            Words(
                cy=f"Byddai'r terfyn amser yn dod i ben ar ôl {MAXYEAR}, blwyddyn olaf y cyfrif.",
                en=f"The time limit would end after the year {MAXYEAR}, the last that can be counted.",
            )
        )


class LimitNotUnderstood(ClockFault):
    """A written length is not a whole number and a unit."""

    def __init__(self, text: str) -> None:
        super().__init__(
            Words(
                cy=f"Ni ddeellir yr hyd «{text}»: rhowch rif cyfan ac uned, er enghraifft «5 diwrnod gwaith» "
                "(diwrnod gwaith, diwrnod, wythnos, mis, blwyddyn neu awr).",
                en=f"The length «{text}» is not understood: give a whole number and a unit, for example "
                "«5 working days» (working days, days, weeks, months, years or hours).",
            )
        )


class HoursNeedAnInstant(ClockFault):
    """A clock of hours runs from an instant, and no more than a day was given."""

    def __init__(self) -> None:
        super().__init__(
            Words(
                cy="Mae terfyn mewn oriau yn rhedeg o foment benodol, nid o ddiwrnod.",
                en="A time limit in hours runs from an instant, not from a day.",
            )
        )


class NotAnInstant(ClockFault):
    """A datetime without a time zone was given where an instant was needed."""

    def __init__(self, instant: datetime) -> None:
        super().__init__(
            Words(
                cy=f"Nid oes parth amser i {instant.isoformat()}, felly nid yw'n foment benodol.",
                en=f"{instant.isoformat()} has no time zone, so it is no single instant.",
            )
        )


@dataclass(frozen=True)
class Due:
    """The last day of a clock, and the UTC instant at which that day is over in Europe/London."""

    due_on: date
    due_at: datetime
    calendar: str
    """The version of the calendar it was counted with."""
    provisional: bool
    """The day lies past the last year whose bank holidays are known, and may still move."""


def due(from_on: date, count: int, unit: Unit, calendar: Calendar) -> Due:
    """When a clock of `count` units that starts on `from_on` ends; months and years clamp to the last day.

    A working-day clock always ends on a working day: with a count of 0 it ends on `from_on`, or on the next
    working day if that is none. Raises BeforeCalendar, NegativeCount, PastTheLastDate, or HoursNeedAnInstant:
    a clock of hours is `pausing.ends_at`'s.
    """
    if unit == "hours":
        raise HoursNeedAnInstant
    if count < 0:
        raise NegativeCount(count)
    calendar.refuse_before(from_on)
    try:
        due_on = _last_day(from_on, count, unit, calendar)
        due_at = start_of_day(due_on + _ONE_DAY)
    except OverflowError as past:
        raise PastTheLastDate from past
    return Due(
        due_on=due_on, due_at=due_at, calendar=calendar.version, provisional=due_on > calendar.known_to
    )


def parse_limit(text: str) -> tuple[int, Unit]:
    """A length as people write it, in English or Welsh, singular or plural: "5 working days", "1 mis".

    Raises LimitNotUnderstood.
    """
    found = re.fullmatch(r"([0-9]{1,9})\s+(\S.*)", text.strip())
    unit = _UNITS.get(" ".join(found[2].casefold().split())) if found else None
    if not found or not unit:
        raise LimitNotUnderstood(text)
    return int(found[1]), unit


def local_date(instant: datetime) -> date:
    """The day of that instant in Europe/London. Raises NotAnInstant for a datetime without a time zone."""
    if instant.tzinfo is None:
        raise NotAnInstant(instant)
    return instant.astimezone(_LONDON).date()


def start_of_day(on: date) -> datetime:
    """The first instant of that day in Europe/London, as UTC; midnight is never skipped or repeated there."""
    return datetime.combine(on, time.min, tzinfo=_LONDON).astimezone(UTC)


def working_days_between(from_on: date, to_on: date, calendar: Calendar) -> int:
    """How many working days d there are with from_on < d <= to_on; 0 if `to_on` is not later."""
    span = range(1, (to_on - from_on).days + 1)
    return sum(calendar.is_working_day(from_on + timedelta(days=step)) for step in span)


def add_working_days(on: date, n: int, calendar: Calendar) -> date:
    """The nth working day after `on` (before it, if n is negative); `on` itself is not counted.

    With n = 0: `on`, or the next working day if it is none. Raises BeforeCalendar, or OverflowError past the
    year 9999.
    """
    day = on
    if n == 0:
        while not calendar.is_working_day(day):
            day += _ONE_DAY
        return day
    step = _ONE_DAY if n > 0 else -_ONE_DAY
    left = abs(n)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


def _last_day(from_on: date, count: int, unit: Unit, calendar: Calendar) -> date:
    match unit:
        case "working_days":
            return add_working_days(from_on, count, calendar)
        case "days":
            return from_on + timedelta(days=count)
        case "weeks":
            return from_on + timedelta(weeks=count)
        case "months":
            return _add_months(from_on, count)
        case "years":
            return _add_months(from_on, 12 * count)
        case "hours":
            raise HoursNeedAnInstant
    assert_never(unit)


def _add_months(on: date, months: int) -> date:
    years, month = divmod(on.month - 1 + months, 12)
    year = on.year + years
    if year > MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
