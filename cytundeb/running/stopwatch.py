"""How long a run took to come up: seconds from its start to each thing that people wait for."""

from __future__ import annotations

import time

from agreements.words import Words

LAPS: dict[str, Words] = {
    "database": Words(cy="y gronfa ddata", en="database"),
    "tables": Words(cy="y tablau", en="tables"),
    "page": Words(cy="y dudalen yn ateb", en="page answering"),
    "prefect": Words(cy="Prefect", en="Prefect"),
    "replay": Words(cy="yr arddangosiad wedi'i lwytho", en="demonstration loaded"),
    "first_enforcement": Words(cy="y gorfodi cyntaf", en="first enforcement"),
    "verified": Words(cy="y gwirio", en="verified"),
}


class Stopwatch:
    """Runs from the moment it is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> float:
        """Note that this has happened now; the seconds until it."""
        self._laps[name] = time.monotonic() - self._began
        return self._laps[name]

    def seconds(self) -> dict[str, float]:
        """The seconds until each, to a hundredth."""
        return {name: round(seconds, 2) for name, seconds in self._laps.items()}
