"""Dated values of an agreement: each holds from a day to a day, and outside its days there is no value,
never zero.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from agreements.provenance import Provenance
from agreements.refusals import FactsMissing
from agreements.words import Words


class Citation(BaseModel):
    """Where one dated value was published: its title, and an address or a page."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: Words
    href: Annotated[str, Field(pattern=r"^https://", max_length=300)] | None = None
    page: str | None = None


class DatedValue(BaseModel):
    """A value, its first and last day (no last day: still in force) and where it was published."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    first_day: date = Field(alias="from")
    last_day: date | None = Field(alias="to")
    value: Any
    reference: Citation | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this value is in force on the day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Parameter(BaseModel):
    """A named value of an agreement over time."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    provenance: Provenance
    values: tuple[DatedValue, ...] = Field(min_length=1)

    def on(self, day: date) -> Any:
        """The one value in force on the day; FactsMissing where there is none."""
        for dated in self.values:
            if dated.holds_on(day):
                return dated.value
        raise FactsMissing(_NO_VALUE.filled(name=self.name, day=day.isoformat()))


def gaps_and_overlaps(values: tuple[DatedValue, ...]) -> list[tuple[int, Words]]:
    """For values in date order: the place of each that leaves a gap after, overlaps, or precedes the
    one before it.
    """
    found: list[tuple[int, Words]] = []
    for place, (before, after) in enumerate(pairwise(values), start=1):
        if before.last_day is None or after.first_day <= before.last_day:
            found.append((place, _OVERLAP.filled(day=after.first_day.isoformat())))
        elif after.first_day != before.last_day + timedelta(days=1):
            found.append((place, _GAP.filled(day=(before.last_day + timedelta(days=1)).isoformat())))
    for place, dated in enumerate(values):
        if dated.last_day is not None and dated.last_day < dated.first_day:
            found.append((place, _BACKWARDS.filled(day=dated.first_day.isoformat())))
    return found


def ends_within(
    values: tuple[DatedValue, ...], *, first_day: date, last_day: date | None
) -> list[tuple[int, str, Words]]:
    """Where the values begin after the first day of a term or end before its last (none: open-ended): the
    place, the field and the sentence.
    """
    found: list[tuple[int, str, Words]] = []
    earliest = min(range(len(values)), key=lambda place: values[place].first_day)
    latest = max(range(len(values)), key=lambda place: values[place].last_day or date.max)
    if values[earliest].first_day > first_day:
        found.append((earliest, "from", _STARTS_LATE.filled(day=first_day.isoformat())))
    end = values[latest].last_day
    if end is not None and end < (last_day or date.max):
        after = max(end + timedelta(days=1), first_day)
        found.append((latest, "to", _ENDS_EARLY.filled(day=after.isoformat())))
    return found


_NO_VALUE = Words(cy="nid oes gwerth i {name} ar {day}", en="{name} has no value on {day}")
_OVERLAP = Words(cy="mae dau werth mewn grym ar {day}", en="two values are in force on {day}")
_GAP = Words(cy="nid oes gwerth mewn grym ar {day}", en="no value is in force on {day}")
_STARTS_LATE = Words(
    cy="bwlch: nid oes gwerth mewn grym ar {day}, pan ddaw'r cytundeb i rym",
    en="a gap: no value is in force on {day}, when the agreement comes into force",
)
_ENDS_EARLY = Words(
    cy="bwlch: nid oes gwerth mewn grym o {day}, a'r cytundeb yn dal mewn grym",
    en="a gap: no value is in force from {day}, while the agreement still is",
)
_BACKWARDS = Words(
    cy="mae'r gwerth sy'n dechrau ar {day} yn gorffen cyn hynny",
    en="the value that starts on {day} ends before that",
)
