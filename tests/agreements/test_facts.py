"""The facts of a package: what is refused, naming the line or field and the rule in both languages."""

import pytest
from pydantic import ValidationError

from agreements.circumstances import ELIGIBILITY, INCOME_SOURCES, MARKS
from agreements.pydantic_words import faults_in
from tests.agreements.packages import casebook, income, line, package


def sentences(error):
    return [(".".join(map(str, path)), words.en, words.cy) for path, words in faults_in(error.value)]


def test_the_example_is_the_package_of_the_casebook():
    facts = casebook()
    assert facts.total_pence == 288_630
    assert facts.accounts.all == ("XHB1.health", "XLA11.social", "XLA11.education")


def test_time_at_its_rate_must_be_the_week_and_the_fault_names_the_line():
    with pytest.raises(ValidationError) as error:
        package("XR1", line("carer", "trained_carer", 118441, minutes_a_week=3360, rate_pence_an_hour=2115))
    ((path, en, cy),) = sentences(error)
    assert path == "lines.0.weekly_pence"
    assert "line carer" in en
    assert "£1,184.40 a week, not £1,184.41" in en
    assert "llinell carer" in cy


def test_half_a_penny_of_time_goes_away_from_zero():
    package("XR1", line("carer", "trained_carer", 1, minutes_a_week=30, rate_pence_an_hour=1))


def test_a_registered_nurse_is_always_health_required():
    facts = package("XR1", line("nurse", "registered_nurse", 100, health_required=False))
    assert facts.lines[0].health_required


@pytest.mark.parametrize(
    ("changes", "path", "part"),
    [
        ({"region": "XR9"}, "region", "no region XR9"),
        ({"health_board": "XHB2"}, "health_board", "XHB2 is not a body"),
        ({"council": "XLA21"}, "council", "XLA21 is not a body"),
        ({"levels": {"communication": "severe"}}, "levels.communication", "does not admit"),
        ({"levels": {"magic": "low"}}, "levels.magic", "does not admit"),
        ({"service": "spa"}, "service", "not one that is allowed"),
        ({"colour": "red"}, "colour", "is not known"),
    ],
)
def test_a_wrong_code_is_refused_with_its_place(changes, path, part):
    with pytest.raises(ValidationError) as error:
        package("XR1", line("a", "support", 1), **changes)
    assert any(found == path and part in en and cy for found, en, cy in sentences(error))


@pytest.mark.parametrize("pence", [-1, 1.5, "100", True, 10**13])
def test_pence_are_whole_and_not_negative(pence):
    with pytest.raises(ValidationError):
        package("XR1", line("a", "support", pence))


def test_two_lines_of_one_id_and_no_line_are_refused():
    with pytest.raises(ValidationError, match="is there twice"):
        package("XR1", line("a", "support", 1), line("a", "tuition", 1))
    with pytest.raises(ValidationError):
        package("XR1")


def test_circumstances_may_all_be_left_out():
    facts = casebook()
    assert (facts.marks, facts.eligibility, facts.paused_days, facts.income) == ((), "eligible", 0, ())


def test_every_circumstance_is_said_in_both_languages():
    for said in (MARKS, ELIGIBILITY, INCOME_SOURCES):
        for one in said.values():
            assert one.name.cy != one.name.en or one.name.en == "grant"
            assert one.meaning.cy != one.meaning.en


@pytest.mark.parametrize(
    ("changes", "path", "part"),
    [
        ({"marks": ["hurried"]}, "marks.0", "not one that is allowed"),
        ({"eligibility": "perhaps"}, "eligibility", "not one that is allowed"),
        ({"paused_days": -1}, "paused_days", "not one that is allowed"),
        ({"income": [income("a", 5, source="lottery")]}, "income.0.source", "not one that is allowed"),
        ({"income": [income("a", -5)]}, "income.0.weekly_pence", "not one that is allowed"),
        ({"income": [income("a", 5), income("a", 6)]}, "income.1.id", "the income a is there twice"),
        ({"income": [income("a", 5, against="b")]}, "income.0.against", "for the line b, which is not"),
    ],
)
def test_wrong_circumstances_are_refused_with_their_place(changes, path, part):
    with pytest.raises(ValidationError) as error:
        package("XR1", line("a", "support", 10), **changes)
    assert any(found == path and part in en and cy for found, en, cy in sentences(error))
