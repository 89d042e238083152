"""Promises of `cytundeb agreements`: list, check, show, test and split, with their exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from agreements.book import SHIPPED, Book
from tests.cytundeb.typed_commands import CommandLine

XR1 = "xr1-gofal-parhaus"
EXAMPLE = SHIPPED.parent.parent / "examples" / "facts.json"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A copy of the example that the documentation points to."""
    return Path(shutil.copy(EXAMPLE, tmp_path / "facts.json"))


def test_list_names_every_version(typed: CommandLine) -> None:
    listed = {(one["id"], one["version"]) for one in typed("agreements", "list", "--json").document}
    assert listed == {(one.id, one.version) for one in Book.load().all()}


def test_show_tells_the_version_in_force_on_the_day(typed: CommandLine) -> None:
    assert (
        typed("agreements", "show", "xr2-gofal-parhaus", "--on", "2018-01-01", "--json").document["version"]
        == 1
    )
    assert typed("agreements", "show", "xr2-gofal-parhaus", "--json").document["version"] == 2


@pytest.mark.parametrize("what", ["xr2-gofal-parhaus", str(SHIPPED / "xr2-arfordir-y-wawr/gofal-parhaus-2")])
def test_show_on_a_day_that_no_version_covers_is_refused(typed: CommandLine, what: str) -> None:
    said = typed("agreements", "show", what, "--on", "1999-01-01", "--json")
    assert (said.code, said.out) == (3, "")
    assert "xr2-gofal-parhaus is not in force on 1 January 1999" in said.err


@pytest.mark.parametrize("command", ["check", "test"])
@pytest.mark.parametrize("name", ["README.md", "empty"])
def test_what_is_no_agreement_fails_and_says_so(
    typed: CommandLine, tmp_path: Path, command: str, name: str
) -> None:
    folder = _copy_of_xr1(tmp_path)
    (folder / "README.md").write_text("no agreement")
    (folder / "empty").mkdir()
    said = typed("agreements", command, str(folder / name))
    assert said.code == 1
    assert "there is no agreement here" in said.out
    assert name in said.out
    assert typed("agreements", command, str(folder / "agreement.yaml")).code == 0


def test_an_agreement_without_worked_examples_fails_its_test(typed: CommandLine, tmp_path: Path) -> None:
    folder = _copy_of_xr1(tmp_path)
    shutil.rmtree(folder / "cases")
    said = typed("agreements", "test", str(folder))
    assert said.code == 1
    assert "no worked example stands beside the formulas" in said.out


@pytest.mark.parametrize("text", ["", "Mae Alys yn byw yn Heol y Bont.", '{"region": "XR1", '])
def test_facts_that_are_not_json_are_refused_without_repeating_them(
    typed: CommandLine, facts: Path, text: str
) -> None:
    facts.write_text(text)
    said = typed("agreements", "split", "--agreement", XR1, "--facts", str(facts), "--on", "2026-06-01")
    assert said.code == 3
    assert "facts.json: it is not JSON" in said.err
    assert "?" not in said.err
    assert "Alys" not in said.err


def test_facts_that_say_a_thing_twice_are_refused(typed: CommandLine, facts: Path) -> None:
    facts.write_text(facts.read_text().rstrip()[:-1] + ', "council": "XLA12"}')
    ended = typed(
        "agreements", "split", "--agreement", "xr1-gofal-parhaus", "--facts", str(facts), "--on", "2024-05-06"
    )
    assert ended.code == 3
    assert "the name 'council' stands twice in one object" in ended.err


def test_a_file_without_an_end_is_not_read_to_its_end(typed: CommandLine) -> None:
    ended = typed(
        "agreements",
        "split",
        "--agreement",
        "xr1-gofal-parhaus",
        "--facts",
        "/dev/zero",
        "--on",
        "2024-05-06",
    )
    assert ended.code == 2
    assert "/dev/zero is over 5 MB." in ended.err


def test_new_where_nothing_can_be_written_is_refused(typed: CommandLine) -> None:
    ended = typed("agreements", "new", "XR7", "--to", "/dev/null/new")
    assert ended.code == 3
    assert "/dev/null/new cannot be written" in ended.err


def test_facts_that_name_no_fields_are_refused(typed: CommandLine, facts: Path) -> None:
    facts.write_text("[1, 2]")
    said = typed("agreements", "split", "--agreement", XR1, "--facts", str(facts), "--on", "2026-06-01")
    assert said.code == 3
    assert "facts.json: it does not name fields" in said.err


def test_show_gives_each_clause_in_the_language_of_the_reader(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Parties" in typed("agreements", "show", XR1).out
    monkeypatch.setenv("CYTUNDEB_LANG", "cy")
    assert "Y partïon" in typed("agreements", "show", XR1).out


def test_the_agreements_that_are_shipped_pass_their_check_and_their_examples(typed: CommandLine) -> None:
    assert typed("agreements", "check").code == 0
    answer = typed("agreements", "test", "--json")
    assert answer.code == 0
    assert answer.document["failed"] == []
    assert answer.document["passed"] >= 20


def test_check_prints_every_fault_as_file_line_sentence_and_exits_1(
    typed: CommandLine, tmp_path: Path
) -> None:
    folder = _copy_of_xr1(tmp_path)
    (folder / "agreement.yaml").write_text(
        (folder / "agreement.yaml")
        .read_text()
        .replace("away_from_zero", "sideways")
        .replace("XLA11", "XLA99")
    )
    said = typed("agreements", "check", str(folder))
    assert said.code == 1
    assert all(":" in line for line in said.out.splitlines())
    assert "agreement.yaml:" in said.out


def test_an_example_that_does_not_come_out_to_the_penny_fails(typed: CommandLine, tmp_path: Path) -> None:
    folder = _copy_of_xr1(tmp_path)
    example = sorted((folder / "cases").glob("*.yaml"))[0]
    lines = example.read_text().splitlines()
    last = max(
        place for place, line in enumerate(lines) if "XHB1" in line and line.split(":")[-1].strip().isdigit()
    )
    name, _, pence = lines[last].rpartition(":")
    lines[last] = f"{name}: {int(pence) + 1}"
    example.write_text("\n".join(lines) + "\n")
    said = typed("agreements", "test", str(folder), "--json")
    assert said.code == 1
    assert len(said.document["failed"]) == 1


def test_split_answers_the_stable_document(typed: CommandLine, facts: Path) -> None:
    agreement = _agreement_of(facts)
    said = typed(
        "agreements", "split", "--agreement", agreement, "--facts", str(facts), "--on", "2026-06-01", "--json"
    )
    assert said.code == 0
    document = said.document
    assert set(document["agreement"]) == {"id", "version", "sha256"}
    assert sum(share["pence"] for share in document["shares"]) == document["total_pence"]
    assert all("." in share["account"] for share in document["shares"])
    assert document["trace"]


def test_split_explains_itself_in_words(typed: CommandLine, facts: Path) -> None:
    words = ("agreements", "split", "--agreement", _agreement_of(facts), "--facts", str(facts))
    said = typed(*words, "--on", "2026-06-01", "--explain")
    assert said.code == 0
    assert "How the split was worked out" in said.out
    document = typed(*words, "--on", "2026-06-01", "--explain", "--json").document
    assert document["explanation"]["parts"][-1]["id"] == "totals"
    assert document["shares"]


def test_split_outside_coverage_is_refused_with_the_reason(typed: CommandLine, facts: Path) -> None:
    agreement = _agreement_of(facts)
    said = typed(
        "agreements", "split", "--agreement", agreement, "--facts", str(facts), "--on", "2013-01-01", "--json"
    )
    assert (said.code, said.out) == (3, "")
    assert "not in force on 1 January 2013" in said.err


def test_split_takes_the_folder_of_an_agreement(typed: CommandLine, facts: Path, tmp_path: Path) -> None:
    folder = _copy_of_xr1(tmp_path)
    body = json.loads(facts.read_text())
    body |= {"region": "XR1", "health_board": "XHB1", "council": "XLA11"}
    facts.write_text(json.dumps(body))
    by_id = typed(
        "agreements", "split", "--agreement", XR1, "--facts", str(facts), "--on", "2026-06-01", "--json"
    )
    by_path = typed(
        "agreements",
        "split",
        "--agreement",
        str(folder),
        "--facts",
        str(facts),
        "--on",
        "2026-06-01",
        "--json",
    )
    assert by_path.document == by_id.document


def test_facts_with_a_fault_are_refused_with_the_place_of_each(typed: CommandLine, facts: Path) -> None:
    body = json.loads(facts.read_text())
    body["lines"][0]["weekly_pence"] = -1.5
    facts.write_text(json.dumps(body))
    said = typed("agreements", "split", "--agreement", XR1, "--facts", str(facts), "--on", "2026-06-01")
    assert said.code == 3
    assert "facts.json: /lines/0/weekly_pence" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["show", "no-such-agreement"],
        ["show", str(EXAMPLE)],
        ["check", "/no/such/folder"],
        ["test", "/no/such/folder"],
        ["split", "--agreement", XR1, "--facts", "/no/such/file", "--on", "2026-01-01"],
        ["split", "--agreement", XR1, "--facts", "x", "--on", "yesterday"],
        ["split", "--agreement", XR1],
        ["nothing"],
        [],
    ],
)
def test_what_is_not_there_is_wrong_usage(typed: CommandLine, words: list[str]) -> None:
    assert typed("agreements", *words).code == 2


def _copy_of_xr1(tmp_path: Path) -> Path:
    found = next(path.parent for path in SHIPPED.rglob("agreement.yaml") if f"id: {XR1}" in path.read_text())
    unsigned = shutil.ignore_patterns("signatures", "activation.yaml", "simulation")
    return Path(shutil.copytree(found, tmp_path / "copied", ignore=unsigned))


def _agreement_of(facts: Path) -> str:
    region = json.loads(facts.read_text())["region"]
    return next(
        one.id for one in Book.load().all() if one.region == region and one.dates.effective_to is None
    )


def test_diff_names_what_changed_between_two_versions(typed: CommandLine) -> None:
    said = typed("agreements", "diff", "xr2-gofal-parhaus@1", "xr2-gofal-parhaus@2", "--json")
    assert said.code == 0
    named = {(one["where"], one["name"]) for one in said.document["changes"]}
    assert {("clause", "c4-1"), ("rule", "main"), ("field", "rounding")} <= named
    assert "No difference" in typed("agreements", "diff", XR1, XR1).out
    assert typed("agreements", "diff", "xr2-gofal-parhaus@9", XR1).code == 2


def test_coverage_shows_every_region_and_its_gaps(typed: CommandLine) -> None:
    document = typed("agreements", "coverage", "--json").document
    covered = {one["region"] for one in document if one["stretches"][-1]["covered"]}
    assert {"XR1", "XR2", "XR6"} <= covered
    assert "gwent" not in covered
    assert typed("agreements", "coverage", "--region", "XR7").code == 0
    assert "a gap: no agreement" in typed("agreements", "coverage", "--region", "XR7").out


@pytest.mark.parametrize("words", [["--region", "XR9"], ["--from", "2024-02-01", "--to", "2024-01-01"]])
def test_coverage_of_what_is_not_there_is_wrong_usage(typed: CommandLine, words: list[str]) -> None:
    assert typed("agreements", "coverage", *words).code == 2


def test_new_writes_a_folder_and_asks_every_open_point_in_the_language_of_the_reader(
    typed: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = typed("agreements", "new", "XR7", "--to", str(tmp_path / "new"), "--json")
    assert said.code == 0
    assert said.document["folder"] == str(tmp_path / "new")
    assert all(one["en"].startswith("to be decided: ") for one in said.document["open"])
    assert typed("agreements", "check", str(tmp_path / "new")).code == 1
    monkeypatch.setenv("CYTUNDEB_LANG", "cy")
    assert "i'w benderfynu: " in typed("agreements", "new", "XR7", "--to", str(tmp_path / "n")).out


def test_new_writes_over_nothing_and_knows_its_regions(typed: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert typed("agreements", "new", "XR7", "--to", str(tmp_path)).code == 3
    assert typed("agreements", "new", "XR7", "--from", "none", "--to", str(tmp_path / "a")).code == 3
    assert typed("agreements", "new", "XR9", "--to", str(tmp_path / "a")).code == 2


def test_schema_answers_for_a_file_or_a_name_and_writes_them_all(typed: CommandLine, tmp_path: Path) -> None:
    assert "agreement" in typed("agreements", "schema").out.split()
    by_name = typed("agreements", "schema", "parameter", "--json").document
    file = SHIPPED / "xr3-bror-wennol" / "gofal-parhaus-1" / "parameters" / "points.yaml"
    assert typed("agreements", "schema", str(file), "--json").document == by_name
    assert typed("agreements", "schema", "README.md").code == 2
    assert typed("agreements", "schema", "--to", str(tmp_path / "all")).code == 0
    assert (tmp_path / "all" / "formula.schema.json").is_file()
