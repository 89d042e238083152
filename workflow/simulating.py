"""A simulation asked for at the counter: two sides by their names, over the stored cases that the reader
may be told of. It changes no case and keeps nothing.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from agreements.simulation.asking import NoSuchSide, side
from agreements.simulation.bounds import MOST_WEEKS
from agreements.words import Words
from workflow.casework.facts import Actor
from workflow.parts import Parts
from workflow.records.questions.packages import PackageFilter
from workflow.stored_cohort import stored_cohort

ROLES = frozenset({"finance", "director", "region_lead", "wg_officer"})
"""Who may ask."""
OVERSIGHT = "wg_officer"
"""Asks over all of its Wales and nothing less: of two questions that differ by one case, each answer is a
sum, and the difference is that case.
"""
Name = Annotated[str, Field(min_length=1, max_length=120)]


class CohortAsked(BaseModel):
    """Which packages; what is left out is not asked. `starts_from` and `starts_to`: the first and last day on
    which a package may begin.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    region: Name | None = None
    body: Name | None = None
    service: Name | None = None
    agreement: Name | None = None
    starts_from: date | None = None
    starts_to: date | None = None


class SimulationAsked(BaseModel):
    """One question: the agreement as it is and the one against it, each an id (`xr2-gofal-parhaus`), an id
    with its version (`…@1`), `in-force`, or `all-wales:60%`; over which packages, for how many weeks of each.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    agreement: Name
    against: Name
    cohort: CohortAsked = CohortAsked()
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = 52
    points: Annotated[int, Field(ge=0, le=100)] = 5
    """Percentage points within which a proposal in a disagreement is near the formula."""
    on: date | None = None
    """The day on which both are read; each package's first day, where there is none."""


class CannotSimulate(ValueError):
    """There is nothing to simulate, or a side that is not there: `field` is the one at fault."""

    def __init__(self, words: Words, *, field: str) -> None:
        super().__init__(words.en)
        self.words, self.field = words, field


def simulated(parts: Parts, asked: SimulationAsked, reader: Actor) -> dict[str, Any]:
    """The document of the simulation, small numbers held back from Welsh Government.

    Raises CannotSimulate.
    """
    from agreements.simulation.result import Asked, document
    from agreements.simulation.simulating import worked

    if reader.role == OVERSIGHT and asked.cohort != CohortAsked():
        raise CannotSimulate(_NARROWED, field="cohort")
    where = PackageFilter(**asked.cohort.model_dump())
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
        found = stored_cohort(unit, where, weeks=asked.weeks, reader=reader)
    if not len(found.cohort):
        raise CannotSimulate(_NOBODY, field="cohort")
    sides = []
    for field in ("agreement", "against"):
        try:
            sides.append(side(getattr(asked, field), book, fictional=found.cohort.fictional))
        except NoSuchSide as no:
            raise CannotSimulate(no.words, field=field) from no
    both = worked(found.cohort, *sides, on=asked.on)
    beside = Asked(
        on=asked.on,
        points=Fraction(asked.points),
        disagreements=found.disagreements,
        oversight=reader.role == OVERSIGHT,
    )
    return document(both, beside)


_NARROWED = Words(
    cy="I Lywodraeth Cymru, Cymru gyfan yn unig: gallai dau ateb culach fod yn wahanol o un achos.",
    en="For Welsh Government, all of Wales only: two narrower answers could differ by one case.",
)
_NOBODY = Words(
    cy="Nid oes achos byw â phecyn sy'n cyfateb.", en="There is no live case with a package that fits."
)
