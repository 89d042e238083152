"""Settling: the outcomes of a disagreement that people reach, and what each means for the split it is
about.
"""

from __future__ import annotations

from typing import Any

from workflow.casework import rules
from workflow.casework.agreeing import answers_settled, put_agreed_split
from workflow.casework.announcing import announce, begin_objection_clocks, checked_by_hand, want_by_hand
from workflow.casework.climbing import climb
from workflow.casework.commands import Settle
from workflow.casework.correcting import correct
from workflow.casework.costing import ask_to_confirm
from workflow.casework.disagreeing import close_dispute, office_at
from workflow.casework.draft import Draft
from workflow.casework.drafting import ask_again_to_sign
from workflow.casework.facts import CaseSplit, Deadline, Dispute
from workflow.casework.parties import (
    about_the_split,
    agrees_by_letter,
    deciding,
    is_outside,
    may_speak_in,
    office_of,
    parties_of,
    party_of,
    tell,
    voice,
)
from workflow.casework.reimbursing import on_other_shares, put_schedule, spans_between, with_another_body
from workflow.casework.rules import open_objections
from workflow.casework.stating import panel_waits

WITH_AUTHORITY = ("head_of_service", "finance", "director", "chief_executive")


def may_settle(at: Draft, dispute: Dispute) -> None:
    """The parties settle at any stage; the chair of the independent panel speaks while the panel has it."""
    rules.case_is_open(at)
    rules.disagreement_is_open(dispute)
    if at.actor.role == "panel_chair":
        if dispute.stage != "panel" or at.actor.body != at.case.region:
            rules.refuse(
                "panel_has_it",
                cy="Nid gyda'r panel annibynnol y mae'r anghytundeb nawr.",
                en="The disagreement is not with the independent panel now.",
            )
        panel_waits(at, dispute)
    else:
        may_speak_in(at, dispute)


def settle(at: Draft, command: Settle, dispute: Dispute) -> None:
    """Bring it to the outcome that the actor may bring about."""
    if at.actor.role != "panel_chair":
        voice(at, dispute, command.on_behalf_of)
    reasons = at.text("settlement", command.reasons, command.language)
    if at.actor.role == "panel_chair":
        _panel_speaks(at, command, dispute, reasons)
    elif command.outcome == "settled":
        _settled(at, command, dispute, reasons)
    elif command.outcome == "withdrawn":
        _withdrawn(at, command, dispute, reasons)
    elif command.outcome == "upheld":
        _conceded(at, command, dispute, reasons)
    else:
        rules.refuse(
            "panel_or_bodies",
            cy="Dim ond y panel annibynnol all wrthod gwrthwynebiad; gall y corff a'i gwnaeth ei dynnu'n ôl.",
            en="Only the independent panel finds against an objection; its maker may withdraw it.",
        )


def _panel_speaks(at: Draft, command: Settle, dispute: Dispute, reasons: str) -> None:
    if command.outcome not in ("upheld", "not_upheld"):
        rules.refuse(
            "panel_finds", cy="Mae'r panel yn cadarnhau neu'n gwrthod.", en="The panel upholds, or does not."
        )
    at.record("PanelFound", disagreement=dispute.id, view=command.outcome, reasons=reasons)
    if not (_panel_binds(at) and about_the_split(at.case, dispute)):
        dispute = at.change(dispute, panel_view=command.outcome)
        at.record("PanelViewRecorded", disagreement=dispute.id, view=command.outcome)
        tell(at, "panel_view_recorded", parties_of(at.case, dispute), "director", about=dispute.id)
        climb(at, dispute)
    elif command.outcome == "upheld":
        _uphold(at, command, dispute)
    else:
        close_dispute(at, dispute, "not_upheld")
        _let_stand(at, dispute, how="panel")


def _panel_binds(at: Draft) -> bool:
    """Whether the agreement that the split rests on says that the panel binds."""
    split = at.get(CaseSplit, at.case.split_id)
    if split is None or split.agreement_id is None:
        return False
    return at.under.book.get(split.agreement_id, split.agreement_version).panel_binding


def _settled(at: Draft, command: Settle, dispute: Dispute, reasons: str) -> None:
    """The first party's terms wait for the others'; the same terms from all settle it."""
    terms = _terms(command)
    if dispute.subject == "share" or terms["responsible"]:
        binds_money(at)
    if terms["shares"]:
        _shares_may_be_named(at, dispute)
        checked_by_hand(at, terms["shares"])
    _terms_fit(at, command, dispute)
    agreed = _agreed_so_far(at, command, dispute, terms)
    if set(_must_agree(at, dispute, terms)) <= set(agreed):
        at.record("SettlementAgreed", disagreement=dispute.id, shares=terms["shares"], reasons=reasons)
        _take_effect(at, command, dispute)
        return
    _propose(at, dispute, terms, agreed, reasons)


def _terms(command: Settle) -> dict[str, Any]:
    """What is settled, in plain values, so that two parties' terms can be held against each other."""
    return {
        "outcome": command.outcome,
        "shares": dict(sorted(command.shares.items())) if command.shares else None,
        "from_on": command.from_on.isoformat() if command.from_on else None,
        "responsible": command.responsible.model_dump(mode="json") if command.responsible else None,
        "correction": command.correction.model_dump(exclude_none=True) if command.correction else None,
    }


def _agreed_so_far(at: Draft, command: Settle, dispute: Dispute, terms: dict[str, Any]) -> list[str]:
    """The parties that have said these terms, the actor's with them."""
    mine = command.on_behalf_of or party_of(at.actor)
    waiting = dispute.settlement
    same = waiting and all(waiting.get(name) == value for name, value in terms.items())
    return [*(code for code in waiting["agreed"] if code != mine), mine] if same else [mine]


def _must_agree(at: Draft, dispute: Dispute, terms: dict[str, Any]) -> tuple[str, ...]:
    """Every party with an account; an outside body by its letter where it alone is left, or where it is what
    the terms hold responsible.
    """
    must = deciding(at, dispute)
    body = (terms["responsible"] or {}).get("body", "")
    return (*must, body) if is_outside(body) and body not in must else must


def _propose(at: Draft, dispute: Dispute, terms: dict[str, Any], agreed: list[str], reasons: str) -> None:
    """Write the terms down, and ask those who have not said them yet."""
    waiting = dispute.settlement
    by = waiting["by"] if waiting and waiting["by"] in agreed else agreed[0]
    at.change(dispute, settlement=terms | {"by": by, "agreed": agreed, "text_id": reasons})
    left = [code for code in _must_agree(at, dispute, terms) if code not in agreed]
    offices = [office_of(at, code, office_at(dispute)) for code in left]
    at.stop("settlement_answer", subject=dispute.id)
    body, role = offices[0] if len(offices) == 1 else (None, office_at(dispute))
    clock = at.start("settlement_answer", body, role, subject=dispute.id)
    at.record("SettlementProposed", disagreement=dispute.id, shares=terms["shares"], reasons=reasons)
    tell(at, "settlement_proposed", left, office_at(dispute), due_at=clock.due_at, about=dispute.id)


def _terms_fit(at: Draft, command: Settle, dispute: Dispute) -> None:
    """Days gone by are put right on named shares or for a named body; an outside body agrees by letter."""
    if command.from_on and not command.shares:
        rules.refuse(
            "from_a_day_on_shares",
            cy="Mae'r dyddiad yn perthyn i gyfrannau: enwch y cyfrannau hefyd.",
            en="The day belongs to shares: name the shares too.",
        )
    agrees_by_letter(command.on_behalf_of, command.letter_on)
    if command.responsible:
        _body_may_be_responsible(at, command, dispute)


def _body_may_be_responsible(at: Draft, command: Settle, dispute: Dispute) -> None:
    assert command.responsible is not None
    body, side = command.responsible.body, command.responsible.side
    party = body in parties_of(at.case, dispute)
    if dispute.subject != "responsible_body" or not party:
        rules.refuse(
            "responsible_body_is_settled",
            cy="Mewn anghytundeb am y corff cyfrifol y penderfynir hyn, a rhaid i'r corff fod yn barti iddo.",
            en="This is for a disagreement about the responsible body, and the body must be a party to it.",
        )
    kind = "health_board" if side == "health" else "council"
    if not is_outside(body) and at.under.reference.body(body.partition(".")[0]).kind != kind:
        rules.refuse(
            "responsible_for_its_side",
            cy="Bwrdd iechyd sy'n gyfrifol am ochr iechyd, a chyngor am ochr y cyngor.",
            en="A health board is responsible for health's side, and a council for the council's.",
        )


def _take_effect(at: Draft, command: Settle, dispute: Dispute) -> None:
    """All parties said the same: days gone by are put right, and what is settled binds from now on."""
    shares = _terms(command)["shares"]
    _put_right(at, command, dispute, shares)
    close_dispute(at, dispute, "settled")
    if command.responsible:
        if not is_outside(command.responsible.body):
            from workflow.casework import transferring  # which itself ends disagreements

            found = command.responsible
            transferring.move(at, side=found.side, body=found.body, from_on=found.from_on, basis="settlement")
    elif about_the_split(at.case, dispute) and at.case.funding != "ending":
        _settle_split(at, dispute, shares)  # while funding winds up, only days gone by are put right


def _put_right(at: Draft, command: Settle, dispute: Dispute, shares: dict[str, int] | None) -> None:
    """The back-dated schedule: what each owes another for the days gone by, split where anything changed."""
    who = (*parties_of(at.case, dispute), *at.case.bodies)
    if command.responsible:
        found = command.responsible
        was = at.case.health_board if found.side == "health" else at.case.council
        spans = spans_between(
            at, found.from_on, at.today, with_another_body(found.side, was, found.body, found.from_on)
        )
        put_schedule(at, dispute.id, spans, who)
    elif shares and command.from_on:
        spans = spans_between(at, command.from_on, at.today, on_other_shares(shares))
        put_schedule(at, dispute.id, spans, who)


def binds_money(at: Draft) -> None:
    """What binds a body's share is said by an officer with authority, at heads of service or above."""
    if at.actor.role not in WITH_AUTHORITY:
        rules.refuse(
            "binds_with_authority",
            cy="Pennaeth gwasanaeth, cyfarwyddwr, arweinydd cyllid neu brif weithredwr sy'n ymrwymo'r corff.",
            en="A head of service, director, finance lead or chief executive commits the body to a share.",
        )


def _shares_may_be_named(at: Draft, dispute: Dispute) -> None:
    between_funders = about_the_split(at.case, dispute)
    if dispute.subject != "share" or at.case.split_id is None or not between_funders:
        rules.refuse(
            "shares_settle_a_share",
            cy="Dim ond anghytundeb am gyfran, wedi cyhoeddi rhaniad, a setlir drwy enwi cyfrannau.",
            en="Only a disagreement about the share, once a split is announced, is settled by naming shares.",
        )


def _settle_split(at: Draft, dispute: Dispute, shares: dict[str, int] | None) -> None:
    split = _split_of(at, dispute)
    standing = at.get(CaseSplit, at.case.split_id)
    for other in open_objections(at, standing) if standing and (shares or split) else ():
        close_dispute(at, other, "settled")
    if shares:
        put_agreed_split(at, checked_by_hand(at, shares), basis="settlement", how="settlement")
    elif split is None:
        ask_again_to_sign(at)
    else:
        for body in at.case.bodies:
            at.change(rules.answer_of(at, split, body), answer="accepted", at=at.now, by=at.actor.person)
        at.record("SplitStands", split=split.id)
        answers_settled(at, split)


def _withdrawn(at: Draft, command: Settle, dispute: Dispute, reasons: str) -> None:
    if dispute.opened_by != (command.on_behalf_of or party_of(at.actor)):
        rules.refuse(
            "withdraws_its_own",
            cy="Dim ond y corff a agorodd yr anghytundeb all ei dynnu'n ôl.",
            en="Only the body that opened the disagreement may withdraw it.",
        )
    at.record("DisagreementWithdrawn", disagreement=dispute.id, reasons=reasons)
    split = _split_of(at, dispute)
    if split and dispute.is_objection and at.actor.role not in WITH_AUTHORITY:
        _ask_anew(at, split, dispute.opened_by)
        close_dispute(at, dispute, "withdrawn")
        begin_objection_clocks(at, split)
    else:
        close_dispute(at, dispute, "withdrawn")
        _let_stand(at, dispute)


def _let_stand(at: Draft, dispute: Dispute, *, how: str = "acceptance") -> None:
    """The announced split stands for the body whose objection has ended; where silence opened the
    disagreement, for both. Terms that were left unsigned wait for signatures again, under a new clock.
    """
    ask_again_to_sign(at)
    split = _split_of(at, dispute)
    if split is None:
        return
    bound = [dispute.opened_by] if dispute.is_objection else list(at.case.bodies)
    for body in bound:
        at.change(rules.answer_of(at, split, body), answer="accepted", at=at.now, by=at.actor.person)
    at.record("SplitStands", split=split.id, bodies_bound=bound)
    answers_settled(at, split, how=how)


def _conceded(at: Draft, command: Settle, dispute: Dispute, reasons: str) -> None:
    mine = command.on_behalf_of or party_of(at.actor)
    if dispute.opened_by in (mine, "system"):
        rules.refuse(
            "the_other_body_upholds",
            cy="Y corff arall, neu'r panel annibynnol, sy'n cadarnhau gwrthwynebiad.",
            en="It is for the other body, or the independent panel, to uphold an objection.",
        )
    given = command.correction.model_dump(exclude_none=True) if command.correction else None
    if given and dispute.claim and given != dispute.claim:
        rules.refuse(
            "concedes_what_is_claimed",
            cy="Mae ildio yn derbyn yr hyn a honnir. Am ffaith arall, setlwch delerau neu ewch at y panel.",
            en="To concede is to take what is claimed. For another fact, settle terms or go to the panel.",
        )
    terms = _terms(command)
    agreed = [*_agreed_so_far(at, command, dispute, terms), dispute.opened_by]
    if not set(deciding(at, dispute)) <= set(agreed):
        _propose(at, dispute, terms, agreed, reasons)
        return
    at.record("ObjectionConceded", disagreement=dispute.id, reasons=reasons)
    _uphold(at, command, dispute)


def _uphold(at: Draft, command: Settle, dispute: Dispute) -> None:
    """Upheld on facts: the fact is corrected and the split computed anew. On another ground the written
    formula does not answer: the bodies split by hand, and what is announced goes on being paid.
    """
    split = _split_of(at, dispute)
    claim: dict[str, Any] = (
        command.correction.model_dump(exclude_none=True) if command.correction else dispute.claim or {}
    )
    if dispute.ground == "facts" and (split or dispute.claim) and not claim:
        rules.refuse(
            "correction_names_the_fact",
            cy="Rhaid dweud beth yw'r ffaith gywir: llinell a'i munudau neu ei swm, neu barth a'i lefel.",
            en="Say what the fact is: a line and its minutes or amount, or a domain and its level.",
        )
    if claim and at.case.care == "ended":
        rules.refuse(
            "corrects_while_care_goes_on",
            cy="Mae'r gofal wedi dod i ben: setlwch y dyddiau a fu drwy enwi cyfrannau o ddiwrnod ymlaen.",
            en="Care has ended: settle the days gone by, by naming shares from a day on.",
        )
    if split and dispute.is_objection:
        _ask_anew(at, split, dispute.opened_by)
    close_dispute(at, dispute, "upheld")
    if dispute.ground == "facts" and claim:
        correct(at, claim, by_both=at.actor.role == "panel_chair" or claim == dispute.claim)
        ask_to_confirm(at)
        if at.case.split_id:
            announce(at)
    elif split:
        want_by_hand(at, notice="split_by_hand_wanted")
        at.record("SplitByHandAsked", split=split.id, ground=dispute.ground)
    ask_again_to_sign(at)


def _ask_anew(at: Draft, split: CaseSplit, body: str) -> None:
    """The body's objection has ended without binding it: its answer to the split is open again."""
    answer = rules.answer_of(at, split, body)
    at.change(answer, answer="pending", at=None, by=None, disagreement_id=None)


def evidence_answers(at: Draft, dispute: Dispute) -> None:
    """The missing evidence is there: the objection ends and its body has the full time to answer the
    split.
    """
    split = _split_of(at, dispute)
    if split and dispute.is_objection:
        _ask_anew(at, split, dispute.opened_by)
    close_dispute(at, dispute, "evidence_given")
    if split and dispute.is_objection:
        begin_objection_clocks(at, split)


def _split_of(at: Draft, dispute: Dispute) -> CaseSplit | None:
    """The split that a disagreement is about, if it is the one announced now."""
    split = at.get(CaseSplit, dispute.split_id)
    return split if split and split.id == at.case.split_id and split.state == "announced" else None


def settlement_lapses(at: Draft, clock: Deadline) -> None:
    """No answer to a proposed settlement: it lapses, and the stage's own clock runs on."""
    dispute = at.get(Dispute, clock.subject)
    assert dispute is not None
    at.change(dispute, settlement=None)
    at.stop("settlement_answer", subject=dispute.id)
    at.record("SettlementLapsed", disagreement=dispute.id)
