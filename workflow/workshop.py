"""A made-up package tried under an agreement, or under the draft of one that is being negotiated: its
split, the whole explanation, and the nearest changes that would move a share. It keeps nothing and
changes no case.

Never for a case: what is asked has no place for one, and facts whose lines are those of an open case are
refused, so that nobody shops for a change while a child's package is being decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from agreements.explaining import explain
from agreements.explanation import Explanation
from agreements.facts import PackageFacts
from agreements.faults import FaultySource
from agreements.model import WrittenAgreement
from agreements.nearest import Nearest, nearest
from agreements.reference import Reference
from agreements.refusals import AgreementRefusal
from agreements.split import Split, split
from agreements.words import Words
from workflow import negotiation_desk
from workflow.casework.facts import Actor
from workflow.negotiating.draft_files import agreement_of
from workflow.negotiating.visibility import sees_inside
from workflow.parts import Parts
from workflow.records.questions.open_lines import any_of_an_open_case

ROLES = frozenset(
    {
        "coordinator",
        "finance",
        "head_of_service",
        "director",
        "chief_executive",
        "education",
        "monitoring",
        "region_lead",
        "panel_chair",
    }
)
"""Who may try: everybody of a body or a region."""
DRAFT = "draft:"
MOST_LINES = 20
"""Each line is tried at many costs, so that an answer comes within seconds."""


class WorkshopAsked(BaseModel):
    """One question. `agreement`: an id (its last version), an id with its version (`xr2-gofal-parhaus@1`), or
    `draft:` and the reference of a negotiation (its newest draft). `facts`: the shape of
    `examples/facts.json`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    agreement: Annotated[str, Field(min_length=1, max_length=120)]
    on: date
    facts: PackageFacts


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it."""

    agreement: WrittenAgreement
    split: Split
    explanation: Explanation
    nearest: Nearest


class CannotTry(ValueError):
    """There is nothing to try it under, it is not a made-up package, or the agreement refuses: `field` is the
    one at fault, `clause` the clause that refuses.
    """

    def __init__(self, words: Words, *, field: str, clause: str | None = None) -> None:
        super().__init__(words.en)
        self.words, self.field, self.clause = words, field, clause


def tried(parts: Parts, asked: WorkshopAsked, actor: Actor) -> Tried:
    """The split, its explanation and the nearest changes. Raises CannotTry."""
    facts = asked.facts
    if Reference.load().region(facts.region).fictional != actor.body.startswith("X"):
        raise CannotTry(_OTHER_WALES, field="facts")
    if len(facts.lines) > MOST_LINES:
        raise CannotTry(_TOO_MANY.filled(most=MOST_LINES), field="facts")
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
        if any_of_an_open_case(unit, [line.id for line in facts.lines]):
            raise CannotTry(_OPEN_CASE, field="facts")
    if asked.agreement.startswith(DRAFT):
        agreement = _draft(parts, asked.agreement.removeprefix(DRAFT), actor)
    else:
        agreement = _version(book.all(), asked.agreement)
    try:
        found = split(agreement, facts, on=asked.on)
        near = nearest(agreement, facts, on=asked.on)
    except AgreementRefusal as no:
        raise CannotTry(no.words, field="agreement", clause=no.clause) from no
    return Tried(agreement, found, explain(found, facts, agreement), near)


def _version(known: tuple[WrittenAgreement, ...], asked: str) -> WrittenAgreement:
    name, _, version = asked.partition("@")
    fitting = [one for one in known if one.id == name and version in ("", str(one.version))]
    if not fitting:
        raise CannotTry(_NO_AGREEMENT.filled(asked=asked), field="agreement")
    return fitting[-1]


def _draft(parts: Parts, ref: str, actor: Actor) -> WrittenAgreement:
    """The newest draft of a negotiation that this officer may read; one that cannot be read says why."""
    reading = negotiation_desk.reading(parts, ref)
    if reading is None or not sees_inside(reading.facts.negotiation, actor):
        raise CannotTry(_NO_AGREEMENT.filled(asked=DRAFT + ref), field="agreement")
    try:
        return agreement_of(reading.facts.files)
    except FaultySource as faulty:
        raise CannotTry(_FAULTY.filled(fault=faulty.faults[0].words), field="agreement") from faulty


_OTHER_WALES = Words(
    cy="Rhaid i'r pecyn fod mewn rhanbarth o'r un byd â'ch corff: gwir neu ddychmygol.",
    en="The package must be in a region of the same world as your body: real or invented.",
)
_TOO_MANY = Words(
    cy="Mae'r gweithdy'n cymryd {most} llinell ar y mwyaf.", en="The workshop takes {most} lines at most."
)
_OPEN_CASE = Words(
    cy="Llinellau achos agored yw'r rhain. Dim ond pecyn dychmygol y gellir ei roi yn y gweithdy.",
    en="These are the lines of an open case. Only a made-up package can be put in the workshop.",
)
_NO_AGREEMENT = Words(
    cy="Nid oes cytundeb {asked} y gallwch ei ddefnyddio.",
    en="There is no agreement {asked} that you may use.",
)
_FAULTY = Words(
    cy="Ni ellir darllen y drafft fel y mae: {fault}.", en="The draft cannot be read as it stands: {fault}."
)
