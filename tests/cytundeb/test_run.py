"""Promises of `cytundeb run`, as a process of its own over a folder of its own: PostgreSQL, Prefect
and pages are real.
"""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from cytundeb.at_hand import parts_at_hand
from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.embedded import EmbeddedServer
from cytundeb.running.ports import free_port
from tests.workflow.casework.life import ASSESSOR, CONSENT, VIEWS
from workflow import desk
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.parts import Parts
from workflow.records import clock

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

pytestmark = [pytest.mark.prefect, pytest.mark.timeout(400)]

START_SECONDS = 240
COUNTS = {"due", "acted", "applied", "climbed", "escalated", "notices"}
WHOLE = {"applied", "objections_answered", "climbed", "escalated", "signed", "notices"}


@dataclass(frozen=True, slots=True)
class Ended:
    """How one command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Folder:
    """One `var` and the commands typed on it, each as a process."""

    var: Path

    @property
    def environment(self) -> dict[str, str]:
        """As a person's shell would have it, and the folder."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CYTUNDEB_")}
        return kept | {"CYTUNDEB_VAR": str(self.var), "CYTUNDEB_LANG": "en"}

    def typed(self, *words: str) -> Ended:
        """Type a command and wait for its end."""
        ended = subprocess.run(
            _command(words),
            cwd="/",
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    def started(self, *words: str) -> subprocess.Popen[str]:
        """Start a command that goes on."""
        return subprocess.Popen(
            _command(words), cwd="/", env=self.environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip

    def processes(self) -> list[int]:
        """Every process that was told of this folder, or works in it."""
        return [
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdecimal() and self._knows(entry)
        ]

    def _knows(self, process: Path) -> bool:
        try:
            told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
        except OSError:
            return False
        return os.fsencode(self.var) in told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """A folder on which nothing has run yet; nothing runs on it afterwards."""
    made = Folder(tmp_path_factory.mktemp("run") / "var")
    yield made
    assert made.processes() == []


@pytest.fixture(scope="module")
def first(folder: Folder) -> Ended:
    """The first `run --once --json` of all: the demonstration is loaded by it."""
    return folder.typed("run", "--once", "--json", "--port", str(free_port()))


class TestOnce:
    """`run --once --json`: everything once, the document, and nothing left."""

    def test_it_ends_with_no_invariant_broken(self, first: Ended) -> None:
        assert first.code == 0, first.err
        document = json.loads(first.out)
        assert document["invariants_broken"] == []
        assert document.keys() == WHOLE | {"invariants_broken", "enforcement"}

    def test_its_document_is_the_only_thing_on_standard_output(self, first: Ended) -> None:
        assert len(first.out.splitlines()) == 1
        assert "first enforcement" in first.err

    def test_every_kind_of_count_has_occurred(self, first: Ended) -> None:
        document = json.loads(first.out)
        assert all(document[name] > 0 for name in WHOLE), document

    def test_something_was_left_for_this_enforcement_on_prefect(self, first: Ended) -> None:
        enforcement = json.loads(first.out)["enforcement"]
        assert enforcement.keys() == COUNTS
        assert enforcement["acted"] > 0

    def test_nothing_outlives_it(self, first: Ended, folder: Folder) -> None:
        assert folder.processes() == []
        assert EmbeddedServer(folder.var).pid() is None

    def test_what_it_keeps_lies_in_its_folder(self, first: Ended, folder: Folder) -> None:
        assert {"postgres", "prefect", "post", "log", "keys"} <= {path.name for path in folder.var.iterdir()}

    def test_later_commands_on_the_folder_are_in_the_demonstration(
        self, first: Ended, folder: Folder
    ) -> None:
        people = json.loads(folder.typed("people", "--json").out)
        assert people
        assert folder.typed("token", "--as", people[0]["id"]).code == 0
        assert json.loads(folder.typed("audit", "verify", "--json").out)["broken"] == []


def test_it_goes_on_until_told_to_stop_and_then_ends_in_order(first: Ended, folder: Folder) -> None:
    port = free_port()
    run = folder.started("run", "--port", str(port))
    try:
        _read_until(run, "Cytundeb is running")
        assert _status(f"http://127.0.0.1:{port}/health/ready") == 200
        assert folder.typed("run", "--once").code == 3, "one run at a time over one folder"
        assert folder.typed("run", "--fresh").code == 3, "nothing is erased beneath a run"
        assert folder.typed("enforce", "--json").code == 0, "commands work beside it"
    finally:
        run.send_signal(signal.SIGTERM)
    assert run.wait(60) == 0
    _close(run)
    assert folder.processes() == []


def test_nothing_outlives_a_run_that_is_killed_and_the_next_one_works(first: Ended, folder: Folder) -> None:
    run = folder.started("run", "--port", str(free_port()))
    _read_until(run, "Cytundeb is running")
    run.kill()
    run.wait()
    _close(run)
    server = EmbeddedServer(folder.var).pid()
    _wait(lambda: set(folder.processes()) <= _family(server), "a process outlives the killed run")
    ended = folder.typed("run", "--once", "--json", "--port", str(free_port()))
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["invariants_broken"] == []
    assert folder.processes() == []


def test_a_port_that_is_taken_is_refused_with_the_way_out(folder: Folder) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = folder.typed("run", "--once", "--port", str(taken.getsockname()[1]))
    assert ended.code == 3
    assert "PORT=" in ended.err


def _command(words: tuple[str, ...]) -> list[str]:
    return [str(Path(sys.executable).with_name("cytundeb")), *words]


def _read_until(run: subprocess.Popen[str], sentence: str) -> None:
    assert run.stderr is not None
    said = []
    for line in run.stderr:
        said.append(line)
        if sentence in line:
            return
    raise AssertionError("".join(said))


def _close(run: subprocess.Popen[str]) -> None:
    assert run.stderr is not None
    run.stderr.close()


def _status(url: str) -> int:
    with urlopen(url, timeout=10) as answer:
        return int(answer.status)


def _family(pid: int | None) -> set[int]:
    """The embedded server and its children: adopted, and ended, by the next command."""
    if pid is None:
        return set()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {pid, *map(int, children)}


def _wait(done: Any, fault: str) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end, fault
        time.sleep(0.2)


class TestOneCase:
    """The thinnest whole story: from a row of CSV to two signatures, the silence applied on Prefect."""

    REF = "XT-FIRST"

    def test_goes_from_csv_to_a_funding_agreement_in_force(self, first: Ended, folder: Folder) -> None:
        self._imported(folder)
        with parts_at_hand(folder.environment) as parts:
            self._announced(parts)
            self._until_silence_is_due(parts)
        again = folder.typed("run", "--once", "--json", "--port", str(free_port()))
        assert again.code == 0, again.err
        assert json.loads(again.out)["enforcement"]["applied"] > 0
        with parts_at_hand(folder.environment) as parts:
            applied = desk.reading(parts, self.REF)
            assert applied is not None
            assert applied.facts.case.funding == "awaiting_signatures"
            assert {split.agreed_how for split in applied.facts.splits} == {"silence"}
            self._signed(parts)
            signed = desk.reading(parts, self.REF)
            assert signed is not None
            assert signed.facts.case.funding == "in_force"
            assert signed.facts.case.care == "live"

    def _imported(self, folder: Folder) -> None:
        """One row of the shipped caseload's own shape, with the casebook's lines, in a region that binds."""
        with (EXAMPLES / "caseload.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            row = next(row for row in rows if row["region"] == "XR1" and row["line1_kind"])
        row |= {"reference": self.REF, "commissioner": "", "urgent": "no", "breathing": "severe"}
        path = folder.var.parent / "one.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row.keys())
            writer.writeheader()
            writer.writerow(row)
        imported = folder.typed("import", str(path))
        assert imported.code == 0, imported.err

    def _announced(self, parts: Parts) -> None:
        panel = [c.PanelMember(name=side, side=side) for side in ("health", "council", "other")]
        today = self._now(parts).date()
        said = c.RecordAssessment(consent=CONSENT, assessor=ASSESSOR, views=VIEWS)
        for side, role, command in (
            ("health", "coordinator", c.AcknowledgeReferral()),
            ("health", "coordinator", said),
            ("health", "coordinator", c.ListForPanel()),
            (
                "health",
                "coordinator",
                c.RecordDecision(outcome="eligible", members=panel, reasons="Rhesymau"),
            ),
            ("health", "coordinator", c.SendDecisionLetter()),
            ("council", "coordinator", c.RecordPackage(package_start=today)),
            ("health", "coordinator", c.Confirm()),
            ("council", "coordinator", c.Confirm()),
            ("council", "coordinator", c.ConfirmDelivery(act="confirm_delivery")),
        ):
            self._does(parts, side, role, command)

    def _does(self, parts: Parts, side: str, role: str, command: c.Command) -> None:
        with desk.case(parts, self.REF) as seat:
            body = seat.facts.case.health_board if side == "health" else seat.facts.case.council
            done = seat.act(command, Cast(make_people()).holder(body, role))
            assert isinstance(done, Changes), done

    def _until_silence_is_due(self, parts: Parts) -> None:
        """The demonstration's clock goes to the instant at which both bodies have been silent long enough."""
        read = desk.reading(parts, self.REF)
        assert read is not None
        due = max(one.due_at for one in read.facts.deadlines if one.kind == "objection")
        with parts.database.unit() as unit:
            clock.raise_offset_to(unit, due)

    def _signed(self, parts: Parts) -> None:
        read = desk.reading(parts, self.REF)
        assert read is not None
        (agreement,) = read.facts.funding_agreements
        for side in ("health", "council"):
            sign = c.Sign(sha256=agreement.sha256, typed_name="Enw", declaration=True)
            self._does(parts, side, "chief_executive", sign)

    @staticmethod
    def _now(parts: Parts) -> datetime:
        with parts.database.unit() as unit:
            return clock.now(unit)
