"""Enforcing: every due time limit of one case, in order, each judged again on the facts after the one before.

The same function serves the sweep, a person's act that comes late, a dry run and a property test.
"""

from __future__ import annotations

from collections.abc import Callable

from workflow.casework import (
    assessing,
    blocking,
    chasing,
    climbing,
    defaulting,
    delivering,
    ending,
    informing,
    mailbox,
    mediating,
    milestones,
    papers,
    placing,
    reimbursing,
    reports,
    safeguarding,
    setting,
    settling,
    stating,
    transferring,
)
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline
from workflow.casework.going_live import hold_back, mode_of

Enforcement = Callable[[Draft, Deadline], None]


def _settlement_or_ending(at: Draft, clock: Deadline) -> None:
    if (clock.subject or "").startswith("ending:"):
        at.record("EndingNotAgreed", asked_by=(clock.subject or "").removeprefix("ending:"))
    else:
        settling.settlement_lapses(at, clock)


ENFORCE: dict[str, Enforcement] = {
    "referral_acknowledged": defaulting.chase,
    "key_worker": defaulting.chase,
    "consent_asked": defaulting.chase,
    "consent_look_again": defaulting.chase,
    "advocate_named": defaulting.chase,
    "checklist_outcome": defaulting.chase,
    "fast_track": defaulting.chase,
    "local_review": defaulting.chase,
    "not_progressed_look_again": defaulting.chase,
    "assessment": defaulting.chase,
    "to_panel": defaulting.chase,
    "decision": defaulting.chase,
    "decision_letter": defaulting.chase,
    "service_accepted": defaulting.chase,
    "package": defaulting.chase,
    "payment_accepted": defaulting.chase,
    "provider_instructed": defaulting.chase,
    "first_review": defaulting.chase,
    "next_review": defaulting.chase,
    "chase": defaulting.chase,
    "confirmation": defaulting.confirmation_ends,
    "objection_reminder": defaulting.remind,
    "objection": defaulting.silence,
    "split_by_hand": defaulting.no_proposal,
    "signature": defaulting.unsigned,
    "family_note": defaulting.family_note,
    "missing_evidence": climbing.evidence_fails_to_come,
    "stage_practitioners": climbing.stage_ends,
    "stage_heads": climbing.stage_ends,
    "stage_directors": climbing.stage_ends,
    "stage_panel": climbing.stage_ends,
    "stage_chief_executives": climbing.stage_ends,
    "total_disagreement": climbing.total_ends,
    "evidence_request": defaulting.evidence_not_given,
    "information_wanted": informing.not_supplied,
    "settlement_answer": _settlement_or_ending,
    "facts_signature": stating.signature_wanting,
    "mediation": mediating.mediation_ends,
    "reimbursement": reimbursing.not_paid,
    "welsh_government_reminder": defaulting.remind_welsh_government,
    "setting_alert": setting.still_there,
    "setting_judged": chasing.chase_one,
    "suitable_place": chasing.chase_both_heads,
    "enquiry_answer": placing.no_answer_came,
    "offer_answer": chasing.chase_one,
    "placement_search": chasing.chase_one,
    "placement_move": chasing.chase_both_heads,
    "placement_approval": placing.approval_is_late,
    "discharge_due": chasing.chase_one,
    "discharge_follow_up": chasing.chase_both_heads,
    "absence_open": chasing.chase_one,
    "concern_answer": chasing.chase_one,
    "blocker_stage": blocking.stage_ends,
    "meeting_held": chasing.chase_both_heads,
    "meeting_action": chasing.chase_one,
    "support_alert": delivering.support_not_delivered,
    "support_referred": delivering.support_still_not_delivered,
    "ending_notice": ending.wind_up,
    "transfer_answer": transferring.no_answer,
    "transfer_day": transferring.day_comes,
    "wrong_child_entry": defaulting.chase,
    "safety_statement": defaulting.chase,
    "referral_taken": mailbox.not_taken,
    "welsh_government_target": informing.target_passed,
    "papers_wanted": papers.not_answered,
    "early_review": defaulting.chase,
    "transition_begins": milestones.thirteen,
    "transition_planning": defaulting.chase,
    "transition_worker": defaulting.chase,
    "learning_disability_marker": defaulting.chase,
    "adult_referral": defaulting.chase,
    "adult_decision": defaulting.chase,
    "adult_decision_alert": milestones.no_decision,
    "adult_acceptance": milestones.not_accepted,
    "adult_acceptance_again": milestones.not_accepted,
    "eighteen": milestones.eighteen,
    "transition_catch_up": milestones.caught_up_in_vain,
    "pause": assessing.pause_ends,
    **reports.ENFORCED,
    **safeguarding.ENFORCED,
}
"""What each kind of clock does when its time is up."""


def enforce_due(at: Draft) -> int:
    """Enforce every clock that is due at the draft's instant; how many were. None fires before its
    instant, none twice.
    """
    enforced = 0
    while clock := _next_due(at):
        at.due_at = clock.due_at
        at.close(clock, "passed")
        mode = mode_of(at, clock)
        if mode == "on":
            ENFORCE[clock.kind](at, clock)
        else:
            hold_back(at, clock, mode, ENFORCE[clock.kind])
        enforced += 1
    at.due_at = None
    return enforced


def _next_due(at: Draft) -> Deadline | None:
    due = [clock for clock in at.all(Deadline) if clock.status == "open" and clock.due_at <= at.now]
    return min(due, key=lambda clock: (clock.due_at, clock.kind, clock.id), default=None)
