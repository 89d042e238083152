"""Promises of the commands that need a database: they start the embedded one, use it, and end it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cytundeb.at_hand import parts_at_hand
from cytundeb.embedded import EmbeddedServer
from tests.cytundeb.typed_commands import CommandLine
from workflow.casework.changes import Event
from workflow.records.chain import chained
from workflow.records.people import Person, put_people

NOTHING_DONE = {"due": 0, "acted": 0, "applied": 0, "climbed": 0, "escalated": 0, "notices": 0}
OFFICER = Person(
    id="eleri",
    name="Eleri Enghraifft",
    body="XHB1",
    role="coordinator",
    region="XR1",
    language="cy",
    limit_pence=0,
    email="eleri@example.org",
)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a run has marked as a demonstration; nothing runs on it."""
    folder = tmp_path_factory.mktemp("commands") / "var"
    folder.mkdir()
    (folder / "demonstration").touch()
    return folder


@pytest.fixture(autouse=True)
def _on_that_folder(var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("CYTUNDEB_DATABASE_URL", "CYTUNDEB_DEMONSTRATION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CYTUNDEB_VAR", str(var))
    yield
    assert EmbeddedServer(var).pid() is None, "whoever started the server ends it"


def test_enforce_answers_its_counts_and_nothing_else(typed: CommandLine) -> None:
    said = typed("enforce", "--json")
    assert (said.code, said.document) == (0, NOTHING_DONE)


def test_enforce_at_an_instant_raises_the_clock_and_is_idempotent(typed: CommandLine) -> None:
    assert typed("enforce", "--now", "2027-06-01T00:00:00Z", "--json").document == NOTHING_DONE
    assert typed("enforce", "--now", "2027-06-01T00:00:00+00:00", "--json").document == NOTHING_DONE


@pytest.mark.parametrize("instant", ["tomorrow", "2026-11-24", "2026-11-24T00:00:00"])
def test_an_instant_without_its_zone_is_wrong_usage(typed: CommandLine, instant: str) -> None:
    assert typed("enforce", "--now", instant).code == 2


def test_an_instant_is_refused_outside_the_demonstration(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CYTUNDEB_DEMONSTRATION", "0")
    said = typed("enforce", "--now", "2027-06-01T00:00:00Z", "--json")
    assert (said.code, said.out) == (3, "")


class TestPeopleAndTokens:
    """`people` lists the officers; `token` opens a door for one of them."""

    @pytest.fixture(autouse=True)
    def _one_officer(self, _on_that_folder: None) -> None:
        with parts_at_hand() as parts, parts.database.unit() as unit:
            put_people(unit, [OFFICER])

    def test_people_are_listed_by_id_name_body_role_and_region(self, typed: CommandLine) -> None:
        assert typed("people", "--json").document == [
            {
                "id": "eleri",
                "name": "Eleri Enghraifft",
                "body": "XHB1",
                "role": "coordinator",
                "region": "XR1",
            }
        ]

    def test_a_token_is_printed_alone_and_opens_the_door(self, typed: CommandLine) -> None:
        from workflow.records.doors import who_opens

        said = typed("token", "--as", "eleri")
        assert said.code == 0
        with parts_at_hand() as parts, parts.database.unit() as unit:
            assert who_opens(unit, said.out.strip(), kind="token") == OFFICER

    def test_nobody_gets_a_token_who_is_not_there(self, typed: CommandLine) -> None:
        said = typed("token", "--as", "neb")
        assert (said.code, said.out) == (3, "")

    def test_outside_the_demonstration_no_token_is_given(
        self, typed: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CYTUNDEB_DEMONSTRATION", "0")
        assert typed("token", "--as", "eleri").code == 3


class TestAuditVerify:
    """`audit verify` reads the chain of the database, or of a file that needs none."""

    def test_the_database_holds(self, typed: CommandLine) -> None:
        said = typed("audit", "verify", "--json")
        assert (said.code, said.document) == (0, {"events": 0, "broken": []})

    def test_a_file_holds_until_an_event_is_changed(self, typed: CommandLine, tmp_path: Path) -> None:
        file = _exported(tmp_path)
        assert typed("audit", "verify", str(file), "--json").document == {"events": 3, "broken": []}
        file.write_text(file.read_text().replace('"pence": 2', '"pence": 3'))
        said = typed("audit", "verify", str(file), "--json")
        assert said.code == 1
        (broken,) = said.document["broken"]
        assert (broken["case_ref"], broken["seq"]) == ("XC-1", 2)

    @pytest.mark.parametrize("line", [b"{}", b"[1]", b"not JSON", b"\xff\xfe"])
    def test_a_file_that_is_not_one_of_events_fails_by_line(
        self, typed: CommandLine, tmp_path: Path, line: bytes
    ) -> None:
        file = _exported(tmp_path)
        file.write_bytes(file.read_bytes() + line + b"\n")
        said = typed("audit", "verify", str(file))
        assert said.code == 1
        assert "events.jsonl:4" in said.err

    def test_a_file_that_is_not_there_is_wrong_usage(self, typed: CommandLine) -> None:
        assert typed("audit", "verify", "/no/such/file").code == 2


def test_doctor_gives_each_matter_a_verdict(typed: CommandLine) -> None:
    said = typed("doctor", "--json")
    assert said.code == 0
    assert list(said.document) == [
        "versions", "database", "migrations", "calendar_horizon", "sweep_age", "outbox_lag", "invariants",
    ]  # fmt: skip
    assert all(finding["verdict"] in ("ok", "warn", "fail") for finding in said.document.values())


def test_doctor_says_that_a_database_does_not_answer(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CYTUNDEB_DATABASE_URL", f"postgresql://nobody@/none?host={tmp_path}")
    said = typed("doctor", "--json")
    assert said.code == 1
    assert said.document["database"]["verdict"] == "fail"


def test_import_of_a_file_that_is_not_there_is_wrong_usage(typed: CommandLine) -> None:
    assert typed("import", "/no/such.csv").code == 2


def test_beside_a_running_system_a_command_uses_its_server_and_leaves_it_up(
    typed: CommandLine, var: Path
) -> None:
    server = EmbeddedServer(var)
    server.start()
    try:
        pid = server.pid()
        assert typed("enforce", "--json").code == 0
        assert server.pid() == pid
    finally:
        server.leave()


def _exported(folder: Path) -> Path:
    events = [
        Event(
            kind="Noted",
            at=datetime(2026, 11, 2, 9, number, tzinfo=UTC),
            actor="eleri",
            body="XHB1",
            data={"pence": number},
            sets={},
        )
        for number in (1, 2, 3)
    ]
    lines = [
        json.dumps(asdict(event), default=datetime.isoformat)
        for event in chained(events, case_ref="XC-1", after=0, prev_hash="")
    ]
    file = folder / "events.jsonl"
    file.write_text("\n".join(lines) + "\n")
    return file
