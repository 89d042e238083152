"""Two enforcers as two processes on one caseload while people act on the same cases, as days go by."""

from __future__ import annotations

import json
import subprocess
import time
from collections import Counter
from datetime import timedelta

import psycopg
import pytest

from bench import scenes
from tests.embedded_postgres import FreshDatabase
from tests.reliability.conftest import Processes
from tests.reliability.standing import all_is_well
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.database import libpq_url
from workflow.sweep import enforce

DAYS = 75
"""Long enough for silence, signatures, every stage and a referral to Welsh Government."""


@pytest.mark.parametrize(
    ("cases", "seconds_a_day"),
    [
        pytest.param(20, 0.08, id="short"),
        pytest.param(300, 2.0, id="long", marks=[pytest.mark.long, pytest.mark.timeout(900)]),
    ],
)
def test_two_enforcers_and_people_upon_the_same_cases_do_everything_once(
    cases: int, seconds_a_day: float, parts: Parts, process: Processes, fresh_database: FreshDatabase
) -> None:
    refs = [f"XA-{number:04}" for number in range(cases)]
    scenes.open_cases(parts, refs, now=scenes.BEGIN)
    scenes.tell(parts, refs, scenes.DELIVERED, now=scenes.BEGIN)
    enforcers = [process("enforce-on", "5"), process("enforce-on", "7")]
    people = [process("persons", str(seed), *refs) for seed in (1, 2)]
    for child in (*enforcers, *people):
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for day in range(1, DAYS + 1):
        with parts.database.unit() as unit:
            clock.raise_offset_to(unit, scenes.BEGIN + timedelta(days=day))
        time.sleep(seconds_a_day)
    acts = sum((_told(child) for child in people), Counter[str]())
    acted = [_told(child)["acted"] for child in enforcers]

    enforce(parts)
    all_is_well(parts)
    assert acts["done"] > cases, "people were able to act"
    assert all(acted), "both enforcers found work"
    assert _deadlocks(fresh_database) == 0


def _told(child: subprocess.Popen[str]) -> Counter[str]:
    """Close a child's input; what it says it did, which it can say only if nothing went wrong."""
    said, faults = child.communicate(timeout=120)
    assert child.returncode == 0, faults
    counts: dict[str, int] = json.loads(said.splitlines()[-1])
    return Counter(counts)


def _deadlocks(database: FreshDatabase) -> int:
    with psycopg.connect(libpq_url(database.owner_url), autocommit=True) as owner:
        row = owner.execute(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()
    assert row is not None
    return int(row[0])
