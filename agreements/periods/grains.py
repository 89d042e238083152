"""The grain of rounding over time: within which run of days the pence are placed once. It rounds nothing.

Inside a unit each slice is the cumulative pence to date less what the unit's earlier slices took, so slices
always add up to the unit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from agreements.periods.financial_year import year_of, years_between
from agreements.periods.invoice_periods import Period
from agreements.words import Words

Grain = Literal["line", "week", "invoice_period", "year"]

GRAIN_WORDS: Mapping[Grain, Words] = {
    "line": Words(cy="fesul llinell gost bob wythnos", en="on each cost line every week"),
    "week": Words(cy="ar gyfanswm pob wythnos", en="on the total of every week"),
    "invoice_period": Words(cy="ar gyfanswm pob cyfnod anfonebu", en="on the total of every invoice period"),
    "year": Words(cy="yn gronnol o fewn y flwyddyn ariannol", en="cumulatively within the financial year"),
}
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one grain: whole weeks counted from the first day that counts, invoice periods, or
    financial years.
    """

    grain: Grain
    counted: Period
    periods: Sequence[Period]

    def starts(self) -> Iterator[date]:
        """Every day on which a unit begins; a financial year begins at every grain."""
        for year in years_between(self.counted.first_day, self.counted.last_day):
            yield year.first_day
        if self.grain in ("line", "week"):
            day = self.counted.first_day
            while day <= self.counted.last_day:
                yield day
                day += _WEEK

    def of(self, first_day: date, *, place: int | None) -> object:
        """What tells the unit of a slice from others; `place` is its invoice period's, None outside them."""
        if self.grain == "year":
            return year_of(first_day)
        if self.grain == "invoice_period":
            return place
        return (first_day - self.counted.first_day).days // 7
