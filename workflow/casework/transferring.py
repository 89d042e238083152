"""Which body is responsible, and from when; a transfer that the receiving body accepts; and the move itself,
which a settled disagreement may bring about too.

Until another body has accepted, or a disagreement is settled so, the one that is responsible stays so and the
payer stays as it is. The day on which the referral was received is never changed by a move.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workflow.casework import rules
from workflow.casework.announcing import announce
from workflow.casework.commands import AcceptTransfer, ProposeTransfer, RefuseTransfer, WithdrawTransfer
from workflow.casework.costing import current_payers
from workflow.casework.disagreeing import Opened, close_dispute, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.education_follows import education_follows
from workflow.casework.facts import (
    CaseFacts,
    Correction,
    Deadline,
    Dispute,
    Evidence,
    Party,
    ReimbursementLine,
    Responsibility,
    Transfer,
    Withdrawal,
)
from workflow.casework.handing_care_over import hand_care_over
from workflow.casework.reimbursing import put_schedule, spans_between, with_another_body
from workflow.clocks.due import local_date

SIDES = {"health": "health_board", "council": "council"}
"""The side, which is also the column of the case and the kind of body."""
_SHARED = ("costed", "announced", "agreed", "awaiting_signatures", "in_force")
_OPEN = ("proposed", "accepted")


def responsible(of: Draft | CaseFacts, side: str) -> str:
    """The body that is responsible on a side now."""
    body: str = getattr(of.case, SIDES[side])
    return body


def begin(at: Draft) -> None:
    """The first period of each side, from the day on which the referral was received."""
    for side in SIDES:
        _put_period(at, side, responsible(at, side), local_date(at.case.received_at), "opening")


def _put_period(at: Draft, side: str, body: str, from_on: date, basis: str) -> Responsibility:
    return at.put(
        Responsibility(
            id=at.new_id(),
            case_ref=at.case.ref,
            side=side,
            body=body,
            from_on=from_on,
            basis=basis,
            recorded_at=at.now,
            by=at.actor.person,
        )
    )


def standing(at: Draft) -> Transfer | None:
    """The transfer that waits for an answer, or for its day."""
    return next((one for one in at.all(Transfer) if one.state in _OPEN), None)


def may_propose(at: Draft) -> None:
    """The body that is responsible proposes, one transfer at a time."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if standing(at):
        rules.refuse(
            "one_transfer_at_a_time",
            cy="Mae trosglwyddiad eisoes yn aros am ateb neu am ei ddyddiad.",
            en="A transfer already waits for its answer or its day.",
        )


def propose(at: Draft, command: ProposeTransfer) -> None:
    """Ask the other body to become responsible. It sees the case from now on, and has its time to answer."""
    side = "health" if at.actor.body == at.case.health_board else "council"
    _refuse_other_kind(at, side, command.to_body)
    if command.to_body in at.case.bodies:
        rules.refuse(
            "transfers_to_another",
            cy="Mae'r corff hwn eisoes yn gyfrifol.",
            en="That body is already responsible.",
        )
    if command.from_on < local_date(at.case.received_at):
        rules.refuse(
            "transfers_after_the_referral",
            cy="Ni all trosglwyddiad ddechrau cyn i'r atgyfeiriad gyrraedd.",
            en="A transfer cannot begin before the referral was received.",
        )
    reasons = at.text("transfer", command.reasons, command.language)
    transfer = at.put(
        Transfer(
            id=at.new_id(),
            case_ref=at.case.ref,
            side=side,
            from_body=at.actor.body,
            to_body=command.to_body,
            from_on=command.from_on,
            text_id=reasons,
            proposed_at=at.now,
            proposed_by=at.actor.person,
            state="proposed",
            owner_goes=at.actor.person == at.case.owner,
        )
    )
    _let_see(at, side, command.to_body, reasons)
    clock = at.start("transfer_answer", command.to_body, "coordinator", subject=transfer.id)
    at.record(
        "TransferProposed",
        transfer=transfer.id,
        of_side=side,
        to_body=command.to_body,
        from_on=command.from_on,
        reasons=reasons,
    )
    at.notify("transfer_proposed", command.to_body, "coordinator", due_at=clock.due_at, about=transfer.id)


def _let_see(at: Draft, side: str, body: str, why: str) -> None:
    if any(one.code == body and one.to_at is None for one in at.all(Party)):
        return
    at.put(
        Party(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=SIDES[side],
            code=body,
            from_at=at.now,
            added_by=at.actor.person,
            why_text_id=why,
        )
    )


def may_answer(at: Draft) -> None:
    """The receiving body answers a transfer that waits for it."""
    rules.case_is_open(at)
    waiting = standing(at)
    if waiting is None or waiting.state != "proposed" or waiting.to_body != at.actor.body:
        rules.refuse(
            "answers_its_own_transfer",
            cy="Nid oes trosglwyddiad yn aros am ateb eich corff.",
            en="No transfer waits for your body's answer.",
        )


def accept(at: Draft, command: AcceptTransfer) -> None:
    """The receiving body is responsible from the day proposed: now where it has come, else on it."""
    transfer = _answered(at, "accepted")
    at.record("TransferAccepted", transfer=transfer.id, from_on=transfer.from_on)
    if transfer.from_on <= at.today:
        _take_effect(at, transfer)
        return
    eve = transfer.from_on - timedelta(days=2)  # a limit of one day from then ends as the day begins
    at.start("transfer_day", transfer.from_body, "coordinator", subject=transfer.id, from_on=eve)
    at.record("TransferAwaitsItsDay", transfer=transfer.id, from_on=transfer.from_on)


def refuse(at: Draft, command: RefuseTransfer) -> None:
    """Not accepted: a disagreement about the responsible body opens, and nothing else changes."""
    transfer = _answered(at, "disputed")
    reasons = at.text("transfer_refused", command.reasons, command.language)
    transfer = at.change(transfer, answer_text_id=reasons)
    at.record("TransferRefused", transfer=transfer.id, reasons=reasons)
    _dispute(at, transfer, reasons)


def may_withdraw(at: Draft) -> None:
    """The body that proposed a transfer takes it back before it is answered."""
    rules.case_is_open(at)
    waiting = standing(at)
    if waiting is None or waiting.state != "proposed" or waiting.from_body != at.actor.body:
        rules.refuse(
            "withdraws_its_own_transfer",
            cy="Nid oes gan eich corff drosglwyddiad sy'n aros am ateb.",
            en="Your body has no transfer that waits for an answer.",
        )


def withdraw(at: Draft, command: WithdrawTransfer) -> None:
    """The proposal is gone; the other body sees the case no more on account of it."""
    transfer = _answered(at, "withdrawn")
    _give_up_its_seat(at, transfer)
    at.record("TransferWithdrawn", transfer=transfer.id)
    at.notify("transfer_withdrawn", transfer.to_body, "coordinator", about=transfer.id)


def no_answer(at: Draft, clock: Deadline) -> None:
    """The receiving body did not answer in its time: a disagreement opens by itself; the payer stays."""
    transfer = at.get(Transfer, clock.subject)
    assert transfer is not None
    at.change(transfer, state="disputed")
    at.record("TransferUnanswered", transfer=transfer.id, body_asked=transfer.to_body)
    _dispute(at, transfer, transfer.text_id)


def day_comes(at: Draft, clock: Deadline) -> None:
    """The day of an accepted transfer has come."""
    transfer = at.get(Transfer, clock.subject)
    assert transfer is not None
    _take_effect(at, transfer)


def _answered(at: Draft, state: str) -> Transfer:
    transfer = standing(at)
    assert transfer is not None
    at.met("transfer_answer", subject=transfer.id)
    return at.change(transfer, state=state, answered_at=at.now, answered_by=at.actor.person)


def _dispute(at: Draft, transfer: Transfer, reasons: str) -> None:
    dispute = open_dispute(
        at,
        Opened(
            subject="responsible_body",
            ground="responsible_body",
            text_id=reasons,
            parties=(*at.case.bodies, transfer.to_body),
        ),
    )
    at.change(transfer, state="disputed", disagreement_id=dispute.id)
    at.record("TransferDisputed", transfer=transfer.id, disagreement=dispute.id)


def _take_effect(at: Draft, transfer: Transfer) -> None:
    owner = transfer.answered_by if transfer.owner_goes else None
    put_right(at, side=transfer.side, body=transfer.to_body, from_on=transfer.from_on, about=transfer.id)
    move(at, side=transfer.side, body=transfer.to_body, from_on=transfer.from_on, owner=owner)


def put_right(at: Draft, *, side: str, body: str, from_on: date, about: str) -> None:
    """Where a body becomes responsible from a day gone by: what it owes, for each day since, to the one that
    bore the cost. Asked before the move; nothing where no day has gone by or nobody has paid. `about`: the
    transfer or correction.
    """
    old = responsible(at, side)
    if old == body or from_on >= at.today:
        return
    owes = with_another_body(side, old, body, from_on)
    put_schedule(at, about, spans_between(at, from_on, at.today, owes), (*at.case.bodies, body))


def move(
    at: Draft, *, side: str, body: str, from_on: date, basis: str = "transfer", owner: str | None = None
) -> None:
    """Make `body` the responsible one of a side from a day: its period, the case, its clocks, who pays the
    provider, and the split anew. Nothing happens where it is already. Refused for a body of another kind.
    """
    old = responsible(at, side)
    if old == body:
        return
    _refuse_other_kind(at, side, body)
    _next_period(at, side, body, from_on, basis)
    commissioner = body if at.case.commissioner == old else at.case.commissioner
    at.change_case(**{SIDES[side]: body}, commissioner=commissioner, owner=owner or at.case.owner)
    _move_region(at)
    for transfer in at.all(Transfer):
        if transfer.to_body == body and transfer.state in (*_OPEN, "disputed"):
            at.change(transfer, state="moved")
            at.stop("transfer_day", "transfer_answer", subject=transfer.id)
    _overtake(at, side)
    _see_no_more(at, body)
    _see_to_the_end(at, side, old)
    _hand_over_clocks(at, old, body)
    education_follows(at, old, body)
    _hand_over_payments(at, old, body, from_on)
    at.record(
        "ResponsibilityMoved",
        of_side=side,
        was=old,
        now_is=body,
        from_on=from_on,
        basis=basis,
        region=at.case.region,
    )
    for told in (old, *at.case.bodies):
        at.notify("responsibility_moved", told, "coordinator")
    _ask_to_pay(at, body)
    _split_anew(at, old, from_on)


def _refuse_other_kind(at: Draft, side: str, body: str) -> None:
    known = at.under.reference
    same_wales = known.has_body(body) and known.body(body).fictional == known.region(at.case.region).fictional
    if not same_wales or known.body(body).kind != SIDES[side]:
        rules.refuse(
            "transfers_to_its_like",
            cy=f"Nid yw {body} yn gorff a all fod yn gyfrifol ar yr ochr hon o'r achos.",
            en=f"{body} is no body that can be responsible on this side of the case.",
        )


def _next_period(at: Draft, side: str, body: str, from_on: date, basis: str) -> None:
    now = next((one for one in at.all(Responsibility) if one.side == side and one.to_on is None), None)
    if now is None:
        now = _put_period(at, side, responsible(at, side), local_date(at.case.received_at), "opening")
    at.change(now, to_on=max(from_on, now.from_on))
    _put_period(at, side, body, from_on, basis)


def _move_region(at: Draft) -> None:
    """What waits for the old region's lead or for its panel's chair waits for the new region's, who are told:
    theirs see the case now.
    """
    was = at.case.region
    at.change_case(region=_region(at))
    for clock in at.running(body=was) if at.case.region != was else ():
        at.change(clock, body=at.case.region)
        if clock.kind == "stage_panel":
            at.notify("stage_moved", at.case.region, clock.role, due_at=clock.due_at, about=clock.subject)


def _region(at: Draft) -> str:
    """The region that both bodies belong to; where none is, it stays, and no written agreement answers."""
    board = at.under.reference.region_of(at.case.health_board)
    return board.code if at.case.council in board.councils else at.case.region


def _overtake(at: Draft, side: str) -> None:
    """A transfer that still waited on this side came from a body that is responsible no longer: it is gone.
    One on the other side waits on, under its own clock.
    """
    for transfer in at.all(Transfer):
        if transfer.side == side and transfer.state in _OPEN:
            at.stop("transfer_day", "transfer_answer", subject=transfer.id)
            at.change(transfer, state="withdrawn")
            _give_up_its_seat(at, transfer)
            at.record("TransferWithdrawn", transfer=transfer.id)
            at.notify("transfer_withdrawn", transfer.to_body, "coordinator", about=transfer.id)


def _give_up_its_seat(at: Draft, transfer: Transfer) -> None:
    """A proposal that is gone gives no seat; a body that was brought in otherwise, or disagrees, keeps it."""
    seat = next((one for one in at.all(Party) if one.code == transfer.to_body and one.to_at is None), None)
    disagrees = any(one.stage != "closed" and transfer.to_body in one.parties for one in at.all(Dispute))
    if seat and seat.why_text_id == transfer.text_id and not disagrees:
        at.change(seat, to_at=at.now, removed_by=at.actor.person)


def _see_no_more(at: Draft, body: str) -> None:
    """A funder needs no seat beside the funders."""
    for party in at.all(Party):
        if party.code == body and party.to_at is None:
            at.change(party, to_at=at.now, removed_by=at.actor.person)


def _see_to_the_end(at: Draft, side: str, old: str) -> None:
    """The body that was responsible keeps a seat beside the funders while money is owed to it or by it, or a
    disagreement names it; the funders end the seat when that is done.
    """
    owed = {
        one.disagreement_id
        for one in at.all(ReimbursementLine)
        if one.paid_on is None and old in (one.from_body, one.to_body)
    }
    about = [
        one for one in at.all(Dispute) if one.id in owed or (one.stage != "closed" and old in one.parties)
    ]
    said = [
        *(one.text_id for one in about),
        *(one.text_id for one in reversed(at.all(Transfer))),
        *(one.text_id for one in reversed(at.all(Correction))),
    ]
    if about or owed:
        _let_see(at, side, old, next(text for text in said if text))


def _hand_over_clocks(at: Draft, old: str, body: str) -> None:
    """Every clock that ran against the old body runs on against the new one, but of its own debts; what the
    old one had offered in a disagreement is offered no more.
    """
    debts = {one.id for one in at.all(ReimbursementLine) if one.from_body == old}
    at.stop("settlement_answer", subject=f"ending:{old}")
    for dispute in at.all(Dispute):
        if dispute.settlement and dispute.settlement["by"] == old:
            at.change(dispute, settlement=None)
            at.stop("settlement_answer", subject=dispute.id)
    for evidence in at.all(Evidence):
        if evidence.asked_of == old and evidence.given_at is None:
            at.change(evidence, asked_of=body)
    hand_care_over(at, old, body)
    for clock in at.running(body=old):
        if clock.subject in debts:
            continue
        at.change(clock, body=body, subject=_renamed(clock.subject, old, body))


def _renamed(subject: str | None, old: str, body: str) -> str | None:
    if subject == old:
        return body
    if subject and subject.endswith(f":{old}"):
        return f"{subject.removesuffix(old)}{body}"
    return subject


def _hand_over_payments(at: Draft, old: str, body: str, from_on: date) -> None:
    """From the day the new body pays the provider, who goes on as before: no day is without a payer."""
    for payer in current_payers(at):
        if payer.body != old:
            continue
        day = max(from_on, payer.from_on)
        at.change(payer, to_on=day)
        at.put(
            replace(
                payer,
                id=at.new_id(),
                body=body,
                basis="interim",
                from_on=day,
                named_at=at.now,
                accepted_at=None,
                accepted_by=None,
            )
        )


def _ask_to_pay(at: Draft, body: str) -> None:
    if not any(payer.body == body and payer.accepted_at is None for payer in current_payers(at)):
        return
    at.stop("payment_accepted", body=body)
    clock = at.start("payment_accepted", body, "finance", subject=body)
    at.record("PayersNamed", lines=[{"line": one.line_id, "body": one.body} for one in current_payers(at)])
    at.notify("payment_wanted", body, "finance", due_at=clock.due_at)


def _split_anew(at: Draft, old: str, from_on: date) -> None:
    """The split from the day of the move, by the agreement of that day. The old body's objection was about a
    split that was its own, and so was its notice of withdrawal: they end with it.
    """
    notices = {one.disagreement_id for one in at.all(Withdrawal) if one.body == old}
    for dispute in at.all(Dispute):
        its_own = dispute.opened_by in (old, f"{old}.education") and (
            dispute.subject == "share" or dispute.id in notices
        )
        if dispute.stage != "closed" and its_own:
            close_dispute(at, dispute, "superseded")
    if at.case.package_start is None or at.case.funding not in _SHARED:
        return
    at.change_case(agreement_on=max(from_on, at.case.package_start))
    announce(at)
