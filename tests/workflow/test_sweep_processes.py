"""Sweeps as real processes: two at once, and one killed with work claimed. Nothing is lost, nothing done
twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.embedded_postgres import FreshDatabase
from tests.workflow.stored_life import StoredLife
from workflow import sweep
from workflow.parts import Parts
from workflow.records.questions.history import events_of_cases, verify_all

Live = Callable[..., StoredLife]
CHECKOUT = Path(__file__).resolve().parents[2]

SWEEP = """
import sys
from datetime import datetime
from workflow import sweep
from workflow.parts import Parts

with Parts.from_environment() as parts:
    print(sweep.enforce(parts, now=datetime.fromisoformat(sys.argv[1]), batch=3).applied)
"""
HANG = """
import sys, time
from workflow.records import writing

written = writing.write

def hang(unit, changes, **given):
    if not changes:
        return written(unit, changes, **given)
    if sys.argv[2] == "after the write":
        written(unit, changes, **given)
    print("claimed", flush=True)
    time.sleep(600)

writing.write = hang
"""


def process(code: str, migrated: FreshDatabase, var: Path, *arguments: str) -> subprocess.Popen[str]:
    """A Python of its own, over this database."""
    environment = {
        "PATH": os.environ["PATH"],
        "CYTUNDEB_DATABASE_URL": migrated.app_url,
        "CYTUNDEB_VAR": str(var),
        "CYTUNDEB_DEMONSTRATION": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def now(live: Live, parts: Parts) -> datetime:
    """The instant at which eight cases are due to have their share applied by silence."""
    lives = [live(ref=f"XC-000{number}").announced() for number in range(1, 9)]
    with parts.database.unit() as unit:
        unit.do("INSERT INTO marks VALUES ('clock', '{\"microseconds\": -100000000000000}')")
    return min(clock.due_at for clock in lives[0].clocks("objection"))


def applied_in_each(parts: Parts) -> list[int]:
    """How often each case had its share applied; every chain must hold."""
    refs = [f"XC-000{number}" for number in range(1, 9)]
    with parts.database.unit() as unit:
        assert verify_all(unit)[1] == []
        events = events_of_cases(unit, refs)
    return [[event.kind for event in events[ref]].count("SplitApplied") for ref in refs]


def test_two_processes_together_do_everything_once(
    now: datetime, parts: Parts, migrated: FreshDatabase
) -> None:
    sweeps = [process(SWEEP, migrated, parts.settings.var, now.isoformat()) for _ in range(2)]
    said = [one.communicate(timeout=60) for one in sweeps]
    assert [one.returncode for one in sweeps] == [0, 0], said
    assert sum(int(out) for out, _ in said) == 8
    assert applied_in_each(parts) == [1] * 8


@pytest.mark.parametrize("point", ["before the write", "after the write"])
def test_what_a_killed_process_had_claimed_is_done_by_the_next(
    point: str, now: datetime, parts: Parts, migrated: FreshDatabase
) -> None:
    hanging = process(HANG + SWEEP, migrated, parts.settings.var, now.isoformat(), point)
    assert hanging.stdout is not None
    assert hanging.stdout.readline() == "claimed\n"
    sweep.enforce(parts, now=now)
    assert sum(applied_in_each(parts)) == 5, "the three that the other holds are passed over"
    hanging.send_signal(signal.SIGKILL)
    hanging.communicate(timeout=60)
    until_the_server_noticed(parts)
    sweep.enforce(parts, now=now)
    assert applied_in_each(parts) == [1] * 8


def until_the_server_noticed(parts: Parts) -> None:
    """Wait for the rows that the killed process held: the server frees them when it sees the socket
    closed."""
    with parts.database.unit() as unit:
        unit.all("SELECT ref FROM cases ORDER BY ref FOR UPDATE")
