"""The named assessor: declared without conflict of interest, and a fresh one when a decision is taken "
"anew."""

from __future__ import annotations

import hashlib

from workflow.casework import rules
from workflow.casework.commands import NameAssessor
from workflow.casework.commands.assessing import AssessorSaid
from workflow.casework.draft import Draft
from workflow.casework.facts import Assessor, Remittal


def same_name(name: str) -> str:
    """A name as names are compared: without regard to case or spaces."""
    return " ".join(name.casefold().split())


def assessor(at: Draft) -> Assessor | None:
    """The assessor who stands."""
    return next((one for one in at.all(Assessor) if one.ended_at is None), None)


def has_assessor(at: Draft) -> None:
    """An assessment has a named assessor."""
    if assessor(at) is None:
        rules.refuse(
            "assessor_is_named",
            cy="Nid oes asesydd a enwyd ac a ddatganodd nad oes gwrthdaro buddiannau.",
            en="No assessor is named and declared without a conflict of interest.",
        )


def put_assessor(at: Draft, said: AssessorSaid) -> Assessor:
    """Name the assessor in the place of the one before; the caller records the event."""
    if said.name is None and at.actor.body != at.case.health_board:
        rules.refuse(
            "assessor_is_named",
            cy="Enwch asesydd y bwrdd iechyd.",
            en="Name the assessor of the health board.",
        )
    who = said.name or at.actor.name or at.actor.person
    key = hashlib.sha256(f"{at.case.ref}:{same_name(who)}".encode()).hexdigest()
    _fresh(at, key)
    relieve_assessor(at)
    return at.put(
        Assessor(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            name_key=key,
            person=None if said.name else at.actor.person,
            name_text_id=at.text("assessor", said.name, at.actor.language) if said.name else None,
        )
    )


def relieve_assessor(at: Draft) -> None:
    """Whoever assessed until now does not any more."""
    before = assessor(at)
    if before:
        at.change(before, ended_at=at.now)


def _fresh(at: Draft, key: str) -> None:
    last = max((one.at for one in at.all(Remittal)), default=None)
    if last and any(one.name_key == key and one.at <= last for one in at.all(Assessor)):
        rules.refuse(
            "fresh_assessor",
            cy="Anfonwyd y penderfyniad yn ôl: rhaid i rywun arall asesu.",
            en="The decision was sent back: somebody else must assess.",
        )


def may_name(at: Draft) -> None:
    """The health board names the assessor until there is a decision."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if at.case.decision not in ("referred", "assessing", "assessed"):
        rules.refuse(
            "assessor_before_panel",
            cy="Mae'r asesiad eisoes gerbron y panel neu wedi'i benderfynu.",
            en="The assessment is already with the panel, or decided.",
        )


def name_assessor(at: Draft, command: NameAssessor) -> None:
    """The family and both bodies know who assesses."""
    named = put_assessor(at, command)
    at.record("AssessorNamed", assessor=named.id, name=named.name_text_id)
    at.notify_both("assessor_is_named", "coordinator")
    at.tell_family("family_assessor_named")
