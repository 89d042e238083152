"""Going live: an automatic act that a body has off or on trial is held back. On trial, what would have
happened is recorded from the same function, run on a draft that is thrown away.

Nothing sits because of it: the same time limit begins again, its office and both coordinators are asked to
act, and when it passes the modes are asked again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

from workflow.casework.agreeing import default_clause
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Deadline

WITHHELD = "withheld"
"""The limit that gives a held-back clock its length."""
ACT_OF: dict[str, str] = {
    "confirmation": "begin_answer_time",
    "objection": "open_disagreement",
    "split_by_hand": "open_disagreement",
    "signature": "open_disagreement",
    "missing_evidence": "move_up",
    "stage_practitioners": "move_up",
    "stage_heads": "move_up",
    "stage_directors": "move_up",
    "stage_panel": "move_up",
    "stage_chief_executives": "refer",
    "total_disagreement": "refer",
    "transfer_answer": "open_disagreement",
    "support_alert": "support_alert",
    "support_referred": "refer",
    "family_note": "family_note",
    "adult_acceptance": "open_disagreement",
    "adult_acceptance_again": "open_disagreement",
}
"""The automatic act that a clock's end is."""
NEVER_HELD_BACK: dict[str, frozenset[str]] = {
    "chases": frozenset(
        {
            "referral_acknowledged", "key_worker", "consent_asked", "consent_look_again",
            "advocate_named", "checklist_outcome", "fast_track", "local_review",
            "not_progressed_look_again", "assessment", "to_panel", "decision", "decision_letter",
            "service_accepted", "package", "payment_accepted", "provider_instructed", "first_review",
            "next_review", "early_review", "chase", "information_wanted", "reimbursement",
            "suitable_place", "setting_judged", "offer_answer", "placement_search", "placement_move",
            "placement_approval", "discharge_due", "discharge_follow_up", "absence_open",
            "concern_answer", "blocker_stage", "meeting_held", "meeting_action", "wrong_child_entry",
            "safety_statement", "referral_taken", "papers_wanted", "transition_planning",
            "transition_worker", "learning_disability_marker", "adult_referral", "adult_decision",
            "transition_catch_up", "report", "report_chase", "safeguarding_receipt",
        }
    ),
    "tells": frozenset(
        {
            "objection_reminder", "welsh_government_reminder", "welsh_government_target", "report_reminder",
            "setting_alert", "adult_decision_alert", "transition_begins", "eighteen", "facts_signature",
            "evidence_request", "enquiry_answer",
        }
    ),
    "ends_what_people_set": frozenset(
        {"settlement_answer", "mediation", "ending_notice", "transfer_day", "pause"}
    ),
}  # fmt: skip
"""Every other clock. Its end chases, until it is done, somebody who has not acted; or tells or writes down
what is so; or ends what people gave an end to: an offer, a mediation, a notice, an agreed day, a pause.
"""


def act_of(at: Draft, clock: Deadline) -> str | None:
    """The automatic act that the end of this clock would be; None where it acts for nobody."""
    if clock.kind == "objection":
        split = at.get(CaseSplit, clock.subject)
        return "apply_by_silence" if split and default_clause(at, split) else "open_disagreement"
    return ACT_OF.get(clock.kind)


def mode_of(at: Draft, clock: Deadline) -> str:
    """Off, shadow or on: the stricter mode of the case's two bodies."""
    act = act_of(at, clock)
    return at.under.automatic.strictest(act, at.case.bodies, at.now) if act else "on"


def hold_back(at: Draft, clock: Deadline, mode: str, act: Callable[[Draft, Deadline], None]) -> None:
    """Do not act: begin the clock again and ask people; on trial, record what would have happened."""
    would = _would(at, clock, act) if mode == "shadow" else None
    again = at.start(
        WITHHELD, clock.body, clock.role or "coordinator", subject=clock.subject, kind=clock.kind
    )
    told = {"act": act_of(at, clock), "clock": clock.kind, "about": clock.subject}
    if mode == "shadow":
        at.record("WouldHaveActed", **told, would=would)
    else:
        at.record("AutomaticActHeldBack", **told)
    at.notify_both("automatic_act_held_back", "coordinator", due_at=again.due_at, about=clock.subject)


def _would(at: Draft, clock: Deadline, act: Callable[[Draft, Deadline], None]) -> list[str]:
    """The kinds of event that the act would have recorded, in order; nothing of it is kept. What the other
    body was spared under the same limit is thought of as done: else two silences would never be one.
    """
    trial = at.trial(str(uuid.uuid5(uuid.NAMESPACE_OID, clock.id)))
    trial.due_at = clock.due_at
    for spared in trial.running(clock.kind, subject=clock.subject):
        if spared.limit_id == WITHHELD and clock.subject is not None:
            trial.close(spared, "passed")
            act(trial, replace(spared, put_off=True))
    before = len(trial.happened)
    act(trial, replace(clock, put_off=True) if clock.limit_id == WITHHELD else clock)
    return list(trial.happened[before:])
