"""The financial year of health boards and councils: 1 April to 31 March. It closes nobody's books."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_APRIL = 4


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """One financial year by the calendar year in which it begins; `label` is as `2026-27`."""

    starts_in: int

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.starts_in, _APRIL, 1)

    @property
    def last_day(self) -> date:
        """31 March."""
        return date(self.starts_in + 1, _APRIL, 1) - timedelta(days=1)

    @property
    def days(self) -> int:
        """365, or 366 where it holds 29 February."""
        return (self.last_day - self.first_day).days + 1

    @property
    def label(self) -> str:
        """`2026-27`."""
        return f"{self.starts_in}-{(self.starts_in + 1) % 100:02d}"

    def closed_on(self, day: date) -> bool:
        """Whether the day is past this year's 31 March."""
        return day > self.last_day


def year_of(day: date) -> FinancialYear:
    """The financial year that holds a day."""
    return FinancialYear(day.year if day.month >= _APRIL else day.year - 1)


def years_between(first_day: date, last_day: date) -> Iterator[FinancialYear]:
    """Every financial year that a run of days touches."""
    for start in range(year_of(first_day).starts_in, year_of(last_day).starts_in + 1):
        yield FinancialYear(start)
