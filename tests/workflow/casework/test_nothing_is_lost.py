"""What a change of split, of package or of body must never lose: an objection, a payer, a clock."""

from datetime import date

import pytest
from pydantic import ValidationError

from agreements.pydantic_words import faults_in
from tests.workflow.casework.life import EVERY_DOMAIN, Life
from workflow.casework import commands as c

SUPPORT = (c.Line(kind="support", weekly_pence=50_000),)


def _shares(life: Life, health: int, social: int) -> dict[str, int]:
    return {f"{life.board}.health": health, f"{life.council}.social": social}


def test_an_objection_goes_on_about_the_new_split():
    life = Life().announced()
    dispute = life.objected("exceptional")
    life.costed(lines=SUPPORT)
    assert life.dispute.id == dispute.id
    assert life.dispute.split_id == life.split.id
    answers = {one.body: one.answer for one in life.facts.answers if one.split_id == life.split.id}
    assert answers == {life.board: "objected", life.council: "pending"}


def test_silence_never_applies_a_split_while_an_objection_is_open():
    life = Life().announced()
    life.objected("exceptional")
    life.costed(lines=SUPPORT).confirmed()
    life.pass_working_days(12)
    assert life.facts.case.funding == "announced"


def test_a_package_on_a_day_without_agreement_leaves_no_old_split_in_effect():
    life = Life().announced()
    life.costed(package_start=date(2019, 1, 7), lines=SUPPORT)
    assert life.split.basis == "house_interim"
    assert life.split.total_pence == 50_000
    assert life.clocks("split_by_hand")
    assert not life.clocks("objection")
    life.do(c.Propose(shares=_shares(life, 25_000, 25_000), reasons="Cynnig"), life.health())


def test_terms_that_wait_are_void_when_the_package_changes():
    life = Life().announced().agreed()
    life.costed(lines=SUPPORT)
    assert life.facts.funding_agreements[0].state == "void"
    assert not life.clocks("signature")


def test_no_disagreement_of_silence_outlives_its_split():
    life = Life("XR5").announced()
    life.pass_working_days(11)
    life.costed(lines=SUPPORT)
    assert life.dispute.outcome == "superseded"


def test_support_in_place_is_not_ended_by_one_body_handing_the_case_over():
    life = Life().announced().agreed().signed()
    coordinator = life.health("coordinator")
    life.do(c.ReviewCare(act="review", needs_changed=True, findings="x"), life.social("coordinator"))
    life.do(c.RecordAssessment(levels=EVERY_DOMAIN), coordinator)
    life.do(
        c.RecordDecision(
            outcome="not_eligible",
            members=(
                c.PanelMember(name="a", side="health"),
                c.PanelMember(name="b", side="council"),
                c.PanelMember(name="c", side="other"),
            ),
            reasons="x",
        ),
        coordinator,
    )
    hand_over = c.HandOver(service="Gwasanaeth", starts_on=date(2027, 3, 1))
    assert life.refused(hand_over, coordinator) == "care_ends_with_both_bodies"
    assert life.facts.case.care == "live"


def test_a_death_is_recorded_even_while_the_case_is_ending():
    life = Life().announced().agreed().signed()
    life.do(c.EndCase(act="end", reason="moved"), life.social("coordinator"))
    ended = life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
    assert ended.stops_family_notices
    assert not life.facts.case.is_open
    assert life.facts.case.end_reason == "death"


def test_nothing_runs_after_the_winding_up():
    life = Life().announced().agreed().signed()
    life.do(c.EndCase(act="end", reason="moved"), life.social("coordinator"))
    life.do(c.OpenDisagreement(subject="start", reasons="x"), life.health("coordinator"))
    life.pass_working_days(21)
    assert not life.facts.case.is_open
    assert not life.clocks()
    assert life.dispute.outcome == "case_ended"


def test_an_ending_while_the_share_is_renegotiated_still_winds_the_funding_up():
    life = Life().announced().agreed().signed()
    life.costed(lines=SUPPORT)
    life.do(c.EndCase(act="end", reason="moved"), life.social("coordinator"))
    assert life.facts.case.funding == "ending"


def test_to_concede_is_to_take_what_is_claimed():
    life = Life().announced()
    carer = next(line for line in life.facts.cost_lines if line.kind == "trained_carer")
    dispute = life.objected("facts", claim=c.Claim(line_id=carer.id, minutes_a_week=40 * 60))
    other = c.Settle(
        outcome="upheld", reasons="x", correction=c.Claim(line_id=carer.id, minutes_a_week=80 * 60)
    )
    assert life.refused(other, life.social("coordinator"), dispute.id) == "concedes_what_is_claimed"


def test_no_day_lies_between_two_payers():
    life = Life().announced()
    life.costed(package_start=date(2026, 12, 1), lines=SUPPORT)
    ended = {payer.to_on for payer in life.facts.payers if payer.to_on}
    begun = {payer.from_on for payer in life.facts.payers if payer.to_on is None}
    assert ended == begun == {life.now.date()}


def test_a_body_does_not_pause_the_other_bodys_clock():
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    pause = c.Pause(deadline_id=life.clocks("assessment")[0].id, reason="x")
    assert life.refused(pause, life.social("coordinator")) == "pauses_only_the_assessment"


def test_a_pause_has_its_own_limit_and_then_the_clock_runs_on():
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    life.do(c.Pause(deadline_id=life.clocks("assessment")[0].id, reason="x"), life.health("coordinator"))
    life.pass_working_days(21)
    assert life.clocks("assessment")[0].paused >= 20


def test_a_changed_level_is_split_and_confirmed_anew():
    life = Life("XR3")
    life.do(c.NeedSupport(act="need_support", reason="Brys"), life.health("coordinator"))
    life.costed().confirmed()
    before = life.split.id
    life.do(c.RecordAssessment(levels={"communication": "high"}), life.health("coordinator"))
    assert life.split.id != before
    assert {clock.body for clock in life.clocks("confirmation")} == set(life.facts.case.bodies)


def test_a_body_has_one_clock_to_answer_after_evidence():
    life = Life().announced()
    dispute = life.objected("missing_evidence")
    life.pass_working_days(2)
    life.do(c.GiveEvidence(act="give", what="x"), life.social("coordinator"), dispute.id)
    assert sorted(clock.body or "" for clock in life.clocks("objection")) == sorted(life.facts.case.bodies)


def test_no_clock_of_silence_runs_on_the_house_interim_rule():
    life = Life("XR7").decided().costed()
    life.pass_working_days(11)
    life.confirmed()
    assert life.split.basis == "house_interim"
    assert not life.clocks("objection")


def test_a_coordinator_does_not_bind_the_bodys_money():
    life = Life().announced()
    dispute = life.objected("exceptional")
    terms = c.Settle(outcome="settled", reasons="x", shares=_shares(life, 288_630, 0))
    assert life.refused(terms, life.social("coordinator"), dispute.id) == "binds_with_authority"
    life.do(c.Settle(outcome="withdrawn", reasons="x"), life.health("coordinator"), dispute.id)
    answers = {one.body: one.answer for one in life.facts.answers}
    assert answers[life.board] == "pending"
    assert {clock.body for clock in life.clocks("objection")} == set(life.facts.case.bodies)


def test_an_unsigned_share_settled_on_other_terms_is_drafted_on_those():
    life = Life().announced().agreed()
    life.pass_working_days(11)
    terms = _shares(life, 288_630, 0)
    for actor in (life.health("director"), life.social("director")):
        life.do(c.Settle(outcome="settled", reasons="x", shares=terms), actor, life.dispute.id)
    assert life.shares == (288_630, 0, 0)
    assert life.facts.case.funding == "awaiting_signatures"
    assert life.clocks("signature")


def test_support_is_referred_again_after_a_reply_that_delivers_nothing():
    life = Life().decided().costed().confirmed()
    life.pass_days(16)
    life.do(c.RecordReply(kind="returned", words="Nid i ni"), life.official())
    life.pass_days(12)
    assert len(life.facts.referrals) == 2


def test_an_urgent_need_is_watched_before_there_is_a_package():
    life = Life(urgent=True)
    life.pass_days(3)
    assert "support_not_delivered" in life.notices


def test_an_upheld_objection_on_lawfulness_leaves_both_able_to_propose_and_to_accept():
    life = Life().announced()
    dispute = life.objected("lawfulness")
    life.do(c.Settle(outcome="upheld", reasons="x"), life.social("coordinator"), dispute.id)
    life.pass_working_days(11)
    assert life.dispute.ground == "no_proposal"
    life.do(c.Propose(shares=_shares(life, 200_000, 88_630), reasons="x"), life.health())
    life.agreed()
    assert life.facts.case.funding == "awaiting_signatures"


def test_after_an_outage_a_disagreement_is_not_moved_up_and_referred_at_once():
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(60, catch_up=False)
    life.catch_up()
    assert life.dispute.stage == "heads"
    life.pass_working_days(2)
    assert life.dispute.stage == "welsh_government"


def test_a_direction_is_not_dated_in_the_future():
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(42)
    direction = c.RecordReply(kind="direction", instrument="i", power="p", dated_on=date(2099, 1, 1))
    assert life.refused(direction, life.official()) == "well_formed"


def test_a_blank_reason_is_no_reason():
    with pytest.raises(ValidationError):
        c.OpenDisagreement(subject="start", reasons="   ")


def test_a_text_with_a_nul_is_refused_where_it_stands():
    with pytest.raises(ValidationError) as refused:
        c.OpenCase.model_validate({"child": {"given_name": "a\0b"}})
    assert ("child", "given_name") in [path for path, _ in faults_in(refused.value)]
