"""Rules, the calendar, automatic acts and officers at the command line: in words, as JSON, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cytundeb.at_hand import parts_at_hand
from tests.cytundeb.typed_commands import CommandLine
from workflow.records.people import Person, put_people


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder, and so one server, for the module."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(autouse=True)
def _on_that_folder(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CYTUNDEB_VAR", str(var))
    monkeypatch.setenv("CYTUNDEB_DEMONSTRATION", "1")
    monkeypatch.setenv("CYTUNDEB_LANG", "en")
    monkeypatch.delenv("CYTUNDEB_DATABASE_URL", raising=False)
    with parts_at_hand() as parts, parts.database.unit() as unit:
        people = [("ann", "coordinator"), ("bob", "coordinator"), ("ce", "chief_executive")]
        put_people(
            unit,
            [
                Person(
                    id=name, name=name, body="XHB1", role=role, region="XR1", language="cy", limit_pence=0,
                    email=f"{name}@example.org",
                )
                for name, role in people
            ],
        )  # fmt: skip


def test_every_pack_is_listed_with_its_open_cases(typed: CommandLine) -> None:
    assert typed("rules", "packs", "--json").document == [{"version": "house-2026-1", "open_cases": 0}]


def test_a_migration_names_what_it_moves_to_and_an_unknown_pack_is_refused(typed: CommandLine) -> None:
    assert typed("rules", "migrate").code == 2
    assert typed("rules", "migrate", "--to", "lunch", "--dry-run").code == 3
    done = typed("rules", "migrate", "--to", "house-2026-1", "--json")
    assert (done.code, done.document) == (0, {"dry_run": False, "cases": []})


def test_the_calendar_is_replanned_with_nothing_to_do_when_it_is_the_same(typed: CommandLine) -> None:
    done = typed("calendar", "replan", "--dry-run", "--json")
    assert done.code == 0
    assert done.document["cases"] == []


def test_an_automatic_act_is_set_once_listed_and_reported(typed: CommandLine) -> None:
    asked = (
        "automatic", "set", "--body", "XHB1", "--act", "refer", "--mode", "shadow", "--by", "ce",
        "--reason", "trial",
    )  # fmt: skip
    assert typed(*asked, "--json").document["changed"] is True
    assert typed(*asked, "--json").document["changed"] is False
    listed = typed("automatic", "list", "--body", "XHB1", "--json").document
    assert {one["act"]: one["mode"] for one in listed}["refer"] == "shadow"
    assert typed("automatic", "report", "--json").document == []
    wrong = typed("automatic", "set", "--body", "XHB1", "--act", "lunch", "--mode", "on", "--reason", "x")
    assert wrong.code == 3


def test_leave_is_recorded_once_and_a_deputy_must_fit(typed: CommandLine) -> None:
    away = ("officers", "away", "ann", "--from", "2031-01-01", "--to", "2031-01-09", "--json")
    assert typed(*away, "--deputy", "bob").document["changed"] is True
    assert typed(*away, "--deputy", "bob").document["changed"] is False
    assert typed(*away, "--deputy", "ce").code == 3
    assert typed("officers", "away", "nobody", "--from", "2031-01-01", "--to", "2031-01-09").code == 3
    left = typed("officers", "left", "bob", "--json")
    assert left.document == {"person": "bob", "cases_reassigned": 0}
