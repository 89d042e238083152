"""What an agreement provides for: every choice is said; what contradicts itself is refused in its place."""

import shutil
from datetime import date

import pytest

from agreements.book import SHIPPED, Book
from agreements.circumstances import ELIGIBILITY
from agreements.editing import edit_value, remove_value
from agreements.provisions.frozen import days_in_words, each_year_on, years_in_words
from agreements.provisions.governance import PENDING_WORDS, STAGE_WORDS
from agreements.reading import read_agreement
from tests.agreements.checks.signed import UNSIGNED

FOLDER = SHIPPED / "xr1-dyffryn-gwyrddlas" / "gofal-parhaus-1"


@pytest.fixture
def copy(tmp_path):
    """A copy of a shipped agreement that may be broken."""
    shutil.copytree(FOLDER, tmp_path / "a", ignore=UNSIGNED)
    return tmp_path / "a"


def faults(folder) -> list[str]:
    return [fault.as_line().partition("agreement.yaml:")[2] for fault in read_agreement(folder).faults]


@pytest.mark.parametrize(
    ("at", "value", "sentence"),
    [
        (("scope", "age"), {"from": 18, "below": 18}, "no age is within the range"),
        (("domain", "weekly_pence"), {"from": 2, "to": 1}, "the range runs backwards"),
        (
            ("scope", "income_first"),
            True,
            "income lowers the cost where contributions.basis is net_of_income",
        ),
        (("reporting", "forecast_by"), "02-30", "not one that is allowed"),
        (("reporting", "budget_by"), "2-28", "not one that is allowed"),
        (("dates", "effective_to"), date(2019, 1, 1), "the agreement ends before it starts"),
        (("contributions", "basis"), "nett", "not one that is allowed"),
        (("interim", "without_prejudice"), False, "not one that is allowed"),
        (("variation", "in_writing"), False, "not one that is allowed"),
        (("termination", "in_flight_packages"), "stop", "not one that is allowed"),
        (("conflicts", "national_formula_prevails"), False, "not one that is allowed"),
        (("format",), 2, "not one that is allowed"),
        (("domain", "weekly_pence", "to"), 10**12 + 1, "not one that is allowed"),
        (("disputes", "stages"), [], "not one that is allowed"),
        (("vat", "net_of_recoverable"), False, "not one that is allowed"),
        (("languages", "authoritative"), ["fr"], "not one that is allowed"),
    ],
)
def test_what_contradicts_itself_is_refused_where_it_stands(copy, at, value, sentence):
    edit_value(copy / "agreement.yaml", at, value)
    assert any(sentence in fault for fault in faults(copy)), faults(copy)


@pytest.mark.parametrize(
    "name",
    ["overspend", "underspend", "vat", "interim", "disputes", "reporting", "audit", "termination", "time",
     "contributions", "languages", "scope", "domain", "rounding", "conflicts", "information_sharing",
     "backdated_authority", "default_clause", "supersedes", "signatures_required"],
)  # fmt: skip
def test_nothing_is_assumed_a_provision_that_is_left_out_is_missed_by_name(copy, name):
    remove_value(copy / "agreement.yaml", (name,))
    assert any(f"the field {name} is missing" in fault for fault in faults(copy))


def test_status_is_no_part_of_what_is_signed(copy):
    edit_value(copy / "agreement.yaml", ("status",), "active")
    assert any("the field status is not known" in fault for fault in faults(copy))


def test_every_figure_of_a_shipped_agreement_can_be_stated_in_both_languages():
    for one in Book.load().all():
        for name, words in one.constants.items():
            assert words.cy.strip(), name
            assert words.en.strip(), name
        assert one.must_be_stated == frozenset(one.constants)


def test_an_interim_rule_covers_every_pending_state_in_what_ships():
    for one in Book.load().all():
        assert set(one.interim.covers) == set(PENDING_WORDS)
        assert {stage.stage for stage in one.disputes.stages} == set(STAGE_WORDS)
        assert set(one.scope.eligibility) == set(ELIGIBILITY)


def test_numbers_stand_in_the_forms_of_both_languages():
    assert days_in_words(2, working=True).cy == "2 ddiwrnod gwaith"
    assert days_in_words(1, working=True).en == "1 working day"
    assert [years_in_words(count).cy for count in (1, 2, 6, 7)] == [
        "1 flwyddyn", "2 flynedd", "6 blynedd", "7 mlynedd"
    ]  # fmt: skip
    assert (each_year_on("12-31").cy, each_year_on("02-28").en) == ("31 Rhagfyr", "28 February")
