"""Promises of serving prefect.yaml on a real Prefect server: its schedules yield runs, each with its counts.

Prefect once looked healthy while no schedule ever produced a run (SQLAlchemy 2.1): so this reads scheduled,
completed runs from Prefect's own API.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from cytundeb.running.children import Children, Task

pytestmark = [pytest.mark.prefect, pytest.mark.timeout(240)]

PATIENCE_SECONDS = 150
FLOWS = {
    "enforce-deadlines": {"due", "acted", "applied", "climbed", "escalated", "notices"},
    "deliver-notices": {"sent", "put_off", "given_up"},
    "verify-invariants": {"cases", "invariant_1", "invariant_4", "invariant_6"},
    "forget-expired": {"answers", "doors"},
}


class TestAScheduleOfTenSeconds:
    """The same prefect.yaml, with every schedule set to ten seconds."""

    def test_yields_a_completed_run_of_each_deployment_with_its_counts(
        self, prefect: dict[str, str], demonstration: dict[str, str], tmp_path: Path
    ) -> None:
        environment = prefect | demonstration
        task = Task("flows", "flows.serving", ("--every", "10"), environment, tmp_path / "flows.log")
        with Children() as children:
            children.start(task)
            for flow, codes in FLOWS.items():
                run = _first_scheduled(environment["PREFECT_API_URL"], flow, children)
                assert run["auto_scheduled"]
                assert codes <= _table(environment["PREFECT_API_URL"], run["id"]).keys()
                verb = flow.partition("-")[0]
                assert run["name"].startswith(f"{verb} 20"), "the run's name tells what it did, and when"
            children.end("flows")
        said = (tmp_path / "flows.log").read_text("utf-8")
        assert "Traceback" not in said


def test_runs_that_were_missed_while_nobody_served_are_not_repeated(
    prefect: dict[str, str], demonstration: dict[str, str], tmp_path: Path
) -> None:
    api = prefect["PREFECT_API_URL"]
    task = Task("flows", "flows.serving", ("--every", "10"), prefect | demonstration, tmp_path / "flows.log")
    with Children() as children:
        children.start(task)
        _first_scheduled(api, "enforce-deadlines", children)
    end = time.monotonic() + PATIENCE_SECONDS
    while len(missed := _late(api, "enforce-deadlines")) < 2:
        assert time.monotonic() < end, "Prefect calls no run late"
        time.sleep(0.5)
    with Children() as children:
        children.start(task)
        end = time.monotonic() + PATIENCE_SECONDS
        while missed & {run["id"] for run in _runs(api, "enforce-deadlines")}:
            assert time.monotonic() < end, children.last_words("flows")
            time.sleep(0.5)


def _first_scheduled(api: str, flow: str, children: Children) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and children.lives("flows"):
        for run in _runs(api, flow, "COMPLETED"):
            if run["auto_scheduled"]:
                return run
        time.sleep(0.5)
    raise AssertionError(f"no scheduled run of {flow} completed: {children.last_words('flows')}")


def _runs(api: str, flow: str, *states: str) -> list[dict[str, Any]]:
    wanted: dict[str, Any] = {"flows": {"name": {"any_": [flow]}}}
    if states:
        wanted["flow_runs"] = {"state": {"type": {"any_": list(states)}}}
    found: list[dict[str, Any]] = _ask(api, "/flow_runs/filter", wanted)
    return found


def _table(api: str, run: str) -> dict[str, int]:
    wanted = {"artifacts": {"flow_run_id": {"any_": [run]}}}
    (artifact,) = _ask(api, "/artifacts/filter", wanted)
    return {row["code"]: row["count"] for row in json.loads(artifact["data"])}


def _late(api: str, flow: str) -> set[str]:
    return {run["id"] for run in _runs(api, flow, "SCHEDULED") if run["state_name"] == "Late"}


def _ask(api: str, path: str, body: dict[str, Any]) -> Any:
    request = Request(api + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())
