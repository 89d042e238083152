"""`marginal_tiers` (F07): each slice of the cost has shares of its own, and nobody's amount jumps."""

from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.agreements.formulas.promises import (
    COSTS,
    HEALTH,
    SOCIAL,
    block,
    exact_shares,
    formula,
    is_proved_lawful,
    keeps_its_promises,
    lines_of_any_kind,
    pence,
    problems,
    question,
    told,
    with_lines,
    world,
)


def tier(first, last, **shares):
    return {"from_pence": first, "to_pence": last, "shares": shares}


COUNCIL = {SOCIAL: "100%"}
HALVES = {HEALTH: "50%", SOCIAL: "50%"}
MOSTLY = {HEALTH: "80%", SOCIAL: "20%"}
TIERS = [tier(0, 100_000, **COUNCIL), tier(100_000, 300_000, **HALVES), tier(300_000, None, **MOSTLY)]


def rule(tiers=TIERS, side="lower", **fields):
    return formula("marginal_tiers", tiers=tiers, threshold_in=side, **fields)


def test_the_catalogue_example_comes_out_to_the_penny():
    assert pence(rule(), question(block(427_555))) == (202_044, 225_511, 0)


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (0, (0, 0, 0)),
        (1, (0, 1, 0)),
        (99_999, (0, 99_999, 0)),
        (100_000, (0, 100_000, 0)),
        (100_001, (1, 100_000, 0)),  # the odd penny of a half, in the declared order
        (100_002, (1, 100_001, 0)),
        (299_999, (100_000, 199_999, 0)),
        (300_000, (100_000, 200_000, 0)),
        (300_001, (100_001, 200_000, 0)),
        (300_005, (100_004, 200_001, 0)),
    ],
)
def test_both_sides_of_every_threshold(cost, expected):
    assert pence(rule(), question(block(cost))) == expected
    assert pence(rule(side="upper"), question(block(cost))) == expected


def test_the_total_of_all_lines_is_cut_and_not_each_line():
    assert pence(rule(), question(block(213_777, 213_778)), grain="line") == (202_044, 225_511, 0)


def test_the_trace_says_of_every_tier_how_much_lies_in_it_or_why_none():
    asked = question(block(150_000))
    first, second, third = told(rule().divide(asked.facts.lines, asked))
    assert "up to and including £1,000.00: £1,000.00 of the cost is in it" in first
    assert "£500.00 of the cost is in it" in second
    assert "the tier above £3,000.00: none of the cost is in it, for the cost is £1,500.00" in third


def test_which_side_a_threshold_belongs_to_is_stated_in_words():
    lower = [words.en for words in rule().constants({}).values()]
    upper = [words.en for words in rule(side="upper").constants({}).values()]
    assert [one.partition(": ")[0] for one in lower] == [
        "up to and including £1,000.00",
        "above £1,000.00, up to and including £3,000.00",
        "above £3,000.00",
    ]
    assert [one.partition(": ")[0] for one in upper] == [
        "below £1,000.00",
        "£1,000.00 or more, but below £3,000.00",
        "£3,000.00 or more",
    ]


@pytest.mark.parametrize(
    ("tiers", "sentence"),
    [
        (
            [tier(0, 100, **COUNCIL), tier(101, None, **HALVES)],
            "a gap: no tier holds the part of the cost between £1.00",
        ),
        (
            [tier(0, 100, **COUNCIL), tier(99, None, **HALVES)],
            "more than one tier holds the part of the cost between £0.99",
        ),
        ([tier(1, None, **COUNCIL)], "a gap: no tier holds the part of the cost between £0.00 and £0.01"),
        ([tier(0, 100, **COUNCIL)], "a gap: no tier holds the part of the cost above £1.00"),
        ([tier(0, None, **COUNCIL), tier(100, None, **HALVES)], "the tier above £1.00 is never reached"),
        ([tier(0, 0, **COUNCIL), tier(0, None, **HALVES)], "ends before it starts"),
        ([tier(0, None, **{HEALTH: "50%"})], "the shares come to 1/2, not to one"),
        ([tier(0, None, **{HEALTH: "150%", SOCIAL: "-50%"})], "the share -50% is not between nought and one"),
    ],
)
def test_gaps_overlaps_and_tiers_that_are_never_reached_are_told(tiers, sentence):
    assert problems(rule()) == []
    assert any(sentence in found for found in problems(rule(tiers)))


def test_ten_to_the_twelve_and_denominators_of_ten_to_the_nine_are_exact_and_quick():
    part = {HEALTH: "333333333/1000000007", SOCIAL: "666666674/1000000007"}
    started = monotonic()
    found = pence(rule([tier(0, 10**11, **COUNCIL), tier(10**11, None, **part)]), question(block(10**12)))
    assert found == (299_999_997_600, 10**12 - 299_999_997_600, 0)
    assert found[0] == (9 * 10**11 * 333_333_333 * 2 // 1_000_000_007 + 1) // 2
    assert monotonic() - started < 0.5


@st.composite
def tiers(draw: st.DrawFn):
    thresholds = sorted(draw(st.sets(st.integers(1, 2_000_000), max_size=4)))
    bounds = zip([0, *thresholds], [*thresholds, None], strict=True)
    return [tier(first, last, **draw(exact_shares())) for first, last in bounds]


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_any_kind(), drawn=tiers(), side=st.sampled_from(["lower", "upper"]))
def test_it_keeps_what_every_kind_promises(lines, drawn, side):
    one = rule(drawn, side)
    assert problems(one) == []
    keeps_its_promises(one, question(with_lines(block(0), lines)), world())
    assert is_proved_lawful(one, world())


@settings(max_examples=30, deadline=None)
@given(lines=lines_of_any_kind(COSTS), drawn=tiers())
def test_at_any_cost_the_amounts_are_those_of_the_proof(lines, drawn):
    keeps_its_promises(rule(drawn), question(with_lines(block(0), lines)), world(), rising=False)
