"""What holds for every clock, whatever its start, length and unit."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from workflow.clocks.calendar import Calendar
from workflow.clocks.due import (
    DayUnit,
    Unit,
    add_working_days,
    due,
    local_date,
    start_of_day,
    working_days_between,
)
from workflow.clocks.pausing import days_paused, lengthened

CALENDAR = Calendar.load()
LONDON = ZoneInfo("Europe/London")

days = st.dates(min_value=date(2012, 1, 1), max_value=date(2035, 12, 31))
counts = st.integers(min_value=0, max_value=120)
units = st.sampled_from(get_args(DayUnit))
SINCE_2012 = start_of_day(date(2012, 1, 2))
instants = st.integers(min_value=0, max_value=23 * 366 * 24 * 60).map(
    lambda minutes: SINCE_2012 + timedelta(minutes=minutes)
)
pauses = st.integers(min_value=0, max_value=90 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(start=days, count=counts)
def test_a_working_day_clock_never_ends_on_a_day_nobody_works(start: date, count: int) -> None:
    assert CALENDAR.is_working_day(due(start, count, "working_days", CALENDAR).due_on)


@given(start=days, count=st.integers(min_value=1, max_value=120))
def test_a_working_day_clock_holds_exactly_its_number_of_working_days(start: date, count: int) -> None:
    ended = due(start, count, "working_days", CALENDAR).due_on
    assert working_days_between(start, ended, CALENDAR) == count


@given(start=days, count=counts, unit=units)
def test_a_longer_clock_never_ends_earlier(start: date, count: int, unit: Unit) -> None:
    assert due(start, count, unit, CALENDAR).due_on <= due(start, count + 1, unit, CALENDAR).due_on


@given(start=days, count=counts, unit=units)
def test_a_clock_that_starts_later_never_ends_earlier(start: date, count: int, unit: Unit) -> None:
    following = start + timedelta(days=1)
    assert due(start, count, unit, CALENDAR).due_on <= due(following, count, unit, CALENDAR).due_on


@given(start=days, count=counts, unit=units)
def test_the_due_instant_is_always_midnight_in_wales_after_the_last_day(
    start: date, count: int, unit: Unit
) -> None:
    ended = due(start, count, unit, CALENDAR)
    local = ended.due_at.astimezone(LONDON)
    assert local.time() == time.min
    assert local.date() == ended.due_on + timedelta(days=1)
    assert local_date(ended.due_at - timedelta(microseconds=1)) == ended.due_on


@given(start=days, count=counts, unit=units)
def test_the_due_instant_counted_again_is_the_same(start: date, count: int, unit: Unit) -> None:
    assert due(start, count, unit, CALENDAR) == due(start, count, unit, CALENDAR)


@given(start=days, count=counts, unit=units, paused=counts, extended=counts)
def test_a_pause_or_an_extension_never_shortens_a_clock(
    start: date, count: int, unit: Unit, paused: int, extended: int
) -> None:
    plain = due(start, count, unit, CALENDAR)
    longer = lengthened(start, count, unit, paused=paused, extended=extended, calendar=CALENDAR)
    longer_still = lengthened(start, count, unit, paused=paused + 1, extended=extended, calendar=CALENDAR)
    assert plain.due_at <= longer.due_at < longer_still.due_at


@given(start=days, count=st.integers(min_value=1, max_value=60), since=instants, lasted=pauses)
def test_a_working_day_clock_keeps_its_number_of_days_that_were_not_paused(
    start: date, count: int, since: datetime, lasted: timedelta
) -> None:
    paused = days_paused(since, since + lasted, "working_days", CALENDAR)
    ended = lengthened(start, count, "working_days", paused=paused, extended=0, calendar=CALENDAR)
    assert working_days_between(start, ended.due_on, CALENDAR) - paused == count


@given(first=instants, second=instants, third=instants, unit=units)
def test_two_pauses_end_to_end_last_as_long_as_one(
    first: datetime, second: datetime, third: datetime, unit: Unit
) -> None:
    begun, middle, ended = sorted((first, second, third))
    parts = days_paused(begun, middle, unit, CALENDAR) + days_paused(middle, ended, unit, CALENDAR)
    assert parts == days_paused(begun, ended, unit, CALENDAR)


@given(on=days)
def test_the_start_of_a_day_lies_on_that_day(on: date) -> None:
    assert local_date(start_of_day(on)) == on
    assert local_date(start_of_day(on) - timedelta(microseconds=1)) == on - timedelta(days=1)


@given(on=st.dates(min_value=date(2014, 1, 1), max_value=date(2035, 1, 1)), n=st.integers(1, 300))
def test_stepping_back_undoes_stepping_forward_from_a_working_day(on: date, n: int) -> None:
    working = add_working_days(on, 0, CALENDAR)
    assert add_working_days(add_working_days(working, n, CALENDAR), -n, CALENDAR) == working
