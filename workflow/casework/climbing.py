"""Climbing: a stage that ends without an outcome moves the disagreement up; after the last one, or the total
limit, it
is referred to Welsh Government. The same function serves a passed time limit and a panel whose view does not
bind."""

from __future__ import annotations

from workflow.casework.disagreeing import STAGE_CLOCKS, begin_stage
from workflow.casework.draft import Draft
from workflow.casework.escalating import refer_dispute
from workflow.casework.facts import Deadline, Dispute
from workflow.casework.stating import unsigned_by


def climb(at: Draft, dispute: Dispute) -> None:
    """Move one stage up, or refer it where there is none above."""
    if dispute.stage == "chief_executives":
        refer_dispute(at, dispute)
        return
    at.stop(STAGE_CLOCKS[dispute.stage], "settlement_answer", subject=dispute.id)
    was = dispute.stage
    moved = at.move(at.change(dispute, settlement=None), "climb")
    at.record(
        "DisagreementClimbed",
        disagreement=moved.id,
        stage=moved.stage,
        from_stage=was,
        facts_unsigned_by=unsigned_by(at, moved),
    )
    begin_stage(at, moved, notice="stage_moved")


def stage_ends(at: Draft, clock: Deadline) -> None:
    """A stage's time limit passed without an outcome."""
    climb(at, _dispute(at, clock))


def total_ends(at: Draft, clock: Deadline) -> None:
    """The total limit in disagreement passed, whatever the stage. After an outage in which a stage ended
    too, the disagreement has moved up in this very sweep: it is referred one working day later, never
    twice moved at once.
    """
    dispute = _dispute(at, clock)
    if dispute.stage_since == at.now and not clock.put_off:
        at.start(
            "put_off", None, "chief_executive", subject=dispute.id, kind="total_disagreement", put_off=True
        )
        at.record("TotalLimitPutOff", disagreement=dispute.id)
    else:
        refer_dispute(at, dispute)


def evidence_fails_to_come(at: Draft, clock: Deadline) -> None:
    """The missing evidence did not come in its time: the disagreement goes to its first stage."""
    dispute = at.move(_dispute(at, clock), "open_with_practitioners")
    at.record("EvidenceNotGiven", disagreement=dispute.id)
    begin_stage(at, dispute, notice="stage_moved")


def _dispute(at: Draft, clock: Deadline) -> Dispute:
    dispute = at.get(Dispute, clock.subject)
    assert dispute is not None
    return dispute
