"""A pool shared by population (F14): a named, dated estimate in, whole pence out. The estimate is data with
its own source and confidence; none is kept here.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from agreements.clauses import day_in_words
from agreements.money import Method, format_pounds
from agreements.parameters import Parameter
from agreements.periods.naming import payer_words
from agreements.periods.pennies import PennyRule
from agreements.pools.pool_answer import PoolAnswer, shared_with_steps
from agreements.pools.population_rule import PopulationPool
from agreements.pools.refused import BadFigures, FigureMissing
from agreements.words import Words


def population_pool(
    rule: PopulationPool, budget_pence: int, *, estimates: Mapping[str, Parameter], method: Method
) -> PoolAnswer:
    """The budget in proportion to population, in whole pence.

    Raises FigureMissing (no such estimate, no value on its day, a member without a number) and BadFigures (a
    number that is not a whole number of people).
    """
    people = people_of(
        rule.members, estimate=rule.estimate, as_at=rule.as_at, estimates=estimates, clause=rule.clause
    )
    return shared_with_steps(
        budget_pence,
        people,
        pennies=PennyRule(method, rule.members, rule.clause),
        rule="population_pool",
        clause=rule.clause,
        inputs=source_in_words(budget_pence, people, estimates[rule.estimate], rule.as_at),
    )


def people_of(
    members: Sequence[str],
    *,
    estimate: str,
    as_at: date,
    estimates: Mapping[str, Parameter],
    clause: str,
) -> dict[str, int]:
    """How many people each member has in an estimate on a day."""
    found = estimates.get(estimate)
    dated = [value for value in found.values if value.holds_on(as_at)] if found is not None else []
    if len(dated) != 1 or not isinstance(dated[0].value, Mapping):
        raise FigureMissing(_NO_ESTIMATE.filled(estimate=estimate, day=day_in_words(as_at)), clause=clause)
    return {member: _people(member, dated[0].value, estimate, clause) for member in members}


def source_in_words(pence: int, people: Mapping[str, int], estimate: Parameter, as_at: date) -> Words:
    """The amount, the numbers, the estimate and how sure we are of it."""
    numbers = ", ".join(f"{payer_words(member).en} {count:,}" for member, count in people.items())
    numbers_cy = ", ".join(f"{payer_words(member).cy} {count:,}" for member, count in people.items())
    return _SOURCE.filled(
        pence=format_pounds(pence),
        numbers=Words(cy=numbers_cy, en=numbers),
        name=estimate.name,
        day=day_in_words(as_at),
        source=estimate.provenance.source,
        confidence=estimate.provenance.confidence,
    )


def _people(member: str, numbers: Mapping[str, object], estimate: str, clause: str) -> int:
    if member not in numbers:
        words = _NO_NUMBER.filled(estimate=estimate, member=payer_words(member))
        raise FigureMissing(words, clause=clause)
    count = numbers[member]
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        words = _NOT_PEOPLE.filled(estimate=estimate, member=payer_words(member))
        raise BadFigures(words, clause=clause)
    return count


_SOURCE = Words(
    cy="{pence} yn ôl poblogaeth: {numbers}; amcangyfrif {name} ar {day}, ffynhonnell: {source} (hyder: "
    "{confidence})",
    en="{pence} by population: {numbers}; estimate {name} on {day}, source: {source} (confidence: "
    "{confidence})",
)
_NO_ESTIMATE = Words(
    cy="nid oes amcangyfrif poblogaeth {estimate} ar gyfer {day}",
    en="there is no population estimate {estimate} for {day}",
)
_NO_NUMBER = Words(
    cy="nid oes rhif i {member} yn yr amcangyfrif {estimate}",
    en="the estimate {estimate} has no number for {member}",
)
_NOT_PEOPLE = Words(
    cy="nid yw rhif {member} yn yr amcangyfrif {estimate} yn nifer cyfan o bobl",
    en="the number for {member} in the estimate {estimate} is not a whole number of people",
)
