"""The Prefect server of a run: its process and environment. All it keeps lies in its own database and under
`var/`.

It is started as uvicorn over Prefect's own application, which is what `prefect server start` does with one
more process. Which flows there are, and when they run, is for `flows` and prefect.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping

from cytundeb.place import CHECKOUT, Place
from cytundeb.running.children import Task
from cytundeb.running.ports import HOST

NAME = "prefect"


def prefect_environment(inherited: Mapping[str, str], *, place: Place, port: int) -> dict[str, str]:
    """The environment of the server and of whoever speaks to it; what a user's own Prefect is set to is left
    out.
    """
    kept = {name: value for name, value in inherited.items() if not name.startswith("PREFECT_")}
    return kept | {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(place.prefect_home),
        "PREFECT_PROFILES_PATH": str(place.prefect_home / "profiles.toml"),
        "PREFECT_API_URL": f"http://{HOST}:{port}/api",
        "PREFECT_UI_URL": f"http://{HOST}:{port}",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLI_WARN_VERSION_MISMATCH": "false",
        "CYTUNDEB_CHECKOUT": str(CHECKOUT),
    }


def server_task(environment: Mapping[str, str], *, place: Place, port: int, database_url: str) -> Task:
    """The server itself, on a port of 127.0.0.1, over its own database."""
    return Task(
        name=NAME,
        module="uvicorn",
        words=(
            "prefect.server.api.server:create_app",
            "--factory",
            "--host", HOST,
            "--port", str(port),
            "--timeout-keep-alive", "5",
            "--log-level", "warning",
        ),
        environment={
            **environment,
            "PREFECT_API_DATABASE_CONNECTION_URL": database_url,
            "PREFECT__SERVER_FINAL": "1",
            # A week of runs is story enough; the cases' own events are the record.
            "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
            "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(7 * 24 * 3600),
        },
        log=place.log(NAME),
    )  # fmt: skip
