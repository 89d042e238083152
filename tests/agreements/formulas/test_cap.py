"""`cap` (F08): one payer carries no more than so much a week, to the penny, and the named payers the rest."""

from datetime import date
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.refusals import FactsMissing, OutsideCoverage
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
from tests.agreements.packages import line, package

SIXTY = formula("fixed_share", id="within", shares={HEALTH: "60%", SOCIAL: "40%"})


def rule(**fields):
    return formula(
        "cap", **{"of": "within", "payer": HEALTH, "limit": 200_000, "excess_to": {SOCIAL: "100%"}} | fields
    )


def asked(*cost, **more):
    return question(block(*cost), **{"parts": [SIXTY]} | more)


def test_the_catalogue_example_comes_out_to_the_penny():
    assert pence(rule(), asked(400_000)) == (200_000, 200_000, 0)


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (0, (0, 0, 0)),
        (1, (1, 0, 0)),
        (333_332, (199_999, 133_333, 0)),
        (333_333, (200_000, 133_333, 0)),
        (333_334, (200_000, 133_334, 0)),
        (333_335, (200_000, 133_335, 0)),
    ],
)
def test_both_sides_of_the_limit(cost, expected):
    for grain in ("line", "week"):
        assert pence(rule(), asked(cost), grain=grain) == expected


def test_below_the_limit_the_formula_within_answers_unchanged_and_it_is_said_why():
    one = asked(100_000, 200_001)
    within, capped = (formula_.divide(one.facts.lines, one) for formula_ in (SIXTY, rule()))
    assert (capped.lines, capped.together) == (within.lines, within.together)
    assert told(capped) == [
        "the cap of £2,000.00 a week is not reached: without it the share of the health board is "
        "900003/5 pence"
    ]


def test_above_it_the_trace_says_what_the_payer_would_have_carried_and_who_takes_the_excess():
    shares = {SOCIAL: "3/4", EDUCATION: "1/4"}
    assert pence(rule(excess_to=shares), asked(400_000)) == (200_000, 190_000, 10_000)
    division = rule(excess_to=shares).divide(asked(400_000).facts.lines, asked(400_000))
    assert told(division) == [
        "the cap of £2,000.00 a week is reached: without it the share of the health board would be "
        "£2,400.00; the excess, £400.00, is shared: the council's social care budget 75%, the council's "
        "education budget 25%"
    ]


@pytest.mark.parametrize("lines", [(3,) * 200, (1, 2, 4), (7,) * 9])
@pytest.mark.parametrize("grain", ["line", "week"])
def test_pence_rounded_line_by_line_never_carry_the_payer_past_the_limit(lines, grain):
    for limit in range(sum(lines) * 3 // 5 - 2, sum(lines) * 3 // 5 + 3):
        health, *_ = pence(rule(limit=limit), asked(*lines), grain=grain)
        assert health <= limit


def test_a_published_limit_is_that_of_the_day_and_is_cited():
    limits = schedule("top", ("2023-04-01", "2024-05-05", 100_000), ("2024-05-06", "2025-03-31", 150_000))
    one = rule(limit="top")
    assert pence(one, asked(400_000, parameters=limits, on=date(2024, 5, 5))) == (100_000, 300_000, 0)
    assert pence(one, asked(400_000, parameters=limits, on=date(2024, 5, 6))) == (150_000, 250_000, 0)
    assert "a cap of £1,500.00 a week (in force from 6 May 2024; " in one.inputs(
        (), asked(1, parameters=limits)
    )[0].en  # fmt: skip
    assert one.constants(limits)["cap.limit"].cy == "£1,000.00 o 1 Ebrill 2023, £1,500.00 o 6 Mai 2024"
    with pytest.raises(FactsMissing, match="no published rate for 1 April 2025") as refused:
        pence(one, asked(400_000, parameters=limits, on=date(2025, 4, 1)))
    assert refused.value.clause == "c4-1"


def test_a_line_of_which_the_formula_within_does_not_speak_is_refused():
    within = formula("fixed_share", id="within", lines=["support"], shares={HEALTH: "100%"})
    facts = package("XR1", line("a", "transport", 5))
    with pytest.raises(OutsideCoverage, match="does not cover"):
        pence(rule(), question(facts, parts=[within]))


def test_a_clause_can_state_every_figure():
    assert {name: words.en for name, words in rule().constants({}).items()} == {
        "cap.limit": "£2,000.00",
        "cap.payer": "the health board",
        "cap.excess_to": "the council's social care budget 100%",
    }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"excess_to": {SOCIAL: "50%"}}, "the shares come to 1/2, not to one"),
        ({"excess_to": {SOCIAL: "150%", EDUCATION: "-50%"}}, "the share -50% is not between nought and one"),
        ({"excess_to": {HEALTH: "100%"}}, "goes back to the same payer: the health board"),
        ({"limit": "top"}, "there is no parameter top to give the rate"),
    ],
)
def test_what_is_wrong_with_the_rule_is_told(fields, sentence):
    assert problems(rule()) == []
    assert any(sentence in found for found in problems(rule(**fields)))


def test_ten_to_the_twelve_and_denominators_of_ten_to_the_nine_are_exact_and_quick():
    within = formula(
        "fixed_share", id="within", shares={HEALTH: "999999999/1000000000", SOCIAL: "1/1000000000"}
    )
    started = monotonic()
    one = question(block(10**12), parts=[within])
    assert pence(rule(limit=10**12 - 1000), one) == (10**12 - 1000, 1000, 0)
    assert pence(rule(limit=10**12 - 1001), one) == (10**12 - 1001, 1001, 0)
    assert monotonic() - started < 0.5


@settings(max_examples=60, deadline=None)
@given(
    lines=lines_of_any_kind(),
    inner=exact_shares(),
    excess=exact_shares([SOCIAL, EDUCATION]),
    limit=st.integers(0, 1_500_000),
)
def test_over_fixed_shares_it_keeps_what_every_kind_promises(lines, inner, excess, limit):
    within = formula("fixed_share", id="within", shares=inner)
    one, facts = rule(limit=limit, excess_to=excess), with_lines(block(0), lines)
    keeps_its_promises(one, question(facts, parts=[within]), world(parts=[within]))
    assert is_proved_lawful(one, world(parts=[within]))
    assert all(branch.exact for branch in one.branches(world(parts=[within])))


@settings(max_examples=60, deadline=None)
@given(
    lines=lines_of_any_kind(),
    payer=st.sampled_from([HEALTH, SOCIAL]),
    limit=st.integers(0, 1_500_000),
    within=st.sampled_from([ITEMISED, CLOSE]),
)
def test_over_shares_by_kind_of_line_it_keeps_what_every_kind_promises(lines, payer, limit, within):
    other = SOCIAL if payer == HEALTH else HEALTH
    one = rule(payer=payer, limit=limit, excess_to={other: "2/3", EDUCATION: "1/3"})
    facts = with_lines(block(0), lines)
    keeps_its_promises(one, question(facts, parts=[within]), world(parts=[within]))
    assert is_proved_lawful(one, world(parts=[within]))


@settings(max_examples=60, deadline=None)
@given(lines=lines_of_any_kind(COSTS), limits=st.lists(COSTS, min_size=1, max_size=2, unique=True))
def test_at_any_cost_and_under_every_dated_limit_it_holds(lines, limits):
    dates = [("2020-04-01", "2024-05-05"), ("2024-05-06", None)][-len(limits) :]
    top = schedule("top", *((*days, limit) for days, limit in zip(dates, limits, strict=True)))
    one, facts = rule(limit="top"), with_lines(block(0), lines)
    put = question(facts, parameters=top, parts=[SIXTY])
    keeps_its_promises(one, put, world(top, [SIXTY]), rising=False)
    for grain in ("line", "week"):
        assert pence(one, put, grain=grain)[0] <= limits[-1]
    (promised,) = one.limits(world(top, [SIXTY]))
    assert promised.at_most is not None
    assert promised.at_most.at(0) == max(limits)


def test_a_cap_of_a_cap_promises_both():
    inner = rule(id="inner")
    outer = rule(of="inner", payer=SOCIAL, limit=300_000, excess_to={EDUCATION: "100%"})
    parts = [SIXTY, inner]
    assert pence(outer, question(block(600_000), parts=parts)) == (200_000, 300_000, 100_000)
    assert [limit.payer for limit in outer.limits(world(parts=parts))] == [HEALTH, SOCIAL]
    assert problems(rule(limit="top"), always("top", "x")) == ["the rate is not whole pence, nought or more"]
