"""Enforcing: every due time limit of one case, in order, each judged again on the facts after the one before.

The same function serves the sweep, a person's act that comes late, a dry run and a property test.
"""

from __future__ import annotations

from collections.abc import Callable

from workflow.casework import (
    assessing,
    caring,
    climbing,
    defaulting,
    ending,
    mediating,
    reimbursing,
    reports,
    safeguarding,
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
    "information_wanted": defaulting.information_not_given,
    "settlement_answer": _settlement_or_ending,
    "facts_signature": stating.signature_wanting,
    "mediation": mediating.mediation_ends,
    "reimbursement": reimbursing.not_paid,
    "welsh_government_reminder": defaulting.remind_welsh_government,
    "support_alert": caring.support_not_delivered,
    "support_referred": caring.support_still_not_delivered,
    "ending_notice": ending.wind_up,
    "transfer_answer": transferring.no_answer,
    "transfer_day": transferring.day_comes,
    "wrong_child_entry": defaulting.chase,
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
