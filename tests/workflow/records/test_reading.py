"""Locks hold, claims pass over what is held, and facts come in one order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from tests.workflow.stored_life import StoredLife
from workflow.records.database import Database
from workflow.records.reading import claim_due, lock, lock_many, next_due_at, read, read_many

Live = Callable[..., StoredLife]


def test_a_case_that_is_not_there_is_none(database: Database) -> None:
    with database.unit() as unit:
        assert read(unit, "XC-9999") is None
        assert not lock(unit, "XC-9999")
        assert read_many(unit, ["XC-9999"]) == {}
        assert read_many(unit, []) == {}
        assert next_due_at(unit) is None


def test_the_same_rows_always_come_in_the_same_order(live: Live, database: Database) -> None:
    life = live().announced()
    with database.unit() as unit:
        first = read(unit, life.ref)
        unit.do(
            "UPDATE needs SET level = level WHERE id = (SELECT min(id) FROM needs)"
        )  # moves it in the heap
        assert read(unit, life.ref) == first
    assert first is not None
    assert [line.position for line in first.cost_lines] == sorted(line.position for line in first.cost_lines)


def test_a_locked_case_is_waited_for(live: Live, database: Database) -> None:
    life = live()
    got_it = threading.Event()

    def wait_for_it() -> None:
        with database.unit() as unit:
            lock(unit, life.ref)
            got_it.set()

    waiter = threading.Thread(target=wait_for_it)
    with database.unit() as unit:
        assert lock(unit, life.ref)
        waiter.start()
        assert not got_it.wait(0.2)
    assert got_it.wait(5)
    waiter.join()


def test_due_cases_are_claimed_the_longest_due_first_and_held_ones_are_passed_over(
    live: Live, database: Database
) -> None:
    lives = []
    for number in (3, 1, 2):
        life = live(ref=f"XC-000{number}")
        lives.append(life)
    late = lives[0].now + timedelta(days=30)
    with database.unit() as unit:
        unit.do("UPDATE deadlines SET due_at = due_at - interval '1 hour' WHERE case_ref = 'XC-0002'")
    with database.unit() as one, database.unit() as other:
        assert [facts.case.ref for facts in claim_due(one, late, 2)] == ["XC-0002", "XC-0001"]
        assert [facts.case.ref for facts in claim_due(other, late, 9)] == ["XC-0003"]


def test_nothing_is_claimed_before_its_instant_nor_what_was_set_apart(live: Live, database: Database) -> None:
    life = live()
    due_at = min(clock.due_at for clock in life.clocks())
    with database.unit() as unit:
        assert next_due_at(unit) == due_at
        assert claim_due(unit, due_at - timedelta(microseconds=1), 9) == []
        assert claim_due(unit, due_at, 9, but=(life.ref,)) == []
        assert [facts.case.ref for facts in claim_due(unit, due_at, 9)] == [life.ref]


def test_many_locks_are_taken_in_one_order(live: Live, database: Database) -> None:
    for number in (1, 2, 3):
        live(ref=f"XC-000{number}")
    with database.unit() as unit:
        lock_many(unit, ["XC-0003", "XC-0001", "XC-0002"])
