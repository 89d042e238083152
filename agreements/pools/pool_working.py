"""Works out each rule about a pool that an agreement states, with the figures given, in the agreement's own
method of rounding. It stores and posts nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from agreements.model import WrittenAgreement
from agreements.periods.working import WorkingStep
from agreements.pools.asymmetric import asymmetric_change
from agreements.pools.nested import nested_levy
from agreements.pools.no_worse_off import no_worse_off
from agreements.pools.overspend import FaultCost, PoolLine
from agreements.pools.pool_figures import OverspendFigures, PoolFigures
from agreements.pools.population import population_pool
from agreements.pools.refused import BadFigures
from agreements.pools.underspend import underspend
from agreements.pools.usage import usage_pool
from agreements.pools.variance import YearOfPool, variance_share
from agreements.words import Words

Sums = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Worked:
    """One rule worked out: its name in the agreement, its clause, whole pence by what they are and by member
    (`pence`, or `opening`, `closing` and `settlement` of use), and every step.
    """

    rule: str
    clause: str
    sums: Sums
    trace: tuple[WorkingStep, ...]

    @property
    def words(self) -> Words:
        """The name of the rule."""
        return RULE_WORDS[self.rule]

    def as_json(self) -> dict[str, Any]:
        """The answer as a document."""
        return {
            "rule": self.rule,
            "clause": self.clause,
            **{name: dict(pence) for name, pence in self.sums.items()},
            "trace": [step.as_json() for step in self.trace],
        }


@dataclass(frozen=True, slots=True)
class PoolWorking:
    """The rules that were worked out, in the order of `RULE_WORDS`, and those stated without figures."""

    worked: tuple[Worked, ...]
    without_figures: tuple[str, ...] = field(default=())


def pool_working(agreement: WrittenAgreement, figures: PoolFigures) -> PoolWorking:
    """Every rule of the agreement's pool for which there are figures.

    Raises BadFigures where figures are given for a rule that the agreement does not state, and what each
    rule refuses.
    """
    given = {name for name in PoolFigures.model_fields if getattr(figures, name) is not None}
    stated = dict(_stated(agreement))
    for name in RULE_WORDS:
        if name in given and name not in stated:
            raise BadFigures(_NOT_STATED.filled(rule=RULE_WORDS[name], agreement=agreement.title))
    worked = tuple(
        _WORK[name](agreement, rule, getattr(figures, name)) for name, rule in stated.items() if name in given
    )
    return PoolWorking(worked, tuple(name for name in stated if name not in given))


def _stated(agreement: WrittenAgreement) -> Iterator[tuple[str, Any]]:
    stated: dict[str, Any] = dict(agreement.pool.stated()) if agreement.pool else {}
    stated |= {"overspend": agreement.overspend, "underspend": agreement.underspend}
    return ((name, stated[name]) for name in RULE_WORDS if name in stated)


def _usage(agreement: WrittenAgreement, rule: Any, given: Any) -> Worked:
    found = usage_pool(
        rule,
        budget_pence=given.budget_pence,
        last_year=given.last_year,
        spent_pence=given.spent_pence,
        this_year=given.this_year,
        method=agreement.rounding.method,
    )
    sums = {"opening": found.opening, "closing": found.closing, "settlement": found.settlement}
    return Worked("usage", rule.clause, sums, found.trace)


def _population(agreement: WrittenAgreement, rule: Any, given: Any) -> Worked:
    found = population_pool(
        rule, given.budget_pence, estimates=agreement.parameters, method=agreement.rounding.method
    )
    return Worked("population", rule.clause, {"pence": found.pence}, found.trace)


def _levy(agreement: WrittenAgreement, rule: Any, given: Any) -> Worked:
    found = nested_levy(
        rule, given.total_pence, estimates=agreement.parameters, method=agreement.rounding.method
    )
    return Worked("levy", rule.clause, {"sectors": found.sectors, "pence": found.pence}, found.trace)


def _no_worse_off(agreement: WrittenAgreement, rule: Any, given: Any) -> Worked:
    found = no_worse_off(rule, shares=given.shares, baseline=given.baseline)
    return Worked("no_worse_off", rule.clause, {"pence": found.pence}, found.trace)


def _asymmetric(agreement: WrittenAgreement, rule: Any, given: Any) -> Worked:
    found = asymmetric_change(
        rule,
        start=given.start,
        new_total_pence=given.new_total_pence,
        method=agreement.rounding.method,
    )
    return Worked("asymmetric_change", rule.clause, {"pence": found.pence}, found.trace)


def _overspend(agreement: WrittenAgreement, rule: Any, given: OverspendFigures) -> Worked:
    year = YearOfPool(
        contributions=given.contributions,
        lines=[
            PoolLine(line.id, line.host, line.budget_pence, line.spent_pence, line.fixed)
            for line in given.lines
        ],
        faults=[FaultCost(one.member, one.line, one.pence, one.reference) for one in given.faults],
        sources=given.sources,
    )
    found = variance_share(rule, year, method=agreement.rounding.method)
    sums = {"pence": found.pence} | ({"used": found.used} if found.used else {})
    return Worked("overspend", rule.clause, sums, found.trace)


def _underspend(agreement: WrittenAgreement, rule: Any, given: Any) -> Worked:
    found = underspend(
        rule,
        underspend_pence=given.underspend_pence,
        contributions=given.contributions,
        method=agreement.rounding.method,
    )
    return Worked("underspend", rule.clause, {"pence": found.pence}, found.trace)


_WORK: Mapping[str, Callable[[WrittenAgreement, Any, Any], Worked]] = {
    "usage": _usage,
    "population": _population,
    "levy": _levy,
    "no_worse_off": _no_worse_off,
    "asymmetric_change": _asymmetric,
    "overspend": _overspend,
    "underspend": _underspend,
}
RULE_WORDS: Mapping[str, Words] = {
    "usage": Words(cy="cyfrannu yn ôl defnydd", en="contributions by use"),
    "population": Words(cy="cyfrannu yn ôl poblogaeth", en="contributions by population"),
    "levy": Words(cy="ardoll rhwng sectorau", en="levy between sectors"),
    "no_worse_off": Words(cy="neb ar ei golled", en="nobody worse off"),
    "asymmetric_change": Words(cy="newid anghymesur", en="asymmetric change"),
    "overspend": Words(cy="gorwariant", en="overspend"),
    "underspend": Words(cy="tanwariant", en="underspend"),
}
"""Every rule about a pool, in the order in which they are worked out, and what people call it."""
SUM_WORDS: Mapping[str, Words] = {
    "pence": Words(cy="i'w gario", en="to carry"),
    "opening": Words(cy="agoriadol", en="opening"),
    "closing": Words(cy="terfynol", en="closing"),
    "settlement": Words(cy="i'w setlo", en="to settle"),
    "sectors": Words(cy="sectorau", en="sectors"),
    "used": Words(cy="a ddefnyddiwyd yn gyntaf", en="used first"),
}
_NOT_STATED = Words(
    cy="rhoddwyd ffigurau ar gyfer {rule}, ond nid yw {agreement} yn dweud dim am hynny",
    en="figures were given for {rule}, of which {agreement} says nothing",
)
