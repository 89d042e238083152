"""PostgreSQL itself killed with `kill -9` while it is enforced: what was committed is there when it is up
again, and the rest is caught up."""

from __future__ import annotations

import json
import os
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bench import scenes
from cytundeb.embedded.server import EmbeddedServer
from tests.reliability.conftest import Processes
from tests.reliability.standing import all_is_well, due_count, stories
from workflow.parts import Parts, Settings
from workflow.records.migrating import migrate
from workflow.sweep import enforce


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(1, id="once"),
        pytest.param(30, id="thirty times", marks=[pytest.mark.long, pytest.mark.timeout(1800)]),
    ],
)
def test_a_killed_server_has_lost_nothing_that_was_committed(
    kills: int, process: Processes, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    server = EmbeddedServer(var, durable=True)
    address = server.start()
    try:
        migrate(address.url(role="owner"))
        settings = Settings(
            database_url=address.url(),
            owner_database_url=address.url(role="owner"),
            var=var,
            demonstration=True,
        )
        with Parts.make(settings) as parts:
            at = _caseload(parts)
        for number in range(kills):
            at += timedelta(days=number)
            server, committed = _enforce_and_kill(server, var, settings, process, at)
            with Parts.make(settings) as parts:
                due = due_count(parts, at)
                again = enforce(parts, now=at)
                assert again.acted >= due
                assert committed > 0 or number > 0
                all_is_well(parts)
                assert enforce(parts, now=at).acted == 0
                assert len(stories(parts)) == CASES
    finally:
        server.stop()


CASES = 60


def _caseload(parts: Parts) -> datetime:
    scenes.set_clock(parts)
    refs = [f"XA-{number:04}" for number in range(CASES)]
    scenes.open_cases(parts, refs, now=scenes.BEGIN)
    scenes.tell(parts, refs, scenes.DELIVERED, now=scenes.BEGIN)
    return scenes.working_days_on(parts, scenes.BEGIN, 6)


def _enforce_and_kill(
    server: EmbeddedServer, var: Path, settings: Settings, process: Processes, at: datetime
) -> tuple[EmbeddedServer, int]:
    """Kill the server while a child enforces; a new one over the same data, and how many limits the child
    had been told were committed."""
    child = process("enforce-slowly", at.isoformat(), url=settings.database_url)
    assert child.stdout is not None
    first = [child.stdout.readline() for _ in range(3)]
    pid = server.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    said, faults = child.communicate(timeout=60)
    while server.pid() is not None:
        time.sleep(0.02)
    assert child.returncode != 0
    assert "DatabaseUnavailable" in faults
    committed = [ref for line in (*first, *said.splitlines()) for ref in json.loads(line)]
    fresh = EmbeddedServer(var, durable=True)
    begun = time.monotonic()
    fresh.start()
    assert time.monotonic() - begun < 30
    with Parts.make(settings) as parts:
        lived = stories(parts)
    for ref in committed:
        assert not [one for one in lived[ref]["limits"] if one[2] == "open" and one[3] <= at]
    return fresh, len(committed)
