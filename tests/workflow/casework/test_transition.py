"""The move to adult services: milestones are clocks, tell no birth date; eighteen ends nothing by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.workflow.casework.life import Life
from workflow.casework import commands as c
from workflow.casework.facts import Actor
from workflow.casework.milestones import KINDS, MILESTONES, counted_from
from workflow.clocks.due import local_date

BORN = date(2009, 10, 23)
"""Sixteen years and ten months on the day on which these lives begin."""


def child(birth_on: date) -> c.Child:
    return c.Child(given_name="Enghraifft", family_name="Plentyn", birth_on=birth_on)


def young(birth_on: date = BORN) -> Life:
    return Life(child=child(birth_on))


def go_to(life: Life, day: date) -> None:
    life.pass_days((datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - life.now).days + 1)


def planned(life: Life) -> Life:
    """Everything that is asked for before a decision."""
    who = life.health("coordinator")
    life.do(c.BeginTransitionPlanning(act="begin_planning"), who)
    life.do(c.NameTransitionWorker(act="name_worker", name="Gweithiwr Enghreifftiol"), who)
    life.do(c.RecordLearningDisabilityMarker(act="mark_learning_disability", registered="yes"), who)
    life.do(c.ReferToAdultServices(act="refer_to_adult_services", to=life.board), who)
    return life


def accepted(life: Life, from_on: date) -> Life:
    accept = c.AdultBodyAccepts(act="accept", body=life.board, service="Tîm oedolion", from_on=from_on)
    life.do(accept, life.health("head_of_service"))
    return life


class TestTheMilestones:
    """Clocks that count from the first of a month."""

    def test_tell_no_birth_date_in_any_event_or_clock(self) -> None:
        one, other = young(date(2013, 12, 3)), young(date(2013, 12, 29))
        for life in (one, other):
            go_to(life, date(2027, 1, 5))
        told = [
            [event.data | event.sets for event in life.opened.events if "cases" in event.sets]
            for life in (one, other)
        ]
        assert "2013-12" not in str(told)
        dues = [
            sorted((d.kind, d.due_at) for d in life.facts.deadlines if d.kind in KINDS)
            for life in (one, other)
        ]
        assert dues[0] == dues[1]

    def test_are_one_clock_until_thirteen_and_the_rest_from_then(self) -> None:
        life = young(date(2014, 1, 20))
        assert {one.kind for one in life.clocks() if one.kind in KINDS} == {"transition_begins"}
        go_to(life, date(2027, 1, 4))
        running = {one.kind for one in life.clocks() if one.kind in KINDS}
        assert running == {one.limit for one in MILESTONES}
        assert life.events.count("TransitionBegins") == 1
        assert not life.clocks("transition_catch_up")

    @pytest.mark.parametrize(
        ("kind", "months"),
        [("transition_planning", 168), ("adult_referral", 192), ("adult_decision", 204), ("eighteen", 216)],
    )
    def test_fall_on_the_first_of_the_month_of_the_birthday(self, kind: str, months: int) -> None:
        life = young(date(2014, 1, 20))
        go_to(life, date(2027, 1, 4))
        (clock,) = life.clocks(kind)
        years, month = divmod(months, 12)
        assert local_date(clock.due_at - timedelta(hours=1)) == date(2014 + years, 1 + month, 1)

    def test_one_of_seventeen_gets_those_ahead_and_one_catch_up_for_those_past(self) -> None:
        life = young()
        ahead = {one.kind for one in life.clocks() if one.kind in KINDS}
        assert ahead == {"adult_decision", "adult_decision_alert", "adult_acceptance", "eighteen"}
        assert len(life.clocks("transition_catch_up")) == 1
        assert life.notices.count("transition_catch_up") == 1
        planned(life)
        assert not life.clocks("transition_catch_up")

    def test_what_was_past_and_stays_undone_is_told_to_the_head_of_service(self) -> None:
        life = young()
        life.pass_working_days(11)
        assert [one for one in life.clocks("chase") if one.subject == "transition_catch_up"]
        planned(life)
        assert not [one for one in life.clocks("chase") if one.subject == "transition_catch_up"]

    def test_count_from_the_month_of_the_twelfth_birthday(self) -> None:
        assert counted_from(date(2012, 2, 29)) == date(2024, 2, 1)


class TestWhatIsDone:
    """Each step, in its order."""

    def test_nothing_of_it_is_offered_before_thirteen(self) -> None:
        life = young(date(2016, 1, 1))
        begin = c.BeginTransitionPlanning(act="begin_planning")
        assert life.refused(begin, life.health("coordinator")) == "transition_from_thirteen"

    def test_not_known_yet_goes_on_being_asked(self) -> None:
        life = young()
        mark = c.RecordLearningDisabilityMarker(act="mark_learning_disability", registered="not_known")
        life.do(mark, life.health("coordinator"))
        assert life.clocks("transition_catch_up")

    def test_a_decision_follows_a_referral_and_an_acceptance_too(self) -> None:
        life = young()
        decide = c.RecordAdultDecision(act="record_adult_decision", outcome="eligible", reasons="Rhesymau")
        assert life.refused(decide, life.health("coordinator")) == "adult_referral_first"
        accept = c.AdultBodyAccepts(act="accept", body=life.board, service="Tîm", from_on=date(2027, 10, 23))
        assert life.refused(accept, life.health("coordinator")) == "accepts_a_referral"

    def test_a_body_of_the_case_accepts_only_for_itself(self) -> None:
        life = planned(young())
        accept = c.AdultBodyAccepts(act="accept", body=life.board, service="Tîm", from_on=date(2027, 10, 23))
        assert life.refused(accept, life.social("coordinator")) == "accepts_for_itself"

    def test_the_worker_and_the_service_are_named_in_no_event(self) -> None:
        life = young()
        done = life.do(
            c.NameTransitionWorker(act="name_worker", name="Anwen Enghraifft"), life.health("coordinator")
        )
        assert "Anwen" not in str([(event.data, event.sets) for event in done.events])

    def test_the_day_of_the_handover_is_in_no_event(self) -> None:
        life = planned(young())
        done = life.do(
            c.AdultBodyAccepts(act="accept", body=life.board, service="Tîm", from_on=BORN.replace(year=2027)),
            life.health("head_of_service"),
        )
        assert "2027-10-23" not in str([(event.data, event.sets) for event in done.events])


class TestEighteen:
    """Turning eighteen ends nothing by itself."""

    def test_no_decision_three_months_before_is_told_to_the_executives(self) -> None:
        life = planned(young())
        go_to(life, date(2027, 7, 2))
        assert life.events.count("NoAdultDecision") == 1
        assert "no_adult_decision" in life.notices

    def test_no_acceptance_opens_one_disagreement_at_heads_of_service_with_the_payer_unchanged(self) -> None:
        life = planned(young().announced())
        payers = [(one.line_id, one.body, one.to_on) for one in life.facts.payers]
        go_to(life, date(2027, 9, 2))
        opened = [one for one in life.facts.disagreements if one.ground == "no_adult_service"]
        assert [(one.subject, one.opened_by) for one in opened] == [("transition", "system")]
        stages = [one.kind for one in life.facts.deadlines if one.subject == opened[0].id]
        assert "stage_heads" in stages
        assert "stage_practitioners" not in stages
        go_to(life, date(2027, 12, 1))
        opened = [one for one in life.facts.disagreements if one.ground == "no_adult_service"]
        assert len(opened) == 1
        assert life.facts.case.is_open
        assert [(one.line_id, one.body, one.to_on) for one in life.facts.payers] == payers

    def test_a_disagreement_settled_without_an_acceptance_opens_again(self) -> None:
        life = planned(young().announced())
        go_to(life, date(2027, 9, 2))
        end = c.Settle(outcome="settled", reasons="Cytunwyd")
        life.do(end, life.health("head_of_service"), life.dispute.id)
        life.do(end, life.social("head_of_service"), life.dispute.id)
        assert life.dispute.stage == "closed"
        life.pass_working_days(12)
        opened = [one for one in life.facts.disagreements if one.ground == "no_adult_service"]
        assert [one.stage == "closed" for one in opened] == [True, False]

    def test_an_acceptance_closes_it_and_stops_the_asking(self) -> None:
        life = planned(young().announced())
        go_to(life, date(2027, 9, 2))
        accepted(life, date(2027, 10, 23))
        assert (life.dispute.stage, life.dispute.outcome) == ("closed", "adult_accepted")
        assert {one.kind for one in life.clocks() if one.kind in KINDS} == {"eighteen"}
        assert not life.clocks("adult_acceptance_again")

    def test_a_case_ends_as_adult_only_when_a_named_service_has_taken_over(self) -> None:
        life = planned(young().announced())
        end = c.EndCase(act="end", reason="adult")
        assert life.refused(end, life.social("coordinator")) == "adult_service_has_accepted"
        accepted(life, date(2027, 10, 23))
        assert life.refused(end, life.social("coordinator")) == "adult_service_has_accepted"
        go_to(life, date(2027, 10, 24))
        assert any(one.to_on is None for one in life.facts.payers)
        life.do(end, life.social("coordinator"))
        assert life.facts.case.end_reason == "adult"

    def test_the_month_itself_is_told_once_and_chased_until_somebody_records_the_end(self) -> None:
        life = planned(young().announced())
        accepted(life, date(2027, 10, 23))
        go_to(life, date(2027, 11, 20))
        assert life.events.count("EighteenReached") == 1
        assert life.facts.case.is_open
        assert [one for one in life.clocks("chase") if one.subject == "eighteen"]


class TestABodyThatWasBroughtIn:
    """Another health board, where the young person has moved to."""

    @pytest.fixture
    def life(self) -> Life:
        life = planned(young())
        add = c.AddParty(act="add", kind="health_board", code="XHB2", reasons="Symudodd")
        life.do(add, life.health("coordinator"))
        return life

    def accepts(self, body: str, from_on: date) -> c.AdultBodyAccepts:
        return c.AdultBodyAccepts(act="accept", body=body, service="Tîm oedolion", from_on=from_on)

    def test_accepts_for_itself(self, life: Life) -> None:
        receiving = Actor(person="xhb2-coordinator", body="XHB2", role="coordinator")
        life.do(self.accepts("XHB2", local_date(life.now)), receiving)
        assert life.facts.transitions[0].accepted_by == "XHB2"

    def test_accepts_for_nobody_else(self, life: Life) -> None:
        receiving = Actor(person="xhb2-coordinator", body="XHB2", role="coordinator")
        refused = life.refused(self.accepts("XHB3", local_date(life.now)), receiving)
        assert refused == "accepts_for_itself"
