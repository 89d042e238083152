"""Promises of the one reader of prefect.yaml."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from flows.deployments import CHECKOUT, DeploymentNotUnderstood, every, read_deployments

WRITTEN = """
deployments:
  - name: n
    entrypoint: flows/enforce_deadlines.py:enforce_deadlines
    description: d
    tags: [t]
    work_pool: {name: cytundeb}
    schedules:
      - {interval: 60, slug: s}
"""


def test_every_flow_of_the_folder_is_deployed_once() -> None:
    entrypoints = [deployment.entrypoint for deployment in read_deployments()]
    flows = {path for path in (CHECKOUT / "flows").glob("*.py") if "@flow" in path.read_text("utf-8")}
    assert sorted(entrypoint.partition(":")[0] for entrypoint in entrypoints) == sorted(
        str(path.relative_to(CHECKOUT)) for path in flows
    )


def test_deadlines_and_post_are_due_every_minute_and_the_check_at_two_at_night() -> None:
    schedules = {one.entrypoint.partition(":")[2]: one.schedules for one in read_deployments()}
    assert schedules["enforce_deadlines"][0].interval == timedelta(minutes=1)
    assert schedules["deliver_notices"][0].interval == timedelta(minutes=1)
    (nightly,) = schedules["verify_invariants"]
    assert (nightly.cron, nightly.timezone) == ("0 2 * * *", "Europe/London")


def test_each_entrypoint_is_a_flow_of_that_name() -> None:
    for deployment in read_deployments():
        function = deployment.entrypoint.partition(":")[2]
        assert deployment.flow().name == function.replace("_", "-")


def test_every_puts_all_schedules_to_one_interval() -> None:
    quick = every(read_deployments(), timedelta(seconds=10))
    assert [len(one.schedules) for one in quick] == [1] * len(read_deployments())
    assert {one.schedules[0].interval for one in quick} == {timedelta(seconds=10)}


@pytest.mark.parametrize("more", ["    parameters: {now: x}\n", "    concurrency_limit: 1\n"])
def test_a_key_that_a_served_deployment_would_leave_out_is_refused(tmp_path: Path, more: str) -> None:
    file = tmp_path / "prefect.yaml"
    file.write_text(WRITTEN + more)
    with pytest.raises(DeploymentNotUnderstood) as refusal:
        read_deployments(file)
    assert more.strip().partition(":")[0] in refusal.value.words.cy


def test_a_kind_of_schedule_that_we_do_not_know_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "prefect.yaml"
    file.write_text(WRITTEN.replace("{interval: 60, slug: s}", "{rrule: 'FREQ=DAILY', slug: s}"))
    with pytest.raises(DeploymentNotUnderstood, match="rrule"):
        read_deployments(file)
