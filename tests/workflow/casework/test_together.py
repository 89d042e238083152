"""What services ask of one another: a concern is answered, a blocker moves up, a meeting leaves dated
actions; each is chased for itself and nothing sits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.workflow.casework.life import Life, act_id, rulebook
from workflow.casework import commands as c
from workflow.casework.perform import bring_up_to_date


def nothing_twice(life: Life) -> None:
    """What was enforced at this instant is not enforced again."""
    assert bring_up_to_date(life.facts, now=life.now, act_id=act_id(), salt="s", under=rulebook()) is None


class TestAConcern:
    """A parent's concern, in the family's words."""

    def heard(self, life: Life, about: str = "delay") -> str:
        """A coordinator of the health board hears it; the council is to answer."""
        life.do(
            c.RecordConcern(act="record", about=about, words="Neb yn gwrando.", body=life.council),  # type: ignore[arg-type]
            life.health("coordinator"),
        )
        return life.facts.concerns[-1].id

    def test_is_answered_by_the_body_it_is_for(self) -> None:
        life = Life()
        key = self.heard(life)
        answer = c.AnswerConcern(act="answer", concern_id=key, answer="Ffoniwyd y teulu.")
        assert life.refused(answer, life.health("coordinator")) == "answers_a_concern"
        life.do(answer, life.social("coordinator"))
        assert not life.clocks("concern_answer")
        assert life.refused(answer, life.social("coordinator")) == "answers_a_concern"

    def test_is_chased_for_itself_so_that_answering_one_never_quiets_another(self) -> None:
        life = Life()
        first = self.heard(life)
        second = self.heard(life, "carer")
        life.pass_working_days(6)
        assert life.notices.count("time_limit_passed") >= 2
        assert {clock.subject for clock in life.clocks("concern_answer")} == {first, second}
        nothing_twice(life)
        life.do(c.AnswerConcern(act="answer", concern_id=first, answer="x"), life.social("coordinator"))
        assert {clock.subject for clock in life.clocks("concern_answer")} == {second}
        life.pass_working_days(6)
        assert {clock.subject for clock in life.clocks("concern_answer")} == {second}

    def test_about_safety_reaches_both_heads_of_service_at_once(self) -> None:
        life = Life()
        before = len(life.notices)
        self.heard(life, "safety")
        assert life.notices[before:].count("concern_recorded") == 3

    def test_is_answered_by_a_party_and_nobody_else(self) -> None:
        life = Life()
        strange = c.RecordConcern(act="record", about="delay", words="x", body="XHB5")
        assert life.refused(strange, life.health("coordinator")) == "a_party_answers"

    def test_keeps_the_familys_words_out_of_every_event(self) -> None:
        life = Life()
        done = life.do(
            c.RecordConcern(act="record", about="delay", words="Gair y fam"), life.health("coordinator")
        )
        assert "Gair y fam" not in str([event.data for event in done.events])


class TestABlocker:
    """Education out of school waits for the mental health service."""

    def opened(self) -> Life:
        """The council waits for the health board."""
        life = Life()
        life.do(
            c.OpenBlocker(
                act="open",
                waiting_service="education",
                awaited_service="camhs",
                awaited_body=life.board,
                what="Asesiad CAMHS",
            ),
            life.social("coordinator"),
        )
        return life

    def test_moves_up_office_by_office_and_then_is_told_again_to_both_chief_executives(self) -> None:
        life = self.opened()
        offices = []
        for _ in range(5):
            clock = life.clocks("blocker_stage")[0]
            offices.append((clock.body, clock.role))
            life.pass_working_days(6)
            nothing_twice(life)
        roles = ["coordinator", "head_of_service", "director", "chief_executive", "chief_executive"]
        assert offices == [(life.board, role) for role in roles]

    def test_lets_the_waiting_service_start_and_stays_open(self) -> None:
        life = self.opened()
        key = life.facts.blockers[0].id
        start = c.StartAnyway(act="start_anyway", blocker_id=key, how="Tair awr gartref, yn ddiogel.")
        assert life.refused(start, life.health("coordinator")) == "blocker_is_open"
        life.do(start, life.social("coordinator"))
        assert life.facts.blockers[0].started_at
        assert life.clocks("blocker_stage")
        assert life.refused(start, life.social("coordinator")) == "blocker_is_open"

    def test_ends_when_the_waiting_body_says_that_the_service_acted(self) -> None:
        life = self.opened()
        key = life.facts.blockers[0].id
        done = c.ResolveBlocker(act="resolve", blocker_id=key, outcome="service_started", how="x")
        assert life.refused(done, life.health("coordinator")) == "the_waiting_body_says"
        life.do(done, life.social("head_of_service"))
        assert not life.clocks("blocker_stage")
        assert life.refused(done, life.social("coordinator")) == "blocker_is_open"

    def test_is_never_of_a_service_on_itself_or_on_a_stranger(self) -> None:
        life = Life()
        itself = c.OpenBlocker(
            act="open", waiting_service="camhs", awaited_service="camhs", awaited_body=life.board, what="x"
        )
        assert life.refused(itself, life.health("coordinator")) == "waits_for_another"
        stranger = itself.model_copy(update={"awaited_body": "XHB5"})
        assert life.refused(stranger, life.health("coordinator")) == "a_party_is_awaited"


class TestAMeeting:
    """The emergency meeting of all agencies."""

    def held(self, life: Life, **said: object) -> c.RecordMeeting:
        """What happened at the meeting that was called."""
        return c.RecordMeeting(
            **{
                "act": "record",
                "meeting_id": life.facts.meetings[-1].id,
                "held_on": life.now.date(),
                "attendees": (
                    c.Attendee(name="Enw Un", role="doctor", body=life.board),
                    c.Attendee(name="Enw Dau", role="director", body=life.council, could_commit=True),
                    c.Attendee(name="Enw Tri", role="family", body="other"),
                ),
                "refusals": (c.RefusedThere(body=life.board, what="Gwely", why="Dim diagnosis"),),
                "actions": (
                    c.ActionGiven(
                        owner_body=life.board,
                        owner_role="head_of_service",
                        due_on=life.now.date() + timedelta(days=2),
                        what="Dod o hyd i wely",
                    ),
                ),
                "notes": "Nodiadau",
                **said,
            }  # type: ignore[arg-type]  # the fields of the command
        )

    def called(self) -> Life:
        """A director calls it."""
        life = Life()
        life.do(c.CallMeeting(act="call", reason="Dim lle diogel heno."), life.social("director"))
        return life

    def test_says_who_came_who_could_commit_and_what_was_refused_and_why(self) -> None:
        life = self.called()
        done = life.do(self.held(life), life.social("coordinator"))
        facts = life.facts
        assert [(one.role, one.could_commit) for one in facts.meeting_attendances] == [
            ("doctor", False),
            ("director", True),
            ("family", False),
        ]
        words = {text.id: text.text for text in done.texts}
        assert words[facts.meeting_refusals[0].why_text_id] == "Dim diagnosis"
        assert "Enw" not in str([event.data for event in done.events])

    def test_is_called_once_and_chased_until_it_is_held(self) -> None:
        life = self.called()
        again = c.CallMeeting(act="call", reason="x")
        assert life.refused(again, life.health("coordinator")) == "one_meeting_at_a_time"
        life.pass_working_days(3)
        nothing_twice(life)
        assert "time_limit_passed" in life.notices
        assert life.clocks("meeting_held")
        life.do(self.held(life), life.health("coordinator"))
        assert not life.clocks("meeting_held")
        unknown = c.CloseAction(act="close_action", action_id="none", outcome="done", words="x")
        assert life.refused(unknown, life.health("coordinator")) == "action_waits"

    def test_gives_actions_that_have_an_owner_a_day_and_a_clock(self) -> None:
        life = self.called()
        life.do(self.held(life), life.health("coordinator"))
        clock = life.clocks("meeting_action")[0]
        assert (clock.body, clock.role) == (life.board, "head_of_service")
        close = c.CloseAction(
            act="close_action", action_id=life.facts.meeting_actions[0].id, outcome="done", words="Gwnaed"
        )
        assert life.refused(close, life.social("head_of_service")) == "action_waits"
        life.pass_days(4)
        assert life.clocks("meeting_action")
        life.do(close, life.health("head_of_service"))
        assert not life.clocks("meeting_action")

    def test_names_only_bodies_of_the_case_and_days_to_come(self) -> None:
        life = self.called()
        stranger = self.held(life, attendees=(c.Attendee(name="x", role="nurse", body="XHB5"),))
        assert life.refused(stranger, life.health("coordinator")) == "bodies_of_the_case"
        late = self.held(
            life,
            actions=(
                c.ActionGiven(
                    owner_body=life.board,
                    owner_role="finance",
                    due_on=life.now.date() - timedelta(days=1),
                    what="x",
                ),
            ),
        )
        assert life.refused(late, life.health("coordinator")) == "well_formed"


@pytest.mark.parametrize("reason", ["death", "moved"])
def test_the_end_of_the_case_ends_every_clock(reason: str) -> None:
    life = TestABlocker().opened()
    TestAConcern().heard(life)
    life.do(c.CallMeeting(act="call", reason="x"), life.social("director"))
    life.do(c.EndCase(act="end", reason=reason), life.social("coordinator"))  # type: ignore[arg-type]
    assert not life.clocks()
    concern = c.RecordConcern(act="record", about="delay", words="x")
    assert life.refused(concern, life.health("coordinator")) == "case_is_open"


def test_what_is_open_is_the_new_bodys_own_once_it_is_responsible() -> None:
    life = TestABlocker().opened()
    life.do(
        c.RecordConcern(act="record", about="delay", words="x", body=life.board), life.health("coordinator")
    )
    transfer = c.ProposeTransfer(act="propose", to_body="XHB2", from_on=life.now.date(), reasons="x")
    life.do(transfer, life.health("head_of_service"))
    receiving = replace(life.health("head_of_service"), person="XHB2-head", body="XHB2")
    life.do(c.AcceptTransfer(act="accept"), receiving)
    assert life.facts.case.health_board == "XHB2"
    assert life.facts.blockers[0].awaited_body == "XHB2"
    answer = c.AnswerConcern(act="answer", concern_id=life.facts.concerns[0].id, answer="x")
    life.do(answer, replace(receiving, role="coordinator"))
    assert not life.clocks("concern_answer")
