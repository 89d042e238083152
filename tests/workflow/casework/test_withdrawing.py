"""No body leaves by itself: notice opens a disagreement, and all goes on until both sign or a stage has an
outcome.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflow.casework.life import Life
from workflow.casework import commands as c

ENDS = c.WithdrawFunding(ends_on=date(2027, 6, 1), reasons="Nid ni sy'n talu hyn.")
SHARES = {"XHB1.health": 288_630, "XLA11.social": 0}


def in_force() -> Life:
    """A funding agreement in force."""
    return Life().announced().agreed().signed()


def test_withdrawing_without_full_notice_is_refused_and_changes_nothing() -> None:
    life = in_force()
    before = life.facts
    for command in (
        c.WithdrawFunding(reasons="x"),
        c.WithdrawFunding(ends_on=life.now.date(), reasons="x"),
        c.WithdrawFunding(ends_on=life.now.date() + timedelta(days=14), reasons="x"),
    ):
        assert life.refused(command, life.social()) == "withdraws_with_notice"
    assert life.facts == before


def test_nothing_is_withdrawn_where_nothing_flows() -> None:
    assert Life().refused(ENDS, Life().social()) == "withdraws_what_flows"


def test_notice_opens_a_disagreement_while_payments_and_care_go_on() -> None:
    life = in_force()
    payers = life.facts.payers
    life.do(ENDS, life.social("director"))
    assert life.dispute.subject == "ending"
    assert life.clocks("stage_practitioners", "total_disagreement")
    assert life.refused(ENDS, life.social()) == "one_notice_at_a_time"
    life.pass_days(400)
    assert life.facts.payers == payers
    assert life.agreement.state == "in_force"
    assert life.facts.case.care == "live"
    assert life.dispute.stage == "welsh_government"


@pytest.mark.parametrize("outcome", ["upheld", "settled"])
def test_a_notice_that_stands_asks_for_a_new_split_and_the_old_one_is_paid_until_both_have_signed(
    outcome: str,
) -> None:
    life = in_force()
    life.do(ENDS, life.social())
    settle = c.Settle(outcome=outcome, reasons="x")  # type: ignore[arg-type]
    life.do(settle, life.health("director"), life.dispute.id)
    if outcome == "settled":
        life.do(settle, life.social("director"), life.dispute.id)
    assert life.dispute.outcome == outcome
    assert {clock.body for clock in life.clocks("split_by_hand")} == set(life.facts.case.bodies)
    assert life.facts.case.funding == "in_force"
    life.do(c.Propose(shares=SHARES, reasons="x"), life.health())
    assert life.agreement.state == "in_force"
    life.agreed()
    assert any(one.state == "in_force" for one in life.facts.funding_agreements)
    life.signed()
    assert [one.state for one in life.facts.funding_agreements].count("in_force") == 1
    assert life.shares[0] == 288_630


def test_notice_that_is_taken_back_leaves_all_as_it_was() -> None:
    life = in_force()
    life.do(ENDS, life.social())
    life.do(c.Settle(outcome="withdrawn", reasons="x"), life.social("director"), life.dispute.id)
    assert not life.clocks("split_by_hand")
    assert life.facts.case.funding == "in_force"
    life.do(ENDS, life.social())


def test_a_case_ends_by_a_stage_only_once_a_stage_has_said_so_and_an_officer_records_it() -> None:
    life = in_force()
    end = c.EndCase(act="end", reason="stage_outcome")
    assert life.refused(end, life.social("coordinator")) == "ending_has_stage_outcome"
    life.do(c.OpenDisagreement(subject="ending", reasons="x"), life.social("director"))
    assert life.refused(end, life.social("coordinator")) == "ending_has_stage_outcome"
    life.do(c.Settle(outcome="upheld", reasons="x"), life.health("director"), life.dispute.id)
    assert life.facts.case.is_open
    life.do(end, life.social("coordinator"))
    assert life.facts.case.end_reason == "stage_outcome"
    assert life.facts.case.funding == "ending"
    life.pass_working_days(21)
    assert not life.facts.case.is_open


def test_a_notice_that_stands_is_no_ending_of_the_case() -> None:
    life = in_force()
    life.do(ENDS, life.social())
    life.do(c.Settle(outcome="upheld", reasons="x"), life.health("director"), life.dispute.id)
    end = c.EndCase(act="end", reason="stage_outcome")
    assert life.refused(end, life.social("coordinator")) == "ending_has_stage_outcome"


def test_a_notice_goes_with_the_body_that_gave_it_when_another_becomes_responsible() -> None:
    life = in_force()
    life.do(ENDS, life.health("director"))
    away = c.ProposeTransfer(act="propose", to_body="XHB2", from_on=life.now.date(), reasons="Symud")
    life.do(away, life.health("coordinator"))
    to_body = replace(life.health("coordinator"), person="XHB2-coordinator", body="XHB2")
    life.do(c.AcceptTransfer(act="accept"), to_body)
    assert life.facts.disagreements[0].outcome == "superseded"
