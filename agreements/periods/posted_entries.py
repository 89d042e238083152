"""The entries that were posted so far, as a charge's own document states them. It posts nothing and adjusts
nothing.
"""

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agreements.periods.charge import Entry
from agreements.periods.financial_year import year_of
from agreements.periods.invoice_periods import Period
from agreements.pydantic_words import FieldFault
from agreements.words import Words

_MOST_PENCE = 10**15


class PostedEntry(BaseModel):
    """One posted entry, a charge or an adjustment: its days within one financial year, account and pence."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    first_day: date = Field(alias="from")
    last_day: date = Field(alias="to")
    financial_year: str
    account: Annotated[str, Field(min_length=1, max_length=60)]
    pence: Annotated[int, Field(ge=-_MOST_PENCE, le=_MOST_PENCE, strict=True)]

    @model_validator(mode="after")
    def _in_its_year(self) -> Self:
        if self.last_day < self.first_day:
            raise FieldFault(_BACKWARDS, path=("to",))
        labels = {year_of(self.first_day).label, year_of(self.last_day).label}
        if labels != {self.financial_year}:
            raise FieldFault(_OTHER_YEAR.filled(year=self.financial_year), path=("financial_year",))
        return self

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        return Entry(Period(self.first_day, self.last_day), self.financial_year, self.account, self.pence)


class PostedEntries(BaseModel):
    """The document of a charge, of which only the entries and adjustments are read."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    entries: Annotated[tuple[PostedEntry, ...], Field(max_length=100_000)]
    adjustments: Annotated[tuple[PostedEntry, ...], Field(max_length=100_000)] = ()

    @property
    def all(self) -> tuple[Entry, ...]:
        """Everything posted, in order."""
        return tuple(posted.entry for posted in (*self.entries, *self.adjustments))


_BACKWARDS = Words(cy="mae'n gorffen cyn iddo ddechrau", en="it ends before it starts")
_OTHER_YEAR = Words(
    cy="nid yw'r diwrnodau o fewn y flwyddyn ariannol {year}",
    en="the days are not within the financial year {year}",
)
