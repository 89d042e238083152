"""`weighted_domains` (F06): a share that points and weights give exactly, and only then a step, where one is
stated.
"""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreements.formulas.weighted_domains import NoPoints
from agreements.needs import NeedsTable
from agreements.refusals import FactsMissing
from tests.agreements.formulas.promises import (
    COSTS,
    HEALTH,
    SOCIAL,
    always,
    block,
    formula,
    keeps_its_promises,
    lines_of_any_kind,
    pence,
    problems,
    question,
    told,
    with_lines,
    world,
)

DOMAINS = NeedsTable.load().domains
NO_NEEDS = {domain.code: "none" for domain in DOMAINS}
RISING = (0, 1, 3, 4, 8, 9)
TABLE = {
    domain.code: dict(zip(domain.levels, RISING, strict=False)) for domain in DOMAINS
}  # none 0, low 1, moderate 3, high 4, severe 8, priority 9
POINTS = always("points", TABLE)
WEIGHTS = {domain.code: "0" for domain in DOMAINS} | {"breathing": "1", "mobility": "1/2"}
EXAMPLE = NO_NEEDS | {"breathing": "severe", "mobility": "high", "skin": "moderate"}
"""8 points of weight one, 4 of a half, 3 of nought: the catalogue's example."""


def rule(**fields):
    return formula(
        "weighted_domains",
        **{"points": "points", "weights": WEIGHTS, "payer": HEALTH, "rest": SOCIAL} | fields,
    )


def asked(cost, levels=EXAMPLE):
    return question(block(cost, levels=levels), parameters=POINTS)


def test_the_catalogue_example_comes_out_to_the_penny():
    assert pence(rule(), asked(250_000)) == (166_667, 83_333, 0)
    division = rule().divide(asked(250_000).facts.lines, asked(250_000))
    assert division.lines[0].shares == {HEALTH: Fraction(2, 3), SOCIAL: Fraction(1, 3)}
    assert "divided by the sum of the points, 15: 2/3" in told(division)[0]


def test_which_payer_takes_the_rest_is_stated():
    assert pence(rule(payer=SOCIAL, rest=HEALTH), asked(250_000)) == (83_333, 166_667, 0)


@pytest.mark.parametrize(
    ("cost", "expected"), [(0, (0, 0, 0)), (1, (1, 0, 0)), (2, (1, 1, 0)), (3, (2, 1, 0))]
)
def test_nothing_and_the_odd_penny(cost, expected):
    assert pence(rule(), asked(cost)) == expected


@pytest.mark.parametrize(
    ("levels", "share"),
    [
        ({"breathing": "severe", "skin": "severe"}, "1/2"),  # 8/16, a multiple already
        ({"breathing": "severe", "mobility": "high", "skin": "moderate"}, "13/20"),  # 2/3 is nearer 65%
        ({"breathing": "low", "behaviour": "priority"}, "1/10"),
        ({"breathing": "priority"}, "1"),
        ({"skin": "low"}, "0"),
    ],
)
def test_a_stated_step_takes_the_nearest_multiple(levels, share):
    found = rule(snap_to="5%").divide(asked(100).facts.lines, asked(100, NO_NEEDS | levels))
    assert found.lines[0].shares[HEALTH] == Fraction(share)
    assert ("is moved to" in told(found)[1]) == (share in ("13/20",))


def test_a_half_of_a_step_goes_away_from_nought():
    levels = NO_NEEDS | {"breathing": "low", "skin": "moderate"}  # 1/4, half-way between 0 and 1/2
    found = rule(snap_to="1/2").divide(asked(100).facts.lines, asked(100, levels))
    assert found.lines[0].shares[HEALTH] == Fraction(1, 2)
    assert "25% is moved to the nearest multiple of 50%, which is 50%" in told(found)


def test_not_one_point_is_refused_and_never_nought():
    with pytest.raises(NoPoints, match="nothing to weigh") as refused:
        pence(rule(), asked(100, NO_NEEDS))
    assert (refused.value.clause, refused.value.rule) == ("c4-1", "points_in_all")


def test_a_level_that_is_not_stated_is_refused_by_name():
    with pytest.raises(FactsMissing, match="breathing"):
        pence(rule(), asked(100, {"skin": "low"}))


def test_a_clause_can_state_every_figure():
    stated = rule(snap_to="5%").constants(POINTS)
    assert set(stated) == {
        f"weighted_domains.{name}" for name in ("points", "weights", "payer", "rest", "snap_to")
    }
    assert "mobility 50%" in stated["weighted_domains.weights"].en
    assert "weighted_domains.snap_to" not in rule().constants(POINTS)


def test_it_says_what_it_read():
    read = [words.en for words in rule().inputs((), asked(100))]
    assert "breathing: severe, points: 8" in read
    assert "An invented notice" in read[-1]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"weights": {**WEIGHTS, "hair": "1"}}, "there is no domain hair"),
        ({"weights": {**WEIGHTS, "skin": "3/2"}}, "the weight 3/2 is not between nought and one"),
        ({"weights": {**WEIGHTS, "skin": "-1"}}, "the weight -1/1 is not between nought and one"),
        ({"weights": {"skin": "1"}}, "a gap: there is no weight for the domain breathing"),
        ({"snap_to": "30%"}, "the step 3/10 does not divide one exactly"),
        ({"snap_to": "0"}, "the step 0/1 does not divide one exactly"),
        ({"rest": HEALTH}, "the same payer takes the share and the rest"),
        ({"points": "pwyntiau"}, "there is no parameter pwyntiau"),
    ],
)
def test_what_is_wrong_with_the_rule_is_told(fields, sentence):
    assert problems(rule(), POINTS) == []
    assert any(sentence in found for found in problems(rule(**fields), POINTS))


def test_what_is_wrong_with_the_points_is_told():
    nothing = {code: dict.fromkeys(levels, 0) for code, levels in TABLE.items()}
    assert any("every point is nought" in found for found in problems(rule(), always("points", nothing)))
    assert any("not a table of points" in found for found in problems(rule(), always("points", 7)))


WEIGHT = st.sampled_from(["0", "1/3", "0.999999999", "1"])
LEVELS = st.fixed_dictionaries({domain.code: st.sampled_from(domain.levels) for domain in DOMAINS})


@settings(max_examples=60, deadline=None)
@given(
    lines=lines_of_any_kind(COSTS),
    levels=LEVELS,
    weights=st.fixed_dictionaries({domain.code: WEIGHT for domain in DOMAINS}),
    step=st.sampled_from([None, "5%", "1/3", "1"]),
)
def test_it_keeps_what_every_kind_promises(lines, levels, weights, step):
    assume(set(levels.values()) != {"none"})
    facts = with_lines(block(0, levels=levels), lines)
    keeps_its_promises(rule(weights=weights, snap_to=step), question(facts, parameters=POINTS), world(POINTS))
