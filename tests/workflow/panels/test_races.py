"""Two at a panel at once: one act is done, and the other is judged on what it left behind."""

from __future__ import annotations

from tests.workflow.negotiating.table import ACTORS
from tests.workflow.negotiating.test_races import at_once, rules_of
from tests.workflow.panels.room import CHAIR, KEEPER, Room, eligible
from workflow import panel_desk
from workflow.panels import commands as p
from workflow.panels.changes import PanelChanges


def test_two_people_record_minutes_at_once_and_every_child_is_decided_once(room: Room) -> None:
    first, second = room.child(), room.child("XLA42")
    meeting = room.convene()
    room.put_on(meeting, first, second)
    room.hold(meeting)
    minutes = room.minutes(meeting, eligible(first), eligible(second))
    answers = at_once(*(lambda who=who: room.act(who, minutes, meeting.id) for who in (KEEPER, CHAIR)))
    assert rules_of(answers) == ["meeting_is_open"]
    assert [len(room.case(ref).panel_decisions) for ref in (first, second)] == [1, 1]
    assert room.whole()


def test_a_decision_beneath_the_case_and_the_minutes_at_once_decide_the_child_once(room: Room) -> None:
    from tests.workflow.casework.life import PANEL
    from workflow import desk
    from workflow.casework import commands as c

    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    room.hold(meeting)

    def beneath() -> object:
        with desk.case(room.parts, ref) as seat:
            decision = c.RecordDecision(outcome="eligible", members=PANEL, reasons="Brys")
            return seat.act(decision, ACTORS[KEEPER])

    minutes = room.minutes(meeting, eligible(ref))
    answers = at_once(beneath, lambda: room.act(KEEPER, minutes, meeting.id))  # type: ignore[arg-type]
    assert len(rules_of(answers)) == 1
    assert len(room.case(ref).panel_decisions) == 1
    assert room.whole()


def test_a_child_on_two_agendas_at_once_comes_on_one(room: Room) -> None:
    ref = room.child()
    one, other = room.convene(21), room.convene(28)
    put = p.PutOnAgenda(act="put_on", case_refs=(ref,))
    answers = at_once(*(lambda at=at: room.act(KEEPER, put, at.id) for at in (one, other)))
    assert rules_of(answers) == ["child_is_on_one_agenda"]
    assert room.whole()


def test_two_set_up_a_panel_at_once_and_there_is_one(room: Room) -> None:
    asked = p.SetUpPanel(region="XR2", chair="xhb2-head-of-service")
    people = ("xhb2-coordinator", "xhb2-director", "xhb2-head-of-service")
    answers = at_once(*(lambda who=who: panel_desk.set_up(room.parts, asked, ACTORS[who]) for who in people))
    assert sum(isinstance(one, PanelChanges) for one in answers) == 1
    assert room.whole()
