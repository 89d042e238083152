"""F23: a reduction goes to the others until they have had the threshold; then the last member moves too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.pools.asymmetric import asymmetric_change
from agreements.pools.asymmetric_rule import AsymmetricChange
from agreements.pools.refused import BadFigures, FigureMissing, NotPossible

A, B, LAST = "XLA21", "XLA22", "XHB2"
START = {A: 40_000, B: 20_000, LAST: 40_000}


def _rule(**changes):
    data = {"clause": "c9-5", "members": [A, B, LAST], "last": LAST, "threshold": "10%",
            "then": "of_remaining", "increases": "pro_rata"}  # fmt: skip
    return AsymmetricChange.model_validate(data | changes)


def _changed(total, *, rule=None, start=START):
    found = asymmetric_change(rule or _rule(), start=start, new_total_pence=total, method="largest_remainder")
    return tuple(found.pence.values())


@pytest.mark.parametrize(
    ("total", "pence"),
    [
        (100_000, (40_000, 20_000, 40_000)),
        (97_000, (38_000, 19_000, 40_000)),
        (94_000, (36_000, 18_000, 40_000)),
        (93_999, (36_000, 18_000, 39_999)),
        (47_000, (18_000, 9_000, 20_000)),
        (0, (0, 0, 0)),
    ],
)
def test_the_others_have_their_ten_per_cent_before_the_last_members_share_moves(total, pence):
    assert _changed(total) == pence


def test_after_the_threshold_the_agreement_may_share_by_what_each_paid_at_the_start():
    assert _changed(84_000, rule=_rule(then="of_start")) == (32_000, 16_000, 36_000)


def test_a_rule_that_would_leave_less_than_nothing_to_pay_is_refused():
    with pytest.raises(NotPossible, match="less than nothing to pay"):
        _changed(1, rule=_rule(then="of_start"))


def test_a_rise_is_shared_by_what_each_paid_at_the_start():
    assert _changed(110_001) == (44_001, 22_000, 44_000)


def test_the_working_tells_both_parts_of_a_reduction():
    found = asymmetric_change(_rule(), start=START, new_total_pence=90_000, method="largest_remainder")
    assert "6000 pence to the others until they have had 10%, then 4000 pence between all" in (
        found.trace[0].says.en
    )


def test_figures_that_do_not_fit_are_refused():
    with pytest.raises(FigureMissing):
        _changed(1, start={A: 1, B: 1})
    with pytest.raises(BadFigures, match="may not be negative"):
        _changed(-1)
    with pytest.raises(BadFigures, match="contributions at the start"):
        _changed(1, start=dict.fromkeys(START, 0))


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"last": "XLA99"}, "one of the members"), ({"threshold": "101%"}, "between nought and one")],
)
def test_a_rule_that_contradicts_itself_is_a_fault(changes, said):
    with pytest.raises(ValidationError, match=said):
        _rule(**changes)


paid = st.integers(0, 10**12)


@settings(deadline=None)
@given(paid, paid, paid, paid)
def test_a_reduction_sums_and_takes_nothing_from_the_last_before_the_threshold(one, other, last, total):
    start = {A: one, B: other, LAST: last}
    if not sum(start.values()):
        return
    pence = _changed(total, start=start)
    assert sum(pence) == total
    assert min(pence) >= 0
    if sum(start.values()) - total in range(0, (one + other) // 10 + 1):
        assert pence[2] == last
