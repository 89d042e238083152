"""`check`: all that ships is clean, and every fault has an example that breaks it, with its file and line."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from agreements.book import SHIPPED, Book
from agreements.check import check, findings
from agreements.faults import FaultySource
from agreements.parameters import DatedValue, ends_within
from tests.agreements.checks.breaks import BANDS, BREAKS, CY, FIXED, FORMULA, MAIN, POINTS
from tests.agreements.checks.signed import UNSIGNED


@pytest.fixture
def broken(tmp_path):
    """Copies one shipped agreement, changes one file, and answers the faults as `file:line: sentence`."""

    def _break(folder: str, file: str, old: str, new: str) -> list[tuple[str | None, str]]:
        copy = tmp_path / "agreement"
        shutil.copytree(SHIPPED / folder, copy, ignore=UNSIGNED)
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        faults = check(copy)
        assert all(fault.words.cy.strip() for fault in faults)
        return [
            (fault.check, f"{fault.file.rpartition('/agreement/')[2]}:{fault.line}: {fault.words.en}")
            for fault in faults
        ]

    return _break


def test_everything_that_ships_is_clean():
    assert [fault.as_line() for fault in check()] == []


def test_a_folder_without_an_agreement_is_a_fault(tmp_path):
    (fault,) = check(tmp_path)
    assert fault.as_line().endswith("agreement.yaml:1: there is no agreement here")
    assert fault.as_line("cy").endswith("nid oes cytundeb yma")


@pytest.mark.parametrize(
    ("code", "folder", "file", "old", "new", "at", "sentence"), BREAKS, ids=[entry[-1] for entry in BREAKS]
)
def test_every_fault_is_found_with_its_check_file_and_line(
    broken, code, folder, file, old, new, at, sentence
):
    found = broken(folder, file, old, new)
    assert any(check == code and line.startswith(f"{at}:") and sentence in line for check, line in found), (
        found
    )


def test_a_title_in_english_twice_is_missing_its_welsh(broken):
    text = (SHIPPED / FIXED / MAIN).read_text(encoding="utf-8")
    cy = re.search(r"^title:\n  cy: (.*)\n  en: (.*)$", text, flags=re.MULTILINE)
    found = broken(FIXED, MAIN, f"cy: {cy[1]}", f"cy: {cy[2]}")
    line = text[: cy.start(1)].count("\n") + 1
    assert ("V34", f"{MAIN}:{line}: missing Welsh: the title is the same as the English") in found


def test_a_file_that_is_no_agreement_is_a_fault_and_its_folder_is_not_checked(tmp_path):
    shutil.copytree(SHIPPED / FIXED, tmp_path / "a", ignore=UNSIGNED)
    file = tmp_path / "a" / "README.md"
    file.write_text("no agreement")
    (fault,) = check(file)
    assert fault.as_line().endswith("a/README.md:1: there is no agreement here")
    assert check(tmp_path / "a" / MAIN) == []


def test_a_parameter_that_covers_a_closed_term_is_no_fault():
    first = date(2020, 4, 1)
    values = (DatedValue(**{"from": first, "to": date(2030, 3, 31), "value": 1}),)
    assert ends_within(values, first_day=first, last_day=date(2030, 3, 31)) == []
    assert len(ends_within(values, first_day=first, last_day=date(2030, 4, 1))) == 1


def test_the_line_is_the_line(broken):
    found = broken(BANDS, FORMULA, "to_score: 9", "to_score: 8")
    text = (SHIPPED / BANDS / FORMULA).read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(text, start=1) if "from_score: 10" in one)
    assert ("V16", f"{FORMULA}:{line}: a gap: no band holds the scores 9 to 9") in found


def test_every_fault_is_told_and_not_the_first(tmp_path):
    copy = tmp_path / "agreement"
    shutil.copytree(SHIPPED / FIXED, copy, ignore=UNSIGNED)
    for file, old, new in (
        (FORMULA, "60%", "70%"),
        (MAIN, "region: XR2", "region: XR9"),
        (CY, "## c2-1 ", "## c2-9 "),
    ):
        (copy / file).write_text((copy / file).read_text().replace(old, new, 1))
    told = {Path(fault.file).name for fault in check(copy)}
    assert told == {"main.yaml", "agreement.yaml", "clauses.en.md", "clauses.cy.md"}


def versions(tmp_path, *, effective_from: str, version: int = 2):
    for name in ("gofal-parhaus-1", "gofal-parhaus-2"):
        shutil.copytree(SHIPPED / "xr2-arfordir-y-wawr" / name, tmp_path / name, ignore=UNSIGNED)
    path = tmp_path / "gofal-parhaus-2" / MAIN
    text = path.read_text().replace("effective_from: 2020-04-01", f"effective_from: {effective_from}")
    text = text.replace("signed_on: 2020-03-02", "signed_on: 2019-01-01")
    text = re.sub(r"^supersedes:.*\n(  .*\n)+", "supersedes: null\n", text, flags=re.MULTILINE)
    path.write_text(re.sub(r"^version: 2$", f"version: {version}", text, flags=re.MULTILINE))
    return [fault.words.en for fault in check(tmp_path)]


def test_versions_that_overlap_leave_a_gap_or_share_a_number_are_faults(tmp_path):
    assert any("an overlap: xr2-gofal-parhaus v1 is also in force on 31 March 2020" in words
               for words in versions(tmp_path / "a", effective_from="2020-03-31"))  # fmt: skip
    assert "a gap: no version of this agreement is in force on 1 April 2020" in versions(
        tmp_path / "b", effective_from="2020-04-02"
    )
    assert "there are two agreements xr2-gofal-parhaus, version 1" in versions(
        tmp_path / "c", effective_from="2020-04-01", version=1
    )


def test_an_agreement_without_a_worked_example_is_a_fault(tmp_path):
    shutil.copytree(SHIPPED / FIXED, tmp_path / "a", ignore=shutil.ignore_patterns("cases"))
    assert [fault.words.en for fault in check(tmp_path)] == [
        "no worked example stands beside the formulas (cases/)"
    ]


def test_a_book_refuses_to_load_what_has_a_fault(tmp_path):
    shutil.copytree(SHIPPED / FIXED, tmp_path / "a")
    path = tmp_path / "a" / FORMULA
    path.write_text(path.read_text().replace("60%", "70%"))
    with pytest.raises(FaultySource, match="come to 11/10"):
        Book.load(tmp_path)


def test_a_value_that_ends_is_a_fault_in_a_term_with_an_end_and_a_warning_in_one_without(tmp_path):
    shutil.copytree(SHIPPED / BANDS, tmp_path / "a", ignore=UNSIGNED)
    path = tmp_path / "a" / POINTS
    path.write_text(path.read_text().replace("to: null", "to: 2030-03-31", 1))
    (warning,) = findings(tmp_path)
    assert (warning.check, warning.warning) == ("V30", True)
    assert warning.words.en == "the next value of points is needed by 1 April 2030"
    main = tmp_path / "a" / MAIN
    main.write_text(main.read_text().replace("effective_to: null", "effective_to: 2031-03-31", 1))
    assert ("V30", False) in {(found.check, found.warning) for found in findings(tmp_path)}
