"""Disagreements as things: opened at the stage their ground starts at, with clocks of their own, and
closed with an outcome. What people say in one is `arguing`; how it moves up is `climbing`; how it ends
is `settling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workflow.casework.draft import Draft
from workflow.casework.ending_outcome import after_notice
from workflow.casework.facts import CaseSplit, Dispute, Evidence, Neutral, Referral
from workflow.casework.parties import (
    deciding,
    office_of,
    parties_of,
    party_of,
    tell,
    with_education,
)

STAGE_ROLES = {
    "awaiting_evidence": "coordinator",
    "practitioners": "coordinator",
    "heads": "head_of_service",
    "directors": "director",
    "panel": "panel_chair",
    "chief_executives": "chief_executive",
    "welsh_government": "wg_officer",
}
STAGE_CLOCKS = {
    "practitioners": "stage_practitioners",
    "heads": "stage_heads",
    "directors": "stage_directors",
    "panel": "stage_panel",
    "chief_executives": "stage_chief_executives",
}
FIRST_EVENT = {
    "no_answer": "open_with_heads",
    "no_adult_service": "open_with_heads",
    "unsigned": "open_with_directors",
    "missing_evidence": "ask_for_evidence",
}
"""The first stage by ground; any other ground starts with practitioners (house rule)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a new disagreement is about."""

    subject: str
    ground: str
    text_id: str | None = None
    split_id: str | None = None
    is_objection: bool = False
    head_of_service: str | None = None
    claim: dict[str, Any] | None = None
    asks_variation: bool = False
    parties: tuple[str, ...] = ()
    """Who disagrees; none: the two funders, and about an announced split the education budget that pays."""
    by: str | None = None
    """The party that opens it; none: the actor's own."""


def open_dispute(at: Draft, opened: Opened) -> Dispute:
    """Open it at the stage its ground starts at, with the stage's clock and the total limit."""
    split = at.get(CaseSplit, opened.split_id)
    dispute = at.put(
        Dispute(
            id=at.new_id(),
            case_ref=at.case.ref,
            subject=opened.subject,
            ground=opened.ground,
            opened_by=opened.by or party_of(at.actor),
            opened_at=at.now,
            stage="noted",
            stage_since=at.now,
            split_id=opened.split_id,
            is_objection=opened.is_objection,
            head_of_service=opened.head_of_service,
            text_id=opened.text_id,
            claim=opened.claim,
            asks_variation=opened.asks_variation,
            parties=opened.parties or with_education(at, split),
        )
    )
    dispute = at.move(dispute, FIRST_EVENT.get(opened.ground, "open_with_practitioners"))
    at.start("total_disagreement", None, "chief_executive", subject=dispute.id)
    if not at.running("family_note"):
        at.start("family_note", at.case.commissioner, "coordinator")
    if dispute.stage == "awaiting_evidence":
        _ask_others(at, dispute)
    at.record(
        "DisagreementOpened",
        disagreement=dispute.id,
        subject=dispute.subject,
        ground=dispute.ground,
        stage=dispute.stage,
        reasons=opened.text_id,
        parties=list(parties_of(at.case, dispute)),
    )
    begin_stage(at, dispute, notice="disagreement_opened")
    return dispute


def _ask_others(at: Draft, dispute: Dispute) -> None:
    """Missing evidence has a clock of its own against every other party before any stage begins: one clock,
    whoever of them gives last.
    """
    asked_of = [code for code in deciding(at, dispute) if code != dispute.opened_by]
    assert dispute.text_id is not None
    offices = {code: office_of(at, code, "coordinator") for code in asked_of}
    body, role = offices[asked_of[0]] if len(asked_of) == 1 else (None, "coordinator")
    clock = at.start("missing_evidence", body, role, subject=dispute.id)
    for code, (office_body, office) in offices.items():
        asked = at.put(
            Evidence(
                id=at.new_id(),
                case_ref=at.case.ref,
                disagreement_id=dispute.id,
                asked_by=dispute.opened_by,
                asked_of=code,
                text_id=dispute.text_id,
                asked_at=at.now,
            )
        )
        at.notify("evidence_asked", office_body, office, due_at=clock.due_at, about=asked.id)


def begin_stage(at: Draft, dispute: Dispute, *, notice: str) -> None:
    """Start the stage's clock and tell its people, of every party, or the independent panel's chair."""
    if dispute.stage not in STAGE_CLOCKS:
        return
    role = STAGE_ROLES[dispute.stage]
    body = at.case.region if role == "panel_chair" else None
    clock = at.start(STAGE_CLOCKS[dispute.stage], body, role, subject=dispute.id)
    at.record("StageBegan", disagreement=dispute.id, stage=dispute.stage)
    if body:
        at.notify(notice, body, role, due_at=clock.due_at, about=dispute.id)
    else:
        tell(at, notice, parties_of(at.case, dispute), role, due_at=clock.due_at, about=dispute.id)


def stop_clocks_of(at: Draft, dispute: Dispute) -> None:
    """Every clock of a disagreement ends with it, the family's note with the last one open."""
    at.stop(subject=dispute.id)
    for evidence in at.all(Evidence):
        if evidence.disagreement_id == dispute.id:
            at.stop("evidence_request", subject=evidence.id)
    if all(other.stage == "closed" for other in at.all(Dispute)):
        at.stop("family_note")


def close_dispute(at: Draft, dispute: Dispute, outcome: str) -> Dispute:
    """Close it with an outcome. What follows for the split is for the caller."""
    standing = at.get(Dispute, dispute.id)
    assert standing is not None
    moved = at.move(standing, "close")
    who = parties_of(at.case, standing)
    closed = at.change(moved, outcome=outcome, closed_at=at.now, settlement=None, parties=who)
    stop_clocks_of(at, closed)
    for neutral in at.all(Neutral):
        if neutral.disagreement_id == closed.id and neutral.ended_at is None:
            at.change(neutral, ended_at=at.now)
    for referral in at.all(Referral):
        if referral.disagreement_id == dispute.id and referral.closed_at is None:
            close_referral(at, referral)
    at.record(
        "DisagreementClosed",
        disagreement=closed.id,
        outcome=outcome,
        stage=standing.stage,
        objection=closed.is_objection,
    )
    role = STAGE_ROLES_TOLD.get(standing.stage, "head_of_service")
    tell(at, "disagreement_closed", who, role, about=closed.id)
    after_notice(at, closed)
    return closed


STAGE_ROLES_TOLD = {
    "awaiting_evidence": "coordinator",
    "practitioners": "coordinator",
    "directors": "director",
}


def close_referral(at: Draft, referral: Referral) -> None:
    """A referral ends: Welsh Government is reminded no more."""
    at.change(referral, closed_at=at.now)
    at.stop(subject=referral.id)


def office_at(dispute: Dispute) -> str:
    """The office of a body that deals with a disagreement at its stage."""
    role = STAGE_ROLES.get(dispute.stage, "head_of_service")
    return role if role not in ("panel_chair", "wg_officer") else "director"
