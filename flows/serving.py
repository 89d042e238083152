"""The process that performs every deployment of prefect.yaml: `python -m flows.serving [--every SECONDS]
[--when-told]`.

It registers the deployments with the Prefect server of PREFECT_API_URL and then, twice a second, takes the
runs that have fallen due and performs them itself, one after another. Prefect's own runner starts a new
interpreter for every run (seconds of processor time each minute, and children to be looked after); ours are
a few statements each when nothing is due. It judges nothing: a run is only the occasion to call the sweep.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.exceptions import Abort
from prefect.flow_engine import run_flow_async
from prefect.flows import Flow
from prefect.states import Crashed, Pending
from prefect.utilities.engine import propose_state

from flows.deployments import Deployment, every, read_deployments

GLANCE_SECONDS: Final = 0.5
_PAGE: Final = 200
_log = logging.getLogger(__name__)

Flows = dict[UUID, Flow[Any, Any]]


async def serve(deployments: Sequence[tuple[Deployment, Flow[Any, Any]]], stop: threading.Event) -> None:
    """Register the deployments and perform their runs until told to stop; the run in hand is finished
    first.
    """
    async with get_client() as client:
        flows = {await (await one.served(flow)).aapply(): flow for one, flow in deployments}
        await close_abandoned(client, flows)
        await forget_missed(client, flows)
        _log.info("serving %s", ", ".join(one.entrypoint for one, _ in deployments))
        while not stop.is_set():
            for run in await client.get_scheduled_flow_runs_for_deployments(
                list(flows), scheduled_before=_now()
            ):
                if not stop.is_set():
                    await perform(client, flows, run)
            await asyncio.sleep(GLANCE_SECONDS)


async def close_abandoned(client: PrefectClient, flows: Flows) -> None:
    """Say of the runs that a killed predecessor left in hand that they ended, which they never would by
    themselves.

    What they had done is committed and what they had not is still due: the next run takes it.
    """
    for run in await _runs(client, flows, StateType.RUNNING, StateType.PENDING):
        killed: State[None] = Crashed(message="The process that performed it was killed.")
        await client.set_flow_run_state(run.id, killed, force=True)


async def forget_missed(client: PrefectClient, flows: Flows) -> None:
    """Delete the runs that were scheduled while nobody served: one run takes all that is due, a hundred
    no more.
    """
    now = _now()
    for run in await _runs(client, flows, StateType.SCHEDULED):
        if run.auto_scheduled and run.expected_start_time is not None and run.expected_start_time < now:
            await client.delete_flow_run(run.id)


async def perform(client: PrefectClient, flows: Flows, run: FlowRun) -> None:
    """Claim one run and perform it here; a run that somebody else took or cancelled is left alone."""
    assert run.deployment_id is not None, "we asked only for runs of our deployments"
    try:
        state = await propose_state(client, Pending(), flow_run_id=run.id)
        if state.is_pending():
            claimed = await client.read_flow_run(run.id)
            await run_flow_async(flows[run.deployment_id], flow_run=claimed, return_type="state")
    except Abort as refusal:
        _log.info("run %s was not performed: %s", run.id, refusal)


async def _runs(client: PrefectClient, flows: Flows, *types: StateType) -> list[FlowRun]:
    """Every run of our deployments in one of these states, a page of Prefect's after the other."""
    found: list[FlowRun] = []
    while True:
        page = await client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=list(flows))),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types)))
            ),
            limit=_PAGE,
            offset=len(found),
        )
        found.extend(page)
        if len(page) < _PAGE:
            return found


def _now() -> datetime:
    """The machine's clock, which Prefect's schedules follow; no case is judged by it."""
    return datetime.now(UTC)  # noqa: TID251  # the one other clock: Prefect's own


def main(typed: Sequence[str] | None = None) -> None:
    """Serve prefect.yaml until SIGTERM.

    `--every` puts every schedule to that many seconds, for tests. With `--when-told` all is imported at
    once and serving begins with a line on standard input: a start of the whole system has seconds to spare
    meanwhile.
    """
    parser = argparse.ArgumentParser(prog="python -m flows.serving")
    parser.add_argument("--every", type=float, metavar="SECONDS")
    parser.add_argument("--when-told", action="store_true")
    arguments = parser.parse_args(typed)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    deployments = read_deployments()
    if arguments.every:
        deployments = every(deployments, timedelta(seconds=arguments.every))
    loaded = [(deployment, deployment.flow()) for deployment in deployments]
    if arguments.when_told and not sys.stdin.readline():
        return
    stop = threading.Event()
    for word in (signal.SIGTERM, signal.SIGINT):
        signal.signal(word, lambda *_: stop.set())
    # In a thread of its own, because in the main one Prefect breaks off the run in hand when a signal comes.
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(asyncio.run, serve(loaded, stop)).result()


if __name__ == "__main__":
    main()
