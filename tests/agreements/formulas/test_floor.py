"""`floor` (F09): one payer carries at least so much a week, to the penny, or all of what costs less."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.formulas.floor import FloorNotMet
from agreements.refusals import FactsMissing
from tests.agreements.formulas.promises import (
    CLOSE,
    COSTS,
    EDUCATION,
    HEALTH,
    ITEMISED,
    SOCIAL,
    always,
    block,
    exact_shares,
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

FIVE = formula("fixed_share", id="within", shares={HEALTH: "95%", SOCIAL: "5%"})


def rule(**fields):
    return formula(
        "floor", **{"of": "within", "payer": SOCIAL, "limit": 25_000, "taken_from": [HEALTH]} | fields
    )


def asked(*cost, **more):
    return question(block(*cost), **{"parts": [FIVE]} | more)


@pytest.mark.parametrize(("cost", "expected"), [(300_000, (275_000, 25_000, 0)), (20_000, (0, 20_000, 0))])
def test_the_catalogue_examples_come_out_to_the_penny(cost, expected):
    assert pence(rule(), asked(cost)) == expected


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (0, (0, 0, 0)),
        (1, (0, 1, 0)),
        (24_999, (0, 24_999, 0)),
        (25_000, (0, 25_000, 0)),
        (25_001, (1, 25_000, 0)),
        (499_980, (474_980, 25_000, 0)),
        (500_000, (475_000, 25_000, 0)),
        (500_020, (475_019, 25_001, 0)),
    ],
)
def test_both_sides_of_the_floor_and_of_the_cost_that_is_less(cost, expected):
    for grain in ("line", "week"):
        assert pence(rule(), asked(cost), grain=grain) == expected


def test_above_the_floor_the_formula_within_answers_unchanged_and_it_is_said_why():
    one = asked(600_000, 1)
    within, lifted = (formula_.divide(one.facts.lines, one) for formula_ in (FIVE, rule()))
    assert (lifted.lines, lifted.together) == (within.lines, within.together)
    assert told(lifted) == [
        "the floor of £250.00 a week is not needed: without it the share of the council's social care budget "
        "is 600001/20 pence"
    ]


def test_the_trace_says_from_whom_it_is_taken_and_where_the_cost_is_less():
    more, less = (rule().divide(one.facts.lines, one) for one in (asked(300_000), asked(20_000)))
    assert "would be £150.00; the rest is taken from others: the health board £100.00" in told(more)[0]
    assert "the cost, £200.00, is less than the floor of £250.00 a week" in told(less)[0]
    alone = formula("fixed_share", id="within", shares={SOCIAL: "100%"})
    whole = rule().divide(block(20_000).lines, question(block(20_000), parts=[alone]))
    assert "is already the whole cost, £200.00" in told(whole)[0]


def test_it_is_taken_in_the_stated_order_as_far_as_each_carries_anything():
    within = formula("fixed_share", id="within", shares={HEALTH: "60%", SOCIAL: "10%", EDUCATION: "30%"})
    for order, expected in (
        ([EDUCATION, HEALTH], (40_000, 60_000, 0)),
        ([HEALTH, EDUCATION], (10_000, 60_000, 30_000)),
    ):
        one = rule(limit=60_000, taken_from=order)
        assert pence(one, question(block(100_000), parts=[within])) == expected


def test_a_floor_that_the_named_payers_do_not_carry_is_refused_and_the_proof_says_so():
    within = formula("fixed_share", id="within", shares={HEALTH: "10%", SOCIAL: "10%", EDUCATION: "80%"})
    with pytest.raises(FloorNotMet, match=r"carry £160\.00 too little") as refused:
        pence(rule(), question(block(20_000), parts=[within]))
    assert (refused.value.rule, refused.value.clause) == ("floor_taken_from_what_is_carried", "c4-1")
    assert not is_proved_lawful(rule(), world(parts=[within]))
    both = rule(taken_from=[HEALTH, EDUCATION])
    assert is_proved_lawful(both, world(parts=[within]))
    assert pence(both, question(block(20_000), parts=[within])) == (0, 20_000, 0)


@pytest.mark.parametrize("lines", [(3,) * 200, (1, 2, 4), (7,) * 9])
@pytest.mark.parametrize("grain", ["line", "week"])
def test_pence_rounded_line_by_line_never_leave_the_payer_below_the_floor(lines, grain):
    for limit in range(sum(lines) // 20 - 2, sum(lines) // 20 + 3):
        _, social, _ = pence(rule(limit=max(0, limit)), asked(*lines), grain=grain)
        assert social >= limit


def test_a_published_floor_is_that_of_the_day():
    floors = schedule("least", ("2023-04-01", "2024-05-05", 10_000), ("2024-05-06", "2025-03-31", 20_000))
    one = rule(limit="least")
    assert pence(one, asked(100_000, parameters=floors, on=date(2024, 5, 5))) == (90_000, 10_000, 0)
    assert pence(one, asked(100_000, parameters=floors, on=date(2024, 5, 6))) == (80_000, 20_000, 0)
    with pytest.raises(FactsMissing, match="no published rate"):
        pence(one, asked(100_000, parameters=floors, on=date(2025, 4, 1)))


def test_a_clause_can_state_every_figure():
    assert {name: words.cy for name, words in rule(taken_from=[HEALTH, EDUCATION]).constants({}).items()} == {
        "floor.limit": "£250.00",
        "floor.payer": "cyllideb gofal cymdeithasol y cyngor",
        "floor.taken_from": "y bwrdd iechyd, cyllideb addysg y cyngor",
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"taken_from": [SOCIAL]}, "taken from the payer itself: the council's social care budget"),
        ({"taken_from": [HEALTH, HEALTH]}, "the payer is there twice: the health board"),
        ({"limit": "least"}, "there is no parameter least to give the rate"),
    ],
)
def test_what_is_wrong_with_the_rule_is_told(fields, sentence):
    assert problems(rule()) == []
    assert any(sentence in found for found in problems(rule(**fields)))


ORDERS = st.sampled_from([[HEALTH, EDUCATION], [EDUCATION, HEALTH]])


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_any_kind(), inner=exact_shares(), order=ORDERS, limit=st.integers(0, 1_500_000))
def test_over_fixed_shares_it_keeps_what_every_kind_promises(lines, inner, order, limit):
    within = formula("fixed_share", id="within", shares=inner)
    one, facts = rule(limit=limit, taken_from=order), with_lines(block(0), lines)
    keeps_its_promises(one, question(facts, parts=[within]), world(parts=[within]))
    assert is_proved_lawful(one, world(parts=[within]))
    assert all(branch.exact for branch in one.branches(world(parts=[within])))


@settings(max_examples=80, deadline=None)
@given(
    lines=lines_of_any_kind(),
    order=ORDERS,
    limit=st.integers(0, 1_500_000),
    within=st.sampled_from([ITEMISED, CLOSE]),
)
def test_over_shares_by_kind_of_line_it_keeps_what_every_kind_promises(lines, order, limit, within):
    one, facts = rule(limit=limit, taken_from=order), with_lines(block(0), lines)
    keeps_its_promises(one, question(facts, parts=[within]), world(parts=[within]))
    assert is_proved_lawful(one, world(parts=[within]))


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_any_kind(COSTS), limit=COSTS)
def test_at_any_cost_the_payer_carries_the_floor_or_the_whole(lines, limit):
    least = always("least", limit)
    one, facts = rule(limit="least"), with_lines(block(0), lines)
    put = question(facts, parameters=least, parts=[FIVE])
    keeps_its_promises(one, put, world(least, [FIVE]), rising=False)
    for grain in ("line", "week"):
        assert pence(one, put, grain=grain)[1] >= min(limit, facts.total_pence)
    (promised,) = one.limits(world(least, [FIVE]))
    assert promised.at_least is not None
    assert promised.at_least.at(10**13) == limit


def test_a_floor_over_a_cap_is_proved_where_both_can_hold_and_not_where_they_cannot():
    cap = formula("cap", id="top", of="within", payer=HEALTH, limit=200_000, excess_to={SOCIAL: "100%"})
    both = rule(of="top", taken_from=[HEALTH])
    assert pence(both, question(block(400_000), parts=[FIVE, cap])) == (200_000, 200_000, 0)
    assert is_proved_lawful(both, world(parts=[FIVE, cap]))
    against = rule(of="top", payer=HEALTH, limit=250_000, taken_from=[SOCIAL])
    promised, _ = against.limits(world(parts=[FIVE, cap]))
    assert promised.at_most is not None
    assert any(
        branch.upper[HEALTH].exceeds(promised.at_most)
        for branch in against.branches(world(parts=[FIVE, cap]))
    )


@settings(max_examples=60, deadline=None)
@given(
    lines=lines_of_any_kind(),
    most=st.integers(0, 1_500_000),
    least=st.integers(0, 1_500_000),
    payers=st.permutations([HEALTH, SOCIAL, EDUCATION]),
    floor_outside=st.booleans(),
)
def test_limits_inside_limits_keep_what_every_kind_promises(lines, most, least, payers, floor_outside):
    capped, first, second = payers
    cap = formula(
        "cap",
        of="within" if floor_outside else "floor",
        payer=capped,
        limit=most,
        excess_to={first: "1/3", second: "2/3"},
    )
    floor = rule(
        of="cap" if floor_outside else "within", payer=first, limit=least, taken_from=[second, capped]
    )
    parts = [ITEMISED, cap, floor]
    facts = with_lines(block(0), lines)
    keeps_its_promises(floor if floor_outside else cap, question(facts, parts=parts), world(parts=parts))
