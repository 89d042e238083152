"""The promise that a production work pool gets from prefect.yaml what `run` serves from it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from flows.deployments import CHECKOUT, read_deployments

pytestmark = pytest.mark.prefect
PREFECT = Path(sys.executable).with_name("prefect")


def test_deploying_to_a_work_pool_gives_the_names_entrypoints_and_schedules_that_are_served(
    prefect: dict[str, str],
) -> None:
    _prefect(prefect, "work-pool", "create", "cytundeb", "--type", "process")
    _prefect(prefect, "deploy", "--all")
    deployed = {one["entrypoint"]: one for one in _deployments(prefect)}
    for written in read_deployments():
        found = deployed[written.entrypoint]
        assert (found["name"], found["work_pool_name"]) == (written.name, "cytundeb")
        (schedule,) = found["schedules"]
        (expected,) = written.schedules
        assert schedule["active"]
        assert schedule["schedule"].get("cron") == expected.cron
        assert schedule["schedule"].get("interval") == (
            expected.interval.total_seconds() if expected.interval else None
        )
        assert schedule["schedule"]["timezone"] == expected.timezone
        assert found["pull_steps"] == [
            {"prefect.deployments.steps.set_working_directory": {"directory": str(CHECKOUT)}}
        ]


def _prefect(environment: dict[str, str], *words: str) -> None:
    ended = subprocess.run(
        [str(PREFECT), "--no-prompt", *words],
        cwd=CHECKOUT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def _deployments(environment: dict[str, str]) -> list[dict[str, Any]]:
    request = Request(
        environment["PREFECT_API_URL"] + "/deployments/filter", b"{}", {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=30) as answer:
        found: list[dict[str, Any]] = json.loads(answer.read())
        return found
