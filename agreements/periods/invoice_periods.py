"""The periods that a body invoices: quarters, months, four weeks, or as given. Only days; no money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, get_args

from agreements.periods.financial_year import FinancialYear, years_between
from agreements.periods.refused import BadPeriods
from agreements.words import Words

_DAY = timedelta(days=1)
Every = Literal["month", "quarter", "four_weeks", "whole"]
FIRST_YEAR, LAST_YEAR = 1900, 2999
"""No day of anybody's care is outside these."""
EVERY: tuple[Every, ...] = get_args(Every)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of days, both ends counted."""

    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        """The number of days, both ends counted."""
        return (self.last_day - self.first_day).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day is in this period."""
        return self.first_day <= day <= self.last_day


def quarters(year: FinancialYear) -> tuple[Period, ...]:
    """The four quarters of a financial year."""
    return tuple(_months(year, count=3))


def months(year: FinancialYear) -> tuple[Period, ...]:
    """The twelve months of a financial year."""
    return tuple(_months(year, count=1))


def four_weekly(first_day: date, *, runs: int) -> tuple[Period, ...]:
    """Runs of 28 days from a day; thirteen of them are 364 days, so a day of every year is left over."""
    starts = [first_day + timedelta(days=28 * run) for run in range(runs + 1)]
    return tuple(Period(start, after - _DAY) for start, after in pairwise(starts))


def within(first_day: date, last_day: date, *, every: Every) -> tuple[Period, ...]:
    """The periods of the kind named that meet these days, cut to them. Raises BadPeriods where the days run
    backwards or are outside FIRST_YEAR to LAST_YEAR.
    """
    (whole,) = in_order([Period(first_day, last_day)])
    if first_day.year < FIRST_YEAR or last_day.year > LAST_YEAR:
        raise BadPeriods(_OUTSIDE.filled(first=FIRST_YEAR, last=LAST_YEAR))
    if every == "whole":
        return (whole,)
    if every == "four_weeks":
        found = four_weekly(first_day, runs=-(-whole.days // 28))
    else:
        of_year = quarters if every == "quarter" else months
        found = tuple(period for year in years_between(first_day, last_day) for period in of_year(year))
    return tuple(
        Period(max(period.first_day, first_day), min(period.last_day, last_day))
        for period in found
        if period.first_day <= last_day and first_day <= period.last_day
    )


def in_order(periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods as given. Raises BadPeriods where there is none, one runs backwards, or two overlap."""
    if not periods:
        raise BadPeriods(_NONE)
    for period in periods:
        if period.last_day < period.first_day:
            raise BadPeriods(_BACKWARDS.filled(day=period.first_day.isoformat()))
    for before, after in pairwise(periods):
        if after.first_day <= before.last_day:
            raise BadPeriods(_OVERLAP.filled(day=after.first_day.isoformat()))
    return tuple(periods)


def _months(year: FinancialYear, *, count: int) -> list[Period]:
    starts = [_plus_months(year.first_day, months) for months in range(0, 13, count)]
    return [Period(start, after - _DAY) for start, after in pairwise(starts)]


def _plus_months(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    return date(day.year + years, month + 1, 1)


_NONE = Words(cy="ni roddwyd yr un cyfnod anfonebu", en="no invoice period was given")
_BACKWARDS = Words(
    cy="mae'r cyfnod sy'n dechrau ar {day} yn gorffen cyn hynny",
    en="the period that starts on {day} ends before that",
)
_OUTSIDE = Words(cy="rhaid i'r dyddiau fod o {first} i {last}", en="the days must be from {first} to {last}")
_OVERLAP = Words(
    cy="mae'r cyfnod sy'n dechrau ar {day} yn gorgyffwrdd â'r un o'i flaen neu'n dod o'i flaen",
    en="the period that starts on {day} overlaps the one before it or precedes it",
)
