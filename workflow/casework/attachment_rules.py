"""Who may read a file of a case, and whether its bytes may leave. It changes nothing."""

from __future__ import annotations

from workflow.casework.facts import Actor, Attachment, CaseFacts, Dispute
from workflow.casework.parties import parties_of, party_of
from workflow.casework.sealing import sealed

HANDED_OUT = frozenset({"clean", "not_scanned"})
WAIT_FOR_A_SCAN = frozenset({"held", "not_scanned"})


def readable(facts: CaseFacts, attachment: Attachment, actor: Actor) -> bool:
    """Whether this officer may know of the file and read it; nobody while it is sealed as another child's:
    those of its party alone, of both funders (and, about a disagreement, of every party to it), or of Welsh
    Government too. Whether it may be handed out yet is `handed_out`."""
    if sealed(facts, attachment.id):
        return False
    party = party_of(actor)
    if attachment.eyes == "own" or attachment.body == party:
        return party == attachment.body
    if actor.role == "wg_officer":
        return attachment.eyes == "welsh_government"
    return party in facts.case.bodies or is_for_a_party(facts, attachment, party)


def is_for_a_party(facts: CaseFacts, attachment: Attachment, party: str) -> bool:
    """Whether the file is about a disagreement that this party, beside the two funders, is in."""
    return party in parties_in(facts, attachment.about_kind, attachment.about_id)


def parties_in(facts: CaseFacts, kind: str, key: str) -> tuple[str, ...]:
    """The parties to the disagreement that a record is, or belongs to, who are such now; none for any other
    record."""
    record = next((row for row in getattr(facts, kind, ()) if getattr(row, "id", None) == key), None)
    about = key if kind == Dispute.TABLE else getattr(record, "disagreement_id", None)
    dispute = next((one for one in facts.disagreements if one.id == about), None)
    now = {*facts.case.bodies, *(one.code for one in facts.parties if one.to_at is None)}
    return tuple(code for code in parties_of(facts.case, dispute) if code in now) if dispute else ()


def handed_out(attachment: Attachment) -> bool:
    """Whether the bytes may leave: not while the file is held back, never where it is infected or erased."""
    return attachment.erased_at is None and attachment.scanned in HANDED_OUT
