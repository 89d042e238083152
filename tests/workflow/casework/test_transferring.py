"""A case passes from one body to another: by acceptance, or not at all; care and payment go on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.workflow.casework.life import Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.draft import Draft
from workflow.casework.facts import SYSTEM, Actor
from workflow.casework.transferring import move, responsible
from workflow.clocks.due import local_date, start_of_day
from workflow.records.questions.visibility import may_see


def officer(body: str, role: str = "coordinator") -> Actor:
    """An officer of any body."""
    return Actor(person=f"{body}-{role}", body=body, role=role, name=role, limit_pence=10**9)


def proposal(life: Life, *, to_body: str, days: int = 0) -> c.ProposeTransfer:
    """A transfer from today, or from a day to come."""
    day = local_date(life.now) + timedelta(days=days)
    return c.ProposeTransfer(act="propose", to_body=to_body, from_on=day, reasons="Symudodd y teulu")


@pytest.fixture
def life() -> Life:
    """An announced case with delivered support; its other council is in the same region."""
    return Life().announced()


def other_council(life: Life) -> str:
    """Another council of the case's region."""
    return rulebook().reference.region(life.region).councils[1]


def test_a_case_begins_with_a_period_of_each_side_from_the_day_the_referral_was_received(life: Life) -> None:
    assert {(one.side, one.body, one.to_on) for one in life.facts.responsibilities} == {
        ("health", life.board, None),
        ("council", life.council, None),
    }
    assert {one.from_on for one in life.facts.responsibilities} == {local_date(life.facts.case.received_at)}


def test_an_accepted_transfer_moves_clocks_payments_and_the_split_and_keeps_the_received_date(
    life: Life,
) -> None:
    to_body, received = other_council(life), life.facts.case.received_at
    life.do(proposal(life, to_body=to_body), life.social("coordinator"))
    assert life.facts.case.council == life.council
    care = life.facts.case.care
    life.do(c.AcceptTransfer(act="accept"), officer(to_body))
    case = life.facts.case
    assert (case.council, case.commissioner) == (to_body, to_body)
    assert (case.care, case.received_at) == (care, received)
    assert not [clock for clock in life.clocks() if clock.body == life.council]
    assert {payer.body for payer in life.facts.payers if payer.to_on is None} <= {life.board, to_body}
    assert {share["account"].split(".")[0] for share in life.split.shares} == {life.board, to_body}
    standing = [one for one in life.facts.responsibilities if one.side == "council" and one.to_on is None]
    assert [one.body for one in standing] == [to_body]
    assert life.refused(c.Confirm(), officer(life.council)) == "acts_for_a_party"


def test_support_that_is_delivered_stays_delivered_and_the_new_body_is_asked_to_accept_payment(
    life: Life,
) -> None:
    to_body, delivered = other_council(life), life.facts.case.delivered_at
    life.do(proposal(life, to_body=to_body), life.social("coordinator"))
    life.do(c.AcceptTransfer(act="accept"), officer(to_body))
    assert life.facts.case.delivered_at == delivered
    current = [payer for payer in life.facts.payers if payer.to_on is None]
    assert len({payer.line_id for payer in current}) == len(current)
    assert all(payer.delivered_at for payer in current)
    assert [clock.body for clock in life.clocks("payment_accepted")] == [to_body]
    life.do(c.AcceptPayment(act="accept_payment"), officer(to_body, "finance"))


def test_a_refused_transfer_opens_a_disagreement_and_the_payer_stays(life: Life) -> None:
    to_body = other_council(life)
    payers = life.facts.payers
    life.do(proposal(life, to_body=to_body), life.social("coordinator"))
    life.do(c.RefuseTransfer(act="refuse", reasons="Nid ni"), officer(to_body))
    assert (life.dispute.subject, life.dispute.opened_by) == ("responsible_body", to_body)
    assert to_body in life.dispute.parties
    assert life.facts.payers == payers
    assert life.facts.case.council == life.council


def test_no_answer_to_a_transfer_opens_the_disagreement_by_itself(life: Life) -> None:
    life.do(proposal(life, to_body=other_council(life)), life.social("coordinator"))
    life.pass_working_days(11)
    assert "TransferUnanswered" in life.events
    assert life.facts.transfers[0].state == "disputed"
    assert life.facts.case.council == life.council


def test_a_transfer_for_a_day_to_come_takes_effect_as_that_day_begins(life: Life) -> None:
    to_body = other_council(life)
    life.do(proposal(life, to_body=to_body, days=5), life.social("coordinator"))
    life.do(c.AcceptTransfer(act="accept"), officer(to_body))
    assert life.facts.case.council == life.council
    (clock,) = life.clocks("transfer_day")
    assert clock.due_at == start_of_day(life.facts.transfers[0].from_on)
    life.pass_days(5)
    assert life.facts.case.council == to_body


def test_a_move_to_the_body_that_is_responsible_already_changes_nothing(life: Life) -> None:
    at = Draft(life.facts, now=life.now, actor=SYSTEM, act_id=act_id(), salt="s", under=rulebook())
    move(at, side="council", body=life.council, from_on=date(2026, 9, 1))
    assert not at.has_happened


def test_two_health_boards_a_move_to_another_region_leaves_no_agreement_that_covers_both(life: Life) -> None:
    other = rulebook().reference.region("XR2").health_board
    at = Draft(life.facts, now=life.now, actor=SYSTEM, act_id=act_id(), salt="s", under=rulebook())
    move(at, side="health", body=other, from_on=local_date(life.now), basis="settlement")
    changes: Changes = at.changes()
    assert responsible(changes.facts, "health") == other
    assert "NoAgreementCovers" in [event.kind for event in changes.events]
    split = next(one for one in changes.facts.splits if one.id == changes.facts.case.split_id)
    assert split.basis == "house_interim"
    assert [one for one in changes.facts.deadlines if one.kind == "split_by_hand" and one.status == "open"]


def test_when_both_bodies_have_moved_the_region_moves_and_its_agreement_answers(life: Life) -> None:
    region = rulebook().reference.region("XR3")
    at = Draft(life.facts, now=life.now, actor=SYSTEM, act_id=act_id(), salt="s", under=rulebook())
    move(at, side="health", body=region.health_board, from_on=local_date(life.now))
    move(at, side="council", body=region.councils[0], from_on=local_date(life.now))
    assert at.case.region == "XR3"


@pytest.mark.parametrize("to_body", ["XHB1", "XHB2", "NOBODY", "XLA11"])
def test_only_another_body_of_the_same_kind_may_become_responsible(life: Life, to_body: str) -> None:
    rule = life.refused(proposal(life, to_body=to_body), life.social("coordinator"))
    assert rule in {"transfers_to_its_like", "transfers_to_another"}


def test_one_transfer_waits_at_a_time_and_may_be_withdrawn(life: Life) -> None:
    life.do(proposal(life, to_body=other_council(life)), life.social("coordinator"))
    again = proposal(life, to_body="XHB2")
    assert life.refused(again, life.health("coordinator")) == "one_transfer_at_a_time"
    life.do(c.WithdrawTransfer(act="withdraw"), life.social("coordinator"))
    assert life.facts.transfers[0].state == "withdrawn"
    assert not life.clocks("transfer_answer")


def another_board(life: Life) -> str:
    """A health board of another region."""
    return rulebook().reference.region("XR2").health_board


def test_a_transfer_on_one_side_waits_on_under_its_clock_while_the_other_side_moves(life: Life) -> None:
    life.do(proposal(life, to_body=another_board(life)), life.health("coordinator"))
    (asked,) = life.clocks("transfer_answer")
    correction = c.CorrectRecord(field="council", value=other_council(life), reason="Camgymeriad")
    life.do(correction, life.health("coordinator"))
    assert life.clocks("transfer_answer") == [asked]
    life.do(c.AcceptTransfer(act="accept"), officer(another_board(life)))
    assert life.facts.case.health_board == another_board(life)


@pytest.mark.parametrize("accepted", [False, True])
def test_a_transfer_is_gone_once_the_body_that_proposed_it_is_responsible_no_longer(
    life: Life, accepted: bool
) -> None:
    first, second, third = rulebook().reference.region(life.region).councils[:3]
    life.do(proposal(life, to_body=second, days=30), life.social("coordinator"))
    if accepted:
        life.do(c.AcceptTransfer(act="accept"), officer(second))
    life.do(c.CorrectRecord(field="council", value=third, reason="Camgymeriad"), life.health("coordinator"))
    assert life.facts.transfers[0].state == "withdrawn"
    assert not life.clocks("transfer_answer", "transfer_day")
    assert not [one for one in life.facts.parties if one.code == second and one.to_at is None]
    life.do(proposal(life, to_body=first), officer(third))


def test_a_body_that_a_transfer_waits_for_cannot_be_taken_out_unasked(life: Life) -> None:
    to_body = other_council(life)
    life.do(proposal(life, to_body=to_body), life.social("coordinator"))
    out = c.RemoveParty(act="remove", party=to_body, reasons="Camgymeriad")
    assert life.refused(out, life.health("head_of_service")) == "party_in_a_transfer"
    life.do(c.WithdrawTransfer(act="withdraw"), life.social("coordinator"))
    assert life.refused(out, life.health("head_of_service")) == "party_stands"


def test_a_body_that_disagrees_keeps_its_seat_when_a_transfer_to_it_is_withdrawn(life: Life) -> None:
    to_body = other_council(life)
    bring = c.AddParty(act="add", kind="council", code=to_body, reasons="Symudodd y teulu")
    life.do(bring, life.social("head_of_service"))
    argue = c.OpenDisagreement(
        subject="responsible_body", reasons="Pa gyngor?", parties=(life.council, to_body)
    )
    life.do(argue, life.social("head_of_service"))
    life.do(proposal(life, to_body=to_body), life.social("coordinator"))
    life.do(c.WithdrawTransfer(act="withdraw"), life.social("coordinator"))
    assert [one.code for one in life.facts.parties if one.to_at is None] == [to_body]


def test_a_disagreement_at_the_panel_goes_on_before_the_panel_of_the_region_that_the_case_moved_to(
    life: Life,
) -> None:
    argue = c.OpenDisagreement(subject="placement", reasons="Pa leoliad?")
    life.do(argue, life.social("head_of_service"))
    while life.dispute.stage != "panel":
        life.pass_working_days(1)
    region = rulebook().reference.region("XR3")
    at = Draft(life.facts, now=life.now, actor=SYSTEM, act_id=act_id(), salt="s", under=rulebook())
    move(at, side="health", body=region.health_board, from_on=local_date(life.now))
    move(at, side="council", body=region.councils[0], from_on=local_date(life.now))
    changes = at.changes()
    (clock,) = [one for one in changes.facts.deadlines if one.kind == "stage_panel" and one.status == "open"]
    assert clock.body == "XR3"
    assert ("XR3", "panel_chair") in {(notice.body, notice.role) for notice in changes.notices}


def test_the_education_budget_goes_with_its_council_and_the_old_one_sees_the_case_no_more(life: Life) -> None:
    to_body = other_council(life)
    bring = c.AddParty(act="add", kind="education", reasons="Lleoliad ysgol")
    life.do(bring, life.health("head_of_service"))
    argue = c.OpenDisagreement(
        subject="package", reasons="Pwy sy'n addysgu?", parties=(life.board, f"{life.council}.education")
    )
    life.do(argue, life.health("head_of_service"))
    old = officer(life.council, "education")
    life.do(c.CorrectRecord(field="council", value=to_body, reason="Camgymeriad"), life.health("coordinator"))
    assert not may_see(life.facts, old)
    assert may_see(life.facts, officer(to_body, "education"))
    assert list(life.dispute.parties) == [life.board, f"{to_body}.education"]
    life.do(c.TakePosition(position="Safbwynt"), officer(to_body, "education"), life.dispute.id)
