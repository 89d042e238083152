"""F14: a pool shared by a named, dated population estimate, whose source and confidence the working tells."""

from datetime import date

import pytest

from agreements.pools.population import population_pool
from agreements.pools.population_rule import PopulationPool
from agreements.pools.refused import BadFigures, FigureMissing
from tests.agreements.pools.estimates import AS_AT, MEMBERS, MID_2018, RECOLLECTED, estimate

RULE = PopulationPool(clause="c9-2", members=MEMBERS, estimate="mid-2018", as_at=AS_AT)


def _pool(budget=100_000_000, *, estimates=MID_2018, rule=RULE):
    return population_pool(rule, budget, estimates=estimates, method="largest_remainder")


def test_a_million_pounds_by_recollected_populations_comes_out_as_the_catalogue_says():
    assert sum(RECOLLECTED) == 698_369
    assert tuple(_pool().pence.values()) == (
        10_017_770, 17_781_144, 16_779_238, 13_650_377, 22_279_483, 19_491_988,
    )  # fmt: skip


def test_the_working_tells_the_numbers_their_source_and_their_confidence():
    said = _pool().trace[0].inputs
    assert "69,961" in said.en
    assert "recollected; not confirmed (confidence: R)" in said.en
    assert "hyder: R" in said.cy


def test_an_estimate_or_a_day_that_was_not_given_is_refused():
    with pytest.raises(FigureMissing, match="no population estimate mid-2018 for 30 June 2018"):
        _pool(estimates={})
    later = RULE.model_copy(update={"as_at": date(2019, 6, 30)})
    with pytest.raises(FigureMissing, match="30 June 2019"):
        _pool(rule=later)


def test_a_member_without_a_number_and_a_number_that_is_not_people_are_refused():
    with pytest.raises(FigureMissing, match="has no number for"):
        _pool(estimates=estimate({"XLA21": 1}))
    for wrong in ("69961", -1, 1.5, True):
        people = dict.fromkeys(MEMBERS, 10) | {"XLA23": wrong}
        with pytest.raises(BadFigures, match="not a whole number of people"):
            _pool(estimates=estimate(people))


def test_the_estimate_and_its_day_are_constants_that_a_clause_can_state():
    assert {name: words.en for name, words in RULE.constants().items()} == {
        "population_pool.estimate": "mid-2018",
        "population_pool.as_at": "30 June 2018",
    }
