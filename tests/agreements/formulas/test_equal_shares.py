"""`equal_shares` (F02): the same part each, and the odd penny in the declared order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.payers import PAYER_ROLES
from tests.agreements.formulas.promises import (
    COSTS,
    EDUCATION,
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

THIRDS = formula("equal_shares", payers=PAYER_ROLES)


def test_the_catalogue_example_comes_out_to_the_penny():
    assert pence(THIRDS, question(block(325_001))) == (108_334, 108_334, 108_333)


@pytest.mark.parametrize(
    ("cost", "expected"), [(0, (0, 0, 0)), (1, (1, 0, 0)), (2, (1, 1, 0)), (3, (1, 1, 1)), (4, (2, 1, 1))]
)
def test_odd_pennies_go_in_the_declared_order(cost, expected):
    assert pence(THIRDS, question(block(cost))) == expected


def test_two_of_three_payers_leave_the_third_with_nothing():
    halves = formula("equal_shares", payers=[HEALTH, EDUCATION])
    assert pence(halves, question(block(101))) == (51, 0, 50)


def test_a_clause_can_state_the_payers():
    stated = THIRDS.constants({})["equal_shares.payers"]
    assert stated.en.startswith("the health board, the council's social care budget")


def test_what_it_names_for_a_kind_of_line_is_told_where_the_kind_is_named():
    named = formula("equal_shares", lines=["registered_nurse"], payers=[HEALTH, SOCIAL])
    assert [path for path, _ in named.stated_shares("registered_nurse")] == [("payers",)]
    assert list(THIRDS.stated_shares("registered_nurse")) == []


def test_a_payer_twice_or_alone_is_a_problem():
    assert problems(THIRDS) == []
    assert "in the list twice: the health board" in problems(
        formula("equal_shares", payers=[HEALTH, HEALTH])
    )[0]  # fmt: skip
    assert "only one: the health board" in problems(formula("equal_shares", payers=[HEALTH]))[0]


@settings(max_examples=60, deadline=None)
@given(
    lines=lines_of_any_kind(COSTS),
    payers=st.lists(st.sampled_from(PAYER_ROLES), min_size=2, max_size=3, unique=True),
)
def test_it_keeps_what_every_kind_promises(lines, payers):
    rule = formula("equal_shares", payers=payers)
    keeps_its_promises(rule, question(with_lines(block(0), lines)), world())
