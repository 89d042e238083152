"""F13: opening by last year's use, closing by this year's; the difference is settled to the penny."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.periods.refused import BadAmounts
from agreements.pools.refused import BadFigures, FigureMissing
from agreements.pools.usage import usage_pool
from agreements.pools.usage_rule import UsagePool
from agreements.words import Words

MEMBERS = ("XLA21", "XLA22", "XLA23")
RULE = UsagePool(clause="c9-1", members=MEMBERS, unit=Words(cy="nosweithiau", en="nights"))


def _pool(budget, last_year, spent, this_year):
    return usage_pool(
        RULE,
        budget_pence=budget,
        last_year=dict(zip(MEMBERS, last_year, strict=False)),
        spent_pence=spent,
        this_year=dict(zip(MEMBERS, this_year, strict=False)),
        method="largest_remainder",
    )


def test_a_year_of_use_comes_out_as_the_catalogue_says():
    found = _pool(120_000_000, (5210, 2345, 1020), 123_645_037, (4980, 2610, 1105))
    assert tuple(found.opening.values()) == (72_909_621, 32_816_327, 14_274_052)
    assert tuple(found.closing.values()) == (70_816_824, 37_114_841, 15_713_372)
    assert tuple(found.settlement.values()) == (-2_092_797, 4_298_514, 1_439_320)


def test_what_is_settled_is_the_spending_less_the_budget():
    found = _pool(120_000_000, (5210, 2345, 1020), 123_645_037, (4980, 2610, 1105))
    assert sum(found.settlement.values()) == 3_645_037


def test_the_working_tells_the_use_and_what_each_settles():
    trace = _pool(100, (1, 1, 1), 100, (2, 1, 1)).trace
    assert trace[0].inputs.en == "a budget of £1.00 by last year's use (nights: 1, 1, 1)"
    assert trace[0].odd_penny
    assert trace[-1].inputs.cy == "agoriadol: £0.33; terfynol: £0.25"


def test_a_member_without_a_figure_and_a_stranger_are_refused():
    with pytest.raises(FigureMissing, match="this figure was not given: nights") as refused:
        _pool(100, (1, 1), 100, (1, 1, 1))
    assert refused.value.clause == "c9-1"
    with pytest.raises(BadFigures, match="not a member of the pool"):
        usage_pool(
            RULE,
            budget_pence=1,
            last_year={"XLA21": 1, "XLA22": 1, "XLA23": 1, "XLA24": 1},
            spent_pence=1,
            this_year={"XLA21": 1, "XLA22": 1, "XLA23": 1},
            method="largest_remainder",
        )


def test_spending_that_nobody_used_is_refused_and_not_nought():
    with pytest.raises(BadAmounts, match="nobody can carry"):
        _pool(100, (1, 1, 1), 100, (0, 0, 0))


use = st.lists(st.integers(0, 10**9), min_size=3, max_size=3).filter(any)


@settings(deadline=None)
@given(st.integers(0, 10**12), use)
def test_settling_with_the_same_use_and_spending_settles_nothing(pence, used):
    assert set(_pool(pence, used, pence, used).settlement.values()) == {0}
