"""Which `var` folder this command works on, and what lies in it that belongs to no other module."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parent.parent
VARIABLE: Final = "CYTUNDEB_VAR"
_OF_SET_UP_AND_TESTS: Final = {"cache", "tmp", "set-up.lock"}
_LOGS_OF_SET_UP: Final = "set-up"


@dataclass(frozen=True, slots=True)
class Place:
    """One `var` folder, absolute; everything that running leaves behind is below it."""

    var: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Place:
        """The folder of CYTUNDEB_VAR, else `var` at the top of the checkout; made if it is missing."""
        var = Path(environment.get(VARIABLE) or CHECKOUT / "var").resolve()
        var.mkdir(parents=True, exist_ok=True)
        return cls(var)

    @property
    def demonstration_mark(self) -> Path:
        """Its presence says that this folder's own database holds only the demonstration."""
        return self.var / "demonstration"

    @property
    def run_lock(self) -> Path:
        """Held alone by the one `run` of this folder."""
        return self.var / "run.lock"

    @property
    def addresses(self) -> Path:
        """Where the running system answers: written by `run`, taken away when it ends."""
        return self.var / "run.json"

    @property
    def measured(self) -> Path:
        """How long the last run took to come up, and how much memory each process held."""
        return self.var / "measured.json"

    @property
    def prefect_home(self) -> Path:
        """Everything that Prefect would keep in a home folder."""
        return self.var / "prefect"

    def log(self, name: str) -> Path:
        """The log file of one process."""
        return self.var / "log" / f"{name}.log"

    def leftovers(self) -> list[Path]:
        """What running left behind, for `--fresh`: all but the lock and what belongs to set-up and the
        tests.
        """
        kept = _OF_SET_UP_AND_TESTS | {"log", self.run_lock.name}
        logs = [path for path in (self.var / "log").glob("*") if path.name != _LOGS_OF_SET_UP]
        return [path for path in self.var.iterdir() if path.name not in kept] + logs
