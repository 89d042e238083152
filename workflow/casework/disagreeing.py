"""Disagreements: opening one on any day from the referral, its stages and clocks, positions, evidence,
extensions, closing.

A disagreement is a thing in a case and stops neither care nor payment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workflow.casework import rules
from workflow.casework.commands import AskForEvidence, Extend, GiveEvidence, OpenDisagreement, TakePosition
from workflow.casework.draft import Draft
from workflow.casework.facts import Dispute, Evidence, Extension, Position, Referral
from workflow.casework.recounting import due_again

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


def open_dispute(at: Draft, opened: Opened) -> Dispute:
    """Open it at the stage its ground starts at, with the stage's clock and the total limit."""
    dispute = at.put(
        Dispute(
            id=at.new_id(),
            case_ref=at.case.ref,
            subject=opened.subject,
            ground=opened.ground,
            opened_by=at.actor.body,
            opened_at=at.now,
            stage="noted",
            stage_since=at.now,
            split_id=opened.split_id,
            is_objection=opened.is_objection,
            head_of_service=opened.head_of_service,
            text_id=opened.text_id,
            claim=opened.claim,
            asks_variation=opened.asks_variation,
        )
    )
    dispute = at.move(dispute, FIRST_EVENT.get(opened.ground, "open_with_practitioners"))
    at.start("total_disagreement", None, "chief_executive", subject=dispute.id)
    if not at.running("family_note"):
        at.start("family_note", at.case.commissioner, "coordinator")
    if dispute.stage == "awaiting_evidence":
        _ask_other(at, dispute)
    at.record(
        "DisagreementOpened",
        disagreement=dispute.id,
        subject=dispute.subject,
        ground=dispute.ground,
        stage=dispute.stage,
        reasons=opened.text_id,
    )
    begin_stage(at, dispute, notice="disagreement_opened")
    return dispute


def _ask_other(at: Draft, dispute: Dispute) -> None:
    """Missing evidence has a clock of its own against the other body before any stage begins."""
    other = at.case.other(dispute.opened_by)
    assert dispute.text_id is not None
    asked = at.put(
        Evidence(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            asked_by=dispute.opened_by,
            asked_of=other,
            text_id=dispute.text_id,
            asked_at=at.now,
        )
    )
    clock = at.start("missing_evidence", other, "coordinator", subject=dispute.id)
    at.notify("evidence_asked", other, "coordinator", due_at=clock.due_at, about=asked.id)


def begin_stage(at: Draft, dispute: Dispute, *, notice: str) -> None:
    """Start the stage's clock and tell its people, on both sides, or the independent panel's chair."""
    if dispute.stage not in STAGE_CLOCKS:
        return
    role = STAGE_ROLES[dispute.stage]
    body = at.case.region if role == "panel_chair" else None
    clock = at.start(STAGE_CLOCKS[dispute.stage], body, role, subject=dispute.id)
    at.record("StageBegan", disagreement=dispute.id, stage=dispute.stage)
    if body:
        at.notify(notice, body, role, due_at=clock.due_at, about=dispute.id)
    else:
        at.notify_both(notice, role, due_at=clock.due_at, about=dispute.id)


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
    closed = at.change(moved, outcome=outcome, closed_at=at.now, settlement=None)
    stop_clocks_of(at, closed)
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
    at.notify_both(
        "disagreement_closed", STAGE_ROLES_TOLD.get(standing.stage, "head_of_service"), about=closed.id
    )
    return closed


STAGE_ROLES_TOLD = {
    "awaiting_evidence": "coordinator",
    "practitioners": "coordinator",
    "directors": "director",
}


def close_referral(at: Draft, referral: Referral) -> None:
    """A referral ends: Welsh Government is reminded no more."""
    at.change(referral, closed_at=at.now)
    at.stop("welsh_government_reminder", "information_wanted", subject=referral.id)


def may_open(at: Draft) -> None:
    """Either body may open a disagreement on any day from the referral."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def open_disagreement(at: Draft, command: OpenDisagreement) -> None:
    """Open a disagreement. One about the share of an announced split that waits for an answer is an
    objection to it.
    """
    from workflow.casework.answering import mark_objected  # an objection is answered there

    reasons = at.text("disagreement", command.reasons, command.language)
    split = _split_to_answer(at) if command.subject == "share" else None
    dispute = open_dispute(
        at,
        Opened(
            subject=command.subject,
            ground=command.ground,
            text_id=reasons,
            split_id=split.id if split else None,
            is_objection=split is not None,
        ),
    )
    if split:
        mark_objected(at, split, dispute)


def _split_to_answer(at: Draft):  # type: ignore[no-untyped-def]
    from workflow.casework.facts import CaseSplit

    split = at.get(CaseSplit, at.case.split_id)
    if split is None or split.state != "announced":
        return None
    return split if rules.answer_of(at, split, at.actor.body).answer in ("pending", "silent") else None


def may_speak(at: Draft, dispute: Dispute) -> None:
    """A party speaks while the disagreement is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    rules.disagreement_is_open(dispute)


def take_position(at: Draft, command: TakePosition, dispute: Dispute) -> None:
    """Put one's body's position beside the other's."""
    position = at.put(
        Position(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            body=at.actor.body,
            text_id=at.text("position", command.position, command.language),
            at=at.now,
            by=at.actor.person,
            shares=dict(command.shares) if command.shares else None,
        )
    )
    at.record("PositionTaken", disagreement=dispute.id, position=position.text_id, shares=position.shares)
    at.notify("position_taken", at.case.other(at.actor.body), office_at(dispute), about=dispute.id)


def office_at(dispute: Dispute) -> str:
    """The office of a body that deals with a disagreement at its stage."""
    role = STAGE_ROLES.get(dispute.stage, "head_of_service")
    return role if role not in ("panel_chair", "wg_officer") else "director"


def ask_for_evidence(at: Draft, command: AskForEvidence, dispute: Dispute) -> None:
    """Ask the other body for evidence, under a clock."""
    other = at.case.other(at.actor.body)
    asked = at.put(
        Evidence(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            asked_by=at.actor.body,
            asked_of=other,
            text_id=at.text("evidence_asked", command.what, command.language),
            asked_at=at.now,
        )
    )
    clock = at.start("evidence_request", other, "coordinator", subject=asked.id)
    at.record("EvidenceAsked", disagreement=dispute.id, evidence=asked.id, what=asked.text_id)
    at.notify("evidence_asked", other, "coordinator", due_at=clock.due_at, about=asked.id)


def may_give_evidence(at: Draft, dispute: Dispute) -> None:
    """Evidence is given by the body that was asked."""
    may_speak(at, dispute)
    if not _asked_of_me(at, dispute):
        rules.refuse(
            "gives_what_was_asked",
            cy="Nid oes tystiolaeth y gofynnwyd i'ch corff amdani heb ei rhoi.",
            en="No evidence that your body was asked for is outstanding.",
        )


def _asked_of_me(at: Draft, dispute: Dispute) -> list[Evidence]:
    return [
        one
        for one in at.all(Evidence)
        if one.disagreement_id == dispute.id and one.asked_of == at.actor.body and one.given_at is None
    ]


def give_evidence(at: Draft, command: GiveEvidence, dispute: Dispute) -> None:
    """Give it. Where missing evidence was the ground, the objection has its answer and the body answers
    the split anew.
    """
    from workflow.casework.settling import evidence_answers  # it ends the objection there

    wanted = [one for one in _asked_of_me(at, dispute) if command.evidence_id in (None, one.id)]
    if not wanted:
        rules.refuse(
            "gives_what_was_asked",
            cy="Ni ofynnwyd am y dystiolaeth hon.",
            en="This evidence was not asked for.",
        )
    text = at.text("evidence_given", command.what, command.language)
    for one in wanted:
        at.change(one, given_at=at.now, given_by=at.actor.person, given_text_id=text)
        at.met("evidence_request", subject=one.id)
    at.met("missing_evidence", subject=dispute.id)
    at.record("EvidenceGiven", disagreement=dispute.id, evidence=[one.id for one in wanted], what=text)
    at.notify("evidence_given", at.case.other(at.actor.body), office_at(dispute), about=dispute.id)
    if dispute.stage == "awaiting_evidence":
        evidence_answers(at, dispute)


def may_extend(at: Draft, dispute: Dispute) -> None:
    """Only both bodies together, once a stage, and only while its clock runs."""
    may_speak(at, dispute)
    if dispute.stage not in STAGE_CLOCKS:
        rules.refuse(
            "extends_a_stage", cy="Nid oes cam i'w estyn nawr.", en="There is no stage to extend now."
        )
    if dispute.stage in dispute.extended_stages:
        rules.refuse(
            "extends_once_a_stage",
            cy="Mae'r cam hwn eisoes wedi'i estyn.",
            en="This stage has already been extended.",
        )


def extend(at: Draft, command: Extend, dispute: Dispute) -> None:
    """Propose working days more, or agree to what the other body proposed; then the clock ends later."""
    reason = at.text("extension", command.reason, command.language)
    other = at.case.other(at.actor.body)
    for proposal in at.all(Extension):
        waits = (
            proposal.disagreement_id == dispute.id
            and proposal.stage == dispute.stage
            and not proposal.agreed_at
        )
        if waits and proposal.proposed_by == other and proposal.working_days == command.working_days:
            at.change(proposal, agreed_by=at.actor.body, agreed_at=at.now)
            _lengthen(at, dispute, proposal.working_days)
            at.record(
                "StageExtended",
                disagreement=dispute.id,
                stage=dispute.stage,
                working_days=proposal.working_days,
            )
            at.notify_both("stage_extended", office_at(dispute), about=dispute.id)
            return
    at.put(
        Extension(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            stage=dispute.stage,
            working_days=command.working_days,
            text_id=reason,
            proposed_by=at.actor.body,
            proposed_at=at.now,
        )
    )
    at.record(
        "ExtensionProposed",
        disagreement=dispute.id,
        stage=dispute.stage,
        working_days=command.working_days,
        reason=reason,
    )
    at.notify("extension_proposed", other, office_at(dispute), about=dispute.id)


def _lengthen(at: Draft, dispute: Dispute, working_days: int) -> None:
    """The stage ends later, and the total limit with it: what both bodies agreed is not cut short."""
    at.change(dispute, extended_stages=[*dispute.extended_stages, dispute.stage])
    for clock in at.running(STAGE_CLOCKS[dispute.stage], "total_disagreement", subject=dispute.id):
        extended = clock.extended + working_days
        at.change(clock, extended=extended, due_at=due_again(at, clock, extended=extended))
