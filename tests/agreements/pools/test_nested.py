"""F18: between sectors, then inside each; a sector's total stays fixed."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.pools.nested import nested_levy
from agreements.pools.nested_rule import NestedLevy
from agreements.pools.refused import FigureMissing
from tests.agreements.pools.estimates import AS_AT, MEMBERS, MID_2018

HEALTH = {"id": "health", "share": "50%", "members": ["XHB2"]}
COUNCILS = {"id": "councils", "share": "1/2", "members": MEMBERS, "estimate": "mid-2018", "as_at": AS_AT}


def _rule(*sectors):
    return NestedLevy.model_validate({"clause": "c9-3", "sectors": sectors})


def _levy(rule, pence, *, estimates=MID_2018):
    return nested_levy(rule, pence, estimates=estimates, method="largest_remainder")


def test_a_levy_in_two_sectors_comes_out_as_the_catalogue_says():
    found = _levy(_rule(HEALTH, COUNCILS), 25_000_000)
    assert found.sectors == {"health": 12_500_000, "councils": 12_500_000}
    assert tuple(found.pence.values()) == (
        12_500_000, 1_252_221, 2_222_643, 2_097_405, 1_706_297, 2_784_935, 2_436_499,
    )  # fmt: skip


@settings(deadline=None)
@given(st.integers(-(10**12), 10**12))
def test_the_members_of_a_sector_always_sum_to_the_sector(pence):
    found = _levy(_rule(HEALTH, COUNCILS), pence)
    assert sum(found.sectors.values()) == pence
    assert sum(found.pence[member] for member in MEMBERS) == found.sectors["councils"]


def test_a_sector_may_be_shared_by_shares_of_its_own():
    inside = {"id": "councils", "share": "23%", "members": ["XLA21", "XLA22"],
              "shares": {"XLA21": "1/3", "XLA22": "2/3"}}  # fmt: skip
    found = _levy(_rule({**HEALTH, "share": "77%"}, inside), 1_000)
    assert found.pence == {"XHB2": 770, "XLA21": 77, "XLA22": 153}
    assert found.trace[-2].exact == Fraction(230, 3)
    assert found.trace[-2].odd_penny


def test_a_sector_by_an_estimate_that_was_not_given_is_refused():
    with pytest.raises(FigureMissing, match="no population estimate"):
        _levy(_rule(HEALTH, COUNCILS), 25_000_000, estimates={})


@pytest.mark.parametrize(
    ("sectors", "said"),
    [
        ((HEALTH,), "come to one, not to 1/2"),
        ((HEALTH, HEALTH), "there twice"),
        ((HEALTH, {**COUNCILS, "members": ["XHB2", "XLA21"]}), "there twice"),
        ((HEALTH, {**COUNCILS, "estimate": None, "as_at": None}), "must be named"),
        ((HEALTH, {**COUNCILS, "as_at": None}), "names its day"),
        (
            (HEALTH, {"id": "a", "share": "50%", "members": ["X1", "X2"], "shares": {"X1": "1"}}),
            "every member of the sector",
        ),
    ],
)
def test_a_levy_that_contradicts_itself_is_a_fault(sectors, said):
    with pytest.raises(ValidationError, match=said):
        _rule(*sectors)
