"""From `cytundeb run` with everything installed to the page answering and the first enforcement done.

Over a folder of its own: the first time, with the demonstration to load, and once more over the same folder.
The moments and the memory are those the supervisor notes; the page is watched from outside as well.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from bench.report import Report, main
from bench.server import Server

PATIENCE_SECONDS = 900
TIMES = ("first time", "once more")


def measure(server: Server, report: Report, *, rounds: int = 3) -> None:
    """Start and end the whole system, `rounds` times in a new folder and over what that left."""
    seconds: dict[str, list[float]] = {}
    mebibytes: dict[str, list[int]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="cytundeb-start-") as folder:
            for when in TIMES:
                laps, held = started(Path(folder) / "var")
                for name, spent in laps.items():
                    seconds.setdefault(f"{when}: {name}", []).append(spent)
                for name, amount in held.items():
                    mebibytes.setdefault(f"{when}: {name}", []).append(amount)
                print(f"  {when}: {laps}")
    report.note("start", **{f"{name} (s)": _spread(some) for name, some in seconds.items()})
    report.note("start", **{f"{name} (MiB)": _spread(some) for name, some in mebibytes.items()})


def started(var: Path) -> tuple[dict[str, float], dict[str, int]]:
    """Seconds to each moment, and mebibytes by process, of one `cytundeb run --once`; it must end well."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CYTUNDEB_")}
    environment |= {"CYTUNDEB_VAR": str(var), "CYTUNDEB_DEMONSTRATION": "1"}
    command = [
        str(Path(sys.executable).with_name("cytundeb")),
        "run",
        "--once",
        "--json",
        "--port",
        str(port),
    ]
    begun = time.monotonic()
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    seen: dict[str, float] = {}
    watching = threading.Thread(target=_watch, args=(port, begun, child, seen))
    watching.start()
    said, faults = child.communicate(timeout=PATIENCE_SECONDS)
    watching.join()
    if child.returncode != 0:
        raise RuntimeError(f"`cytundeb run --once` ended with {child.returncode}:\n{faults[-2000:]}")
    summary: dict[str, Any] = json.loads(said)
    assert summary["invariants_broken"] == [], summary
    measured: dict[str, Any] = json.loads((var / "measured.json").read_text("utf-8"))
    return measured["seconds"] | seen, measured["mebibytes"]


def _watch(port: int, begun: float, child: subprocess.Popen[str], seen: dict[str, float]) -> None:
    """Ask for the start page until it answers, as a person would."""
    while child.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/cy/", timeout=5):
                seen["page seen from outside"] = round(time.monotonic() - begun, 2)
                return
        except OSError:
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _spread(some: list[float] | list[int]) -> str:
    if len(some) == 1:
        return f"{some[0]:g}"
    return f"{median(some):g} ({min(some):g} to {max(some):g})"


if __name__ == "__main__":
    main(measure, rounds=3)
