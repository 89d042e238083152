"""Rows made by rule around every day that trips a clock, each held against the plain counting of `oracle`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

import pytest

from tests.workflow.clocks import oracle
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import DayUnit, Unit, due

CALENDAR = Calendar.load()
COUNTS: dict[Unit, tuple[int, ...]] = {
    "working_days": (0, 1, 2, 5, 10, 28, 40),
    "days": (0, 1, 7, 30),
    "weeks": (1, 6),
    "months": (1, 3, 12),
    "years": (1, 4),
}


def hard_days() -> Iterator[tuple[str, date]]:
    """Every day named by what is hard about it, and the days around it."""
    for year in range(2025, 2036):
        yield "clocks forward", oracle.last_sunday(year, 3)
        yield "clocks back", oracle.last_sunday(year, 10)
    for year in range(oracle.FIRST_YEAR, oracle.LAST_YEAR + 1):
        yield "Easter", oracle.easter_sunday(year)
        yield "Christmas and substitutes", date(year, 12, 25)
        yield "year end", date(year, 12, 31)
    for year in (2012, 2016, 2020, 2024, 2028, 2032):
        yield "leap day", date(year, 2, 29)
    for on in set().union(*oracle.MOVED_OR_ADDED.values()) | oracle.MOVED_AWAY:
        yield "moved or added", on


STARTS = sorted(
    {
        (on + timedelta(days=around), why)
        for why, on in hard_days()
        for around in (-4, -3, -2, -1, 0, 1, 2)
        if on + timedelta(days=around) >= CALENDAR.known_from
    }
)


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(STARTS) > 300
    assert {why for _, why in STARTS} == {
        "clocks forward", "clocks back", "Easter", "Christmas and substitutes", "year end", "leap day",
        "moved or added",
    }  # fmt: skip


@pytest.mark.parametrize(("start", "why"), STARTS, ids=lambda value: str(value).replace(" ", "-"))
def test_every_row_agrees_with_plain_counting(start: date, why: str) -> None:
    for unit in get_args(DayUnit):
        for count in COUNTS[unit]:
            ended = due(start, count, unit, CALENDAR)
            expected = oracle.last_day(start, count, unit)
            assert ended.due_on == expected, (why, start, count, unit)
            assert ended.due_at == oracle.over_at(expected), (why, start, count, unit)
            assert ended.provisional == (expected.year > oracle.LAST_YEAR), (why, start, count, unit)
