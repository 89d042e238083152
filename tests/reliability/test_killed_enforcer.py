"""An enforcer or an officer's process killed with `kill -9`: nothing is lost, nothing doubled, and the next
enforcer does what was due, exactly as if nobody had been killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest

from bench import scenes
from tests.embedded_postgres import FreshDatabase, TestPostgres
from tests.reliability.conftest import Processes, settings_of, template_with
from tests.reliability.standing import all_is_well, due_count, stories
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.database import libpq_url
from workflow.sweep import enforce

OF_THE_SWEEP = ("claimed", "one case judged", "judged", "written", "committed")
OF_A_PERSON = (
    "locked by a person",
    "judged by a person",
    "overdue written by a person",
    "act written by a person",
)
GIVEN_UP = """
SELECT (count(*) = 0)::int FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
WHERE c.relname = 'events' AND l.mode = 'RowExclusiveLock'
"""
NOTHING = {"due": 0, "acted": 0, "applied": 0, "climbed": 0, "escalated": 0, "notices": 0}


@pytest.fixture(scope="session")
def database_template(postgres: TestPostgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Cases of several kinds."""
    return template_with(postgres, "reliability_killed", tmp_path_factory.mktemp("var"), _cases)


def _cases(parts: Parts) -> None:
    for letter, steps in (("A", scenes.DELIVERED), ("B", scenes.OBJECTED), ("C", scenes.AGREED)):
        refs = [f"X{letter}-{number:04}" for number in range(4)]
        scenes.open_cases(parts, refs, now=scenes.BEGIN)
        scenes.tell(parts, refs, steps, now=scenes.BEGIN)
    scenes.open_cases(parts, [f"XD-{number:04}" for number in range(4)], now=scenes.BEGIN)


@pytest.fixture
def due_at(parts: Parts) -> datetime:
    """An instant at which a time limit of every case has passed."""
    return scenes.working_days_on(parts, scenes.BEGIN, 11)


@pytest.fixture
def twin(
    parts: Parts, due_at: datetime, postgres: TestPostgres, fresh_database: FreshDatabase, tmp_path: Path
) -> Iterator[Parts]:
    """A copy of the database, in which nobody is killed."""
    parts.close()
    copy = postgres.create(f"{fresh_database.name}_twin", template=fresh_database.name)
    with Parts.make(settings_of(copy, tmp_path)) as made:
        yield made
    postgres.drop(copy.name)


@pytest.fixture
def survivor(parts: Parts, twin: Parts) -> Iterator[Parts]:
    """Parts of the next process, upon the database in which somebody was killed."""
    with Parts.make(parts.settings) as made:
        yield made


@pytest.mark.parametrize("point", OF_THE_SWEEP)
def test_an_enforcer_killed_at_any_point_leaves_nothing_undone_and_nothing_done_twice(
    point: str, due_at: datetime, process: Processes, survivor: Parts, twin: Parts
) -> None:
    due = due_count(survivor, due_at)
    killed = process("enforce", due_at.isoformat(), "6", point)
    assert killed.wait(60) == -signal.SIGKILL, killed.communicate()
    done_before = due - due_count(survivor, due_at)
    assert (done_before > 0) == (point == "committed")

    caught_up = enforce(survivor, now=due_at)
    assert caught_up.acted + done_before >= due
    all_is_well(survivor)
    enforce(twin, now=due_at)
    assert stories(survivor) == stories(twin)
    assert enforce(survivor, now=due_at).counts() == NOTHING


@contextmanager
def stopped_in_the_middle_of_the_write(database: FreshDatabase) -> Iterator[psycopg.Connection[Any]]:
    """Whoever inserts the tenth event of one statement waits there, in the server, until this block ends."""
    with psycopg.connect(libpq_url(database.owner_url), autocommit=True) as owner:
        owner.execute("CREATE SEQUENCE written_so_far")
        owner.execute(
            "CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN "
            "IF nextval('written_so_far') = 10 THEN PERFORM pg_advisory_xact_lock_shared(42); END IF; "
            "RETURN NEW; END $$"
        )
        owner.execute(
            "CREATE TRIGGER wait_here BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION wait_here()"
        )
        owner.execute("SELECT pg_advisory_lock(42)")
        yield owner


def test_an_enforcer_killed_in_the_middle_of_the_write_leaves_nothing_of_it(
    due_at: datetime,
    process: Processes,
    survivor: Parts,
    twin: Parts,
    fresh_database: FreshDatabase,
) -> None:
    before = stories(survivor)
    with stopped_in_the_middle_of_the_write(fresh_database) as owner:
        killed = process("enforce", due_at.isoformat(), "6")
        _wait_until(owner, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        os.kill(killed.pid, signal.SIGKILL)
        assert killed.wait(60) == -signal.SIGKILL
        assert enforce(survivor, now=due_at).acted > 0  # the others are not held up by the dead one's claim
        owner.execute("SELECT pg_advisory_unlock(42)")
        _wait_until(owner, GIVEN_UP)
    assert stories(survivor) != before
    enforce(survivor, now=due_at)
    all_is_well(survivor)
    enforce(twin, now=due_at)
    assert stories(survivor) == stories(twin)


@pytest.mark.parametrize("point", OF_A_PERSON)
def test_an_officer_whose_process_is_killed_in_an_act_has_done_nothing_and_can_do_it_again(
    point: str, due_at: datetime, process: Processes, survivor: Parts, twin: Parts
) -> None:
    on = scenes.working_days_on(survivor, scenes.BEGIN, 6)
    with survivor.database.unit() as unit:
        clock.raise_offset_to(unit, on)  # the reminder is overdue; the time to answer is not over
    before = stories(survivor)
    killed = process("act", "XA-0000", point)
    assert killed.wait(60) == -signal.SIGKILL, killed.communicate()
    assert stories(survivor) == before

    again = process("act", "XA-0000")
    said, faults = again.communicate(timeout=60)
    assert said.strip() == "Changes", faults
    enforce(survivor)
    all_is_well(survivor)
    events = stories(survivor)["XA-0000"]["events"]
    assert events.count("ObjectionMade") == 1
    assert events.count("ReminderSent") == before["XA-0000"]["events"].count("ReminderSent") + 2


def _wait_until(looking: psycopg.Connection[Any], question: LiteralString, seconds: float = 30) -> None:
    """Ask until the answer is at least one."""
    end = time.monotonic() + seconds
    while True:
        row = looking.execute(psycopg.sql.SQL(question)).fetchone()
        if row and row[0]:
            return
        assert time.monotonic() < end, f"never came true: {question}"
        time.sleep(0.02)
