"""Checklist, assessor, local review, remittal, and no wrong door."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.casework.life import PANEL, Life
from workflow.casework import commands as c
from workflow.casework.changes import Refusal
from workflow.casework.facts import Dispute
from workflow.casework.naming_assessor import same_name

FRESH = tuple(
    c.PanelMember(name=name, side=side)  # type: ignore[arg-type]
    for name, side in (("Pedwar", "health"), ("Pump", "council"), ("Chwech", "other"))
)
NOT_PROGRESSED = c.RecordChecklist(act="record", outcome="not_progressed", reasons="Rhesymau")
TOLD = c.TellChecklistOutcome(act="tell")
ACCEPTED = c.HandOver(service="Gwasanaeth", starts_on=date(2026, 10, 1))


def _decision(outcome: str, members: tuple[c.PanelMember, ...] = PANEL) -> c.RecordDecision:
    return c.RecordDecision(outcome=outcome, members=members, reasons="x", departure="x")  # type: ignore[arg-type]


def _not_eligible() -> Life:
    life = Life()
    coordinator = life.health("coordinator")
    life.do(c.RecordAssessment(), coordinator)
    life.do(_decision("not_eligible"), coordinator)
    return life


def _not_progressed() -> Life:
    life = Life()
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    life.do(NOT_PROGRESSED, life.health("coordinator"))
    return life


def _in_watch() -> Life:
    life = _not_progressed()
    life.do(TOLD, life.health("coordinator"))
    life.do(ACCEPTED, life.health("coordinator"))
    return life


# checklist


def test_the_outcome_of_the_checklist_is_told_under_its_clock_and_once():
    life = _not_progressed()
    assert life.clocks("checklist_outcome")
    life.do(TOLD, life.health("coordinator"))
    assert not life.clocks("checklist_outcome")
    assert {"tell_referrer_checklist", "family_not_progressed"} <= set(life.notices)
    assert life.refused(TOLD, life.health("coordinator")) == "tells_once"


def test_the_checklist_never_shows_eligibility():
    life = _not_progressed()
    assert life.facts.case.decision == "not_progressed"
    assert not life.facts.panel_decisions
    goes_on = Life()
    goes_on.do(
        c.RecordChecklist(act="record", outcome="progress", reasons="x"), goes_on.health("coordinator")
    )
    assert goes_on.facts.case.decision == "assessing"
    assert goes_on.clocks("assessment")


def test_a_child_not_progressed_is_somebodys_until_a_service_has_accepted_it():
    life = _not_progressed()
    assert life.clocks("service_accepted")
    life.pass_working_days(21)
    assert "service_accepted" in {clock.subject for clock in life.clocks("chase")}
    assert life.facts.case.is_open


# assessor


def test_no_assessment_without_a_named_assessor_without_conflict():
    life = Life(assessor=None)
    coordinator = life.health("coordinator")
    assert life.refused(c.RecordAssessment(), coordinator) == "assessor_is_named"
    life.do(c.NameAssessor(no_conflict=True), coordinator)
    assert life.facts.assessors[0].person == coordinator.person
    assert "family_assessor_named" in life.notices
    life.do(c.RecordAssessment(), coordinator)


def test_a_council_names_no_assessor_of_its_own():
    life = Life(assessor=None)
    answer = life.refused(c.NameAssessor(no_conflict=True), life.social("coordinator"))
    assert answer == "acts_for_the_health_board"


def test_whoever_is_named_after_another_takes_their_place():
    life = Life()
    life.do(c.NameAssessor(no_conflict=True, name="Arall"), life.health("coordinator"))
    assert [one.ended_at is None for one in life.facts.assessors] == [False, True]


# local review


def _ask(life: Life) -> None:
    life.do(c.AskForLocalReview(act="ask", words="Nid ydym yn cytuno."), life.social("coordinator"))


def _reviewed(outcome: str, *names: str) -> c.RecordLocalReview:
    reviewers = tuple(c.PanelMember(name=name, side="health") for name in names)
    return c.RecordLocalReview(act="decide", outcome=outcome, reviewers=reviewers, reasons="x")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Un", "  UN ", "dau"])
def test_nobody_reviews_what_they_decided(name: str):
    life = _not_eligible()
    _ask(life)
    answer = life.refused(_reviewed("upheld", name, "Saith"), life.health("head_of_service"))
    assert answer == "reviewed_by_others"


def test_a_local_review_has_a_clock_and_a_review_upheld_leaves_the_decision():
    life = _not_eligible()
    _ask(life)
    assert life.clocks("local_review")
    life.do(_reviewed("upheld", "Saith"), life.health("head_of_service"))
    assert life.facts.case.decision == "not_eligible"
    assert not life.clocks("local_review")
    assert "family_review_upheld" in life.notices


def test_a_case_under_local_review_is_not_handed_over():
    life = _not_eligible()
    life.do(c.SendDecisionLetter(), life.health("coordinator"))
    _ask(life)
    assert life.refused(ACCEPTED, life.health("coordinator")) == "review_is_answered_first"


def test_one_review_at_a_time_and_only_of_a_decision():
    life = Life()
    asked = c.AskForLocalReview(act="ask", words="x")
    assert life.refused(asked, life.health("coordinator")) == "reviews_what_was_decided"
    life = _not_eligible()
    _ask(life)
    assert life.refused(asked, life.health("coordinator")) == "one_review_at_a_time"


def test_whoever_recorded_a_checklist_does_not_record_its_review():
    life = _not_progressed()
    _ask(life)
    assert life.refused(_reviewed("upheld", "Saith"), life.health("coordinator")) == "reviewed_by_others"
    life.do(_reviewed("remitted", "Saith"), life.health("head_of_service"))
    assert life.facts.case.decision == "assessing"


# remittal


def _remitted() -> Life:
    life = _not_eligible()
    _ask(life)
    life.do(_reviewed("remitted", "Saith"), life.health("head_of_service"))
    return life


def test_after_a_remittal_the_former_assessor_and_the_former_panel_are_refused():
    life = _remitted()
    coordinator = life.health("coordinator")
    assert life.facts.case.decision == "assessing"
    assert life.clocks("assessment")
    assert life.refused(c.RecordAssessment(), coordinator) == "assessor_is_named"
    former = c.NameAssessor(no_conflict=True, name="ASESYDD enghreifftiol")
    assert life.refused(former, coordinator) == "fresh_assessor"
    life.do(c.NameAssessor(no_conflict=True, name="Rhywun Arall"), coordinator)
    life.do(c.RecordAssessment(), coordinator)
    assert life.refused(_decision("eligible"), coordinator) == "fresh_panel"
    assert life.refused(_decision("eligible", (*FRESH, PANEL[2])), coordinator) == "fresh_panel"
    life.do(_decision("eligible", FRESH), coordinator)
    assert life.facts.case.decision == "eligible"


@pytest.mark.parametrize("ordered_by", ["court", "ombudsman"])
def test_a_court_or_the_ombudsman_sends_a_decision_back_and_care_goes_on(ordered_by: str):
    life = Life().announced()
    before = life.facts
    life.do(c.Remit(ordered_by=ordered_by, reasons="x"), life.health("head_of_service"))  # type: ignore[arg-type]
    assert life.facts.case.decision == "assessing"
    assert life.facts.case.care == before.case.care
    assert life.facts.payers == before.payers
    assert life.facts.remittals[0].ordered_by == ordered_by


def test_what_was_not_decided_is_not_sent_back():
    life = Life()
    remit = c.Remit(ordered_by="court", reasons="x")
    assert life.refused(remit, life.health("coordinator")) == "remits_what_was_decided"


def test_a_panel_that_sits_again_without_a_remittal_may_be_the_same():
    life = Life().announced()
    life.pass_working_days(7)
    life.do(
        c.ReviewCare(act="review", needs_changed=True, findings="x", changed_from=life.now.date()),
        life.social("coordinator"),
    )
    life.do(c.RecordAssessment(), life.health("coordinator"))
    life.do(_decision("eligible"), life.health("coordinator"))


# no wrong door


@pytest.mark.parametrize("before", [_not_eligible, _not_progressed])
def test_nobody_is_handed_over_before_the_family_has_been_told_in_writing(before):
    life = before()
    assert life.refused(ACCEPTED, life.health("coordinator")) == "told_before_closing"


def test_a_handed_over_child_is_looked_at_again_after_three_months_and_nothing_else_runs():
    life = _in_watch()
    assert not life.facts.case.is_open
    assert life.facts.case.in_watch
    assert [clock.kind for clock in life.clocks()] == ["not_progressed_look_again"]
    life.pass_days(100)
    assert [clock.subject for clock in life.clocks("chase")] == ["not_progressed_look_again"]
    life.do(c.LookAgain(outcome="still_accepted", findings="x"), life.health("coordinator"))
    assert life.facts.case.ended_at
    assert life.facts.case.end_reason == "handed_over"
    assert not life.clocks()


def test_a_reopened_case_keeps_the_day_on_which_it_was_first_received():
    life = _in_watch()
    received = life.facts.case.received_at
    life.pass_days(30)
    life.do(
        c.LookAgain(outcome="reopened", findings="Nid yw'r gwasanaeth wedi cychwyn"),
        life.health("coordinator"),
    )
    assert life.facts.case.decision == "assessing"
    assert life.facts.case.received_at == received
    assert life.clocks("assessment")
    assert life.facts.case.is_open


def test_in_watch_nothing_is_done_but_looking_again_sending_back_or_a_death():
    life = _in_watch()
    opened = c.OpenDisagreement(subject="eligibility", reasons="x")
    assert life.refused(opened, life.social("coordinator")) == "case_is_open"
    life.do(c.EndCase(act="end", reason="death"), life.social("coordinator"))
    assert life.facts.case.end_reason == "death"
    assert not life.clocks()
    again = c.LookAgain(outcome="reopened", findings="x")
    assert life.refused(again, life.health("coordinator")) == "looks_again_in_watch"


def test_the_ombudsman_may_send_back_a_child_whom_a_service_has_accepted():
    life = _in_watch()
    life.do(c.Remit(ordered_by="ombudsman", reasons="x"), life.health("coordinator"))
    assert life.facts.case.is_open
    assert life.facts.case.decision == "assessing"


def test_a_disagreement_that_is_open_ends_with_the_handover():
    life = _not_progressed()
    life.do(TOLD, life.health("coordinator"))
    life.do(c.OpenDisagreement(subject="who_acts", reasons="x"), life.social("coordinator"))
    life.do(ACCEPTED, life.health("coordinator"))
    disputes: tuple[Dispute, ...] = life.facts.disagreements
    assert [one.stage for one in disputes] == ["closed"]


@given(name=st.text(min_size=1, max_size=20).filter(str.strip), spaces=st.integers(0, 3))
def test_a_name_is_the_same_however_it_is_spaced_or_cased(name: str, spaces: int):
    assert same_name(name) == same_name(" " * spaces + name.casefold() + " " * spaces)


@given(
    names=st.lists(
        st.sampled_from(["Un", "un ", "Dau", "TRI", "Pedwar", "Pump", "Saith"]), min_size=1, max_size=5
    )
)
def test_no_review_by_anyone_who_decided_is_ever_kept(names: list[str]):
    life = _not_eligible()
    _ask(life)
    answer = life.tell(_reviewed("upheld", *names), life.health("head_of_service"))
    took_part = {same_name(member.name) for member in PANEL} & {same_name(name) for name in names}
    assert isinstance(answer, Refusal) == bool(took_part)
