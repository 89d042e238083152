"""A clock ends on the day, and at the instant, that the contract says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from workflow.clocks.calendar import BeforeCalendar, Calendar
from workflow.clocks.due import (
    Due,
    LimitNotUnderstood,
    NegativeCount,
    NotAnInstant,
    PastTheLastDate,
    Unit,
    add_working_days,
    due,
    local_date,
    parse_limit,
    start_of_day,
    working_days_between,
)

CALENDAR = Calendar.load()


def day(text: str) -> date:
    return date.fromisoformat(text)


class TestWorkingDays:
    """The vectors that were computed by hand from the published list."""

    @pytest.mark.parametrize(
        ("start", "count", "end"),
        [
            ("2026-12-18", 5, "2026-12-29"),
            ("2026-12-23", 2, "2026-12-29"),
            ("2026-12-24", 10, "2027-01-12"),
            ("2026-12-26", 1, "2026-12-29"),
            ("2027-03-25", 2, "2027-03-31"),
            ("2027-12-23", 5, "2028-01-04"),
            ("2022-05-27", 5, "2022-06-07"),
            ("2022-09-16", 1, "2022-09-20"),
            ("2023-05-05", 2, "2023-05-10"),
        ],
    )
    def test_end_where_the_vectors_say(self, start: str, count: int, end: str) -> None:
        ended = due(day(start), count, "working_days", CALENDAR)
        assert ended.due_on == day(end)
        assert not ended.provisional

    def test_past_the_horizon_are_counted_on_weekdays_alone_and_marked_provisional(self) -> None:
        ended = due(day("2028-12-22"), 10, "working_days", CALENDAR)
        assert ended == Due(
            due_on=day("2029-01-09"),
            due_at=datetime(2029, 1, 10, tzinfo=UTC),
            calendar="england-and-wales-2026-1",
            provisional=True,
        )

    def test_that_end_on_the_last_day_known_are_not_provisional_and_the_next_are(self) -> None:
        assert not due(day("2028-12-28"), 1, "working_days", CALENDAR).provisional
        assert due(day("2028-12-29"), 1, "working_days", CALENDAR).provisional

    @pytest.mark.parametrize(
        ("start", "end"),
        [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23"), ("2026-12-25", "2026-12-29")],
    )
    def test_of_no_length_end_that_day_or_on_the_next_working_day(self, start: str, end: str) -> None:
        assert due(day(start), 0, "working_days", CALENDAR).due_on == day(end)


class TestOtherUnits:
    """Days, weeks, months and years skip nothing."""

    @pytest.mark.parametrize(
        ("start", "count", "unit", "end"),
        [
            ("2026-12-24", 1, "days", "2026-12-25"),
            ("2026-11-20", 1, "days", "2026-11-21"),
            ("2026-11-20", 0, "days", "2026-11-20"),
            ("2026-12-11", 2, "weeks", "2026-12-25"),
            ("2027-01-31", 1, "months", "2027-02-28"),
            ("2028-01-31", 1, "months", "2028-02-29"),
            ("2026-11-30", 3, "months", "2027-02-28"),
            ("2026-08-31", 15, "months", "2027-11-30"),
            ("2026-12-31", 12, "months", "2027-12-31"),
            ("2024-02-29", 1, "years", "2025-02-28"),
            ("2024-02-29", 4, "years", "2028-02-29"),
        ],
    )
    def test_may_end_on_any_day_and_months_clamp(self, start: str, count: int, unit: Unit, end: str) -> None:
        assert due(day(start), count, unit, CALENDAR).due_on == day(end)


class TestTheDueInstant:
    """The first instant of the next day in Europe/London."""

    @pytest.mark.parametrize(
        ("on", "at"),
        [
            ("2026-01-15", "2026-01-16T00:00:00+00:00"),
            ("2026-07-15", "2026-07-15T23:00:00+00:00"),
            ("2026-03-28", "2026-03-29T00:00:00+00:00"),  # the midnight before the clocks go forward
            ("2026-03-29", "2026-03-29T23:00:00+00:00"),  # a day of 23 hours
            ("2026-10-24", "2026-10-24T23:00:00+00:00"),  # the midnight before they go back
            ("2026-10-25", "2026-10-26T00:00:00+00:00"),  # a day of 25 fortnights
        ],
    )
    def test_follows_the_clocks_forward_and_back(self, on: str, at: str) -> None:
        assert due(day(on), 0, "days", CALENDAR).due_at == datetime.fromisoformat(at)

    def test_is_utc(self) -> None:
        assert due(day("2026-07-15"), 5, "working_days", CALENDAR).due_at.tzinfo is UTC


class TestWhatIsRefused:
    """A clock that cannot be counted is refused by name, in both languages."""

    @pytest.mark.parametrize("unit", ["working_days", "days", "weeks", "months", "years"])
    def test_a_start_before_2012(self, unit: Unit) -> None:
        with pytest.raises(BeforeCalendar, match="2011-12-31"):
            due(day("2011-12-31"), 5, unit, CALENDAR)

    @pytest.mark.parametrize("unit", ["working_days", "days", "weeks", "months", "years"])
    def test_a_negative_count(self, unit: Unit) -> None:
        with pytest.raises(NegativeCount, match="0 or more, not -1") as refused:
            due(day("2026-11-20"), -1, unit, CALENDAR)
        assert "nid -1" in refused.value.words.cy

    @pytest.mark.parametrize("unit", ["working_days", "days", "weeks", "months", "years"])
    def test_an_end_after_the_last_date_there_is(self, unit: Unit) -> None:
        with pytest.raises(PastTheLastDate, match="9999"):
            due(day("9999-12-01"), 40, unit, CALENDAR)

    def test_a_day_whose_last_instant_cannot_be_written(self) -> None:
        with pytest.raises(PastTheLastDate):
            due(date.max, 0, "days", CALENDAR)

    def test_an_instant_in_place_of_a_day(self) -> None:
        with pytest.raises(TypeError):
            due(datetime(2026, 11, 20, tzinfo=UTC), 5, "working_days", CALENDAR)


class TestWrittenLengths:
    """Lengths are read as people write them."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("5 working days", (5, "working_days")),
            ("1 working day", (1, "working_days")),
            ("  10   Working  Days ", (10, "working_days")),
            ("0 days", (0, "days")),
            ("1 day", (1, "days")),
            ("2 weeks", (2, "weeks")),
            ("1 week", (1, "weeks")),
            ("3 months", (3, "months")),
            ("1 month", (1, "months")),
            ("1 year", (1, "years")),
            ("4 years", (4, "years")),
            ("5 diwrnod gwaith", (5, "working_days")),
            ("2 ddiwrnod gwaith", (2, "working_days")),
            ("7 niwrnod", (7, "days")),
            ("3 wythnos", (3, "weeks")),
            ("2 fis", (2, "months")),
            ("1 flwyddyn", (1, "years")),
            ("3 blynedd", (3, "years")),
        ],
    )
    def test_in_either_language_singular_or_plural(self, text: str, expected: tuple[int, Unit]) -> None:
        assert parse_limit(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "5",
            "working days",
            "-1 days",
            "+5 days",
            "1.5 days",
            "five days",
            "5 fortnights",
            "5days",
            "٥ days",
        ],
    )
    def test_and_refused_with_an_example_when_they_are_not_understood(self, text: str) -> None:
        with pytest.raises(LimitNotUnderstood, match="5 working days") as refused:
            parse_limit(text)
        assert "5 diwrnod gwaith" in refused.value.words.cy


class TestDaysAndInstants:
    """A day is a day in Wales."""

    @pytest.mark.parametrize(
        ("at", "on"),
        [
            ("2026-07-15T22:59:59+00:00", "2026-07-15"),
            ("2026-07-15T23:00:00+00:00", "2026-07-16"),
            ("2026-01-15T23:59:59+00:00", "2026-01-15"),
            ("2026-01-16T00:00:00+00:00", "2026-01-16"),
        ],
    )
    def test_an_instant_lies_on_the_day_people_live_it(self, at: str, on: str) -> None:
        assert local_date(datetime.fromisoformat(at)) == day(on)

    def test_a_day_starts_at_local_midnight(self) -> None:
        assert start_of_day(day("2026-07-16")) == datetime(2026, 7, 15, 23, tzinfo=UTC)

    def test_a_datetime_without_a_zone_is_refused(self) -> None:
        with pytest.raises(NotAnInstant, match="has no time zone"):
            local_date(datetime(2026, 7, 15, 12))  # noqa: DTZ001  the fault is the point


class TestSteppingAndCounting:
    """Working days between two days, and a number of them away from one."""

    def test_a_negative_step_goes_back_over_holidays(self) -> None:
        assert add_working_days(day("2026-12-29"), -1, CALENDAR) == day("2026-12-24")
        assert add_working_days(day("2026-12-26"), -2, CALENDAR) == day("2026-12-23")

    def test_a_step_back_past_the_first_day_known_is_refused(self) -> None:
        with pytest.raises(BeforeCalendar):
            add_working_days(day("2012-01-03"), -1, CALENDAR)

    def test_the_first_day_is_not_counted_and_the_last_is(self) -> None:
        assert working_days_between(day("2026-12-23"), day("2026-12-29"), CALENDAR) == 2
        assert working_days_between(day("2026-12-24"), day("2026-12-28"), CALENDAR) == 0

    def test_nothing_lies_between_a_day_and_itself_or_an_earlier_one(self) -> None:
        assert working_days_between(day("2026-12-29"), day("2026-12-29"), CALENDAR) == 0
        assert working_days_between(day("2026-12-29"), day("2026-12-01"), CALENDAR) == 0
