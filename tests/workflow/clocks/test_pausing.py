"""A pause gives back the days it took, and only those."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from workflow.clocks.calendar import Calendar
from workflow.clocks.due import NegativeCount, Unit, due
from workflow.clocks.pausing import PauseEndsBeforeItBegins, days_paused, lengthened

CALENDAR = Calendar.load()


class TestHowLongAPauseLasted:
    """Days are counted as clocks count them: the first is not, the last is."""

    @pytest.mark.parametrize(
        ("unit", "expected"), [("working_days", 2), ("days", 6), ("weeks", 6), ("months", 6), ("years", 6)]
    )
    def test_is_working_days_for_a_working_day_clock_and_plain_days_for_others(
        self, unit: Unit, expected: int
    ) -> None:
        since, until = datetime(2026, 12, 23, 10, tzinfo=UTC), datetime(2026, 12, 29, 9, tzinfo=UTC)
        assert days_paused(since, until, unit, CALENDAR) == expected

    def test_is_nothing_within_one_day(self) -> None:
        since, until = datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 17, tzinfo=UTC)
        assert days_paused(since, until, "working_days", CALENDAR) == 0

    def test_is_counted_in_days_as_people_live_them(self) -> None:
        since, until = datetime(2026, 7, 14, 22, 59, tzinfo=UTC), datetime(2026, 7, 14, 23, 0, tzinfo=UTC)
        assert days_paused(since, until, "days", CALENDAR) == 1

    def test_cannot_run_backwards(self) -> None:
        since, until = datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 7, tzinfo=UTC)
        with pytest.raises(PauseEndsBeforeItBegins, match="cannot end") as refused:
            days_paused(since, until, "days", CALENDAR)
        assert "Ni all saib ddod i ben" in refused.value.words.cy


class TestALengthenedClock:
    """It ends that much later than it would have."""

    def test_that_was_not_paused_or_extended_ends_as_any_other(self) -> None:
        start = date(2026, 11, 21)
        for unit in ("working_days", "days", "weeks", "months", "years"):
            plain = due(start, 3, unit, CALENDAR)
            assert lengthened(start, 3, unit, paused=0, extended=0, calendar=CALENDAR) == plain

    def test_of_working_days_grows_by_working_days(self) -> None:
        ended = lengthened(date(2026, 12, 18), 3, "working_days", paused=1, extended=1, calendar=CALENDAR)
        assert ended.due_on == date(2026, 12, 29)

    def test_of_months_is_extended_by_months_and_grows_by_plain_days_of_pause(self) -> None:
        ended = lengthened(date(2026, 11, 30), 2, "months", paused=10, extended=1, calendar=CALENDAR)
        assert ended.due_on == date(2027, 3, 10)

    @pytest.mark.parametrize(("count", "paused", "extended"), [(-1, 2, 2), (5, -1, 0), (5, 0, -1)])
    def test_is_never_shortened_by_a_negative_number(self, count: int, paused: int, extended: int) -> None:
        with pytest.raises(NegativeCount):
            lengthened(date(2026, 11, 20), count, "days", paused=paused, extended=extended, calendar=CALENDAR)
