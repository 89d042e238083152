"""Disagreements: any body, any day, any ground; each with a stage and a clock; none holds care or payment
back.
"""

from datetime import date

import pytest

from tests.workflow.casework.life import Life
from workflow.casework import codes
from workflow.casework import commands as c


@pytest.mark.parametrize("subject", sorted(codes.SUBJECTS))
def test_a_disagreement_may_be_opened_on_the_day_of_the_referral(subject: str):
    life = Life()
    life.do(c.OpenDisagreement(subject=subject, reasons="Rhesymau"), life.social("coordinator"))  # type: ignore[arg-type]
    assert life.dispute.stage == "practitioners"
    assert life.clocks("stage_practitioners")


@pytest.mark.parametrize("ground", codes.OBJECTION_GROUNDS)
def test_no_objection_is_refused_for_its_form(ground: str):
    life = Life().announced()
    dispute = life.objected(ground)
    assert dispute.is_objection
    assert life.facts.case.funding == "announced"
    assert life.facts.case.care == "live"


def test_stages_climb_by_themselves_to_welsh_government():
    life = Life().announced()
    life.objected("exceptional")
    seen = []
    for _ in range(45):
        life.pass_working_days(1)
        if not seen or seen[-1] != life.dispute.stage:
            seen.append(life.dispute.stage)
    assert seen == ["practitioners", "heads", "directors", "panel", "chief_executives", "welsh_government"]


def test_the_total_limit_refers_whatever_the_stage():
    life = Life().announced()
    dispute = life.objected("exceptional")
    for _ in range(3):
        reason = c.Extend(working_days=15, reason="Angen amser")
        life.do(reason, life.health("coordinator"), dispute.id)
        life.do(reason, life.social("coordinator"), dispute.id)
        life.pass_working_days(21)
    assert life.events.count("StageExtended") == 3
    life.pass_working_days(60)
    assert life.dispute.stage == "welsh_government"


def test_one_body_cannot_extend_alone_nor_twice_in_a_stage():
    life = Life().announced()
    dispute = life.objected("exceptional")
    ask = c.Extend(working_days=3, reason="Angen amser")
    before = life.clocks("stage_practitioners")[0].due_at
    life.do(ask, life.health("coordinator"), dispute.id)
    life.do(ask, life.health("coordinator"), dispute.id)
    assert life.clocks("stage_practitioners")[0].due_at == before
    life.do(ask, life.social("coordinator"), dispute.id)
    assert life.clocks("stage_practitioners")[0].due_at > before
    assert life.refused(ask, life.health("coordinator"), dispute.id) == "extends_once_a_stage"


def test_a_facts_objection_that_is_upheld_recomputes_the_split_to_the_casebook_figure():
    life = Life().announced()
    carer = next(line for line in life.facts.cost_lines if line.kind == "trained_carer")
    dispute = life.objected("facts", claim=c.Claim(line_id=carer.id, minutes_a_week=40 * 60))
    life.do(c.Settle(outcome="upheld", reasons="Cytuno"), life.social("coordinator"), dispute.id)
    assert life.shares == (168_840, 59_700, 26_250)
    assert life.dispute.outcome == "upheld"
    assert len(life.clocks("objection")) == 2


def test_an_upheld_level_is_corrected_and_split_anew():
    life = Life("XR3").announced()
    before = life.shares
    dispute = life.objected("facts", claim=c.Claim(domain="breathing", level="low"))
    life.do(c.Settle(outcome="upheld", reasons="Cytuno"), life.social("coordinator"), dispute.id)
    assert {need.domain: need.level for need in life.facts.needs}["breathing"] == "low"
    assert sum(life.shares) == sum(before)


def test_a_body_does_not_uphold_its_own_objection():
    life = Life().announced()
    dispute = life.objected("exceptional")
    settle = c.Settle(outcome="upheld", reasons="x")
    assert life.refused(settle, life.health("coordinator"), dispute.id) == "the_other_body_upholds"


def test_an_upheld_objection_on_lawfulness_is_split_by_hand_while_payment_goes_on():
    life = Life().announced()
    dispute = life.objected("lawfulness")
    life.do(c.Settle(outcome="upheld", reasons="Cytuno"), life.social("coordinator"), dispute.id)
    assert life.clocks("split_by_hand")
    assert life.split.state == "announced"


def test_a_withdrawn_objection_lets_the_split_stand():
    life = Life().announced()
    dispute = life.objected("exceptional")
    life.do(c.Accept(answer="accept"), life.social())
    life.do(c.Settle(outcome="withdrawn", reasons="x"), life.health(), dispute.id)
    assert life.facts.case.funding == "awaiting_signatures"


def test_the_same_terms_from_both_bodies_settle_it():
    life = Life().announced()
    dispute = life.objected("exceptional")
    terms = {
        f"{life.board}.health": 212_380,
        f"{life.council}.social": 50_000,
        f"{life.council}.education": 26_250,
    }
    life.do(c.Settle(outcome="settled", reasons="x", shares=terms), life.health("director"), dispute.id)
    assert life.dispute.stage != "closed"
    life.do(c.Settle(outcome="settled", reasons="x", shares=terms), life.social("director"), dispute.id)
    assert (life.split.basis, life.split.agreed_how) == ("settlement", "settlement")
    assert life.shares == (212_380, 50_000, 26_250)
    assert life.facts.case.funding == "awaiting_signatures"


def test_a_settlement_that_nobody_answers_lapses_and_the_stage_runs_on():
    life = Life().announced()
    dispute = life.objected("exceptional")
    life.do(c.Settle(outcome="settled", reasons="x"), life.health("director"), dispute.id)
    life.pass_working_days(6)
    assert life.dispute.settlement is None
    assert life.dispute.stage == "heads"


def test_the_panel_decides_where_the_agreement_says_that_it_binds():
    life = Life("XR1").announced()
    dispute = life.objected("exceptional")
    life.do(c.Accept(answer="accept"), life.social())
    life.pass_working_days(18)
    assert life.dispute.stage == "panel"
    life.do(c.Settle(outcome="not_upheld", reasons="x"), life.chair(), dispute.id)
    assert life.dispute.outcome == "not_upheld"
    assert life.facts.case.funding == "awaiting_signatures"


def test_a_panel_that_does_not_bind_gives_its_view_and_the_chief_executives_have_it():
    life = Life("XR6").decided()
    life.costed(panel_shares={"health_board": 200_640})
    life.confirmed().delivered()
    dispute = life.objected("exceptional")
    life.pass_working_days(18)
    life.do(c.Settle(outcome="not_upheld", reasons="x"), life.chair(), dispute.id)
    assert (life.dispute.stage, life.dispute.panel_view) == ("chief_executives", "not_upheld")


def test_missing_evidence_has_its_own_clock_and_giving_it_gives_the_full_time_to_answer():
    life = Life().announced()
    dispute = life.objected("missing_evidence")
    assert dispute.stage == "awaiting_evidence"
    life.do(c.GiveEvidence(act="give", what="Adroddiad"), life.social("coordinator"), dispute.id)
    assert life.dispute.outcome == "evidence_given"
    assert life.clocks("objection")


def test_missing_evidence_that_does_not_come_goes_to_the_first_stage():
    life = Life().announced()
    life.objected("missing_evidence")
    life.pass_working_days(6)
    assert life.dispute.stage == "practitioners"


def test_several_may_be_open_and_each_has_its_own_clock():
    life = Life().announced()
    life.objected("exceptional")
    life.do(c.OpenDisagreement(subject="placement", reasons="x"), life.social("coordinator"))
    assert len(life.clocks("stage_practitioners")) == 2


def test_a_closed_disagreement_refuses_more():
    life = Life().announced()
    dispute = life.objected("exceptional")
    life.do(c.Settle(outcome="withdrawn", reasons="x"), life.health(), dispute.id)
    position = c.TakePosition(position="x")
    assert life.refused(position, life.health(), dispute.id) == "disagreement_is_open"


def test_a_share_in_dispute_is_an_objection_whatever_door_it_came_by():
    life = Life().announced()
    life.do(c.OpenDisagreement(subject="share", reasons="x"), life.health("coordinator"))
    assert life.dispute.is_objection
    assert not [clock for clock in life.clocks("objection") if clock.body == life.board]


def test_the_family_is_told_every_so_often_while_a_disagreement_is_open():
    life = Life().announced()
    dispute = life.objected("exceptional")
    life.pass_working_days(12)
    assert "family_progress" in life.notices
    life.do(c.Settle(outcome="withdrawn", reasons="x"), life.health(), dispute.id)
    assert not life.clocks("family_note")


def test_proceedings_after_a_reply_that_does_not_bind_go_back_to_the_chief_executives():
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(42)
    life.do(c.RecordReply(kind="returned", words="Nid i ni"), life.official())
    assert life.dispute.stage == "chief_executives"
    life.pass_working_days(6)
    assert life.dispute.stage == "welsh_government"
    assert len(life.facts.referrals) == 2


def test_a_direction_names_its_instrument_power_and_date_and_binds():
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(42)
    direction = c.RecordReply(
        kind="direction", instrument="Offeryn", power="Pŵer", dated_on=date(2026, 11, 2)
    )
    life.do(direction, life.official())
    assert (life.split.agreed_how, life.dispute.outcome) == ("direction", "directed")


def test_the_bundle_is_frozen_once_and_holds_no_name_of_the_child():
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(42)
    life.do(c.OpenBundle(), life.official())
    referral = life.facts.referrals[0]
    assert referral.bundle_sha256
    assert "Plentyn" not in str(referral.bundle)
    assert life.refused(c.OpenBundle(), life.official()) == "bundle_waits"


@pytest.mark.parametrize("kind", ["acknowledged", "information_wanted", "steer"])
def test_every_other_kind_of_reply_leaves_a_clock_running(kind: str):
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(42)
    life.do(c.RecordReply(kind=kind, words="Geiriau"), life.official())  # type: ignore[arg-type]
    assert [
        clock for clock in life.clocks() if clock.subject in (life.dispute.id, life.facts.referrals[0].id)
    ]
