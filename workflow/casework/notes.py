"""The family's progress note, sent by a person before its clock writes one: that there is a disagreement
and its stage.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import SendFamilyNote
from workflow.casework.draft import Draft


def may_send(at: Draft) -> None:
    """While a disagreement is open the family is told how it stands."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not at.running("family_note"):
        rules.refuse(
            "note_during_disagreement",
            cy="Nid oes anghytundeb agored i roi gwybod i'r teulu amdano.",
            en="There is no open disagreement to tell the family about.",
        )


def send(at: Draft, command: SendFamilyNote) -> None:
    """Tell the family now; the clock starts again."""
    at.met("family_note")
    at.start("family_note", at.case.commissioner, "coordinator")
    at.record("FamilyNoteWritten")
    at.tell_family("family_progress")
