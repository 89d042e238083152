"""Nested shares: between sectors first, then inside, pennies placed level by level."""

import pytest

from tests.agreements.formulas.composed import exact, of_cost
from tests.agreements.formulas.promises import formula, keeps_its_promises, pence, problems, question, world

SECTORS = [
    {"id": "health", "share": "50%", "inside": {"health_board": "100%"}},
    {"id": "council", "share": "50%", "inside": {"council.social": "2/3", "council.education": "1/3"}},
]


def nested(*sectors):
    return formula("nested", id="main", sectors=list(sectors or SECTORS))


def test_a_payer_carries_its_part_of_its_sector():
    assert exact(nested(), question(of_cost(600))) == (300, 200, 100)


@pytest.mark.parametrize("grain", ["line", "week"])
def test_the_odd_penny_is_placed_between_sectors_before_it_is_placed_inside(grain):
    """4p in thirds: in one go the health board's 4/3 comes first in order and gets the odd penny; between
    sectors the council's 8/3 is the larger remainder, and its 3p are then shared inside.
    """
    thirds = nested(
        SECTORS[0] | {"share": "1/3"},
        SECTORS[1] | {"share": "2/3", "inside": {"council.social": "1/2", "council.education": "1/2"}},
    )
    equal = formula("equal_shares", payers=["health_board", "council.social", "council.education"])
    assert pence(equal, question(of_cost(4)), grain=grain) == (2, 1, 1)
    assert pence(thirds, question(of_cost(4)), grain=grain) == (1, 2, 1)


@pytest.mark.parametrize(
    ("place", "change", "sentence"),
    [
        (0, {"share": "40%"}, "the shares of the sectors come to 9/10, not to one"),
        (0, {"share": "-50%"}, "the sector's share, -50%, is not between nought and one"),
        (1, {"inside": {"council.social": "1/2"}}, "the shares come to 1/2, not to one"),
        (1, {"inside": {"health_board": "100%"}}, "the health board is in two sectors"),
        (1, {"id": "health"}, "two sectors are called health"),
    ],
)
def test_both_levels_sum_to_one_and_a_payer_has_one_sector(place, change, sentence):
    sectors = [sector | (change if place == at else {}) for at, sector in enumerate(SECTORS)]
    assert sentence in problems(nested(*sectors))


def test_a_clause_can_state_every_sector():
    assert {name: words.en for name, words in nested().constants({}).items()} == {
        "main.health": "the health board: 50%",
        "main.council": "50% among these (the council's social care budget 2/3, the council's education "
        "budget 1/3)",
    }


@pytest.mark.parametrize("cost", [0, 1, 2, 7, 601, 10**12])
def test_it_keeps_what_every_kind_promises(cost):
    assert problems(nested()) == []
    keeps_its_promises(nested(), question(of_cost(cost)), world())
