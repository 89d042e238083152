"""`check`: all that ships is clean, and every fault has an example that breaks it, with its file and line."""

import re
import shutil
from pathlib import Path

import pytest

from agreements.book import SHIPPED, Book
from agreements.check import check
from agreements.faults import FaultySource

FIXED, BANDS, ITEMS, PANEL = (
    "xr2-arfordir-y-wawr/gofal-parhaus-2",
    "xr3-bror-wennol/gofal-parhaus-1",
    "xr1-dyffryn-gwyrddlas/gofal-parhaus-1",
    "xr6-gorllewin-yr-enfys/gofal-parhaus-1",
)


@pytest.fixture()
def broken(tmp_path):
    """Copies one shipped agreement, changes one file, and answers the faults as `file:line: sentence`."""

    def _break(folder: str, file: str, old: str, new: str) -> list[str]:
        copy = tmp_path / "agreement"
        shutil.copytree(SHIPPED / folder, copy)
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        faults = check(copy)
        assert all(fault.words.cy.strip() for fault in faults)
        return [
            f"{fault.file.rpartition('/agreement/')[2]}:{fault.line}: {fault.words.en}" for fault in faults
        ]

    return _break


def test_everything_that_ships_is_clean():
    assert [fault.as_line() for fault in check()] == []


def test_a_folder_without_an_agreement_is_a_fault(tmp_path):
    (fault,) = check(tmp_path)
    assert fault.as_line().endswith("agreement.yaml:1: there is no agreement here")
    assert fault.as_line("cy").endswith("nid oes cytundeb yma")


MAIN, LINES, FORMULA, POINTS = (
    "agreement.yaml",
    "formulas/lines.yaml",
    "formulas/main.yaml",
    "parameters/points.yaml",
)
EN, CY = "clauses.en.md", "clauses.cy.md"
BREAKS = [
    (FIXED, FORMULA, "health_board: 60%", "health_board: 50%", "formulas/main.yaml", "the shares come to 9/10, not to one"),
    (ITEMS, LINES, "health_board: 50%, council.social: 50%", "health_board: 1/3, council.social: 1/3", LINES, "come to 2/3"),
    (FIXED, FORMULA, "health_board: 60%, council.social: 40%", "health_board: 160%, council.social: -60%", FORMULA, "between nought and one"),
    (FIXED, FORMULA, "60%", "sixty", FORMULA, "not one that is allowed"),
    (FIXED, FORMULA, "kind: fixed_share", "kind: taper", FORMULA, "no kind of formula called taper"),
    (FIXED, FORMULA, "id: main", "id: other", FORMULA, "the name is other but the file is called main"),
    (BANDS, FORMULA, "to_score: 9", "to_score: 8", FORMULA, "a gap: no band holds the scores 9 to 9"),
    (BANDS, FORMULA, "from_score: 10", "from_score: 9", FORMULA, "an overlap: two bands hold the score 9"),
    (BANDS, FORMULA, "to_score: 62", "to_score: 60", FORMULA, "a gap: no band holds the scores 61 to 62"),
    (BANDS, FORMULA, "from_score: 0", "from_score: 1", FORMULA, "a gap: no band holds the scores 0 to 0"),
    (BANDS, FORMULA, "to_score: 14", "to_score: 4", FORMULA, "the band 10-4 runs backwards"),
    (BANDS, FORMULA, "points: points ", "points: pwyntiau ", FORMULA, "there is no parameter pwyntiau"),
    (BANDS, POINTS, "skin: {none: 0,", "skin: {", POINTS, "a gap: no points for skin at level none"),
    (BANDS, POINTS, "communication: {", "communication: {severe: 9, ", POINTS, "points for communication at level severe"),
    (BANDS, POINTS, "      skin:", "      hair:", POINTS, "points for hair at level none, which does not exist"),
    (BANDS, POINTS, "none: 0", "none: many", POINTS, "not a table of points"),
    (BANDS, POINTS, "name: points", "name: pwyntiau", POINTS, "the name is pwyntiau but the file is called points"),
    (BANDS, POINTS, "values:\n", "values:\n  - {from: 2019-01-01, to: 2020-02-01, value: 1}\n", POINTS, "no value is in force on 2020-02-02"),
    (BANDS, POINTS, "values:\n", "values:\n  - {from: 2019-01-01, to: 2020-04-01, value: 1}\n", POINTS, "two values are in force on 2020-04-01"),
    (BANDS, POINTS, "to: null", "to: 2019-01-01", POINTS, "ends before that"),
    (FIXED, MAIN, "region: XR2", "region: XR9", MAIN, "there is no region XR9"),
    (FIXED, MAIN, "region: XR2", "region: gwent", MAIN, "a real region in a fictional agreement"),
    (FIXED, MAIN, "fictional: true", "fictional: false", MAIN, "a fictional body (XHB2) in a real agreement"),
    (FIXED, MAIN, "body: XLA24", "body: W06000015", MAIN, "a real body (W06000015) in a fictional agreement"),
    (FIXED, MAIN, "body: XLA24", "body: XLA99", MAIN, "there is no body XLA99"),
    (FIXED, MAIN, "body: XLA24", "body: XLA31", MAIN, "XLA31 is not a body of region XR2"),
    (FIXED, MAIN, "body: XLA24", "body: XLA23", MAIN, "a party is there twice"),
    (FIXED, MAIN, "body: XHB2", "body: XLA26", MAIN, "must include a health board"),
    (FIXED, MAIN, "role: host", "role: contributor", MAIN, "only one, must be the host"),
    (FIXED, MAIN, "- XLA22.finance", "- XLA22.treasurer", MAIN, "not the finance office of a party"),
    (FIXED, MAIN, "binding_s33", "non_binding_memorandum", MAIN, "does not bind cannot hold a default clause"),
    (FIXED, MAIN, 'agreement (enghraifft / example)"', 'agreement"', MAIN, "must hold (enghraifft / example)"),
    (FIXED, MAIN, "section 33", "reg 19(1)(a)", MAIN, "adults' care home accommodation"),
    (FIXED, MAIN, "  method: largest_remainder\n", "", MAIN, "the field rounding.method is missing"),
    (FIXED, MAIN, "  half: away_from_zero\n", "", MAIN, "the field rounding.half is missing"),
    (FIXED, MAIN, "  grain: line\n", "", MAIN, "the field rounding.grain is missing"),
    (FIXED, MAIN, "  residual_account: null\n", "", MAIN, "the field rounding.residual_account is missing"),
    (FIXED, MAIN, "method: largest_remainder", "method: last_party_residual", MAIN, "needs a residual_account"),
    (FIXED, MAIN, "tie_order: [health_board, ", "tie_order: [", MAIN, "must name every payer once"),
    (FIXED, MAIN, "  cy: \"Cytundeb gofal", "  kw: \"Cytundeb gofal", MAIN, "the Welsh is missing (title.cy)"),
    (FIXED, MAIN, "status: active", "status: active\ncolour: red", MAIN, "the field colour is not known"),
    (FIXED, MAIN, "rules: [education, main]", "rules: [education, main, more]", MAIN, "there is no formula called more"),
    (FIXED, MAIN, "rules: [education, main]", "rules: [main]", "formulas/education.yaml", "does not use the formula education"),
    (FIXED, MAIN, "rules: [education, main]", "rules: [main, education]", MAIN, "main covers every line"),
    (FIXED, MAIN, "rules: [education, main]", "rules: none", MAIN, "rules must list the formulas"),
    (FIXED, FORMULA, "lines: all", "lines: [support]", MAIN, "a gap: there is no rule for transport"),
    (FIXED, FORMULA, "lines: all", "lines: [support, tuition]", MAIN, "more than one rule for tuition: education, main"),
    (FIXED, FORMULA, "lines: all", "lines: [registered_nurse, support]", FORMULA, "a registered nurse's time on the council"),
    (ITEMS, LINES, "registered_nurse: {health_board: 100%}", "registered_nurse: {health_board: 90%, council.social: 10%}", LINES, "a registered nurse's time on the council"),
    (ITEMS, LINES, "  transport: {council.social: 100%}\n", "", LINES, "a gap: the rule covers transport"),
    (FIXED, "formulas/education.yaml", "lines: [tuition, education_support]", "lines: [tuition]", "formulas/education.yaml", "which the rule does not cover"),
    (FIXED, MAIN, "review_due: 2027-04-01", "review_due: 2019-04-01", MAIN, "date of the review"),
    (FIXED, MAIN, "signed_on: 2020-03-02", "signed_on: 2020-05-02", MAIN, "in force before it was signed"),
    (FIXED, MAIN, "effective_to: null", "effective_to: 2019-04-01", MAIN, "the agreement ends before it starts"),
    (FIXED, MAIN, "  vat: c8-3\n", "", MAIN, "no clause is named for vat"),
    (FIXED, MAIN, "  vat: c8-3", "  vat: c99", MAIN, "there is no clause c99"),
    (FIXED, FORMULA, "clause: c4-1", "clause: c44", FORMULA, "there is no clause c44"),
    (FIXED, CY, "## c6-1 ", "## c6-9 ", EN, "clause c6-1 has no Welsh"),
    (FIXED, EN, "## c6-1 ", "## c6-9 ", CY, "clause c6-1 has no English"),
    (FIXED, CY, "Ni fydd gofal plentyn byth yn aros am y ddadl am arian.", "", CY, "clause c2-1 has no text"),
    (FIXED, EN, "## c2-2 ", "## c2-1 ", EN, "clause c2-1 is there twice"),
    (FIXED, EN, "Payments go on throughout.", "Within {{objection.days}} days.", EN, "no rule reads the variable objection.days"),
    (FIXED, CY, "{{main.council.social}}", "y gweddill", CY, "no clause states the rule's figure main.council.social"),
    (FIXED, EN, "{{rounding.method}}", "the usual method", EN, "no clause states the rule's figure rounding.method"),
    (FIXED, EN, "{{main.council.social}}", "{{main.council.social}} (40%)", EN, "clause c4-1: 40% is typed by hand"),
    (FIXED, "cases/normal.yaml", "XHB2.health: 73080", "XHB2.health: 73081", "cases/normal.yaml", "XHB2.health gets £730.80, not £730.81"),
    (FIXED, "cases/normal.yaml", "kind: support", "kind: sport", "cases/normal.yaml", "not one that is allowed"),
    (FIXED, "cases/normal.yaml", "clause: c4-1", "clause: c77", "cases/normal.yaml", "names clause c77"),
    (FIXED, "cases/normal.yaml", "on: 2024-05-06", "on: 2019-05-06", "cases/normal.yaml", "not in force on 6 May 2019"),
    (FIXED, "cases/normal.yaml", "name: normal", "name: &a normal", "cases/normal.yaml", "an anchor"),
    (PANEL, "cases/pence.yaml", "health_board: 7000", "health_board: 7001", "cases/pence.yaml", "The panel's shares come to £103.35"),
    (FIXED, MAIN, "id: xr2", "id: xr2\nid: xr2", MAIN, "the key id is there twice"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("folder", "file", "old", "new", "at", "sentence"), BREAKS, ids=[entry[-1] for entry in BREAKS]
)
def test_every_fault_is_found_with_its_file_and_line(broken, folder, file, old, new, at, sentence):
    found = broken(folder, file, old, new)
    assert any(line.startswith(f"{at}:") and sentence in line for line in found), found


def test_the_line_is_the_line(broken):
    found = broken(BANDS, FORMULA, "to_score: 9", "to_score: 8")
    text = (SHIPPED / BANDS / FORMULA).read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(text, start=1) if "from_score: 10" in one)
    assert f"{FORMULA}:{line}: a gap: no band holds the scores 9 to 9" in found


def test_every_fault_is_told_and_not_the_first(tmp_path):
    copy = tmp_path / "agreement"
    shutil.copytree(SHIPPED / FIXED, copy)
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
        shutil.copytree(SHIPPED / "xr2-arfordir-y-wawr" / name, tmp_path / name)
    path = tmp_path / "gofal-parhaus-2" / MAIN
    text = path.read_text().replace("effective_from: 2020-04-01", f"effective_from: {effective_from}")
    text = text.replace("signed_on: 2020-03-02", "signed_on: 2019-01-01")
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
    assert ["no worked example stands beside the formulas (cases/)"] == [
        fault.words.en for fault in check(tmp_path)
    ]


def test_a_book_refuses_to_load_what_has_a_fault(tmp_path):
    shutil.copytree(SHIPPED / FIXED, tmp_path / "a")
    path = tmp_path / "a" / FORMULA
    path.write_text(path.read_text().replace("60%", "70%"))
    with pytest.raises(FaultySource, match="come to 11/10"):
        Book.load(tmp_path)
