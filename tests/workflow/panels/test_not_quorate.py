"""A meeting that turns out not quorate, and one that is called off: nobody is stuck."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.workflow.panels.room import CHAIR, KEEPER, Room, eligible
from workflow.panels import commands as p


def test_a_meeting_without_a_quorum_moves_every_child_on_and_their_clocks_run(room: Room) -> None:
    moved, urgent = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, moved, urgent)
    room.hold(meeting)
    health, council, _ = room.seats(meeting)
    due = {
        ref: [one.due_at for one in room.case(ref).deadlines if one.kind == "decision"] for ref in room.refs
    }
    came = p.RecordNotQuorate(
        present=(health.id, council.id),
        why="Salwch",
        meets_on=room.today + timedelta(days=14),
        chairs_action=(urgent,),
    )
    room.done(KEEPER, came, meeting.id)
    assert room.meeting(meeting.id).state == "not_quorate"
    second = room.facts.meetings[-1]
    assert (room.item(moved).meeting, room.item(moved).state) == (second.id, "listed")
    assert len(room.seats(second)) == 3
    assert room.item(urgent).state == "for_chair"
    for ref in room.refs:
        clocks = [one for one in room.case(ref).deadlines if one.kind == "decision"]
        assert [one.due_at for one in clocks] == due[ref]
        assert "PanelNotQuorate" in room.events_in(ref)
    assert ("panel_chair_wanted", "XHB4", "head_of_service") in room.told()
    assert room.whole()

    room.done(
        CHAIR,
        p.TakeChairsAction(
            case_ref=urgent,
            outcome="eligible",
            why_now="Ni all aros",
            reasons="Anghenion dwys",
            consulted=("xla41-head-of-service", "xla42-head-of-service"),
        ),
    )
    room.hold(second)
    room.done(KEEPER, room.minutes(second, eligible(moved)), second.id)
    assert room.case(moved).case.decision == "eligible"
    assert room.facts.chairs_actions[0].reported_to == second.id
    assert room.whole()


def test_without_another_date_somebody_is_asked_for_one_and_asked_again(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    room.hold(meeting)
    room.done(KEEPER, p.RecordNotQuorate(why="Neb wedi dod"), meeting.id)
    assert room.item(ref).state == "waiting"
    room.later(14)
    assert room.told().count(("panel_date_late", "XHB4", "coordinator")) >= 1
    assert ("panel_date_late", "XHB4", "head_of_service") in room.told()
    second = room.convene(in_days=14)
    assert room.item(ref).meeting == second.id
    assert not [one for one in room.facts.clocks if one.status == "open" and one.kind == "panel_chase"]
    assert room.whole()


def test_a_meeting_that_was_quorate_cannot_be_recorded_as_not(room: Room) -> None:
    meeting = room.convene()
    room.hold(meeting)
    everybody = tuple(one.id for one in room.seats(meeting))
    said = p.RecordNotQuorate(present=everybody, why="Dim rheswm")
    assert room.refused(KEEPER, said, meeting.id) == "meeting_was_quorate"


def test_minutes_of_a_meeting_without_a_quorum_are_refused_for_every_child(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    room.hold(meeting)
    absent = (room.seats(meeting)[0].id,)
    minutes = room.minutes(meeting, eligible(ref), absent=absent)
    assert room.refused(KEEPER, minutes, meeting.id) == "panel_is_quorate"
    assert room.case(ref).case.decision == "at_panel"


def test_a_member_in_conflict_does_not_count_for_that_child_alone(room: Room) -> None:
    conflicted, other = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, conflicted, other)
    seat = room.seats(meeting)[1]
    declare = p.DeclareMemberConflict(seat=seat.id, case_ref=conflicted, why="Nai i mi")
    room.done("xla41-head-of-service", declare, meeting.id)
    assert room.refused(KEEPER, declare, meeting.id) == "declared_once"
    room.hold(meeting)
    both = room.minutes(meeting, eligible(conflicted), eligible(other))
    assert room.refused(KEEPER, both, meeting.id) == "panel_is_quorate"
    wrong = room.minutes(
        meeting,
        eligible(conflicted),
        {"case_ref": other, "outcome": "not_quorate", "reasons": "Dim digon"},
    )
    assert room.refused(KEEPER, wrong, meeting.id) == "panel_was_quorate"
    right = room.minutes(
        meeting,
        {"case_ref": conflicted, "outcome": "not_quorate", "reasons": "Gwrthdaro", "chairs_action": True},
        eligible(other),
    )
    room.done(KEEPER, right, meeting.id)
    assert room.case(other).case.decision == "eligible"
    assert room.item(conflicted).state == "for_chair"
    refused = p.TakeChairsAction(
        case_ref=conflicted,
        outcome="eligible",
        why_now="Ni all aros",
        reasons="Anghenion dwys",
        consulted=("xla41-head-of-service", "xla42-head-of-service"),
    )
    assert room.refused(CHAIR, refused) == "without_conflict"
    assert room.whole()


@pytest.mark.parametrize("dated", [True, False])
def test_a_meeting_is_called_off_before_its_day_and_nobody_is_lost(room: Room, dated: bool) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    other = meeting.meets_on + timedelta(days=7) if dated else None
    room.done(CHAIR, p.CallOffMeeting(why="Eira", meets_on=other), meeting.id)
    assert room.item(ref).state == ("listed" if dated else "waiting")
    assert "PanelCalledOff" in room.events_in(ref)
    assert room.whole()


def test_a_case_that_is_decided_or_ends_elsewhere_falls_away_and_stops_nobody(room: Room) -> None:
    from tests.workflow.casework.life import PANEL
    from workflow.casework import commands as c

    gone, stays = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, gone, stays)
    room.in_case(gone, c.RecordDecision(outcome="eligible", members=PANEL, reasons="Mewn cyfarfod brys"))
    room.hold(meeting)
    assert room.item(gone).state == "taken_off"
    room.done(KEEPER, room.minutes(meeting, eligible(stays)), meeting.id)
    assert room.whole()
