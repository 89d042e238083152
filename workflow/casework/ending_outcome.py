"""What a disagreement about ending means once it has an outcome: a notice that stands is followed by a new
split by hand, while the old one is paid; an ending that stands is for an officer to record.
"""

from __future__ import annotations

from workflow.casework.draft import Draft
from workflow.casework.facts import Dispute, Withdrawal

STANDS = ("upheld", "settled", "directed")
"""Outcomes by which what was asked for is to happen."""


def ending_stands(at: Draft) -> bool:
    """Whether a stage's outcome, or both bodies, let the case end: a closed disagreement about ending that
    was no body's notice of withdrawal.
    """
    notices = {one.disagreement_id for one in at.all(Withdrawal)}
    return any(
        one.subject == "ending" and one.outcome in STANDS and one.id not in notices for one in at.all(Dispute)
    )


def after_notice(at: Draft, dispute: Dispute) -> None:
    """A body's withdrawal stands: the bodies say by hand who pays what from then on, and until they have
    signed, what was in force goes on.
    """
    if dispute.outcome not in STANDS or not any(
        one.disagreement_id == dispute.id for one in at.all(Withdrawal)
    ):
        return
    at.stop("split_by_hand")
    for body in at.case.bodies:
        clock = at.start("split_by_hand", body, "finance", subject=body)
        at.notify("split_by_hand_wanted", body, "finance", due_at=clock.due_at)
    at.record("SplitAnewAfterNotice", disagreement=dispute.id)
