"""What the checks and the worked examples say of a version that is shipped, asked once a process: the answer
can only change with the files. Of a version that is not shipped it says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from agreements.book import SHIPPED
from agreements.check import findings
from agreements.checks import CHECKS, Check
from agreements.faults import Fault
from agreements.model import WrittenAgreement
from agreements.reading import MAIN_FILE, folders_of, read_agreement
from agreements.worked_examples import ExampleResult, run_examples
from agreements.yaml_source import read_yaml


@dataclass(frozen=True, slots=True)
class Checked:
    """One check and what it found: nothing, where it holds; warnings fail nothing."""

    check: Check
    found: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether it found no fault."""
        return all(fault.warning for fault in self.found)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every check in its order, and every worked example with its result."""

    checks: tuple[Checked, ...]
    examples: tuple[ExampleResult, ...]

    @property
    def holding(self) -> int:
        """How many checks hold."""
        return sum(one.holds for one in self.checks)

    @property
    def passed(self) -> int:
        """How many examples come out to the penny."""
        return sum(one.passed for one in self.examples)


def verdict_on(agreement: WrittenAgreement) -> Verdict | None:
    """The verdict on a shipped version; None where its files do not ship."""
    folder = _folders().get((agreement.id, agreement.version))
    return None if folder is None else _verdict(folder)


@lru_cache(maxsize=64)
def _verdict(folder: Path) -> Verdict:
    found = findings(folder)
    checks = (Checked(one, tuple(fault for fault in found if fault.check == one.code)) for one in CHECKS)
    agreement = read_agreement(folder).agreement
    return Verdict(tuple(checks), tuple(run_examples(agreement, folder)) if agreement else ())


@cache
def _folders() -> Mapping[tuple[str, int], Path]:
    found: dict[tuple[str, int], Path] = {}
    for folder in folders_of(SHIPPED):
        data = read_yaml(folder / MAIN_FILE).data
        found[data["id"], data["version"]] = folder
    return found
