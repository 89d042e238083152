"""When an agreement holds. No clock: days come in as arguments. How they count is in `periods.time_rules`."""

from collections.abc import Mapping
from datetime import date
from typing import Self

from pydantic import model_validator

from agreements.clauses import day_in_words
from agreements.provisions.frozen import Provision
from agreements.pydantic_words import FieldFault
from agreements.words import Words


class Dates(Provision):
    """First and last day (none: open-ended), the day of signing, and the day a review is due."""

    effective_from: date
    effective_to: date | None
    signed_on: date
    review_due: date

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.effective_to is not None and self.effective_to < self.effective_from:
            raise FieldFault(_BACKWARDS, path=("effective_to",))
        return self

    def constants(self) -> Mapping[str, Words]:
        """Every date, by its name; no last day where there is none."""
        days = {
            "effective_from": self.effective_from,
            "effective_to": self.effective_to,
            "signed_on": self.signed_on,
            "review_due": self.review_due,
        }
        return {f"dates.{name}": day_in_words(day) for name, day in days.items() if day is not None}


_BACKWARDS = Words(cy="mae'r cytundeb yn gorffen cyn iddo ddechrau", en="the agreement ends before it starts")
