"""Agreeing: when every body has answered, the share is agreed, applied by silence, or left to a disagreement.

An agreed share has its terms drafted at once for signature. Nothing is ever signed by silence.
"""

from __future__ import annotations

from agreements.split import Split
from workflow.casework import codes
from workflow.casework.announcing import put_split
from workflow.casework.disagreeing import Opened, close_dispute, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.drafting import draft_agreement
from workflow.casework.facts import Answer, CaseSplit, Dispute
from workflow.casework.rules import open_objections
from workflow.casework.voiding import void_waiting_agreement


def answers_settled(at: Draft, split: CaseSplit, *, how: str = "acceptance") -> None:
    """Judge the answers of both bodies together. Does nothing while one is pending or an objection is
    open. `how` both came to stand by it: they accepted, or the independent panel bound one.
    """
    answers = [answer.answer for answer in at.all(Answer) if answer.split_id == split.id]
    if all(answer == "accepted" for answer in answers):
        _close_automatic(at, split)
        agree(at, split, how=how)
    elif "pending" in answers or "objected" in answers:
        return
    else:
        apply_or_dispute(at, split)


def apply_or_dispute(at: Draft, split: CaseSplit) -> None:
    """Silence: applied where a binding agreement's default clause was signed by both finance offices; else a
    disagreement 'no answer' opens by itself at heads of service."""
    clause = default_clause(at, split)
    if clause:
        at.record("SplitApplied", split=split.id, clause=clause, agreement=split.agreement_id)
        at.notify_both("share_applied", "finance", about=split.id)
        agree(at, split, how="silence", clause=clause)
    elif not any(dispute.ground in codes.OPENED_BY_SILENCE for dispute in open_objections(at, split)):
        open_dispute(at, Opened(subject="share", ground="no_answer", split_id=split.id))


def default_clause(at: Draft, split: CaseSplit) -> str | None:
    """The clause under which silence applies this split, or None."""
    if split.agreement_id is None:
        return None
    agreement = at.under.book.get(split.agreement_id, split.agreement_version)
    return agreement.default_applies_to(health_board=at.case.health_board, council=at.case.council)


def agree(at: Draft, split: CaseSplit, *, how: str, clause: str | None = None) -> None:
    """The share binds; its terms are drafted and wait for two signatures."""
    split = at.change(split, state="agreed", agreed_at=at.now, agreed_how=how, agreed_clause=clause)
    at.stop("objection", "objection_reminder", subject=split.id)
    at.send("funding", "agree")
    at.record("ShareAgreed", split=split.id, how=how, clause=clause, shares=split.shares)
    at.notify_both("share_agreed", "finance", about=split.id)
    draft_agreement(at, split)


def put_agreed_split(at: Draft, worked: Split, *, basis: str, how: str) -> CaseSplit:
    """A split that is agreed in the moment it is made: a settlement, or a direction."""
    made = put_split(at, worked, basis=basis, announce_it=False)
    for body in at.case.bodies:
        at.put(
            Answer(
                id=at.new_id(),
                case_ref=at.case.ref,
                split_id=made.id,
                body=body,
                answer="accepted",
                at=at.now,
                by=at.actor.person,
            )
        )
    agree(at, made, how=how)
    return made


def reopen(at: Draft, split: CaseSplit) -> CaseSplit:
    """A late objection in time: the share applied by silence is announced again; payments go on."""
    split = at.change(split, state="announced", agreed_at=None, agreed_how=None, agreed_clause=None)
    void_waiting_agreement(at)
    _close_unsigned(at)
    at.send("funding", "reopen")
    at.record("ReopenedByLateObjection", split=split.id)
    at.notify_both("reopened_by_late_objection", "finance", about=split.id)
    return split


def _close_automatic(at: Draft, split: CaseSplit) -> None:
    for dispute in open_objections(at, split):
        close_dispute(at, dispute, "settled")
    for dispute in at.all(Dispute):
        if dispute.stage != "closed" and dispute.ground in codes.WITHOUT_PROPOSAL:
            close_dispute(at, dispute, "settled")


def _close_unsigned(at: Draft) -> None:
    for dispute in at.all(Dispute):
        if dispute.stage != "closed" and dispute.ground == "unsigned":
            close_dispute(at, dispute, "settled")
