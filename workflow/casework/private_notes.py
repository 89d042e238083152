"""Private notes of one body. Its words are for that body's eyes alone: no other body, nor Welsh Government,
is handed them."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import WriteNote
from workflow.casework.draft import Draft
from workflow.casework.facts import Note


def may_write(at: Draft) -> None:
    """An officer of one of the two bodies, also after the case has ended."""
    rules.acts_for_a_party(at)


def write(at: Draft, command: WriteNote) -> None:
    """Keep the words for one's own body; the event holds the note's id and a salted digest, and leads to no
    words."""
    may_write(at)
    text_id = at.text("private_note", command.note, command.language, eyes=at.actor.body)
    note = at.put(
        Note(
            id=at.new_id(),
            case_ref=at.case.ref,
            body=at.actor.body,
            by=at.actor.person,
            at=at.now,
            text_id=text_id,
        )
    )
    at.record("PrivateNoteWritten", private_note=note.id, digest=at.digest_of(text_id))
