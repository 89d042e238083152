"""Exact money: every method comes out as written, sums to the penny, and mirrors a credit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.money import (
    METHODS,
    BadWeight,
    NoWeights,
    UnreadableWeight,
    apportion,
    exact_text,
    format_pounds,
    format_share,
    parse_share,
    parse_weight,
    round_half_away,
)


@pytest.mark.parametrize(
    ("total", "weights", "method", "expected"),
    [
        (15, [80, 8, 12], "largest_remainder", (12, 1, 2)),
        (15, [80, 8, 12], "floor_then_topup", (13, 1, 1)),
        (1000, [4, 1, 1, 4, 1, 1], "last_party_residual", (333, 83, 83, 333, 83, 85)),
        (1000, [4, 1, 1, 4, 1, 1], "running_remainder", (333, 83, 83, 334, 84, 83)),
        (325_000, [77, 23], "largest_remainder", (250_250, 74_750)),
        (33_333, [77, 23], "largest_remainder", (25_666, 7_667)),
        (325_001, [1, 1, 1], "largest_remainder", (108_334, 108_334, 108_333)),
        (270_000, [77, 20], "largest_remainder", (214_330, 55_670)),
        (288_631, ["1/2", "0.5"], "largest_remainder", (144_316, 144_315)),
        (120_000_000, [5210, 2345, 1020], "largest_remainder", (72_909_621, 32_816_327, 14_274_052)),
        (123_645_037, [4980, 2610, 1105], "largest_remainder", (70_816_824, 37_114_841, 15_713_372)),
        (4_123_719, [77, 23], "largest_remainder", (3_175_264, 948_455)),
        (17_347_143, [1, 1], "largest_remainder", (8_673_572, 8_673_571)),
        (1, [1] * 7, "largest_remainder", (1, 0, 0, 0, 0, 0, 0)),
        (0, [1, 2], "running_remainder", (0, 0)),
    ],
)
def test_each_method_comes_out_as_the_catalogue_says(total, weights, method, expected):
    assert apportion(total, weights, method=method) == expected


def test_largest_remainder_is_the_method_where_none_is_named():
    assert apportion(15, [80, 8, 12]) == (12, 1, 2)


def test_running_remainder_gives_nothing_to_a_weight_of_nought_at_the_end():
    assert apportion(7, [1, 0, 0], method="running_remainder") == (7, 0, 0)


weights = st.lists(
    st.fractions(min_value=0, max_value=1000, max_denominator=10**6), min_size=1, max_size=8
).filter(any)


@given(total=st.integers(-(10**12), 10**12), weights=weights, method=st.sampled_from(METHODS))
def test_shares_always_sum_to_the_total_and_a_credit_mirrors_a_charge(total, weights, method):
    shares = apportion(total, weights, method=method)
    assert sum(shares) == total
    assert apportion(-total, weights, method=method) == tuple(-share for share in shares)


@given(total=st.integers(0, 10**12), weights=weights)
def test_by_largest_remainder_each_share_is_within_a_penny_and_never_negative(total, weights):
    whole = sum(weights)
    for share, weight in zip(apportion(total, weights), weights, strict=True):
        assert abs(share - Fraction(total) * weight / whole) < 1
        assert share >= 0


@given(total=st.integers(0, 10**6), weights=st.lists(st.integers(1, 99), min_size=2, max_size=5, unique=True))
def test_order_matters_to_largest_remainder_only_where_fractions_tie(total, weights):
    whole = sum(weights)
    if len({total * weight % whole for weight in weights}) == len(weights):
        forwards = dict(zip(weights, apportion(total, weights), strict=True))
        backwards = dict(zip(weights[::-1], apportion(total, weights[::-1]), strict=True))
        assert forwards == backwards


def test_no_weight_a_negative_weight_and_a_zero_sum_are_refused_apart():
    with pytest.raises(NoWeights):
        apportion(100, [])
    with pytest.raises(BadWeight, match="weight 2 is negative"):
        apportion(100, [1, -1])
    with pytest.raises(BadWeight, match="sum to zero"):
        apportion(100, ["0", "0/3"])
    with pytest.raises(ValueError, match="not one of"):
        apportion(100, [1], method="dice")


@pytest.mark.parametrize("text", ["", "one", "1e9", "1/0", "0x1", "nan", "1/2/3", "1" * 40])
def test_a_weight_that_is_not_a_number_is_refused(text):
    with pytest.raises(UnreadableWeight):
        parse_weight(text)


def test_weights_and_shares_are_read_exactly():
    assert parse_weight(" 1/3 ") == Fraction(1, 3)
    assert parse_weight("0.1") == Fraction(1, 10)
    assert parse_share("12.5%") == Fraction(1, 8)
    with pytest.raises(UnreadableWeight):
        parse_share(0.6)


def test_a_half_goes_away_from_zero():
    assert [round_half_away(Fraction(n, 2)) for n in (-3, -1, 1, 3, 4)] == [-2, -1, 1, 2, 2]


def test_money_and_shares_read_as_people_read_them():
    assert format_pounds(202680) == "£2,026.80"
    assert format_pounds(-5) == "-£0.05"
    assert [format_share(Fraction(text)) for text in ("3/5", "1/3", "1/8", "1", "0", "1/10")] == [
        "60%", "1/3", "12.5%", "100%", "0%", "10%",
    ]  # fmt: skip
    assert exact_text(Fraction(1)) == "1/1"
