"""A panel from its setting up to its minutes: many children, one act, and the letters."""

from __future__ import annotations

from datetime import timedelta

from tests.workflow.panels.room import CHAIR, KEEPER, REF, Room, eligible
from workflow.casework.facts import PanelDecision
from workflow.panels import commands as p
from workflow.panels.changes import CasesRefused
from workflow.records.panels.reading import texts_of


def test_a_panel_of_many_children_is_minuted_in_one_act_with_its_letters(room: Room) -> None:
    yes, no, later = room.child(), room.child("XLA42"), room.child("XLA43")
    meeting = room.convene()
    room.put_on(meeting, yes, no, later)
    room.hold(meeting)
    minutes = room.minutes(
        meeting,
        eligible(yes, weekly_pence=200_000),
        {
            "case_ref": no,
            "outcome": "not_eligible",
            "reasons": "Gwasanaethau presennol yn ddigon",
            "departure": "Barn broffesiynol",
            "dissent": [{"seat": room.seats(meeting)[2].id, "words": "Nid wyf yn cytuno."}],
        },
        {
            "case_ref": later,
            "outcome": "deferred",
            "reasons": "Adroddiad ar goll",
            "deferred_to": room.today + timedelta(days=14),
        },
    )
    room.done(KEEPER, minutes, meeting.id)

    assert room.meeting(meeting.id).state == "minuted"
    stands = {ref: room.case(ref) for ref in (yes, no, later)}
    assert [one.case.decision for one in stands.values()] == ["eligible", "not_eligible", "at_panel"]
    decisions: dict[str, PanelDecision] = {ref: one.panel_decisions[-1] for ref, one in stands.items()}
    assert {one.meeting for one in decisions.values()} == {meeting.id}
    assert decisions[yes].letter_at is not None
    assert decisions[no].letter_at is not None
    assert decisions[later].letter_at is None
    assert decisions[yes].could_commit == {"health": True, "council": True, "pence": 200_000}
    assert [one["name"] for one in decisions[no].dissent] == [decisions[no].members[2]["name"]]
    assert not room.running(yes, "decision_letter")
    assert room.item(later).state == "waiting"
    assert room.whole()


def test_a_deferred_child_comes_back_on_the_next_agenda_by_its_date_and_its_clock_runs(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    room.hold(meeting)
    back = room.today + timedelta(days=20)
    deferred = {"case_ref": ref, "outcome": "deferred", "reasons": "Adroddiad", "deferred_to": back}
    room.done(KEEPER, room.minutes(meeting, deferred), meeting.id)
    assert room.running(ref, "decision")
    assert ("panel_date_wanted", "XHB4", "coordinator") in room.told()
    too_early = room.convene(in_days=13)
    assert room.item(ref).state == "waiting"
    second = room.convene(in_days=27)
    assert (room.item(ref).meeting, room.item(ref).state) == (second.id, "listed")
    assert too_early.id != second.id
    assert "PutOnPanelAgenda" in room.events_in(ref)
    assert room.whole()


def test_an_assessed_child_who_is_not_listed_yet_is_listed_in_the_same_act(room: Room) -> None:
    ref = room.child()
    assert room.case(ref).case.decision == "assessed"
    room.put_on(room.convene(), ref)
    assert room.case(ref).case.decision == "at_panel"
    assert room.running(ref, "decision")


def test_if_one_childs_decision_is_refused_nothing_of_the_minutes_is_kept_and_each_is_told(
    room: Room,
) -> None:
    good, bad, worse = room.child(), room.child("XLA42"), room.child("XLA43")
    meeting = room.convene()
    room.put_on(meeting, good, bad, worse)
    room.hold(meeting)
    departs = {"outcome": "not_eligible", "reasons": "Dim gair am y dangosydd"}
    minutes = room.minutes(
        meeting, eligible(good), departs | {"case_ref": bad}, departs | {"case_ref": worse}
    )
    before = {ref: room.case(ref) for ref in (good, bad, worse)}
    answer = room.act(KEEPER, minutes, meeting.id)
    assert isinstance(answer, CasesRefused)
    assert {ref: one.rule for ref, one in answer.by_case.items()} == {
        bad: "departure_is_explained",
        worse: "departure_is_explained",
    }
    assert room.meeting(meeting.id).state == "locked"
    assert {ref: room.case(ref) for ref in before} == before
    assert room.whole()


def test_the_chair_decides_between_meetings_and_the_next_meeting_is_told(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    action = p.TakeChairsAction(
        case_ref=ref,
        outcome="eligible",
        why_now="Mae'r ysbyty'n cau'r ward",
        reasons="Anghenion dwys",
        consulted=("xla41-head-of-service", "xla42-head-of-service"),
    )
    assert room.refused(KEEPER, action) == "chairs_the_panel"
    room.done(CHAIR, action)
    decision = room.case(ref).panel_decisions[-1]
    assert decision.chairs_action
    assert decision.letter_at is not None
    assert room.case(ref).case.decision == "eligible"
    assert room.item(ref).state == "by_chair"
    assert room.facts.chairs_actions[0].reported_to is None
    room.hold(meeting)
    room.done(KEEPER, room.minutes(meeting), meeting.id)
    assert room.facts.chairs_actions[0].reported_to == meeting.id
    assert room.whole()


def test_words_stand_in_rows_that_can_be_erased_and_the_chain_still_verifies(room: Room) -> None:
    ref = room.child()
    seats = (
        {"person": CHAIR, "side": "health"},
        {"person": "xla41-head-of-service", "side": "council"},
        {"name": "Gwenllian o Elusen", "side": "third_sector"},
    )
    meeting = room.convene(seats=seats)
    room.put_on(meeting, ref)
    with room.parts.database.unit() as unit:
        kept = texts_of(unit, REF)
        said = [row for (row,) in unit.all("SELECT sets::text || data::text FROM panel_events")]
    assert [one.text for one in kept.values()] == ["Gwenllian o Elusen"]
    assert not any("Gwenllian" in one for one in said)
    with room.parts.database.unit() as unit:
        unit.do("DELETE FROM panel_texts")
    assert room.whole()
