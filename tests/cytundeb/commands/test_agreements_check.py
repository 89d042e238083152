"""Promises of `cytundeb agreements check`: codes and warnings in the document, warnings apart from faults,
and what the checks are, in the language of the reader.
"""

import shutil
from pathlib import Path

import pytest

from agreements.book import SHIPPED
from agreements.checks import CHECKS
from tests.cytundeb.typed_commands import CommandLine

FIXED = SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2"
MEMORANDUM = SHIPPED / "xr5-baer-dyfrgi" / "memorandwm-2"


def test_a_fault_in_the_document_carries_the_code_of_its_check(typed: CommandLine, tmp_path: Path) -> None:
    folder = Path(
        shutil.copytree(FIXED, tmp_path / "a", ignore=shutil.ignore_patterns("signatures", "activation*"))
    )
    main = folder / "agreement.yaml"
    main.write_text(main.read_text().replace("  vat: c8-3\n", ""))
    said = typed("agreements", "check", str(folder), "--json")
    assert said.code == 1
    (fault,) = said.document["faults"]
    assert (fault["check"], fault["en"]) == ("V14", "no clause is named for vat")
    assert fault["cy"] == "nid oes cymal yn cael ei enwi ar gyfer vat"
    assert said.document["warnings"] == []


def test_a_warning_stands_apart_and_fails_nothing(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", "en")
    said = typed("agreements", "check", str(MEMORANDUM))
    assert (said.code, said.out) == (0, "No fault.\n")
    assert said.err.startswith("warning: ")
    assert said.err.endswith("the agreement does not bind: its shares are indicative\n")
    document = typed("agreements", "check", str(MEMORANDUM), "--json").document
    assert document["faults"] == []
    assert [one["check"] for one in document["warnings"]] == ["V6"]


def test_a_day_brings_warnings_of_what_has_lapsed_on_it(typed: CommandLine) -> None:
    def warned(*words: str) -> set[str]:
        return {
            one["check"]
            for one in typed("agreements", "check", str(FIXED), "--json", *words).document["warnings"]
        }

    assert warned() == set()
    assert warned("--on", "2027-04-01") == set()
    assert warned("--on", "2027-04-02") == {"V29"}


def test_the_checks_are_listed_with_what_they_promise(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in ("cy", "en"):
        monkeypatch.setenv("CYTUNDEB_LANG", language)
        said = typed("agreements", "check", "--list")
        assert said.out.splitlines() == [f"{one.code}: {one.says.in_language(language)}" for one in CHECKS]
    assert [one["check"] for one in typed("agreements", "check", "--list", "--json").document] == [
        one.code for one in CHECKS
    ]


def test_the_page_of_the_checks_is_written_whole(typed: CommandLine) -> None:
    page = Path(__file__).parents[3] / "docs" / "validations.md"
    assert typed("agreements", "check", "--page").out == page.read_text(encoding="utf-8")
