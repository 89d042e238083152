"""The runs that a start of the system asks of Prefect itself, before the schedules take over."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cytundeb.running.prefect_api import EndedRun, PrefectApi

_GLANCE_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class FirstRuns:
    """Asks for runs and waits for them; `still_served` raises when nobody is left who would perform them."""

    prefect: PrefectApi
    still_served: Callable[[], None]

    def perform(self, flow: str) -> EndedRun:
        """One run of a flow's deployment, now, to its end."""
        run = self.prefect.start_run(self._deployment(flow))
        return self.prefect.wait_for_run(run, still_served=self.still_served)

    def _deployment(self, flow: str) -> str:
        """The deployment, once the serving process has registered it."""
        while (found := self.prefect.deployment_of(flow)) is None:
            self.still_served()
            time.sleep(_GLANCE_SECONDS)
        return found
