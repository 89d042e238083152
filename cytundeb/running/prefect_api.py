"""The few questions that the supervisor asks of Prefect's own API: which deployment, run it now, what did
it do.

Plain HTTP to 127.0.0.1; importing Prefect here would cost seconds and memory for five requests.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.request import Request, urlopen

from agreements.words import Words

_GLANCE_SECONDS: Final = 0.1
_TIMEOUT_SECONDS: Final = 30
_ENDED: Final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@dataclass(frozen=True, slots=True)
class EndedRun:
    """One flow run that has ended: what it published, and, where it did not complete, a sentence that
    says so.
    """

    counts: dict[str, int]
    failure: Words | None


@dataclass(frozen=True, slots=True)
class PrefectApi:
    """One Prefect server; `url` is that of its API."""

    url: str

    def deployment_of(self, flow: str) -> str | None:
        """The id of a flow's deployment, or None as long as nobody has registered it."""
        found = self._ask("POST", "/deployments/filter", {"flows": {"name": {"any_": [flow]}}})
        return str(found[0]["id"]) if found else None

    def start_run(self, deployment: str) -> str:
        """Ask for one run of a deployment now; the id of the run."""
        return str(self._ask("POST", f"/deployments/{deployment}/create_flow_run", {})["id"])

    def wait_for_run(self, run: str, *, still_served: Callable[[], None]) -> EndedRun:
        """The run when it has ended; `still_served` is asked meanwhile, and may raise."""
        while (found := self._ask("GET", f"/flow_runs/{run}"))["state_type"] not in _ENDED:
            still_served()
            time.sleep(_GLANCE_SECONDS)
        failure = None
        if found["state_type"] != "COMPLETED":
            failure = _FAILED.filled(name=found["name"], state=found["state_name"], url=self.page_of(run))
        return EndedRun(self._counts(run), failure)

    def _counts(self, run: str) -> dict[str, int]:
        """The rows of the last table that the run published; none if it came to none."""
        wanted = {"artifacts": {"flow_run_id": {"any_": [run]}, "type": {"any_": ["table"]}}}
        found = self._ask("POST", "/artifacts/filter", wanted | {"sort": "CREATED_DESC"})
        return {row["code"]: row["count"] for row in json.loads(found[0]["data"])} if found else {}

    @property
    def page(self) -> str:
        """The address of Prefect's pages."""
        return self.url.removesuffix("/api")

    def page_of(self, run: str) -> str:
        """The page on which a person reads the run."""
        return f"{self.page}/runs/flow-run/{run}"

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
            return json.loads(answer.read())


_FAILED = Words(
    cy="Ni chwblhawyd y rhediad {name} ({state}); gweler {url}",
    en="The run {name} did not complete ({state}); see {url}",
)
