"""Education first: its part of the week, exactly, and another formula on what is left."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from agreements.money import apportion
from agreements.proof.proving import Proof
from agreements.refusals import AgreementRefusal, FactsMissing
from tests.agreements.formulas.composed import (
    ALL_SOCIAL,
    FLAT,
    HALF,
    ITEMS,
    RATE,
    TIERS,
    exact,
    of_cost,
)
from tests.agreements.formulas.promises import (
    always,
    block,
    formula,
    keeps_its_promises,
    problems,
    question,
    schedule,
    told,
    world,
)
from tests.agreements.packages import line, package

WEEKS = always("weeks", 39)
PRICES = schedule("price", ("2020-04-01", "2024-08-31", 90_000), ("2024-09-01", None, 95_000))
WEEK = Fraction(90_000 * 39 * 7, 365)


def carve(rest=HALF, **fields):
    data = {"weekly": 90_000, "taught_weeks": "weeks", "year_days": 365, "rest": rest.id} | fields
    return formula("education_carve_out", id="main", **data)


def asked(facts, *parts, **beside):
    return question(facts, parts=parts or (HALF,), parameters=WEEKS | PRICES | RATE, **beside)


def test_over_the_stated_year_education_is_its_weeks_and_the_rest_is_halved():
    in_a_week = exact(carve(), asked(of_cost(400_000)))
    over_a_year = [amount * Fraction(365, 7) for amount in in_a_week]
    assert over_a_year[2] == 39 * 90_000
    assert apportion(20_857_143, over_a_year) == (8_673_572, 8_673_571, 3_510_000)


def test_it_never_takes_more_than_the_cost():
    assert exact(carve(), asked(of_cost(67_315))) == (0, 0, 67_315)
    health, social, education = exact(carve(), asked(of_cost(67_316)))
    assert education == WEEK
    assert health == social == (67_316 - WEEK) / 2


def test_a_rule_on_the_rest_sees_the_exact_rest():
    found = exact(carve(FLAT), asked(of_cost(68_000), FLAT))
    assert found == (68_000 - WEEK, 0, WEEK)
    assert exact(carve(FLAT), asked(of_cost(69_000), FLAT)) == (1000, 69_000 - WEEK - 1000, WEEK)


def test_it_is_taken_from_every_line_in_proportion():
    facts = package("XR1", line("a", "trained_carer", 300_000), line("b", "support", 100_000))
    health, social, education = exact(carve(ITEMS), asked(facts, ITEMS))
    assert education == WEEK
    assert (health, social) == ((400_000 - WEEK) * 3 / 4, (400_000 - WEEK) / 4)


def test_a_price_may_be_a_schedule_and_is_read_on_the_day():
    published = carve(weekly="price")
    assert exact(published, asked(of_cost(400_000), on=date(2024, 8, 31)))[2] == WEEK
    later = asked(of_cost(400_000), on=date(2024, 9, 1))
    assert exact(published, later)[2] == Fraction(95_000 * 39 * 7, 365)
    read = [words.en for words in published.inputs(later.facts.lines, later)]
    assert read[0].startswith("weeks taught in a year: 39 (in force from 1 April 2020;")
    assert read[1].startswith("price of a taught week: £950.00 (in force from 1 September 2024;")


def test_a_day_without_a_value_is_refused():
    with pytest.raises(AgreementRefusal):
        exact(carve(weekly="price"), asked(of_cost(5), on=date(2020, 3, 31)))
    with pytest.raises(FactsMissing):
        exact(carve(), asked(of_cost(5), on=date(2020, 3, 31)))


def test_it_says_what_was_taken_first():
    for cost, sentence in ((400_000, "is taken first"), (5, "takes all of the cost")):
        at = asked(of_cost(cost))
        (said,) = told(carve().divide(at.facts.lines, at))
        assert sentence in said


def test_a_clause_can_state_every_figure():
    stated = carve(weekly="price").constants(WEEKS | PRICES)
    assert {name: words.en for name, words in stated.items()} == {
        "main.weekly": "£900.00 from 1 April 2020, £950.00 from 1 September 2024",
        "main.taught_weeks": "39",
        "main.year_days": "365",
        "main.payer": "the council's education budget",
    }


@pytest.mark.parametrize(
    ("weeks", "sentence"),
    [
        ({}, "there is no parameter weeks to give the weeks taught"),
        (always("weeks", 53), "the weeks taught must be a whole number, and within 365 days"),
        (always("weeks", "39"), "the weeks taught must be a whole number, and within 365 days"),
    ],
)
def test_weeks_that_no_year_has_are_a_problem(weeks, sentence):
    assert sentence in problems(carve(), weeks)
    assert "there is no parameter price to give the rate" in problems(carve(weekly="price"), WEEKS)


@pytest.mark.parametrize("rest", [HALF, ITEMS, FLAT, TIERS])
@pytest.mark.parametrize("cost", [0, 1, 67_315, 67_316, 68_315, 68_316, 167_315, 167_316, 400_000, 10**9])
def test_it_keeps_what_every_kind_promises(rest, cost):
    over = world(WEEKS | PRICES | RATE, (rest,))
    assert problems(carve(rest), WEEKS) == []
    keeps_its_promises(carve(rest), asked(of_cost(cost), rest), over)
    keeps_its_promises(carve(rest), asked(block(cost, 5, 0), rest), over)


@pytest.mark.parametrize("cost", [1067, 67_315, 68_314, 68_315, 68_316, 68_317, 90_000])
def test_its_branches_leave_no_cost_out_where_the_rest_changes_at_a_bound(cost):
    chain = formula(
        "exception_chain",
        id="chain",
        default="half",
        exceptions=[
            {
                "id": "dear",
                "name": {"cy": "drud", "en": "dear"},
                "clause": "c4-2",
                "when": {"weekly_cost": {"from": 1000, "from_included": False}},
                "use": "social",
            }
        ],
    )
    social = formula("fixed_share", id="social", shares=ALL_SOCIAL)
    over = world(WEEKS, (chain, HALF, social))
    keeps_its_promises(carve(chain), asked(of_cost(cost), chain, HALF, social), over, rising=False)
    branches = sorted(carve(chain).branches(over), key=lambda branch: branch.first)
    assert branches[0].first == 0
    assert all(before.last >= after.first - 1 for before, after in pairwise(branches))


def test_the_rest_is_proved_down_to_nought_where_packages_are_declared_to_cost_more():
    rules = {"main": carve(), "half": HALF}
    assert Proof(rules, WEEKS, first=50_000, last=10**7).failures(["main"]) == ()
