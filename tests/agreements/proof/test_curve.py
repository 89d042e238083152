"""Curves: what is said of every cost holds at every cost."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from agreements.proof.curve import Curve

LAST = 1000
AMOUNTS = st.fractions(min_value=-500, max_value=1500, max_denominator=12)


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    inner = draw(st.lists(st.integers(1, LAST - 1), max_size=4, unique=True))
    return Curve.through((cost, draw(AMOUNTS)) for cost in sorted({0, *inner, LAST}))


COSTS = st.fractions(min_value=0, max_value=LAST, max_denominator=7)


@given(curves(), curves(), COSTS)
def test_what_is_made_of_two_curves_is_right_at_every_cost(one: Curve, two: Curve, cost: Fraction) -> None:
    mine, theirs = one.at(cost), two.at(cost)
    assert one.plus(two).at(cost) == mine + theirs
    assert one.minus(two).at(cost) == mine - theirs
    assert one.smaller_of(two).at(cost) == min(mine, theirs)
    assert one.greater_of(two).at(cost) == max(mine, theirs)


@given(curves(), curves(), COSTS)
def test_a_curve_that_never_exceeds_another_does_so_at_no_cost(
    one: Curve, two: Curve, cost: Fraction
) -> None:
    found = one.exceeds(two)
    if found is None:
        assert one.at(cost) <= two.at(cost)
    else:
        assert one.at(found) > two.at(found)


@given(curves(), COSTS)
def test_a_part_of_a_curve_says_the_same(one: Curve, cost: Fraction) -> None:
    part = one.clipped(first=100, last=900)
    if 100 <= cost <= 900:
        assert part.at(cost) == one.at(cost)


def test_the_slopes_are_what_one_more_penny_adds() -> None:
    tiers = Curve.through([(0, 0), (100, 0), (300, 100), (1000, 660)])
    assert tiers.slopes() == (0, Fraction(1, 2), Fraction(4, 5))
