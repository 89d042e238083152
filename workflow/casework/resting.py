"""What rests while another service has the child, and runs again when the case opens again: each clock of
what is still to be done, to the day it had where that is still to come, else anew.

The decision's own clocks are begun by whoever reopens it; what belonged to a disagreement ended with it.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.casework import reports
from workflow.casework.draft import Draft
from workflow.casework.facts import (
    Deadline,
    Handover,
    ReimbursementLine,
    ReportRequest,
    SafeguardingTold,
    SealedEntry,
)
from workflow.casework.keyworking import want_key_worker
from workflow.casework.legal_status import want_advocate
from workflow.casework.milestones import plan

RESTS = frozenset(
    {
        "key_worker", "advocate_named", "consent_look_again", "setting_alert", "setting_judged",
        "suitable_place", "enquiry_answer", "offer_answer", "placement_search", "placement_move",
        "placement_approval", "discharge_due", "discharge_follow_up", "absence_open", "concern_answer",
        "blocker_stage", "meeting_held", "meeting_action", "transfer_answer", "transfer_day",
        "wrong_child_entry", "safeguarding_receipt", "reimbursement", "early_review",
        *reports.CLOCKS,
    }
)  # fmt: skip
"""What somebody still has to do, whoever decides about the child."""


def run_again(at: Draft) -> None:
    """Start again what rested since the latest handover, and whatever any open case has. The caller's event
    carries it.
    """
    handover = latest_handover(at)
    for clock in at.all(Deadline):
        rested = handover and clock.status == "stopped" and clock.closed_at == handover.at
        if rested and _still_wanted(at, clock):
            _again(at, clock)
    want_key_worker(at)
    want_advocate(at)
    plan(at)


def latest_handover(at: Draft) -> Handover | None:
    """The handover under which the case rests, or last rested."""
    return max(at.all(Handover), key=lambda one: one.at, default=None)


def _still_wanted(at: Draft, clock: Deadline) -> bool:
    """Not where it was done meanwhile: a payment confirmed, a seal decided, a receipt come."""
    if clock.kind == "chase":
        return (clock.subject or "").partition(":")[0] in RESTS
    line, told = at.get(ReimbursementLine, clock.subject), at.get(SafeguardingTold, clock.subject)
    seal = at.get(SealedEntry, clock.subject)
    done = (line and line.paid_on) or (told and told.confirmed_at) or (seal and seal.decided_at)
    return clock.kind in RESTS and not done


def _again(at: Draft, clock: Deadline) -> None:
    if clock.due_at > at.now:
        at.put(replace(clock, id=at.new_id(), status="open", closed_at=None))
        return
    begun = at.start(
        clock.limit_id or clock.kind,
        clock.body,
        clock.role or "coordinator",
        subject=clock.subject,
        kind=clock.kind,
    )
    asked = at.get(ReportRequest, clock.subject)
    if asked and clock.kind == "report":
        at.change(asked, due_at=begun.due_at)
