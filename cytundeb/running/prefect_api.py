"""The few questions that the supervisor asks of Prefect's own API: is it up, run this now, what did it do.

Plain HTTP to 127.0.0.1; importing Prefect here would cost seconds and memory for five requests.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from agreements.words import Words
from cytundeb.outcomes import CommandRefused

_GLANCE_SECONDS: Final = 0.1
_TIMEOUT_SECONDS: Final = 30
_ENDED: Final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


class RunFailed(CommandRefused):
    """A flow run did not complete; its sentence says where to look."""


@dataclass(frozen=True, slots=True)
class PrefectApi:
    """One Prefect server; `url` is that of its API."""

    url: str

    def is_up(self) -> bool:
        """Whether the server answers and is healthy."""
        try:
            return self._ask("GET", "/health") is True
        except (OSError, HTTPException):
            return False

    def deployment(self, flow: str, name: str) -> str | None:
        """The id of a deployment, or None as long as nobody has registered it."""
        try:
            found = self._ask("GET", f"/deployments/name/{flow}/{name}")
        except HTTPError as answer:
            if answer.code == 404:
                return None
            raise
        return str(found["id"])

    def start_run(self, deployment: str) -> str:
        """Ask for one run of a deployment now; the id of the run."""
        return str(self._ask("POST", f"/deployments/{deployment}/create_flow_run", {})["id"])

    def wait_for_run(self, run: str, *, still_served: Callable[[], None]) -> dict[str, Any]:
        """The run when it has ended. Raises RunFailed unless it completed; `still_served` may raise
        meanwhile.
        """
        while True:
            found: dict[str, Any] = self._ask("GET", f"/flow_runs/{run}")
            if found["state_type"] in _ENDED:
                break
            still_served()
            time.sleep(_GLANCE_SECONDS)
        if found["state_type"] != "COMPLETED":
            raise RunFailed(
                _FAILED.filled(name=found["name"], state=found["state_name"], url=self.page_of(run))
            )
        return found

    def counts(self, run: str) -> dict[str, int]:
        """What the run says it did: the rows of the table it published."""
        wanted = {"artifacts": {"flow_run_id": {"any_": [run]}, "type": {"any_": ["table"]}}}
        found = self._ask("POST", "/artifacts/filter", wanted)
        return {row["code"]: row["count"] for row in json.loads(found[0]["data"])}

    def page_of(self, run: str) -> str:
        """The page on which a person reads the run."""
        return f"{self.url.removesuffix('/api')}/runs/flow-run/{run}"

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
            return json.loads(answer.read())


_FAILED = Words(
    cy="Ni chwblhawyd y rhediad {name} ({state}); gweler {url}",
    en="The run {name} did not complete ({state}); see {url}",
)
