"""Promises of `cytundeb agreements charge`: a history to invoices, with the working, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agreements.book import SHIPPED
from tests.cytundeb.typed_commands import CommandLine

EXAMPLE = SHIPPED.parent.parent / "examples" / "package_history.json"
YEAR = ("--from", "2024-04-01", "--to", "2025-03-31")


def _typed(typed: CommandLine, *more: str, file: Path = EXAMPLE, agreement: str = "xr1-gofal-parhaus"):
    return typed("agreements", "charge", "--agreement", agreement, "--history", str(file), *more)


def test_a_year_is_charged_by_quarter_and_account(typed: CommandLine) -> None:
    found = _typed(typed, *YEAR, "--json").document
    assert [entry["from"] for entry in found["entries"]][::3] == [
        "2024-04-01", "2024-07-01", "2024-10-01", "2025-01-01",
    ]  # fmt: skip
    assert found["total_pence"] == sum(entry["pence"] for entry in found["entries"])
    assert found["totals"] == {
        account: sum(entry["pence"] for entry in found["entries"] if entry["account"] == account)
        for account in ("XHB1.health", "XLA11.social", "XLA11.education")
    }
    assert found["agreements"][0]["id"] == "xr1-gofal-parhaus"


def test_hand_counted_days_come_out_to_the_penny(typed: CommandLine) -> None:
    found = _typed(typed, "--from", "2024-05-06", "--to", "2024-05-12", "--every", "whole", "--json").document
    assert found["totals"] == {"XHB1.health": 202_680, "XLA11.social": 59_700, "XLA11.education": 26_250}


def test_the_whole_charged_by_month_is_the_whole_charged_at_once(typed: CommandLine) -> None:
    by_month = _typed(typed, *YEAR, "--every", "month", "--json").document
    at_once = _typed(typed, *YEAR, "--every", "whole", "--json").document
    assert by_month["total_pence"] == at_once["total_pence"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "line support suspended during the absence"), ("cy", "llinell support wedi'i hatal")],
)
def test_slices_that_come_out_alike_are_told_once(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", language)
    out = _typed(typed, *YEAR).out
    assert said in out
    assert "c3-1: " in out
    assert len(out.splitlines()) < 100


def test_what_the_agreement_does_not_answer_is_refused(typed: CommandLine, tmp_path: Path) -> None:
    history = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    history["absences"][0]["reason"] = "holiday"
    file = tmp_path / "history.json"
    file.write_text(json.dumps(history), encoding="utf-8")
    said = _typed(typed, *YEAR, file=file)
    assert (said.code, said.out) == (3, "")
    assert "the agreement does not say what is paid then" in said.err


def test_a_fault_in_the_file_is_told_with_its_place(typed: CommandLine, tmp_path: Path) -> None:
    history = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    history["packages"][1]["from"] = "2024-08-01"
    file = tmp_path / "history.json"
    file.write_text(json.dumps(history), encoding="utf-8")
    said = _typed(typed, *YEAR, file=file)
    assert said.code == 3
    assert "/packages/1/from: the one that starts on 1 August 2024 overlaps" in said.err


def test_days_that_run_backwards_and_a_file_that_is_not_there_are_wrong_usage(typed: CommandLine) -> None:
    assert _typed(typed, "--from", "2025-01-01", "--to", "2024-01-01").code == 2
    assert _typed(typed, *YEAR, file=Path("nowhere.json")).code == 2


def test_a_file_over_five_megabytes_is_wrong_usage(typed: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "history.json"
    file.write_bytes(b" " * 5_000_001)
    said = _typed(typed, *YEAR, file=file)
    assert said.code == 2
    assert "over 5 MB" in said.err


def test_what_was_posted_is_adjusted_and_a_second_time_there_is_nothing_to_post(
    typed: CommandLine, tmp_path: Path
) -> None:
    posted = tmp_path / "posted.json"
    history = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    history["packages"][0]["facts"]["lines"][3]["weekly_pence"] = 40_000
    before = tmp_path / "before.json"
    before.write_text(json.dumps(history), encoding="utf-8")
    first = _typed(typed, *YEAR, "--json", file=before).document
    posted.write_text(json.dumps(first), encoding="utf-8")
    decided = ("--posted", str(posted), "--decided-on", "2025-05-01")
    found = _typed(typed, *YEAR, *decided, "--json").document
    assert sum(each["pence"] for each in found["adjustments"]) == 15 * 5_000
    assert {each["closed_year"] for each in found["adjustments"]} == {True}
    posted.write_text(json.dumps(first | {"adjustments": found["adjustments"]}), encoding="utf-8")
    assert _typed(typed, *YEAR, *decided, "--json").document["adjustments"] == []


def test_what_was_posted_needs_the_day_of_the_decision(typed: CommandLine) -> None:
    said = _typed(typed, *YEAR, "--posted", str(EXAMPLE))
    assert said.code == 2
    assert "--posted and --decided-on go together" in said.err


def test_posted_days_outside_their_financial_year_are_refused_with_their_place(
    typed: CommandLine, tmp_path: Path
) -> None:
    posted = tmp_path / "posted.json"
    entry = {
        "from": "2025-03-01",
        "to": "2025-04-30",
        "financial_year": "2024-25",
        "account": "a",
        "pence": 1,
    }
    posted.write_text(json.dumps({"entries": [entry]}), encoding="utf-8")
    said = _typed(typed, *YEAR, "--posted", str(posted), "--decided-on", "2025-05-01")
    assert said.code == 3
    assert "/entries/0/financial_year: the days are not within the financial year 2024-25" in said.err


@pytest.mark.parametrize("days", [("0001-01-01", "2024-05-06"), ("2024-05-06", "9999-12-31")])
def test_days_of_no_calendar_of_ours_are_refused(typed: CommandLine, days: tuple[str, str]) -> None:
    ended = _typed(typed, "--from", days[0], "--to", days[1])
    assert ended.code == 3
    assert "the days must be from 1900 to 2999" in ended.err
