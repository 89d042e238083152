"""The rules about a pool's sums that an agreement may state beside overspend and underspend, each once at
most. Data; it shares nothing.
"""

from collections.abc import Iterator

from agreements.periods.clause_rule import ClauseRule, Stated
from agreements.pools.asymmetric_rule import AsymmetricChange
from agreements.pools.nested_rule import NestedLevy
from agreements.pools.no_worse_off_rule import NoWorseOff
from agreements.pools.population_rule import PopulationPool
from agreements.pools.usage_rule import UsagePool


class PoolRules(Stated):
    """What is stated; None of what the agreement does not speak of."""

    usage: UsagePool | None = None
    population: PopulationPool | None = None
    levy: NestedLevy | None = None
    no_worse_off: NoWorseOff | None = None
    asymmetric_change: AsymmetricChange | None = None

    def stated(self) -> Iterator[tuple[str, ClauseRule]]:
        """Each rule that is stated, by its name in the section."""
        for name in type(self).model_fields:
            rule = getattr(self, name)
            if rule is not None:
                yield name, rule

    def estimates(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every population estimate that a rule reads, by its place in the section."""
        if self.population is not None:
            yield ("population", "estimate"), self.population.estimate
        for place, sector in enumerate(self.levy.sectors if self.levy else ()):
            if sector.estimate is not None:
                yield ("levy", "sectors", place, "estimate"), sector.estimate
