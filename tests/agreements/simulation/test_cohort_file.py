"""A cohort from a file: read whole, or every fault by row and column and nothing read."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from agreements.facts import PackageFacts
from agreements.simulation import cohort_file
from agreements.simulation.cohort import DOMAINS, cohort_of
from agreements.simulation.cohort_file import HEADER, FaultyCohort, read_cohort

ROW = {
    "package": "P1",
    "weeks": "26",
    "region": "XR1",
    "health_board": "XHB1",
    "council": "XLA11",
    "service": "community_package",
    "package_start": "2025-04-07",
    "breathing": "high",
    "eligibility": "assessed_pending",
    "marks": "looked_after fast_track",
    "paused_days": "3",
    "hours_health_minutes": "60",
    "hours_other_minutes": "540",
    "line1_kind": "support",
    "line1_minutes_a_week": "600",
    "line1_rate_pence_an_hour": "1860",
    "line1_weekly_pence": "18600",
    "line2_kind": "therapy",
    "line2_weekly_pence": "5000",
    "line2_health_required": "yes",
}


def as_csv(folder: Path, *rows: Mapping[str, str], header: tuple[str, ...] = HEADER) -> Path:
    path = folder / "cohort.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)
    return path


def faults(path: Path) -> list[tuple[int | None, str | None]]:
    with pytest.raises(FaultyCohort) as refused:
        read_cohort(path, weeks=52)
    assert all(fault.words.cy for fault in refused.value.faults)
    return [(fault.row, fault.column) for fault in refused.value.faults]


def test_a_row_is_a_package(tmp_path: Path) -> None:
    cohort = read_cohort(as_csv(tmp_path, ROW, ROW | {"package": "P2", "weeks": ""}), weeks=52)
    assert (cohort.names, cohort.weeks.tolist()) == (("P1", "P2"), [26, 52])
    facts = cohort.facts(0)
    assert facts.levels == {"breathing": "high"}
    assert (facts.eligibility, facts.paused_days) == ("assessed_pending", 3)
    assert set(facts.marks) == {"looked_after", "fast_track"}
    assert facts.hours is not None
    assert facts.hours.other_minutes == 540
    assert [(one.kind, one.weekly_pence, one.health_required) for one in facts.lines] == [
        ("support", 18600, False),
        ("therapy", 5000, True),
    ]
    assert facts.lines[0].minutes_a_week == 600


def test_json_lines_and_csv_of_the_same_packages_have_one_hash(tmp_path: Path) -> None:
    cohort = read_cohort(as_csv(tmp_path, ROW), weeks=52)
    facts = cohort.facts(0).model_dump(mode="json", exclude_none=True)
    path = tmp_path / "cohort.jsonl"
    path.write_text(json.dumps({"package": "P1", "weeks": 26, **facts}) + "\n\n", encoding="utf-8")
    assert read_cohort(path, weeks=52).sha256 == cohort.sha256
    other = cohort_of([("P1", PackageFacts.model_validate(facts))], weeks=27)
    assert other.sha256 != cohort.sha256


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"package": ""}, "package"),
        ({"weeks": "0"}, "weeks"),
        ({"weeks": "many"}, "weeks"),
        ({"region": "XR99"}, "region"),
        ({"council": "XLA21"}, "council"),
        ({"service": "hotel"}, "service"),
        ({"package_start": "7 April"}, "package_start"),
        ({"breathing": "extreme"}, "breathing"),
        ({"line1_kind": "sweets"}, "line1_kind"),
        ({"line1_weekly_pence": "18601"}, "line1_weekly_pence"),
        ({"line2_weekly_pence": "-5"}, "line2_weekly_pence"),
        ({"line2_weekly_pence": "50.00"}, "line2_weekly_pence"),
        ({"line2_weekly_pence": ""}, "line2_weekly_pence"),
        ({"line2_weekly_pence": "9999999999999"}, "line2_weekly_pence"),
        ({"line2_health_required": "maybe"}, "line2_health_required"),
        ({"hours_other_minutes": ""}, "hours_other_minutes"),
        ({"hours_health_minutes": "-1", "hours_other_minutes": "5"}, "hours_health_minutes"),
        ({"eligibility": "perhaps"}, "eligibility"),
        ({"marks": "fast_track lucky"}, "marks"),
        ({"paused_days": "some"}, "paused_days"),
        ({"panel_health": "half", "panel_social": "1/2"}, None),
    ],
)
def test_a_fault_is_told_by_row_and_column(
    tmp_path: Path, change: dict[str, str], column: str | None
) -> None:
    path = as_csv(tmp_path, ROW, ROW | {"package": "P2"} | change, ROW | {"package": "P3"})
    if column is None:  # shares that are no shares are the panel's own matter: the split refuses them
        assert len(read_cohort(path, weeks=52)) == 3
    else:
        assert (3, column) in faults(path)


def test_the_example_is_a_cohort_and_the_page_names_every_column() -> None:
    top = Path(__file__).parents[3]
    assert len(read_cohort(top / "examples" / "cohort.csv", weeks=52)) == 24
    page = (top / "docs" / "simulation.md").read_text(encoding="utf-8")
    alike = ("line2", "line3", "line4", "line5", "line6")
    told = [name for name in HEADER if name not in DOMAINS and not name.startswith(alike)]
    assert [name for name in told if f"`{name}`" not in page] == []


def test_every_fault_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    bad = ROW | {"package": "P2", "weeks": "x", "line1_kind": "sweets"}
    found = faults(as_csv(tmp_path, ROW, bad, ROW))
    assert found == [(3, "weeks"), (3, "line1_kind"), (4, "package")]


@pytest.mark.parametrize("text", ["", "package\n", "package,region\nP1,XR1\n", '"broken', "a,b,c\n1,2,3\n"])
def test_a_file_that_is_no_cohort_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8")
    assert faults(path)


@pytest.mark.parametrize(
    "line", ["[]", "{", "[" * 50_000, '{"package": 1}', '{"package": "P", "x": 1}', "\x00"]
)
def test_a_line_that_is_no_package_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    assert faults(path)[0][0] == 1


def test_a_column_that_could_name_a_child_is_refused(tmp_path: Path) -> None:
    path = as_csv(tmp_path, ROW | {"given_name": "Nel"}, header=(*HEADER, "given_name"))
    assert faults(path) == [(1, "given_name")]


def test_bytes_that_are_no_text_and_a_line_without_end_are_refused(tmp_path: Path) -> None:
    binary, endless = tmp_path / "a.csv", tmp_path / "b.csv"
    binary.write_bytes(",".join(HEADER).encode() + b"\n\xff\xfe\xfa,,\n")
    endless.write_bytes(b"x" * 3_000_000)
    assert faults(binary)
    assert faults(endless) == [(1, None)]


def test_only_so_many_faults_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohort_file, "MOST_FAULTS", 3)
    with pytest.raises(FaultyCohort) as refused:
        read_cohort(as_csv(tmp_path, *[ROW | {"package": ""}] * 10), weeks=52)
    assert (len(refused.value.faults), refused.value.beyond) == (3, 7)
