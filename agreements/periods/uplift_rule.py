"""The rule by which prices rise from a day (F20): bands of the fee, each with its rate, or a published
schedule. Data of an agreement; it raises nothing.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from agreements.clauses import day_in_words
from agreements.line_kinds import LineKindCode
from agreements.money import format_pounds, format_share
from agreements.periods.clause_rule import ClauseRule, ExactRate, Stated, WholePence, plain
from agreements.provenance import Provenance
from agreements.pydantic_words import FieldFault
from agreements.words import Words


class UpliftBand(Stated):
    """The part of a week's fee above the band before it, up to and including `up_to` (None: all that is
    above), and its rate.
    """

    up_to: WholePence | None
    rate: ExactRate


class UpliftRule(ClauseRule):
    """One rise, with its own day and its own source: either bands or the name of a published schedule."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    provenance: Provenance
    effective_day: date
    lines: Annotated[tuple[LineKindCode, ...], Field(min_length=1)] | Literal["all"]
    bands: tuple[UpliftBand, ...] = ()
    schedule: str | None = None

    @model_validator(mode="after")
    def _one_way_of_rising(self) -> Self:
        if bool(self.bands) == (self.schedule is not None):
            raise FieldFault(_ONE_WAY, path=("bands",))
        return self

    @model_validator(mode="after")
    def _bands_in_order(self) -> Self:
        for place, (band, after) in enumerate(pairwise(self.bands)):
            if band.up_to is None or (after.up_to is not None and after.up_to <= band.up_to):
                raise FieldFault(_ORDER, path=("bands", place, "up_to"))
        if self.bands and self.bands[-1].up_to is not None:
            raise FieldFault(_LAST, path=("bands", len(self.bands) - 1, "up_to"))
        for place, band in enumerate(self.bands):
            if band.rate < -1:
                raise FieldFault(_TOO_LOW, path=("bands", place, "rate"))
        return self

    def covers(self, kind: str) -> bool:
        """Whether this rise is for this kind of line."""
        return self.lines == "all" or kind in self.lines

    def constants(self) -> Mapping[str, Words]:
        """`<id>.effective_day`, each band's limit and rate, or the schedule's name."""
        stated = {f"{self.id}.effective_day": day_in_words(self.effective_day)}
        if self.schedule is not None:
            stated[f"{self.id}.schedule"] = plain(self.schedule)
        for place, band in enumerate(self.bands, start=1):
            stated[f"{self.id}.rate.{place}"] = plain(format_share(band.rate))
            if band.up_to is not None:
                stated[f"{self.id}.up_to.{place}"] = plain(format_pounds(band.up_to))
        return stated


_ONE_WAY = Words(
    cy="rhaid i godiad enwi naill ai bandiau neu restr gyhoeddedig, nid y ddau",
    en="a rise names either bands or a published schedule, not both",
)
_ORDER = Words(
    cy="rhaid i derfynau'r bandiau godi, a'r olaf yn unig heb derfyn",
    en="the limits of the bands must rise, and only the last has none",
)
_LAST = Words(cy="rhaid i'r band olaf fod heb derfyn", en="the last band must have no limit")
_TOO_LOW = Words(cy="ni all pris fynd yn is na dim", en="a price cannot fall below nought")
