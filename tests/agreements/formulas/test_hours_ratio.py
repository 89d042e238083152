"""`hours_ratio` (F04): a block price is shared as the hours in it."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.facts import PackageFacts
from agreements.formulas.hours_ratio import NoHours, hours_in_words
from agreements.refusals import FactsMissing
from tests.agreements.formulas.promises import (
    COSTS,
    HEALTH,
    SOCIAL,
    block,
    formula,
    keeps_its_promises,
    lines_of_any_kind,
    pence,
    problems,
    question,
    with_lines,
    world,
)

RULE = formula("hours_ratio", health=HEALTH, other=SOCIAL)


def hours(health: int, other: int) -> dict[str, dict[str, int]]:
    return {"hours": {"health_minutes": health, "other_minutes": other}}


def test_the_catalogue_example_comes_out_to_the_penny():
    assert pence(RULE, question(block(270_000, **hours(77 * 60, 20 * 60)))) == (214_330, 55_670, 0)


def test_which_payer_takes_which_hours_is_stated():
    other_way = formula("hours_ratio", health=SOCIAL, other=HEALTH)
    assert pence(other_way, question(block(270_000, **hours(4620, 1200)))) == (55_670, 214_330, 0)


@pytest.mark.parametrize(
    ("minutes", "expected"), [((1, 0), (101, 0, 0)), ((0, 1), (0, 101, 0)), ((1, 1), (51, 50, 0))]
)
def test_all_the_time_on_one_side_and_half_on_each(minutes, expected):
    assert pence(RULE, question(block(101, **hours(*minutes)))) == expected
    assert pence(RULE, question(block(0, **hours(*minutes)))) == (0, 0, 0)


def test_no_hours_at_all_are_refused_and_never_nought():
    for facts, error, part in (
        (block(100), FactsMissing, "hours of the package are not stated"),
        (block(100, **hours(0, 0)), NoHours, "has none at all"),
    ):
        with pytest.raises(error, match=part) as refused:
            RULE.divide(facts.lines, question(facts))
        assert refused.value.clause == "c4-1"
        assert "oriau" in refused.value.words.cy or "awr" in refused.value.words.cy


@pytest.mark.parametrize("minutes", [(-1, 0), (1.5, 0), (0, 10**9)])
def test_minutes_are_whole_and_no_more_than_a_week_can_hold(minutes):
    with pytest.raises(ValidationError):
        PackageFacts.model_validate(block(1).model_dump(mode="json") | hours(*minutes))


def test_the_working_and_the_inputs_say_the_hours():
    asked = question(block(270_000, **hours(4620, 1230)))
    assert (
        "health staff 77 h, others 20 h 30 min" in RULE.divide(asked.facts.lines, asked).lines[0].working.en
    )
    assert [one.cy for one in RULE.inputs(asked.facts.lines, asked)] == [
        "amser staff iechyd bob wythnos: 77 awr",
        "amser eraill bob wythnos: 20 awr 30 munud",
    ]
    assert hours_in_words(45).en == "0 h 45 min"


def test_one_payer_for_both_parts_is_a_problem():
    assert problems(RULE) == []
    assert problems(formula("hours_ratio", health=HEALTH, other=HEALTH)) == [
        "the same payer takes the time of health staff and the time of others"
    ]


def test_a_clause_can_state_who_takes_which():
    assert {name: words.en for name, words in RULE.constants({}).items()} == {
        "hours_ratio.health": "the health board",
        "hours_ratio.other": "the council's social care budget",
    }


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_any_kind(COSTS), health=st.integers(0, 20_000_000), other=st.integers(0, 20_000_000))
def test_it_keeps_what_every_kind_promises(lines, health, other):
    assume(health + other)
    keeps_its_promises(RULE, question(with_lines(block(0, **hours(health, other)), lines)), world())
