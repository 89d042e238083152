"""Who may read a file of a case, and whether its bytes may leave. It changes nothing."""

from __future__ import annotations

from workflow.casework.facts import Actor, Attachment, CaseFacts
from workflow.casework.sealing import sealed

HANDED_OUT = frozenset({"clean", "not_scanned"})
WAIT_FOR_A_SCAN = frozenset({"held", "not_scanned"})


def readable(facts: CaseFacts, attachment: Attachment, actor: Actor) -> bool:
    """Whether this officer may know of the file and read it; nobody while it is sealed as another child's:
    those of its body alone, of both, or of Welsh Government too. Whether it may be handed out yet is
    `handed_out`."""
    if sealed(facts, attachment.id):
        return False
    if attachment.eyes == "own":
        return actor.body == attachment.body
    if actor.role == "wg_officer":
        return attachment.eyes == "welsh_government"
    return actor.body in facts.case.bodies


def handed_out(attachment: Attachment) -> bool:
    """Whether the bytes may leave: not while the file is held back, never where it is infected or erased."""
    return attachment.erased_at is None and attachment.scanned in HANDED_OUT
