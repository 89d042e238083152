"""A new agreement: nothing is decided for the bodies, and every open point is asked by name."""

from datetime import date
from pathlib import Path

import pytest

from agreements.book import SHIPPED, Book
from agreements.check import check
from agreements.editing import edit_clause, edit_value
from agreements.reading import folders_of, read_agreement
from agreements.reference import Reference
from agreements.starting import MODEL, CannotStart, source_of, start
from agreements.yaml_source import read_yaml

REGION = Reference.load().region("XR7")
DECIDED = {
    ("legal_status",): "part9_written_agreement",
    ("domain", "weekly_pence", "to"): 5_000_000,
    ("scope", "income_first"): False,
    ("contributions", "basis"): "gross",
    ("contributions", "pool_model"): "aligned",
    ("contributions", "host"): "XLA71",
    ("parties", 1, "role"): "host",
    ("contributions", "pool_manager", "office"): {"cy": "Cyllid plant", "en": "Children's finance"},
    ("contributions", "pool_manager", "deputy"): {"cy": "Cyfrifydd", "en": "Accountant"},
    ("rounding", "method"): "largest_remainder",
    ("rounding", "grain"): "line",
    ("rounding", "tie_order"): ["health_board", "council.social", "council.education"],
    ("time", "count_first_day"): True,
    ("time", "count_last_day"): False,
    ("overspend", "method"): "own_risk",
    ("underspend", "method"): "return_proportional",
    ("default_clause",): None,
    ("disputes", "panel_binding"): False,
    ("disputes", "arbiter"): "welsh_government",
    ("reporting", "forecast_by"): "12-31",
    ("reporting", "budget_by"): "02-28",
    ("audit", "retention_years"): 6,
    ("variation", "notice_days"): 60,
    ("termination", "notice_days"): 180,
    ("termination", "exit_rule"): "same_rules",
    **{("disputes", "stages", place, "days"): 5 for place in range(5)},
}
CLAUSES = {
    "c1-3": ("Nid yw'n rhwymo'n gyfreithiol.", "It does not bind in law."),
    "c2-1": ("Ni fydd gofal plentyn byth yn aros am y ddadl am arian.", "A child's care never waits."),
    "c4-1": ("Y panel sy'n pennu'r cyfrannau.", "The panel determines the shares."),
    "c5-3": ("Nid yw diffyg ymateb yn gytundeb.", "Silence is not agreement."),
}


def filled_in(folder: Path) -> None:
    """Decides every point that the model leaves open."""
    main = folder / "agreement.yaml"
    for path, value in DECIDED.items():
        edit_value(main, path, value)
    edit_value(main, ("membership_as_at",), date(2019, 4, 1))
    for name, day in (("effective_from", date(2026, 4, 1)), ("signed_on", date(2026, 3, 2))):
        edit_value(main, ("dates", name), day)
    edit_value(main, ("dates", "review_due"), date(2028, 4, 1))
    for code in ("cy", "en"):
        confirmed = {"name": "Rhywun (enghraifft / example)", "confirmed_on": date(2026, 3, 1)}
        edit_value(main, ("languages", "confirmed_by", code), confirmed)
    edit_value(folder / "formulas" / "main.yaml", ("kind",), "panel_determined")
    for clause_id, texts in CLAUSES.items():
        for code, text in zip(("cy", "en"), texts, strict=True):
            edit_clause(folder / f"clauses.{code}.md", clause_id, text=text)


def test_every_fault_of_the_model_agreement_is_a_point_to_be_decided():
    reading = read_agreement(MODEL)
    assert reading.agreement is None
    assert len(reading.faults) > 40
    assert all(fault.words.en.startswith("to be decided: ") for fault in reading.faults)
    assert all(fault.words.cy.startswith("i'w benderfynu: ") for fault in reading.faults)


def test_the_model_agreement_is_never_in_a_book():
    assert MODEL not in folders_of(SHIPPED)
    assert not any(one.template for one in Book.load().all())
    assert Book.load(MODEL).all() == ()


def test_the_model_agreement_suggests_no_share():
    assert "%" not in "".join(path.read_text() for path in MODEL.rglob("*.*"))
    assert read_yaml(MODEL / "formulas" / "main.yaml").data["kind"] == "<<kind>>"


def test_the_interim_rule_of_the_model_pays_first_and_never_puts_a_health_line_on_a_council():
    interim = read_yaml(MODEL / "agreement.yaml").data["interim"]
    assert (interim["rule"], interim["without_prejudice"], interim["reimbursed"]) == (
        "announced_split",
        True,
        "monthly",
    )
    clause = read_agreement(MODEL).clauses["en"]["c5-1"].text
    assert (
        "One body pays the provider from the first day, and the other reimburses its announced share"
        in clause
    )
    assert "never put on a council, not even meanwhile" in clause


def test_a_new_folder_has_the_regions_bodies_and_nothing_wrong_but_what_is_open(tmp_path):
    points = start(MODEL, REGION, to=tmp_path / "new")
    assert all(point.words.en.startswith("to be decided: ") for point in points)
    data = read_yaml(tmp_path / "new" / "agreement.yaml").data
    assert [party["body"] for party in data["parties"]] == ["XHB7", "XLA71"]
    assert "template" not in data
    assert "Kite Health Board" in (tmp_path / "new" / "clauses.en.md").read_text()
    assert "Bwrdd Iechyd y Barcud" in (tmp_path / "new" / "clauses.cy.md").read_text()


def test_the_folder_that_a_person_filled_in_reads_and_wants_only_its_evidence(tmp_path):
    folder = tmp_path / "new"
    start(MODEL, REGION, to=folder)
    filled_in(folder)
    assert [fault.as_line() for fault in read_agreement(folder).faults] == []
    wanted = {fault.words.en for fault in check(folder)}
    assert not any("to be decided" in sentence for sentence in wanted)
    agreement = read_agreement(folder).agreement
    assert agreement is not None
    assert (agreement.id, agreement.region, agreement.template) == ("xr7-gofal-parhaus", "XR7", False)


def test_the_next_version_of_an_agreement_names_the_one_before_by_its_hash(tmp_path):
    before = Book.load().get("xr2-gofal-parhaus", 2)
    start(source_of("xr2-gofal-parhaus"), Reference.load().region("XR2"), to=tmp_path / "three")
    data = read_yaml(tmp_path / "three" / "agreement.yaml").data
    assert data["version"] == 3
    assert data["supersedes"] == {"id": before.id, "version": 2, "sha256": before.sha256}
    assert not (tmp_path / "three" / "signatures").exists()


def test_the_next_version_wants_only_its_dates_and_who_confirmed_it(tmp_path):
    points = start(source_of("xr5-memorandwm"), Reference.load().region("XR5"), to=tmp_path / "four")
    first = start(
        SHIPPED / "xr5-baer-dyfrgi" / "memorandwm-1", Reference.load().region("XR5"), to=tmp_path / "two"
    )
    for found in (points, first):
        assert {point.words.en for point in found} == {
            "to be decided: the first day in force",
            "to be decided: the day of signing",
            "to be decided: the day by which a review is due",
            "to be decided: who confirmed the text of this language, and when",
        }
    assert read_yaml(tmp_path / "two" / "agreement.yaml").data["sources"] == []


def test_a_start_from_another_region_says_where_its_bodies_are_still_named(tmp_path):
    points = start(source_of("xr1-gofal-parhaus"), REGION, to=tmp_path / "new")
    named = [point for point in points if "a body of another region" in point.words.en]
    assert named
    assert all("clauses." in point.file for point in named)


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "keep.txt").write_text("mine")
    with pytest.raises(CannotStart):
        start(MODEL, REGION, to=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["keep.txt"]


def test_a_source_that_is_not_there_is_refused():
    with pytest.raises(CannotStart) as refused:
        source_of("nothing")
    assert refused.value.words.cy
