"""Signing, care and endings: two officers of two bodies; four dated facts a line; a death stops
everything at once.
"""

import pytest

from tests.workflow.casework.life import Life
from workflow.casework import codes
from workflow.casework import commands as c


def test_two_officers_of_two_bodies_bring_it_into_force():
    life = Life().announced().agreed().signed()
    assert life.facts.case.funding == "in_force"
    assert {one.body for one in life.facts.signatures} == set(life.facts.case.bodies)


def test_a_signature_above_the_delegated_limit_is_refused_with_both_sums():
    life = Life().announced().agreed()
    small = life.health(limit_pence=1_000)
    assert life.refused(life.signature(small), small) == "within_delegated_limit"


def test_a_signature_of_other_terms_is_refused():
    life = Life().announced().agreed()
    wrong = c.Sign(sha256="0" * 64, typed_name="x", declaration=True)
    assert life.refused(wrong, life.health()) == "signs_what_was_read"


def test_a_body_signs_once():
    life = Life().announced().agreed()
    life.do(life.signature(life.health()), life.health())
    assert life.refused(life.signature(life.health("director")), life.health("director")) == "signs_once"


def test_each_line_has_one_payer_with_four_dated_facts():
    life = Life().announced()
    current = [payer for payer in life.facts.payers if payer.to_on is None]
    assert len({payer.line_id for payer in current}) == len(current) == 5
    for payer in current:
        assert payer.named_at
        assert payer.accepted_at
        assert payer.instructed_at
        assert payer.delivered_at


def test_a_provider_may_be_told_to_start_before_a_late_acceptance():
    life = Life().decided().costed()
    life.do(c.InstructProvider(act="instruct_provider"), life.social("coordinator"))
    life.do(c.ConfirmDelivery(act="confirm_delivery"), life.social("coordinator"))
    assert life.facts.case.care == "live"


def test_a_late_acceptance_ends_its_chase():
    life = Life().decided().costed()
    life.pass_working_days(4)
    assert {clock.subject for clock in life.clocks("chase")} == {
        f"payment_accepted:{life.board}",
        f"payment_accepted:{life.council}",
    }
    life.do(c.AcceptPayment(act="accept_payment"), life.health())
    assert {clock.subject for clock in life.clocks("chase")} == {f"payment_accepted:{life.council}"}
    life.do(c.ConfirmDelivery(act="confirm_delivery"), life.social("coordinator"))
    assert not life.clocks("chase", "payment_accepted", "provider_instructed")


def test_support_needed_now_does_not_wait_for_a_decision():
    life = Life()
    life.do(c.NeedSupport(act="need_support", reason="Brys"), life.health("coordinator"))
    life.costed()
    assert life.facts.case.decision == "referred"
    assert life.facts.case.care == "interim"
    assert life.facts.case.funding == "announced"


def test_a_review_with_changed_needs_is_assessed_anew_and_care_goes_on():
    life = Life().announced().agreed().signed()
    life.do(c.ReviewCare(act="review", needs_changed=True, findings="x"), life.social("coordinator"))
    assert (life.facts.case.decision, life.facts.case.care, life.facts.case.funding) == (
        "assessing",
        "live",
        "in_force",
    )
    assert life.clocks("next_review")


@pytest.mark.parametrize("reason", [one for one in codes.NATURAL_ENDINGS if one != "adult"])
def test_a_natural_ending_needs_one_officer(reason: str):
    life = Life().announced()
    life.do(c.EndCase(act="end", reason=reason), life.social("coordinator"))  # type: ignore[arg-type]
    assert not life.facts.case.is_open
    assert not life.clocks()


def test_a_death_writes_to_no_family_and_stops_what_was_waiting():
    life = Life().announced()
    life.objected("exceptional")
    ended = life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
    assert ended.stops_family_notices
    assert not any(notice.audience == "family" for notice in ended.notices)
    assert life.dispute.outcome == "case_ended"
    life.pass_days(200)
    assert life.events[-1] == "CaseEnded"


def test_any_other_ending_needs_one_officer_of_each_body():
    life = Life().announced()
    end = c.EndCase(act="end", reason="both_bodies")
    life.do(end, life.health("coordinator"))
    assert life.facts.case.is_open
    life.do(end, life.social("coordinator"))
    assert not life.facts.case.is_open


def test_an_ending_that_the_other_body_does_not_confirm_lapses():
    life = Life().announced()
    life.do(c.EndCase(act="end", reason="both_bodies"), life.health("coordinator"))
    life.pass_working_days(6)
    assert "EndingNotAgreed" in life.events
    assert life.facts.case.is_open


def test_funding_in_force_winds_up_after_care_has_ended():
    life = Life().announced().agreed().signed()
    life.do(c.EndCase(act="end", reason="moved"), life.social("coordinator"))
    assert life.facts.case.funding == "ending"
    life.pass_working_days(21)
    assert not life.facts.case.is_open
    assert life.agreement.state == "ended"


def winding_up() -> Life:
    """Funding in force, care ended by both bodies."""
    life = Life().announced().agreed().signed()
    for actor in (life.social("coordinator"), life.health("coordinator")):
        life.do(c.EndCase(act="end", reason="both_bodies"), actor)
    return life


def test_a_correction_while_funding_winds_up_begins_no_care_and_names_no_payer():
    life = winding_up()
    life.do(c.CorrectRecord(field="urgent", value="true", reason="Camgymeriad"), life.health("coordinator"))
    assert [clock.kind for clock in life.clocks()] == ["ending_notice"]
    assert not [payer for payer in life.facts.payers if payer.to_on is None]


def test_while_funding_winds_up_days_gone_by_are_settled_and_no_fact_is_corrected():
    life = winding_up()
    argue = c.OpenDisagreement(subject="share", ground="facts", reasons="Rhesymau")
    life.do(argue, life.health())
    found = c.Claim(line_id="XC-0001:L2", minutes_a_week=600)
    upheld = c.Settle(outcome="upheld", reasons="Rhesymau", correction=found)
    assert life.refused(upheld, life.social(), life.dispute.id) == "corrects_while_care_goes_on"
    shares = {share["account"]: share["pence"] for share in life.split.shares}
    terms = c.Settle(outcome="settled", reasons="R", shares=shares, from_on=life.now.date())
    for actor in (life.health(), life.social()):
        life.do(terms, actor, life.dispute.id)
    assert (life.dispute.outcome, life.facts.case.funding) == ("settled", "ending")


def test_nothing_is_done_after_the_end():
    life = Life().announced()
    life.do(c.EndCase(act="end", reason="moved"), life.social("coordinator"))
    assert life.refused(c.Accept(answer="accept"), life.health()) == "case_is_open"


def test_a_pause_for_the_family_moves_the_clock_later_by_what_it_lasted():
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    clock = life.clocks("assessment")[0]
    life.do(c.Pause(deadline_id=clock.id, reason="Gwyliau'r teulu"), life.health("coordinator"))
    life.pass_working_days(15)
    life.do(c.Resume(deadline_id=clock.id), life.health("coordinator"))
    assert life.clocks("assessment")[0].paused == 15
    assert life.clocks("assessment")[0].due_at > clock.due_at


def test_a_clock_of_an_answer_is_never_paused():
    life = Life().announced()
    clock = life.clocks("objection")[0]
    pause = c.Pause(deadline_id=clock.id, reason="x")
    assert life.refused(pause, life.health("coordinator")) == "pauses_only_the_assessment"
