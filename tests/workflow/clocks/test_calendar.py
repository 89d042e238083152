"""The calendar says what the published list says, in both languages, and refuses what it cannot know."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from agreements.words import Words
from tests.workflow.clocks.oracle import FIRST_YEAR, LAST_YEAR, easter_sunday, rule_holidays
from workflow.clocks.calendar import BeforeCalendar, Calendar, read_calendar
from workflow.clocks.faults import ClockDataFault

CALENDAR = Calendar.load()

SMALL = """
version: test-1
source: {{en: a test, cy: prawf}}
names: {{christmas: {{en: Christmas Day, cy: Dydd Nadolig}}}}
substitute_day: {{en: substitute day, cy: diwrnod amgen}}
years: {years}
"""


class TestTheShippedCalendar:
    """The list in `bank_holidays.yaml`."""

    def test_covers_whole_years_from_2012_to_2028(self) -> None:
        assert CALENDAR.known_from == date(2012, 1, 1)
        assert CALENDAR.known_to == date(2028, 12, 31)
        assert CALENDAR.version == "england-and-wales-2026-1"

    @pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
    def test_holds_exactly_the_days_that_the_rules_and_the_proclamations_give(self, year: int) -> None:
        assert {day for day in CALENDAR.holidays if day.year == year} == rule_holidays(year)

    @pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
    def test_names_good_friday_and_easter_monday_on_the_days_computed_from_the_moon(self, year: int) -> None:
        easter = easter_sunday(year)
        assert CALENDAR.holiday(easter - timedelta(days=2)) == Words(cy="Gwener y Groglith", en="Good Friday")
        assert CALENDAR.holiday(easter + timedelta(days=1)) == Words(cy="Llun y Pasg", en="Easter Monday")

    def test_never_lists_a_weekend_so_every_holiday_takes_a_working_day_away(self) -> None:
        assert [day for day in CALENDAR.holidays if day.weekday() >= 5] == []

    @pytest.mark.parametrize(
        ("day", "english", "welsh"),
        [
            ("2012-01-02", "New Year’s Day (substitute day)", "Dydd Calan (diwrnod amgen)"),
            ("2012-06-04", "Spring bank holiday (substitute day)", "Gŵyl banc y gwanwyn (diwrnod amgen)"),
            ("2012-06-05", "Queen’s Diamond Jubilee", "Jiwbilî Ddiemwnt y Frenhines"),
            ("2020-05-08", "Early May bank holiday (VE day)", "Gŵyl banc dechrau Mai (diwrnod VE)"),
            ("2022-06-02", "Spring bank holiday", "Gŵyl banc y gwanwyn"),
            ("2022-06-03", "Platinum Jubilee bank holiday", "Gŵyl banc Jiwbilî Blatinwm"),
            (
                "2022-09-19",
                "Bank Holiday for the State Funeral of Queen Elizabeth II",
                "Gŵyl y Banc ar gyfer Angladd Gwladol y Frenhines Elizabeth II",
            ),
            ("2022-12-26", "Boxing Day", "Dydd San Steffan"),
            ("2022-12-27", "Christmas Day (substitute day)", "Dydd Nadolig (diwrnod amgen)"),
            (
                "2023-05-08",
                "Bank holiday for the coronation of King Charles III",
                "Gŵyl y banc ar gyfer coroni Brenin Siarl III",
            ),
            ("2026-08-31", "Summer bank holiday", "Gŵyl banc yr haf"),
            ("2026-12-28", "Boxing Day (substitute day)", "Dydd San Steffan (diwrnod amgen)"),
            ("2027-12-27", "Christmas Day (substitute day)", "Dydd Nadolig (diwrnod amgen)"),
            ("2027-12-28", "Boxing Day (substitute day)", "Dydd San Steffan (diwrnod amgen)"),
            ("2028-01-03", "New Year’s Day (substitute day)", "Dydd Calan (diwrnod amgen)"),
        ],
    )
    def test_gives_moved_added_and_substitute_days_their_official_names(
        self, day: str, english: str, welsh: str
    ) -> None:
        on = date.fromisoformat(day)
        assert CALENDAR.holiday(on) == Words(cy=welsh, en=english)
        assert not CALENDAR.is_working_day(on)

    @pytest.mark.parametrize(
        "day",
        [
            "2012-05-28",  # spring moved to June for the jubilee
            "2020-05-04",  # early May moved to VE day
            "2022-05-30",  # spring moved to June for the jubilee
            "2026-03-02",  # the Monday after St David's Day is no bank holiday
            "2026-06-15",  # Scotland alone
            "2026-11-30",  # Scotland alone
            "2024-01-02",  # Scotland alone
            "2024-07-12",  # Northern Ireland alone
            "2024-12-24",  # Christmas Eve is a working day here
        ],
    )
    def test_works_on_days_that_are_holidays_elsewhere_or_were_moved_away(self, day: str) -> None:
        assert CALENDAR.is_working_day(date.fromisoformat(day))

    def test_refuses_to_say_whether_a_day_before_2012_is_a_working_day(self) -> None:
        with pytest.raises(BeforeCalendar, match="2011-12-30 is before 2012-01-01") as refused:
            CALENDAR.is_working_day(date(2011, 12, 30))
        assert "Mae 2011-12-30 cyn 2012-01-01" in refused.value.words.cy

    def test_knows_only_weekends_after_the_last_year_listed(self) -> None:
        assert CALENDAR.is_working_day(date(2029, 1, 1))
        assert not CALENDAR.is_working_day(date(2029, 1, 6))

    def test_refuses_an_instant_where_a_day_is_needed(self) -> None:
        with pytest.raises(TypeError):
            CALENDAR.is_working_day(datetime(2026, 12, 25, tzinfo=UTC))


class TestReadingACalendar:
    """A list with a fault is refused whole, with the day and the reason in both languages."""

    @pytest.mark.parametrize(
        ("years", "english", "welsh"),
        [
            ("{2026: [{date: 2027-12-27, name: christmas}]}", "not in the year 2026", "yn y flwyddyn 2026"),
            (
                "{2026: [{date: 2026-12-25, name: christmas}, {date: 2026-12-25, name: christmas}]}",
                "2026-12-25 is there twice",
                "mae 2026-12-25 yno ddwywaith",
            ),
            ("{2026: [{date: 2026-12-25, name: xmas}]}", "the name xmas has no words", "i'r enw xmas"),
            ("{2024: [], 2026: []}", "a year is missing", "mae blwyddyn ar goll"),
        ],
    )
    def test_refuses_a_faulty_list(self, years: str, english: str, welsh: str) -> None:
        with pytest.raises(ClockDataFault, match=english) as refused:
            read_calendar(SMALL.format(years=years))
        assert welsh in refused.value.words.cy

    def test_takes_the_horizon_from_the_years_it_lists(self) -> None:
        calendar = read_calendar(
            SMALL.format(years="{2025: [], 2026: [{date: 2026-12-25, name: christmas}]}")
        )
        assert (calendar.known_from, calendar.known_to) == (date(2025, 1, 1), date(2026, 12, 31))
