"""Grants and other people's money come first: off their line or off all, to the penny, or refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.book import Book
from agreements.income import after_income
from agreements.refusals import IncomeAboveCost
from agreements.split import split
from tests.agreements.packages import DAY, income, line, package

LINES = (line("a", "support", 100), line("b", "accommodation", 100), line("c", "tuition", 101))
BOOK = Book.load()


def left(*incomes, lines=LINES, taken_off=True):
    found = after_income(package("XR1", *lines, income=list(incomes)), taken_off=taken_off, clause="c4-1")
    return tuple(one.weekly_pence for one in found.facts.lines), found.steps


def test_income_for_a_line_lowers_that_line():
    costs, (step,) = left(income("g", 60, against="b"))
    assert costs == (100, 40, 101)
    assert (step.rule, step.clause, step.line, step.pence, step.what) == (
        "income_first", "c4-1", "b", 60, "income",
    )  # fmt: skip
    assert step.reason.en == (
        "Accommodation: £0.60 is taken off first (grant). The cost was £1.00; £0.40 is left to share."
    )
    assert step.inputs[0].cy == "incwm g: grant, £0.60 yr wythnos"


def test_income_for_no_line_lowers_all_in_proportion_and_ties_go_in_the_order_of_the_lines():
    assert left(income("g", 4))[0] == (99, 99, 99)
    assert left(income("g", 1), lines=LINES[:2])[0] == (99, 100)


def test_income_for_a_line_is_taken_before_income_for_all_whatever_the_order():
    first, second = income("g", 100, against="a"), income("t", 100, source="third_party")
    assert left(first, second)[0] == left(second, first)[0] == (0, 50, 51)


def test_income_may_carry_the_whole_and_never_more():
    assert left(income("g", 301))[0] == (0, 0, 0)
    for more in ([income("g", 302)], [income("g", 101, against="a")], [income("g", 1), income("h", 301)]):
        with pytest.raises(IncomeAboveCost, match="more than the cost that it is for") as refused:
            left(*more)
        assert (refused.value.rule, refused.value.clause) == ("income_within_the_cost", "c4-1")
        assert "yn fwy na'r gost" in refused.value.words.cy


def test_on_the_gross_cost_income_is_listed_and_not_taken_off():
    costs, (step,) = left(income("g", 60, against="b"), taken_off=False)
    assert costs == (100, 100, 101)
    assert (step.rule, step.line, step.pence) == ("income_listed", "b", 0)
    assert "not taken off" in step.reason.en


@settings(max_examples=100, deadline=None)
@given(costs=st.lists(st.integers(0, 10**6), min_size=1, max_size=6), part=st.fractions(0, 1))
def test_exactly_the_income_is_taken_and_no_line_falls_below_nought(costs, part):
    lines = [line(f"l{at}", "support", cost) for at, cost in enumerate(costs)]
    taken = int(sum(costs) * part)
    after, steps = left(income("g", taken), lines=lines)
    assert sum(after) == sum(costs) - taken
    assert all(cost >= 0 for cost in after)
    assert sum(step.pence for step in steps) == taken


@pytest.mark.parametrize(("basis", "shared"), [("net_of_income", 10_000), ("gross", 12_000)])
def test_a_split_shares_what_income_leaves(basis, shared):
    signed = BOOK.get("xr2-gofal-parhaus")
    contributions = signed.contributions.model_copy(update={"basis": basis})
    agreement = signed.model_copy(update={"contributions": contributions})
    facts = package("XR2", line("a", "support", 12_000), income=[income("g", 2000)])
    found = split(agreement, facts, on=DAY)
    assert found.total_pence == sum(share.pence for share in found.shares) == shared
    assert [step.rule for step in found.trace[:2]] == [
        "agreement_in_force", "income_first" if basis == "net_of_income" else "income_listed",
    ]  # fmt: skip
    assert found.trace[1].clause == signed.contributions.clause
