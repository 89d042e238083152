"""The greater or the lesser of two formulas for one payer, and who takes the rest."""

import pytest

from agreements.refusals import PartMissing
from tests.agreements.formulas.composed import (
    ALL_EDUCATION,
    ALL_SOCIAL,
    FLAT,
    HALF,
    ITEMS,
    RATE,
    TIERS,
    exact,
    fixed,
    of_cost,
)
from tests.agreements.formulas.promises import formula, keeps_its_promises, problems, question, told, world
from tests.agreements.packages import casebook


def of_two(kind, *parts, payer="health_board", rest=ALL_SOCIAL):
    return formula(kind, id="main", payer=payer, of=[part.id for part in parts or (HALF, ITEMS)], rest=rest)


def both(facts, *parts):
    return question(facts, parts=parts or (HALF, ITEMS), parameters=RATE)


def test_the_greater_of_half_and_the_health_lines_falls_on_the_health_board():
    assert exact(of_two("greater_of"), both(casebook())) == (180_180, 108_450, 0)


def test_the_lesser_of_the_two_is_the_half():
    assert exact(of_two("lesser_of"), both(casebook())) == (144_315, 144_315, 0)


def test_the_rest_goes_to_the_others_in_their_shares():
    rest = {"council.social": "2/3", "council.education": "1/3"}
    assert exact(of_two("greater_of", rest=rest), both(casebook())) == (180_180, 72_300, 36_150)


def test_where_the_two_are_equal_the_first_is_taken_and_the_other_says_why_it_is_not():
    same = fixed("same", {"health_board": "1/2", "council.education": "1/2"})
    found = of_two("greater_of", HALF, same).divide(
        of_cost(301).lines, both(of_cost(301), HALF, same)
    )  # fmt: skip
    assert "by half" in found.lines[0].working.en
    assert told(found) == [
        "same does not apply: it would put 301/2 pence on the health board, and the greater of the two counts"
    ]


def test_a_week_that_costs_nothing_is_shared_into_nothing():
    assert exact(of_two("greater_of"), both(of_cost(0))) == (0, 0, 0)


@pytest.mark.parametrize("parts", [(fixed("other", ALL_SOCIAL),), (HALF,)])
def test_a_formula_that_is_not_there_is_a_refusal(parts):
    with pytest.raises(PartMissing, match="not in the agreement"):
        exact(of_two("greater_of"), both(of_cost(5), *parts))


def test_a_formula_that_stands_inside_itself_is_a_refusal():
    around = formula("greater_of", id="items", payer="health_board", of=["main", "half"], rest=ALL_SOCIAL)
    with pytest.raises(PartMissing, match="part of itself"):
        exact(of_two("greater_of"), both(of_cost(5), HALF, around, of_two("greater_of")))


def test_formulas_that_stand_too_deep_are_a_refusal_in_bounded_time():
    deep = [
        formula(
            "greater_of", id=f"d{at}", payer="health_board", of=[f"d{at + 1}", f"e{at + 1}"], rest=ALL_SOCIAL
        )
        for at in range(40)
    ]
    again = [one.model_copy(update={"id": one.id.replace("d", "e")}) for one in deep]
    with pytest.raises(PartMissing, match="too deep"):
        exact(deep[0], both(of_cost(5), *deep, *again))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rest": {"council.social": "1/2"}}, "the shares come to 1/2, not to one"),
        (
            {"payer": "council.social"},
            "the council's social care budget cannot have a share of the rest as well",
        ),
    ],
)
def test_the_rest_is_carried_whole_and_by_the_others(change, sentence):
    assert sentence in problems(of_two("greater_of", **change))
    assert "the formula half is named twice" in problems(of_two("greater_of", HALF, HALF))


@pytest.mark.parametrize("kind", ["greater_of", "lesser_of"])
@pytest.mark.parametrize(
    "parts", [(HALF, FLAT), (HALF, ITEMS), (FLAT, fixed("none", ALL_EDUCATION)), (TIERS, HALF)]
)
@pytest.mark.parametrize("cost", [0, 1, 999, 1000, 1001, 1999, 2000, 2001, 99_999, 100_001, 9_999_999])
def test_it_keeps_what_every_kind_promises(kind, parts, cost):
    asked, over = of_two(kind, *parts), world(RATE, parts)
    assert problems(asked) == []
    assert all(branch.exact for branch in asked.branches(over)) == (ITEMS not in parts)
    keeps_its_promises(asked, both(of_cost(cost), *parts), over)
