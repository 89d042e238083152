"""The family's progress note: that there is a disagreement, its stage and since when, what is in place and
what is not yet. Neither the argument, nor a sum, nor who holds what.
"""

from __future__ import annotations

from typing import Any

from workflow.casework import rules
from workflow.casework.commands import SendFamilyNote
from workflow.casework.draft import Draft
from workflow.casework.facts import Dispute, Payer
from workflow.casework.needing import live_lines
from workflow.clocks.due import local_date


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
    tell_progress(at)


def tell_progress(at: Draft) -> None:
    """Write the note and start the time to the next one: codes and days, which the letter puts into words."""
    at.start("family_note", at.case.commissioner, "coordinator")
    says = progress(at)
    at.record("FamilyNoteWritten", **says)
    at.tell_family("family_progress", says=says)


def progress(at: Draft) -> dict[str, Any]:
    """{stages: [{stage, since}], in_place: [kind of line], not_yet: [kind of line]}: all that a family is
    told of a disagreement, each kind of support once.
    """
    delivered = {one.line_id for one in at.all(Payer) if one.to_on is None and one.delivered_at}
    lines = live_lines(at)
    not_yet = list(dict.fromkeys(line.kind for line in lines if line.id not in delivered))
    in_place = dict.fromkeys(line.kind for line in lines if line.id in delivered)
    return {
        "stages": [
            {"stage": one.stage, "since": local_date(one.stage_since).isoformat()}
            for one in at.all(Dispute)
            if one.stage != "closed"
        ],
        "in_place": [kind for kind in in_place if kind not in not_yet],
        "not_yet": not_yet,
    }
