"""What people say in a disagreement: opening one, positions, evidence asked and given, and more days
agreed by all.

Any party may open one on any day from the referral; none of it stops care or payment.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.answering import mark_objected
from workflow.casework.commands import AskForEvidence, Extend, GiveEvidence, OpenDisagreement, TakePosition
from workflow.casework.disagreeing import STAGE_CLOCKS, Opened, office_at, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Dispute, Evidence, Extension, Position
from workflow.casework.parties import (
    agrees_by_letter,
    deciding,
    is_outside,
    known,
    may_speak_in,
    office_of,
    others,
    parties_of,
    party_of,
    speaks_for_a_party,
    tell,
    voice,
)
from workflow.casework.recounting import due_again
from workflow.casework.settling import evidence_answers


def may_open(at: Draft) -> None:
    """Any party may open a disagreement on any day from the referral."""
    rules.case_is_open(at)
    speaks_for_a_party(at)


def open_disagreement(at: Draft, command: OpenDisagreement) -> None:
    """Open a disagreement. One between the two funders about the share of an announced split that waits for
    an answer is an objection to it.
    """
    mine = command.on_behalf_of or party_of(at.actor)
    who = _who(at, command, mine)
    reasons = at.text("disagreement", command.reasons, command.language)
    split = _split_to_answer(at) if command.subject == "share" and not who else None
    dispute = open_dispute(
        at,
        Opened(
            subject=command.subject,
            ground=command.ground,
            text_id=reasons,
            split_id=split.id if split else None,
            is_objection=split is not None,
            parties=who,
            by=mine,
        ),
    )
    if split:
        mark_objected(at, split, dispute)


def _who(at: Draft, command: OpenDisagreement, mine: str) -> tuple[str, ...]:
    """Who disagrees, the opener among them; none named where it is the two funders."""
    who = tuple(dict.fromkeys(command.parties)) or at.case.bodies
    if strange := sorted(set(who) - set(known(at))):
        rules.refuse(
            "disagrees_as_a_party",
            cy=f"Nid partïon i'r achos: {', '.join(strange)}.",
            en=f"Not parties to the case: {', '.join(strange)}.",
        )
    speaks = mine == party_of(at.actor) or (
        is_outside(mine) and mine in known(at) and office_of(at, mine, "")[0] == at.actor.body
    )
    if mine not in who or not speaks or len(who) < 2:
        rules.refuse(
            "opens_its_own",
            cy="Rhaid i'ch corff fod yn un o'r ddau barti neu ragor sy'n anghytuno.",
            en="Your body must be one of the two or more parties that disagree.",
        )
    return () if set(who) == set(at.case.bodies) else who


def _split_to_answer(at: Draft) -> CaseSplit | None:
    split = at.get(CaseSplit, at.case.split_id)
    if split is None or split.state != "announced" or party_of(at.actor) not in at.case.bodies:
        return None
    return split if rules.answer_of(at, split, at.actor.body).answer in ("pending", "silent") else None


def may_speak(at: Draft, dispute: Dispute) -> None:
    """A party speaks while the disagreement is open."""
    rules.case_is_open(at)
    rules.disagreement_is_open(dispute)
    may_speak_in(at, dispute)


def take_position(at: Draft, command: TakePosition, dispute: Dispute) -> None:
    """Put one's party's position beside the others'."""
    mine = voice(at, dispute, command.on_behalf_of)
    in_short = at.text("position_in_short", command.in_short, command.language) if command.in_short else None
    position = at.put(
        Position(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            body=mine,
            text_id=at.text("position", command.position, command.language),
            at=at.now,
            by=at.actor.person,
            shares=dict(command.shares) if command.shares else None,
            in_short_id=in_short,
        )
    )
    at.record(
        "PositionTaken",
        disagreement=dispute.id,
        position=position.text_id,
        shares=position.shares,
        party=mine,
    )
    tell(at, "position_taken", others(at, dispute, but=mine), office_at(dispute), about=dispute.id)


def ask_for_evidence(at: Draft, command: AskForEvidence, dispute: Dispute) -> None:
    """Ask another party for evidence, under a clock."""
    mine = voice(at, dispute, command.on_behalf_of)
    asked_of = _asked_of(at, command, dispute, mine)
    asked = at.put(
        Evidence(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            asked_by=mine,
            asked_of=asked_of,
            text_id=at.text("evidence_asked", command.what, command.language),
            asked_at=at.now,
        )
    )
    body, office = office_of(at, asked_of, "coordinator")
    clock = at.start("evidence_request", body, office, subject=asked.id)
    at.record("EvidenceAsked", disagreement=dispute.id, evidence=asked.id, what=asked.text_id, party=asked_of)
    at.notify("evidence_asked", body, office, due_at=clock.due_at, about=asked.id)


def _asked_of(at: Draft, command: AskForEvidence, dispute: Dispute, mine: str) -> str:
    """The party asked: the one named, or the only other one."""
    left = others(at, dispute, but=mine)
    if command.of is None and len(left) == 1:
        return left[0]
    if command.of not in left:
        rules.refuse(
            "asks_another_party",
            cy="Dywedwch i ba barti arall yn yr anghytundeb yr ydych yn gofyn.",
            en="Say which other party to the disagreement you ask.",
        )
    return command.of


def may_give_evidence(at: Draft, dispute: Dispute) -> None:
    """Evidence is given by the party that was asked."""
    may_speak(at, dispute)
    if not _asked_of_me(at, dispute):
        rules.refuse(
            "gives_what_was_asked",
            cy="Nid oes tystiolaeth y gofynnwyd i'ch corff amdani heb ei rhoi.",
            en="No evidence that your body was asked for is outstanding.",
        )


def _asked_of_me(at: Draft, dispute: Dispute) -> list[Evidence]:
    mine = party_of(at.actor)
    return [
        one
        for one in _outstanding(at, dispute)
        if one.asked_of == mine
        or (is_outside(one.asked_of) and office_of(at, one.asked_of, "")[0] == at.actor.body)
    ]


def _outstanding(at: Draft, dispute: Dispute) -> list[Evidence]:
    return [one for one in at.all(Evidence) if one.disagreement_id == dispute.id and one.given_at is None]


def give_evidence(at: Draft, command: GiveEvidence, dispute: Dispute) -> None:
    """Give it. Where missing evidence was the ground, and nobody else is still to give theirs, the objection
    has its answer and the body answers the split anew.
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
    waits = any(one.asked_at == dispute.opened_at for one in _outstanding(at, dispute))
    if not waits:
        at.met("missing_evidence", subject=dispute.id)
    at.record("EvidenceGiven", disagreement=dispute.id, evidence=[one.id for one in wanted], what=text)
    tell(at, "evidence_given", others(at, dispute), office_at(dispute), about=dispute.id)
    if dispute.stage == "awaiting_evidence" and not waits:
        evidence_answers(at, dispute)


def may_extend(at: Draft, dispute: Dispute) -> None:
    """Only all parties together, once a stage, and only while its clock runs."""
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
    """Propose working days more, or agree to what another party proposed; when all have, the clock ends
    later.
    """
    mine = voice(at, dispute, command.on_behalf_of)
    agrees_by_letter(command.on_behalf_of, command.letter_on)
    reason = at.text("extension", command.reason, command.language)
    for proposal in at.all(Extension):
        if _waits_for(proposal, dispute, mine) and proposal.working_days == command.working_days:
            _agree_to(at, proposal, dispute, mine, reason)
            return
    at.put(
        Extension(
            id=at.new_id(),
            case_ref=at.case.ref,
            disagreement_id=dispute.id,
            stage=dispute.stage,
            working_days=command.working_days,
            text_id=reason,
            proposed_by=mine,
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
    tell(at, "extension_proposed", others(at, dispute, but=mine), office_at(dispute), about=dispute.id)


def _waits_for(proposal: Extension, dispute: Dispute, mine: str) -> bool:
    return (
        proposal.disagreement_id == dispute.id
        and proposal.stage == dispute.stage
        and not proposal.agreed_at
        and proposal.proposed_by != mine
    )


def _agree_to(at: Draft, proposal: Extension, dispute: Dispute, mine: str, reason: str) -> None:
    consents = [*(code for code in proposal.consents if code != mine), mine]
    everybody = set(deciding(at, dispute)) <= {proposal.proposed_by, *consents}
    if not everybody:
        at.change(proposal, consents=consents)
        at.record(
            "ExtensionConsented",
            disagreement=dispute.id,
            stage=dispute.stage,
            working_days=proposal.working_days,
            party=mine,
            reason=reason,
        )
        return
    at.change(proposal, consents=consents, agreed_by=mine, agreed_at=at.now)
    _lengthen(at, dispute, proposal.working_days)
    at.record(
        "StageExtended",
        disagreement=dispute.id,
        stage=dispute.stage,
        working_days=proposal.working_days,
        reason=reason,
    )
    tell(at, "stage_extended", parties_of(at.case, dispute), office_at(dispute), about=dispute.id)


def _lengthen(at: Draft, dispute: Dispute, working_days: int) -> None:
    """The stage ends later, and the total limit with it: what both bodies agreed is not cut short."""
    at.change(dispute, extended_stages=[*dispute.extended_stages, dispute.stage])
    for clock in at.running(STAGE_CLOCKS[dispute.stage], "total_disagreement", subject=dispute.id):
        extended = clock.extended + working_days
        at.change(clock, extended=extended, due_at=due_again(at, clock, extended=extended))
