"""What the web application and the serving of the flows are, as processes of a run. Prefect's is in
`prefect_server`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cytundeb.place import Place
from cytundeb.running.children import Task
from cytundeb.running.ports import HOST

WEB: Final = "web"
FLOWS: Final = "flows"


def web_task(environment: Mapping[str, str], *, place: Place, port: int) -> Task:
    """The counter: pages and HTTP at 127.0.0.1."""
    return Task(
        name=WEB,
        module="uvicorn",
        words=(
            "api.application:create_app",
            "--factory",
            "--host", HOST,
            "--port", str(port),
            "--no-server-header",
            "--log-level", "warning",
        ),
        environment=environment,
        log=place.log(WEB),
    )  # fmt: skip


def flows_task(environment: Mapping[str, str], *, place: Place) -> Task:
    """The clock: every deployment of prefect.yaml, served by one process from the moment it is told."""
    return Task(
        name=FLOWS,
        module="flows.serving",
        words=("--when-told",),
        environment=environment,
        log=place.log(FLOWS),
        when_told=True,
    )
