"""Versions compared, and coverage over time: what differs is named in both languages, and no day is lost."""

import shutil
from datetime import date, timedelta

import pytest

from agreements.book import SHIPPED, Book
from agreements.check import check
from agreements.editing import edit_value
from agreements.faults import FaultySource
from agreements.field_names import FIELD_NAMES
from agreements.model import WrittenAgreement
from agreements.provisions.parties import Supersedes
from agreements.versions import coverage, diff
from tests.agreements.test_book import changed
from tooling.sign_examples import sign

FOLDER = SHIPPED / "xr1-dyffryn-gwyrddlas" / "gofal-parhaus-1"


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.load()


def found(book: Book) -> dict[tuple[str, str, tuple[str, ...]], tuple[object, object]]:
    before, after = book.get("xr2-gofal-parhaus", 1), book.get("xr2-gofal-parhaus", 2)
    return {(one.where, one.name, one.path): (one.before, one.after) for one in diff(before, after)}


def test_a_version_does_not_differ_from_itself(book):
    for one in book.all():
        assert diff(one, one) == ()


def test_a_share_that_changed_is_named_by_its_rule_and_payer(book):
    changes = found(book)
    assert changes["rule", "main", ("shares", "health_board")] == ("1/2", "3/5")
    assert changes["field", "rounding", ("method",)] == ("floor_then_topup", "largest_remainder")
    assert ("rule", "education", ()) not in changes


def test_a_clause_whose_figures_alone_moved_says_so(book):
    before, after = book.get("xr2-gofal-parhaus", 1), book.get("xr2-gofal-parhaus", 2)
    clauses = {one.name: one for one in diff(before, after) if one.where == "clause"}
    assert clauses["c4-1"].figures_only
    assert not clauses["c1-2"].figures_only
    assert "60%" in clauses["c4-1"].words.cy
    assert "the health board 50%" in clauses["c4-1"].words.en


def test_every_change_is_told_in_both_languages(book):
    one, two = book.get("xr1-gofal-parhaus"), book.get("xr3-gofal-parhaus")
    for change in diff(one, two):
        assert change.words.cy.strip()
        assert change.words.en.strip()


def test_a_rule_that_is_new_or_gone_is_one_change_with_nothing_on_the_other_side(book):
    one, two = book.get("xr1-gofal-parhaus"), book.get("xr3-gofal-parhaus")
    changes = {(change.where, change.name): change for change in diff(one, two)}
    assert changes["rule", "lines"].after is None
    assert changes["rule", "main"].before is None
    assert changes["parameter", "points"].before is None


def test_every_field_has_a_name_in_both_languages():
    assert set(FIELD_NAMES) == set(WrittenAgreement.model_fields)


def test_coverage_loses_no_day_and_shows_the_gaps(book):
    first, last = date(2016, 1, 1), date(2021, 12, 31)
    for one in coverage(book, regions=["XR2", "XR7"], services=["transport"], first_day=first, last_day=last):
        assert one.stretches[0].first_day == first
        assert one.stretches[-1].last_day == last
        for before, after in zip(one.stretches, one.stretches[1:], strict=False):
            assert before.last_day is not None
            assert after.first_day == before.last_day + timedelta(days=1)


def test_coverage_says_which_version_on_which_days(book):
    first = date(2016, 1, 1)
    (two,) = coverage(book, regions=["XR2"], services=["equipment"], first_day=first, last_day=None)
    assert [(one.first_day, one.last_day, one.agreements) for one in two.stretches] == [
        (first, date(2016, 3, 31), ()),
        (date(2016, 4, 1), date(2020, 3, 31), (("xr2-gofal-parhaus", 1),)),
        (date(2020, 4, 1), None, (("xr2-gofal-parhaus", 2),)),
    ]
    assert [one.first_day for one in two.gaps] == [first]


def test_a_region_without_an_agreement_is_one_gap(book):
    (none,) = coverage(
        book, regions=["XR7"], services=["transport"], first_day=date(2020, 1, 1), last_day=None
    )
    assert [one.covered for one in none.stretches] == [False]


def test_a_later_version_ends_the_earlier_one_and_leaves_its_hash(book):
    first = book.get("xr5-memorandwm", 1)
    assert first.dates.effective_to is None
    assert first.last_day == date(2020, 3, 31)
    assert first.standing == "superseded"
    later = book.get("xr5-memorandwm", 2)
    assert later.supersedes == Supersedes(id=first.id, version=1, sha256=first.sha256)
    assert changed(first).sha256 == first.sha256


def test_a_template_is_never_in_force(book):
    template = changed(book.get("xr1-gofal-parhaus"), template=True)
    assert Book([template]).all() == ()
    assert not template.in_force_on(date(2024, 5, 6))


def test_a_folder_that_nobody_activated_is_a_draft_and_in_no_book(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "a", ignore=shutil.ignore_patterns("activation.yaml"))
    (tmp_path / "a" / "clauses.en.md").write_text("half written")
    assert Book.load(tmp_path).all() == ()


def test_content_that_was_changed_after_it_was_signed_may_not_be_used(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "a")
    assert len(Book.load(tmp_path).all()) == 1
    edit_value(tmp_path / "a" / "agreement.yaml", ("audit", "retention_years"), 99)
    with pytest.raises(FaultySource, match="changed after it was signed"):
        Book.load(tmp_path)


def test_comments_and_order_are_no_change_of_content(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "a")
    file = tmp_path / "a" / "agreement.yaml"
    file.write_text("# one comment more\n" + file.read_text())
    assert len(Book.load(tmp_path).all()) == 1


def test_an_agreement_that_a_party_ended_is_in_force_no_longer_and_keeps_its_hash(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "a")
    (before,) = Book.load(tmp_path).all()
    (tmp_path / "a" / "termination.yaml").write_text(
        f"sha256: {before.sha256}\nby: XHB1\nnotice_given_on: 2025-03-31\nlast_day: 2026-03-31\n"
        "reference: {cy: Llythyr, en: Letter}\n"
    )
    (ended,) = Book.load(tmp_path).all()
    assert (ended.standing, ended.last_day, ended.sha256) == (
        "terminated",
        date(2026, 3, 31),
        before.sha256,
    )
    assert ended.in_force_on(date(2026, 3, 31))
    assert not ended.in_force_on(date(2026, 4, 1))


def test_the_tool_that_signs_the_invented_agreements_signs_what_ships_alike(tmp_path):
    folder = tmp_path / "xr1" / "a"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("signatures", "activation.yaml"))
    assert sign(folder).sha256 == Book.load().get("xr1-gofal-parhaus", 1).sha256
    assert check(folder) == []
    made = {path.name for path in (folder / "signatures").iterdir()}
    assert made == {path.name for path in (FOLDER / "signatures").iterdir()}
