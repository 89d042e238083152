"""Whatever is due is done, once, in order, by however many sweeps; one bad case spoils only itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.workflow.stored_life import StoredLife
from workflow import desk, sweep
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.database import Database, DatabaseUnavailable
from workflow.records.marks import LAST_SWEEP, read_mark
from workflow.records.questions.history import events_of_case
from workflow.records.reading import read

Live = Callable[..., StoredLife]
NOTHING = {"due": 0, "acted": 0, "applied": 0, "climbed": 0, "escalated": 0, "notices": 0}


@pytest.fixture
def lives(live: Live, parts: Parts) -> list[StoredLife]:
    """Seven announced cases, and a clock that stands where they do."""
    cases = [live(ref=f"XC-000{number}").announced() for number in range(1, 8)]
    with parts.database.unit() as unit:
        unit.do("INSERT INTO marks VALUES ('clock', '{\"microseconds\": -100000000000000}')")
    return cases


def silence_at(life: StoredLife) -> datetime:
    """The instant at which silence applies the formula, where it is enforced in time."""
    return min(clock.due_at for clock in life.clocks("objection"))


def kinds(parts: Parts, ref: str) -> list[str]:
    """The kinds of a case's events."""
    with parts.database.unit() as unit:
        return [event.kind for event in events_of_case(unit, ref, size=500)]


def test_everything_due_is_enforced_and_a_second_sweep_at_the_same_instant_does_nothing(
    lives: list[StoredLife], parts: Parts
) -> None:
    now = silence_at(lives[0])
    done = sweep.enforce(parts, now=now, batch=3)
    assert done.at == now
    assert done.due == done.acted > 0
    assert done.applied == 7
    assert done.notices > 7
    assert sweep.enforce(parts, now=now).counts() == NOTHING
    for life in lives:
        assert kinds(parts, life.ref).count("SplitApplied") == 1


def test_nothing_acts_before_its_instant(lives: list[StoredLife], parts: Parts) -> None:
    due_at = min(deadline.due_at for deadline in lives[0].clocks())
    before = sweep.enforce(parts, now=due_at - timedelta(microseconds=1))
    assert before.counts() == NOTHING
    assert sweep.enforce(parts, now=due_at).due >= 7


def test_two_sweeps_side_by_side_and_a_person_meanwhile_never_act_twice(
    lives: list[StoredLife], parts: Parts
) -> None:
    now = silence_at(lives[0])
    done: list[sweep.Enforcement] = []
    threads = [
        threading.Thread(target=lambda: done.append(sweep.enforce(parts, now=now, batch=2))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    with parts.database.unit() as unit:
        clock.raise_offset_to(unit, now)
    for life in lives:
        with desk.case(parts, life.ref) as seat:
            seat.act(c.SendFamilyNote(), life.social("coordinator"))
    for thread in threads:
        thread.join()
    sweep.enforce(parts)
    for life in lives:
        assert kinds(parts, life.ref).count("SplitApplied") == 1
    with parts.database.unit() as unit:
        assert unit.all("SELECT case_ref, seq FROM events GROUP BY 1, 2 HAVING count(*) > 1") == []


def test_a_case_that_cannot_be_enforced_spoils_only_itself_and_is_told(
    lives: list[StoredLife], parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sweep.bring_up_to_date

    def poisoned(facts: CaseFacts, **given: object) -> Changes | None:
        if facts.case.ref == "XC-0004":
            raise ArithmeticError("poison")
        return real(facts, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(sweep, "bring_up_to_date", poisoned)
    now = silence_at(lives[0])
    with pytest.raises(sweep.EnforcementIncomplete, match="XC-0004: ArithmeticError: poison") as told:
        sweep.enforce(parts, now=now, batch=3)
    assert told.value.done.applied == 6
    assert list(told.value.faults) == ["XC-0004"]
    assert "SplitApplied" not in kinds(parts, "XC-0004")
    with parts.database.unit() as unit:
        assert read_mark(unit, LAST_SWEEP)["not_enforced"] == ["XC-0004"]
    monkeypatch.undo()
    assert sweep.enforce(parts, now=now).applied == 1


def test_a_limit_that_stays_due_is_a_fault_and_not_an_endless_sweep(
    lives: list[StoredLife], parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep, "bring_up_to_date", lambda facts, **given: None)
    with pytest.raises(sweep.EnforcementIncomplete, match="still due"):
        sweep.enforce(parts, now=lives[0].now + timedelta(days=16))


def test_a_batch_that_the_database_refuses_is_not_half_written(
    lives: list[StoredLife], parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sweep.bring_up_to_date

    def damaged(facts: CaseFacts, **given: object) -> Changes | None:
        change = real(facts, **given)  # type: ignore[arg-type]
        if change is None or facts.case.ref != "XC-0002":
            return change
        deadlines = [replace(row, status="no such status") for row in change.facts.deadlines[:1]]
        return replace(change, rows=(*change.rows, *deadlines))

    monkeypatch.setattr(sweep, "bring_up_to_date", damaged)
    with pytest.raises(sweep.EnforcementIncomplete, match="XC-0002"):
        sweep.enforce(parts, now=silence_at(lives[0]))
    assert "SplitApplied" not in kinds(parts, "XC-0002")
    assert "SplitApplied" in kinds(parts, "XC-0003")


def test_a_database_that_goes_away_stops_the_sweep_at_once(
    lives: list[StoredLife], parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(facts: CaseFacts, **given: object) -> Changes | None:
        raise DatabaseUnavailable("gone")

    monkeypatch.setattr(sweep, "bring_up_to_date", gone)
    with pytest.raises(DatabaseUnavailable):
        sweep.enforce(parts, now=lives[0].now + timedelta(days=16))


def test_an_instant_before_the_last_event_is_refused_and_one_behind_the_clock_leaves_it(
    lives: list[StoredLife], parts: Parts
) -> None:
    with pytest.raises(sweep.NowRefused, match="before the last event"):
        sweep.enforce(parts, now=lives[0].now - timedelta(seconds=1))
    with parts.database.unit() as unit:
        clock.raise_offset_to(unit, lives[0].now + timedelta(days=2))
    sweep.enforce(parts, now=lives[0].now + timedelta(days=1))
    with parts.database.unit() as unit:
        assert clock.now(unit) >= lives[0].now + timedelta(days=2)
    sweep.enforce(parts, now=lives[0].now + timedelta(days=3))
    with parts.database.unit() as unit:
        assert clock.now(unit) >= lives[0].now + timedelta(days=3)


def test_outside_the_demonstration_no_instant_may_be_given(lives: list[StoredLife], parts: Parts) -> None:
    strict = replace(parts, settings=replace(parts.settings, demonstration=False))
    with pytest.raises(sweep.NowRefused, match="demonstration alone"):
        sweep.enforce(strict, now=lives[0].now + timedelta(days=1))


def test_a_sweep_leaves_its_mark_even_when_nothing_was_due(database: Database, parts: Parts) -> None:
    done = sweep.enforce(parts)
    assert done.counts() == NOTHING
    with database.unit() as unit:
        mark = read_mark(unit, LAST_SWEEP)
    assert mark["at"] == done.at.isoformat()
    assert mark["counts"] == NOTHING


def test_a_person_s_late_act_finds_what_the_sweep_would_have_done(live: Live, parts: Parts) -> None:
    swept, acted = live(ref="XC-0001").announced(), live(ref="XC-0002").announced()
    now = swept.now + timedelta(days=16)
    with parts.database.unit() as unit:
        unit.do("INSERT INTO marks VALUES ('clock', '{\"microseconds\": -100000000000000}')")
        clock.raise_offset_to(unit, now)
    with desk.case(parts, acted.ref):
        pass
    sweep.enforce(parts)
    with parts.database.unit() as unit:
        facts = [read(unit, ref) for ref in (swept.ref, acted.ref)]
    assert kinds(parts, swept.ref) == kinds(parts, acted.ref)
    assert facts[0].case.funding == facts[1].case.funding  # type: ignore[union-attr]
