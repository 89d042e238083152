"""A package's dated facts as a file states them: admission, discharge, absences, and what the package was
from when. It shares nothing and counts no day.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from agreements.clauses import day_in_words
from agreements.facts import PackageFacts
from agreements.periods.clause_rule import Stated
from agreements.periods.refused import HistoryMissing
from agreements.periods.stay import Absence, Stay
from agreements.periods.time_rules import AbsenceReason
from agreements.pydantic_words import FieldFault
from agreements.words import Words


class _Days(Stated):
    """A run of days, `from` and `to`, both counted."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    first_day: date = Field(alias="from")


class DatedAbsence(_Days):
    """Whole days away and why."""

    last_day: date = Field(alias="to")
    reason: AbsenceReason

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.last_day < self.first_day:
            raise FieldFault(_BACKWARDS, path=("to",))
        return self


class DatedPackage(_Days):
    """The facts of a package from a day to a day (none: still so)."""

    last_day: date | None = Field(alias="to")
    facts: PackageFacts

    def holds_on(self, day: date) -> bool:
        """Whether the package was so on the day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class PackageHistory(Stated):
    """One child's package over time; no name of a child.

    `prices`: `as_stated`, where every rise is a new package of its own; `rise_by_agreement`, where the prices
    are those of each package's first day and the agreement's rises raise them from their days.
    """

    admitted: date
    discharged: date | None = None
    absences: Annotated[tuple[DatedAbsence, ...], Field(max_length=1000)] = ()
    packages: Annotated[tuple[DatedPackage, ...], Field(min_length=1, max_length=1000)]
    prices: Literal["as_stated", "rise_by_agreement"] = "as_stated"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.discharged is not None and self.discharged < self.admitted:
            raise FieldFault(_BACKWARDS, path=("discharged",))
        _refuse_overlaps("absences", ((one.first_day, one.last_day) for one in self.absences))
        _refuse_overlaps("packages", ((one.first_day, one.last_day) for one in self.packages))
        return self

    @property
    def stay(self) -> Stay:
        """Admission, discharge and absences."""
        absences = tuple(Absence(one.first_day, one.last_day, one.reason) for one in self.absences)
        return Stay(self.admitted, self.discharged, absences)

    def package_on(self, day: date) -> DatedPackage:
        """The package on a day. Raises HistoryMissing where the history has none."""
        for package in self.packages:
            if package.holds_on(day):
                return package
        raise HistoryMissing(_NO_PACKAGE.filled(day=day_in_words(day)))


def _refuse_overlaps(field: str, days: Iterable[tuple[date, date | None]]) -> None:
    for place, ((_, last), (first, _)) in enumerate(pairwise(days), start=1):
        if last is None or first <= last:
            raise FieldFault(_OVERLAP.filled(day=day_in_words(first)), path=(field, place, "from"))


_BACKWARDS = Words(cy="mae'n gorffen cyn iddo ddechrau", en="it ends before it starts")
_OVERLAP = Words(
    cy="mae'r un sy'n dechrau ar {day} yn gorgyffwrdd â'r un o'i flaen neu'n dod o'i flaen",
    en="the one that starts on {day} overlaps the one before it or precedes it",
)
_NO_PACKAGE = Words(
    cy="nid oes pecyn yn hanes y costau ar {day}", en="the history of costs has no package on {day}"
)
