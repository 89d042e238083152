"""What people say in a disagreement: opening one, positions, evidence asked and given, and more days
agreed by both.

Either body may open one on any day from the referral; none of it stops care or payment.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.answering import mark_objected
from workflow.casework.commands import AskForEvidence, Extend, GiveEvidence, OpenDisagreement, TakePosition
from workflow.casework.disagreeing import STAGE_CLOCKS, Opened, office_at, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Dispute, Evidence, Extension, Position
from workflow.casework.recounting import due_again
from workflow.casework.settling import evidence_answers


def may_open(at: Draft) -> None:
    """Either body may open a disagreement on any day from the referral."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def open_disagreement(at: Draft, command: OpenDisagreement) -> None:
    """Open a disagreement. One about the share of an announced split that waits for an answer is an
    objection to it.
    """
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


def _split_to_answer(at: Draft) -> CaseSplit | None:
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
                reason=reason,
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
