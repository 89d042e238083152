"""A pool shared by population (F14), as an agreement states it: which estimate, at which day."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from agreements.clauses import day_in_words
from agreements.periods.clause_rule import plain
from agreements.pools.members import PoolRule
from agreements.words import Words


class PopulationPool(PoolRule):
    """Contributions in proportion to the members' populations in a named, dated estimate.

    `estimate` is the name of a parameter whose values map each member to a number of people; `as_at` is the
    day whose value is read. The data carries its own source and confidence.
    """

    estimate: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
    as_at: date

    def constants(self) -> Mapping[str, Words]:
        """`population_pool.estimate` and `population_pool.as_at`."""
        return {
            "population_pool.estimate": plain(self.estimate),
            "population_pool.as_at": day_in_words(self.as_at),
        }
