"""Who owns a case: given to another officer by a head of service, or by the system when the owner has left,
so that no case is without somebody. Who is away and who has left is known to `records`.
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
    """Give it to an officer of one's own body; that they are in post the desk has asked."""
    if command.owner == at.case.owner:
        rules.refuse(
            "owner_is_another",
            cy="Y swyddog hwn yw'r perchennog eisoes.",
            en="This officer is the owner already.",
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
