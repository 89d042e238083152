"""`flat_plus_remainder` (F10): a published flat rate from one payer, and the rest from another."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.refusals import FactsMissing
from tests.agreements.formulas.promises import (
    COSTS,
    HEALTH,
    SOCIAL,
    always,
    block,
    formula,
    is_proved_lawful,
    keeps_its_promises,
    lines_of_any_kind,
    pence,
    problems,
    question,
    schedule,
    told,
    with_lines,
    world,
)

RULE = formula("flat_plus_remainder", payer=HEALTH, rate="nursing", remainder=SOCIAL)
NURSING = schedule("nursing", ("2023-04-01", "2024-05-05", 15_505), ("2024-05-06", "2025-03-31", 15_816))


def asked(cost, on=date(2024, 5, 6), rates=NURSING):
    return question(block(cost), on=on, parameters=rates)


def test_the_catalogue_example_comes_out_to_the_penny():
    assert pence(RULE, asked(75_000)) == (15_816, 59_184, 0)


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (0, (0, 0, 0)),
        (1, (1, 0, 0)),
        (15_815, (15_815, 0, 0)),
        (15_816, (15_816, 0, 0)),
        (15_817, (15_816, 1, 0)),
    ],
)
def test_both_sides_of_the_rate(cost, expected):
    assert pence(RULE, asked(cost)) == expected
    assert pence(RULE, asked(cost), grain="line") == expected


def test_the_rate_of_the_day_holds_on_both_sides_of_a_change():
    assert pence(RULE, asked(75_000, date(2024, 5, 5))) == (15_505, 59_495, 0)
    assert pence(RULE, asked(75_000, date(2024, 5, 6))) == (15_816, 59_184, 0)


@pytest.mark.parametrize("on", [date(2023, 3, 31), date(2025, 4, 1)])
def test_a_day_without_a_rate_is_refused_and_never_nought(on):
    with pytest.raises(FactsMissing, match="has no published rate for") as refused:
        pence(RULE, asked(75_000, on))
    assert (refused.value.rule, refused.value.clause) == ("rate_missing", "c4-1")


def test_the_rate_is_cited():
    (read,) = RULE.inputs((), asked(75_000))
    assert "flat rate of £158.16 a week (in force from 6 May 2024; " in read.en
    assert "An invented notice" in read.en
    assert "Hysbysiad dychmygol" in read.cy


def test_the_trace_says_whether_anything_is_left():
    more, less = (RULE.divide(one.facts.lines, one) for one in (asked(75_000), asked(15_816)))
    assert told(more) == [
        "the cost, £750.00, is more than the flat rate of £158.16 a week, so £591.84 is left: the council's "
        "social care budget"
    ]
    assert "so nothing is left: the health board pays all of it" in told(less)[0]


def test_a_clause_can_state_every_rate_with_its_day():
    stated = RULE.constants(NURSING)["flat_plus_remainder.rate"]
    assert stated.en == "£155.05 from 1 April 2023, £158.16 from 6 May 2024"
    assert stated.cy == "£155.05 o 1 Ebrill 2023, £158.16 o 6 Mai 2024"
    assert RULE.constants(always("nursing", 15_816))["flat_plus_remainder.rate"].cy == "£158.16"


def test_what_is_wrong_with_the_rule_is_told():
    assert problems(RULE, NURSING) == []
    assert problems(RULE) == ["there is no parameter nursing to give the rate"]
    for value in (-1, "many", True, 10**13):
        assert problems(RULE, always("nursing", value)) == ["the rate is not whole pence, nought or more"]
    same = formula("flat_plus_remainder", payer=HEALTH, rate="nursing", remainder=HEALTH)
    assert problems(same, NURSING) == ["the same payer takes the rate and the rest"]


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_any_kind(COSTS) | lines_of_any_kind(), rate=COSTS | st.integers(0, 1_000_000))
def test_it_keeps_what_every_kind_promises(lines, rate):
    rates = always("nursing", rate)
    facts = with_lines(block(0), lines)
    keeps_its_promises(RULE, question(facts, parameters=rates), world(rates))
    assert is_proved_lawful(RULE, world(rates))
