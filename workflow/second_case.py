"""The other case of an act upon two, and the officer whom an act names: what the desk finds before
casework judges."""

from __future__ import annotations

from agreements.words import Words
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command, NameTransitionWorker, ReassignCase, SetKeyWorker
from workflow.casework.facts import Actor, CaseFacts
from workflow.records import reading
from workflow.records.database import Unit
from workflow.records.people import person_by_id
from workflow.records.questions.visibility import may_see


def second_case(unit: Unit, command: Command, facts: CaseFacts, actor: Actor) -> CaseFacts | Refusal | None:
    """The other case that a command names, locked; None where it names none, or none that the actor may see.

    It is not waited for: two acts that each want the other's case never stand still.
    """
    ref = command.other_case()
    if ref is None or ref == facts.case.ref:
        return None
    found = reading.read(unit, ref)
    if found is None or not may_see(found, actor):
        return None
    return reading.read(unit, ref) if reading.lock_if_free(unit, ref) else _IS_HELD


def unknown_officer(unit: Unit, command: Command, facts: CaseFacts, actor: Actor) -> Refusal | None:
    """Why the officer whom a command names as key worker, transition worker or owner cannot be one; None
    where nothing speaks against it."""
    if isinstance(command, ReassignCase):
        return _not_in_post(unit, command, actor)
    if not isinstance(command, (SetKeyWorker, NameTransitionWorker)) or command.officer is None:
        return None
    person = person_by_id(unit, command.officer)
    known = person is not None and person.active and person.body in facts.case.bodies
    return None if known else _NO_OFFICER


def _not_in_post(unit: Unit, command: ReassignCase, actor: Actor) -> Refusal | None:
    """An owner is a coordinator or head of service in post, of the body that gives the case."""
    person = person_by_id(unit, command.owner)
    fits = person is not None and person.active and person.body == actor.body and person.role in _OWN
    return None if fits else _NO_OWNER


_OWN = ("coordinator", "head_of_service")
_NO_OWNER = Refusal(
    rule="owner_is_a_colleague",
    words=Words(
        cy="Rhaid i'r perchennog fod yn gydgysylltydd neu'n bennaeth gwasanaeth yn eich corff, yn ei swydd.",
        en="The owner must be a coordinator or head of service of your body who is in post.",
    ),
)
_IS_HELD = Refusal(
    rule="other_case_is_free",
    words=Words(
        cy="Mae rhywun arall wrthi gyda'r achos arall ar hyn o bryd. Rhowch gynnig arall arni.",
        en="Somebody else is at work on the other case at this moment. Try again.",
    ),
)
_NO_OFFICER = Refusal(
    rule="key_worker_is_an_officer",
    words=Words(
        cy="Nid oes swyddog o'r fath yn y ddau gorff: rhowch enw rhywun arall yn lle hynny.",
        en="There is no such officer in the two bodies: give the name of somebody else instead.",
    ),
)
