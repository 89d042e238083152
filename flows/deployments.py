"""The one reader of prefect.yaml for served deployments: what `prefect deploy --all` sends to a work pool,
served here.

It refuses what it does not understand, so that the two ways to run cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import yaml
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow, load_flow_from_entrypoint
from prefect.schedules import Cron, Interval, Schedule

from agreements.words import Words

CHECKOUT: Final = Path(__file__).resolve().parent.parent
FILE: Final = CHECKOUT / "prefect.yaml"
_KNOWN: Final = {"name", "entrypoint", "description", "tags", "work_pool", "schedules"}
_KNOWN_OF_SCHEDULE: Final = {"interval", "cron", "timezone", "slug"}


class DeploymentNotUnderstood(ValueError):
    """prefect.yaml says something that a served deployment would silently leave out."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment as it is written: `entrypoint` is `folder/file.py:function`."""

    name: str
    entrypoint: str
    description: str
    tags: tuple[str, ...]
    schedules: tuple[Schedule, ...]

    def flow(self) -> Flow[Any, Any]:
        """The flow itself, imported from the checkout."""
        path, _, function = self.entrypoint.partition(":")
        return load_flow_from_entrypoint(f"{CHECKOUT / path}:{function}", use_placeholder_flow=False)

    async def served(self, flow: Flow[Any, Any]) -> RunnerDeployment:
        """The deployment of that flow as Prefect registers one that has no work pool."""
        return await flow.ato_deployment(
            self.name, schedules=list(self.schedules), tags=list(self.tags), description=self.description
        )


def read_deployments(file: Path = FILE) -> tuple[Deployment, ...]:
    """Every deployment of the file, in order; raises DeploymentNotUnderstood for a key that we would
    ignore.
    """
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(_deployment(entry) for entry in written["deployments"])


def every(deployments: Iterable[Deployment], interval: timedelta) -> tuple[Deployment, ...]:
    """The same deployments, each on this one interval instead of its own schedules.

    The interval takes the name of the schedule it stands for: Prefect keeps schedules of other names.
    """
    return tuple(
        replace(one, schedules=(Interval(interval, slug=one.schedules[0].slug),)) for one in deployments
    )


def _deployment(entry: dict[str, Any]) -> Deployment:
    _refuse_unknown(entry, _KNOWN)
    return Deployment(
        name=entry["name"],
        entrypoint=entry["entrypoint"],
        description=entry["description"].strip(),
        tags=tuple(entry["tags"]),
        schedules=tuple(_schedule(written) for written in entry["schedules"]),
    )


def _schedule(written: dict[str, Any]) -> Schedule:
    _refuse_unknown(written, _KNOWN_OF_SCHEDULE)
    rest = {"timezone": written.get("timezone", "UTC"), "slug": written["slug"]}
    if "cron" in written:
        return Cron(written["cron"], **rest)
    return Interval(timedelta(seconds=written["interval"]), **rest)


def _refuse_unknown(entry: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(entry.keys() - known)
    if unknown:
        keys = ", ".join(unknown)
        raise DeploymentNotUnderstood(
            Words(
                cy=f"prefect.yaml: ni ddeellir {keys} yn {entry.get('name', entry)}.",
                en=f"prefect.yaml: {keys} in {entry.get('name', entry)} is not understood.",
            )
        )
