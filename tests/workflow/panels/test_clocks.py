"""Time limits of a panel: what happens by itself, who is asked, and that nothing happens twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from tests.workflow.negotiating.table import ACTORS
from tests.workflow.panels.room import CHAIR, KEEPER, Room, eligible
from workflow import sweep
from workflow.clocks.due import working_days_between
from workflow.panels import commands as p
from workflow.records import clock
from workflow.records.questions.history import events_of_cases
from workflow.records.questions.panels_waiting import panels_waiting


def test_a_pack_locks_by_itself_so_many_working_days_before_and_is_frozen(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    calendar = room.parts.rulebook.calendar
    assert working_days_between(meeting.locks_on, meeting.meets_on, calendar) == 5
    room.until(meeting.locks_on, hour=23)
    assert room.meeting(meeting.id).state == "convened"
    room.until(meeting.locks_on + timedelta(days=1), hour=1)
    locked = room.meeting(meeting.id)
    assert locked.state == "locked"
    item = room.item(ref)
    with room.parts.database.unit() as unit:
        frozen = events_of_cases(unit, [ref])[ref][(item.frozen_seq or 0) - 1]
    assert (frozen.seq, frozen.hash) == (item.frozen_seq, item.frozen_hash)
    assert ("panel_pack_locked", "XHB4", "coordinator") in room.told()
    again = len(room.events())
    sweep.enforce(room.parts)
    assert len(room.events()) == again
    assert room.whole()


def test_minutes_that_are_late_are_asked_for_again_and_somebody_higher_is_told(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    room.put_on(meeting, ref)
    room.hold(meeting)
    assert "panel_minutes_late" not in [kind for kind, *_ in room.told()]
    room.later(12)
    late = [one for one in room.told() if one[0] == "panel_minutes_late"]
    assert late == [
        ("panel_minutes_late", "XHB4", "coordinator"),
        ("panel_minutes_late", "XHB4", "head_of_service"),
    ]
    with room.parts.database.unit() as unit:
        (waits,) = panels_waiting(unit, ACTORS[KEEPER])
        assert (waits.kind, waits.meeting, waits.passed) == ("panel_minutes", meeting.id, True)
    room.later(9)
    assert len([one for one in room.told() if one[0] == "panel_minutes_late"]) == 4
    room.done(KEEPER, room.minutes(meeting, eligible(ref)), meeting.id)
    assert [one.kind for one in room.facts.clocks if one.status == "open"] == ["panel_review"]
    assert room.whole()


def test_the_panel_looks_at_its_own_working_by_a_date(room: Room) -> None:
    (review,) = [one for one in room.facts.clocks if one.kind == "panel_review"]
    assert (review.body, review.office) == ("XHB4", "head_of_service")
    room.until(review.due_at.date() + timedelta(days=1))
    assert ("panel_review_late", "XHB4", "head_of_service") in room.told()
    tomorrow = room.today + timedelta(days=1)
    assert room.refused(CHAIR, p.ReviewPanel(held_on=tomorrow, found="Iawn")) == "review_is_held"
    room.done(CHAIR, p.ReviewPanel(held_on=room.today, found="Mae'r pecynnau'n hwyr."))
    (again,) = [one for one in room.facts.clocks if one.status == "open"]
    assert again.kind == "panel_review"
    assert again.due_at > review.due_at
    assert room.whole()


def test_two_sweeps_at_once_lock_a_pack_once(room: Room) -> None:
    meeting = room.convene()
    with room.parts.database.unit() as unit:
        now = clock.now(unit) + timedelta(days=20)
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: sweep.enforce(room.parts, now=now), range(3)))
    assert sum(one.acted for one in done) == 1
    assert room.events().count("PackLocked") == 1
    assert room.meeting(meeting.id).state == "locked"
    assert room.whole()


def test_an_act_finds_the_pack_locked_even_when_no_sweep_has_run(room: Room) -> None:
    ref = room.child()
    meeting = room.convene()
    with room.parts.database.unit() as unit:
        clock.raise_offset_to(unit, clock.now(unit) + timedelta(days=20))
    late = p.PutOnAgenda(act="put_on", case_refs=(ref,))
    answer = room.act(KEEPER, late, meeting.id)
    assert getattr(answer, "rule", None) == "chairs_the_panel"
    assert room.meeting(meeting.id).state == "locked"
