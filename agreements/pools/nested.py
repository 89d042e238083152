"""A levy between sectors and then inside each (F18). Pence are placed at both levels; a sector's total stays
fixed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from agreements.money import Method, format_pounds, format_share
from agreements.parameters import Parameter
from agreements.periods.pennies import PennyRule
from agreements.periods.working import WorkingStep
from agreements.pools.nested_rule import NestedLevy, Sector
from agreements.pools.pool_answer import PoolAnswer, shared_with_steps
from agreements.pools.population import people_of, source_in_words
from agreements.words import Words

_RULE = "nested"


@dataclass(frozen=True, slots=True)
class NestedAnswer:
    """Pence for each sector, pence for each member, and every step."""

    sectors: Mapping[str, int]
    pence: Mapping[str, int]
    trace: tuple[WorkingStep, ...]


def nested_levy(
    rule: NestedLevy, total_pence: int, *, estimates: Mapping[str, Parameter], method: Method
) -> NestedAnswer:
    """The levy in whole pence, sector by sector. Raises FigureMissing or BadFigures for an estimate that
    does not answer.
    """
    shares = {sector.id: sector.share for sector in rule.sectors}
    outer = shared_with_steps(
        total_pence,
        shares,
        pennies=PennyRule(method, tuple(shares), rule.clause),
        rule=_RULE,
        clause=rule.clause,
        inputs=_BY_SHARES.filled(pence=format_pounds(total_pence), shares=_in_words(shares)),
    )
    pence: dict[str, int] = {}
    steps = list(outer.trace)
    for sector in rule.sectors:
        inner = _inside(rule, sector, outer.pence[sector.id], estimates=estimates, method=method)
        pence.update(inner.pence)
        steps.extend(inner.trace)
    return NestedAnswer(outer.pence, pence, tuple(steps))


def _inside(
    rule: NestedLevy,
    sector: Sector,
    total: int,
    *,
    estimates: Mapping[str, Parameter],
    method: Method,
) -> PoolAnswer:
    weights: Mapping[str, Fraction | int]
    if sector.estimate is not None and sector.as_at is not None:
        people = people_of(
            sector.members,
            estimate=sector.estimate,
            as_at=sector.as_at,
            estimates=estimates,
            clause=rule.clause,
        )
        weights, inputs = people, source_in_words(total, people, estimates[sector.estimate], sector.as_at)
    else:
        shares = sector.shares or {sector.members[0]: Fraction(1)}
        weights = shares
        inputs = _BY_SHARES.filled(pence=format_pounds(total), shares=_in_words(shares))
    return shared_with_steps(
        total,
        weights,
        pennies=PennyRule(method, sector.members, rule.clause),
        rule=_RULE,
        clause=rule.clause,
        inputs=inputs,
    )


def _in_words(shares: Mapping[str, Fraction]) -> str:
    return ", ".join(f"{name} {format_share(share)}" for name, share in shares.items())


_BY_SHARES = Words(cy="{pence} yn ôl cyfrannau: {shares}", en="{pence} by shares: {shares}")
