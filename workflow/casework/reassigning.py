"""Who owns a case: given to another officer by a head of service, or by the system when the owner has left, so
that no case is without somebody. Who is away and who has left is known to `records`.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import ReassignCase
from workflow.casework.draft import Draft


def may_reassign(at: Draft) -> None:
    """A head of service of one of the two bodies."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def reassign(at: Draft, command: ReassignCase) -> None:
    """Give it to an active officer of one's own body."""
    if command.owner not in {person for person, _ in at.before.colleagues}:
        rules.refuse(
            "owner_is_a_colleague",
            cy="Rhaid i'r perchennog fod yn gydgysylltydd neu'n bennaeth gwasanaeth o'ch corff sydd yn ei swydd.",
            en="The owner must be a coordinator or head of service of your body who is in post.",
        )
    hand_to(at, person=command.owner, body=at.actor.body)


def hand_to(at: Draft, *, person: str, body: str) -> None:
    """The case is this officer's; they are told. Nothing happens where it is already."""
    was = at.case.owner
    if was == person:
        return
    at.change_case(owner=person)
    at.record("CaseReassigned", was=was, owner=person)
    at.notify("case_reassigned", body, "coordinator")
