"""Defaulting: silence is applied only where a signed default clause says so, and nobody is surprised by
an outage.
"""

from tests.workflow.casework.life import Life
from workflow.casework import commands as c


def test_silence_is_applied_under_the_clause_that_both_finance_offices_signed():
    life = Life().announced()
    life.pass_working_days(11)
    assert life.facts.case.funding == "awaiting_signatures"
    assert life.split.agreed_how == "silence"
    assert life.split.agreed_clause


def test_silence_is_not_applied_where_the_agreement_does_not_bind():
    life = Life("XR5").announced()
    life.pass_working_days(11)
    assert life.facts.case.funding == "announced"
    assert (life.dispute.ground, life.dispute.stage) == ("no_answer", "heads")


def test_silence_is_not_applied_where_one_finance_office_did_not_sign_the_clause():
    signed, unsigned = Life("XR2", council=0).announced(), Life("XR2", council=5).announced()
    for life in (signed, unsigned):
        life.pass_working_days(11)
    assert signed.split.agreed_how == "silence"
    assert unsigned.dispute.ground == "no_answer"


def test_one_reminder_stands_at_half_time():
    life = Life().announced()
    life.pass_working_days(9)
    assert life.notices.count("answer_reminder") == 2


def test_an_application_that_comes_late_is_put_off_once_with_a_fresh_notice():
    life = Life().announced()
    life.pass_working_days(15, catch_up=False)
    life.catch_up()
    assert life.facts.case.funding == "announced"
    assert life.notices.count("share_put_off") == 2
    life.pass_working_days(20, catch_up=False)
    life.catch_up()
    assert life.split.agreed_how == "silence"


def test_an_outage_climbs_one_stage_and_not_five():
    life = Life().announced()
    life.objected("exceptional")
    life.pass_working_days(24, catch_up=False)
    life.catch_up()
    assert life.dispute.stage == "heads"
    assert life.clocks("stage_heads")[0].started_at == life.now


def test_one_body_accepts_and_the_other_is_silent():
    life = Life().announced()
    life.do(c.Accept(answer="accept"), life.health())
    life.pass_working_days(11)
    assert life.split.agreed_how == "silence"


def test_a_late_answer_is_judged_as_late_even_when_no_sweep_has_run():
    life = Life("XR5").announced()
    life.pass_working_days(12, catch_up=False)
    life.do(c.Accept(answer="accept"), life.health())
    assert life.dispute.ground == "no_answer"


def test_an_unsigned_share_opens_a_disagreement_at_directors_and_may_still_be_signed():
    life = Life().announced().agreed()
    life.pass_working_days(11)
    assert (life.dispute.ground, life.dispute.stage) == ("unsigned", "directors")
    life.signed()
    assert life.facts.case.funding == "in_force"
    assert life.dispute.outcome == "signed"


def test_nothing_is_ever_signed_by_silence():
    life = Life().announced().agreed()
    life.pass_working_days(60)
    assert life.facts.case.funding == "awaiting_signatures"
    assert not life.facts.signatures


def test_a_late_objection_within_its_days_reopens_and_care_goes_on():
    life = Life().announced()
    life.pass_working_days(11)
    life.open_split(life.board)
    life.pass_working_days(5)
    life.objected("exceptional")
    assert life.facts.case.funding == "announced"
    assert life.facts.case.care == "live"
    assert life.agreement.state == "void"


def test_a_late_objection_after_ten_days_from_the_first_opening_is_refused():
    life = Life().announced()
    life.pass_working_days(11)
    life.open_split(life.board)
    life.pass_working_days(11)
    objection = c.Object(answer="object", ground="exceptional", reasons="x")
    assert life.refused(objection, life.health()) == "late_objection_in_time"


def test_an_overdue_act_is_chased_until_it_is_done():
    life = Life()
    life.pass_working_days(3)
    assert life.clocks("chase")
    life.pass_working_days(6)
    assert life.events.count("TimeLimitPassed") == 2
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    assert not life.clocks("chase")


def test_support_not_delivered_alerts_that_day_and_is_referred_after_the_days_set():
    life = Life().decided().costed().confirmed()
    life.pass_days(8)
    assert life.notices.count("support_not_delivered") >= 3
    life.pass_days(8)
    assert [referral.about for referral in life.facts.referrals] == ["support"]
    life.delivered()
    assert life.facts.referrals[0].closed_at is not None


def test_bringing_up_to_date_twice_at_one_instant_does_nothing_the_second_time():
    life = Life().announced()
    life.pass_working_days(11, catch_up=False)
    assert life.catch_up() is not None
    assert life.catch_up() is None
