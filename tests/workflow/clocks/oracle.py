"""A second, plain way to count time limits, from rules alone: no data file, no time-zone library, nothing of
workflow. The tests hold the engine against it; it is not part of the engine."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 2012, 2028
DAY = timedelta(days=1)

# What no rule gives: days that were moved or added once, by proclamation.
MOVED_OR_ADDED = {
    2012: {date(2012, 6, 4), date(2012, 6, 5)},
    2020: {date(2020, 5, 8)},
    2022: {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},
    2023: {date(2023, 5, 8)},
}
MOVED_AWAY = {date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}


def easter_sunday(year: int) -> date:
    """Easter by the ecclesiastical moon: the Sunday after the full moon that falls on or after 21 March."""
    golden = year % 19 + 1
    century = year // 100 + 1
    skipped_leaps = 3 * century // 4 - 12
    moon_correction = (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moon_correction - skipped_leaps) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = date(year, 3, 1) + (44 - epact - 1) * DAY
    if 44 - epact < 21:
        full_moon += 30 * DAY
    return full_moon + (7 - (full_moon.weekday() + 1) % 7) * DAY


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month of 31 days: March and October, when the clocks change."""
    end = date(year, month, 31)
    return end - (end.weekday() + 1) % 7 * DAY


@cache
def rule_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales in a year, with substitutes for weekends."""
    easter = easter_sunday(year)
    mondays = {first_monday(year, 5), last_monday(year, 5), last_monday(year, 8)}
    days = {easter - 2 * DAY, easter + DAY} | (mondays - MOVED_AWAY) | MOVED_OR_ADDED.get(year, set())
    days |= with_substitutes([date(year, 1, 1)])
    return frozenset(days | with_substitutes([date(year, 12, 25), date(year, 12, 26)]))


def with_substitutes(fixed: list[date]) -> set[date]:
    """Each fixed day on a weekend is given the next weekday that is no holiday itself."""
    taken = {day for day in fixed if day.weekday() < 5}
    for day in fixed:
        if day.weekday() >= 5:
            while day.weekday() >= 5 or day in taken:
                day += DAY
            taken.add(day)
    return taken


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    return next(date(year, month, day) for day in range(1, 8) if date(year, month, day).weekday() == 0)


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    return next(date(year, month, day) for day in range(31, 24, -1) if date(year, month, day).weekday() == 0)


def works(day: date) -> bool:
    """A weekday that is no bank holiday; after the last year of the list, any weekday."""
    known = FIRST_YEAR <= day.year <= LAST_YEAR
    return day.weekday() < 5 and not (known and day in rule_holidays(day.year))


def last_day(start: date, count: int, unit: str) -> date:
    """The last day of a clock, one day at a time."""
    if unit == "working_days":
        day = start
        counted = 0
        while counted < count or not works(day):
            day += DAY
            counted += works(day)
        return day
    if unit in ("days", "weeks"):
        for _ in range(count * (7 if unit == "weeks" else 1)):
            start += DAY
        return start
    months = start.year * 12 + start.month - 1 + count * (12 if unit == "years" else 1)
    day_of_month = start.day
    while True:
        try:
            return date(months // 12, months % 12 + 1, day_of_month)
        except ValueError:
            day_of_month -= 1


def over_at(day: date) -> datetime:
    """The end of a day in Wales as UTC.

    Clocks are an hour ahead from 01:00 UTC on the last Sunday of March to 01:00 UTC on that of October.
    """
    following = day + DAY
    summer = last_sunday(following.year, 3) < following <= last_sunday(following.year, 10)
    midnight = datetime(following.year, following.month, following.day, tzinfo=UTC)
    return midnight - timedelta(hours=1) if summer else midnight
