"""Promises of `cytundeb simulate`: a file or stored cases, both languages, exit codes, the same twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agreements.book import SHIPPED
from tests.agreements.simulation.test_cohort_file import ROW, as_csv
from tests.cytundeb.typed_commands import CommandLine

TWO = ("--agreement", "xr1-gofal-parhaus", "--against", "all-wales:60%")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(as_csv(tmp_path, ROW, ROW | {"package": "P2", "weeks": ""}))


def test_a_file_needs_no_database_and_gives_one_document(typed: CommandLine, file: str) -> None:
    said = typed("simulate", *TWO, "--cohort", file, "--weeks", "4", "--json")
    assert (said.code, said.err) == (0, "")
    found = said.document
    assert found["inputs"]["cohort"]["package_weeks"] == 26 + 4
    change = {one["name"]: one["change_pence"] for one in found["accounts"]}
    assert change == {"XHB1.health": 334_800, "XLA11.education": 0, "XLA11.social": -334_800}


def test_the_same_question_gives_the_same_document(typed: CommandLine, file: str) -> None:
    first, second = (typed("simulate", *TWO, "--cohort", file, "--json").out for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("language", "word"), [("cy", "Newid"), ("en", "Change")])
def test_people_read_a_table_in_their_language(
    typed: CommandLine, file: str, language: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", language)
    said = typed("simulate", *TWO, "--cohort", file)
    assert (said.code, said.err) == (0, "")
    assert word in said.out
    assert "XLA11.social" in said.out


def test_a_draft_is_compared_by_its_folder(typed: CommandLine, file: str) -> None:
    folder = str(SHIPPED / "xr1-dyffryn-gwyrddlas/gofal-parhaus-1")
    said = typed(
        "simulate", "--agreement", "xr1-gofal-parhaus", "--against", folder, "--cohort", file, "--json"
    )
    assert {one["change_pence"] for one in said.document["accounts"]} == {0}


def test_a_file_with_a_fault_is_refused_whole(typed: CommandLine, tmp_path: Path) -> None:
    path = as_csv(tmp_path, ROW, ROW | {"package": "P2", "line1_kind": "sweets"})
    said = typed("simulate", *TWO, "--cohort", str(path), "--json")
    assert (said.code, said.out) == (3, "")
    assert "row 3, line1_kind" in said.err
    assert "Nothing of the file was read." in said.err


@pytest.mark.parametrize(
    "more",
    [
        ("--cohort", "no-such.csv"),
        ("--cohort", "colour=red"),
        ("--cohort", "from=yesterday"),
        ("--weeks", "0"),
        ("--weeks", "many"),
        ("--points", "101"),
        ("--points", "x"),
        ("--on", "tomorrow"),
    ],
)
def test_what_cannot_be_understood_is_wrong_usage(typed: CommandLine, more: tuple[str, ...]) -> None:
    said = typed("simulate", *TWO, *more, "--json")
    assert (said.code, said.out) == (2, "")


def test_an_agreement_that_is_not_there_is_wrong_usage(typed: CommandLine, file: str) -> None:
    said = typed("simulate", "--agreement", "nothing", "--against", "in-force", "--cohort", file)
    assert said.code == 2
    assert "There is no agreement nothing" in said.err


def test_no_live_case_is_refused_and_says_so(
    typed: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("CYTUNDEB_") and name != "CYTUNDEB_LANG"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CYTUNDEB_VAR", str(tmp_path / "var"))
    said = typed("simulate", *TWO, "--cohort", "region=XR1", "--json")
    assert (said.code, said.out) == (3, "")
    assert "no live case" in said.err
