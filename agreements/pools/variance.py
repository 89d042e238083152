"""Shares an overspend (F15): fault, fixed lines, sources used first, the method, the cap, in that order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from agreements.money import Method, format_pounds
from agreements.periods.naming import payer_words
from agreements.periods.pennies import PennyRule
from agreements.periods.working import WorkingStep
from agreements.pools.overspend import FaultCost, PoolLine, overspend_pence
from agreements.pools.pool_answer import a_figure_each, shared_with_steps, whole_step
from agreements.pools.refused import BadFigures, FigureMissing
from agreements.pools.variance_rule import METHOD_WORDS, VarianceRule
from agreements.words import Words

_RULE = "variance_share"


@dataclass(frozen=True, slots=True)
class VarianceAnswer:
    """What each member carries of an overspend, what the sources of the waterfall carry, and every step; they
    sum to the overspend.
    """

    pence: Mapping[str, int]
    used: Mapping[str, int]
    trace: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class YearOfPool:
    """A year's figures: contributions by member, lines, the cost of faults, and pence in each source."""

    contributions: Mapping[str, int]
    lines: Sequence[PoolLine]
    faults: Sequence[FaultCost] = ()
    sources: Mapping[str, int] | None = None


def variance_share(rule: VarianceRule, year: YearOfPool, *, method: Method) -> VarianceAnswer:
    """Who carries a year's overspend, in whole pence.

    Raises FigureMissing (a contribution or a source without a figure) and BadFigures (no overspend, a fixed
    line under a method that knows none, a fault that the agreement or the line does not bear out).
    """
    _refuse(rule, year)
    total = overspend_pence(year.lines)
    carrying = _Carrying(rule)
    carrying.begin(total)
    carrying.faults(year.faults)
    carrying.hosts(_at_host(rule, year))
    rest = total - sum(carrying.pence.values())
    rest = carrying.sources(rest, year.sources or {})
    capped = rest if rule.cap_pence is None else min(rest, rule.cap_pence)
    carrying.by_method(capped, year.contributions, method)
    carrying.above_cap(rest - capped)
    return VarianceAnswer(carrying.pence, carrying.used, tuple(carrying.steps))


def _at_host(rule: VarianceRule, year: YearOfPool) -> list[tuple[PoolLine, int]]:
    faulty: dict[str, int] = {}
    for fault in year.faults:
        faulty[fault.line_id] = faulty.get(fault.line_id, 0) + fault.pence
    return [
        (line, line.variance_pence - faulty.get(line.id, 0))
        for line in year.lines
        if line.fixed or rule.method == "own_risk"
    ]


class _Carrying:
    """The pence of each member and source as the order is gone through, with the steps."""

    def __init__(self, rule: VarianceRule) -> None:
        self._rule = rule
        self.pence = dict.fromkeys(rule.members, 0)
        self.used: dict[str, int] = {}
        self.steps: list[WorkingStep] = []

    def begin(self, total: int) -> None:
        self._whole(total, _TOTAL.filled(pence=format_pounds(total), method=METHOD_WORDS[self._rule.method]))

    def faults(self, faults: Sequence[FaultCost]) -> None:
        for fault in faults:
            said = _FAULT.filled(
                member=payer_words(fault.member), pence=format_pounds(fault.pence), line=fault.line_id,
                reference=fault.reference,
            )  # fmt: skip
            self._carry(fault.member, fault.pence, said, clause=self._rule.fault_carve_out)

    def hosts(self, lines: Sequence[tuple[PoolLine, int]]) -> None:
        for line, pence in lines:
            said = _HOST.filled(member=payer_words(line.host), pence=format_pounds(pence), line=line.id)
            self._carry(line.host, pence, said)

    def sources(self, rest: int, available: Mapping[str, int]) -> int:
        for source in self._rule.waterfall:
            part = max(min(rest, available[source]), 0)
            self.used[source], rest = part, rest - part
            self._whole(part, _USED.filled(source=source, pence=format_pounds(part)))
        return rest

    def by_method(self, pence: int, contributions: Mapping[str, int], method: Method) -> None:
        if not pence:
            return
        weights = _weights(self._rule, abs(pence), contributions)
        answer = shared_with_steps(
            pence,
            weights,
            pennies=PennyRule(method, self._rule.members, self._rule.clause),
            rule=_RULE,
            clause=self._rule.clause,
            inputs=_SHARED.filled(pence=format_pounds(pence), method=METHOD_WORDS[self._rule.method]),
        )
        for member, part in answer.pence.items():
            self.pence[member] += part
        self.steps.extend(answer.trace)

    def above_cap(self, pence: int) -> None:
        if pence and self._rule.above_cap is not None:
            member = self._rule.above_cap
            said = _ABOVE.filled(member=payer_words(member), pence=format_pounds(pence))
            self._carry(member, pence, said)

    def _carry(self, member: str, pence: int, said: Words, *, clause: str | None = None) -> None:
        self.pence[member] += pence
        inputs = Words(cy=format_pounds(pence), en=format_pounds(pence))
        self.steps.append(
            WorkingStep(
                _RULE, clause or self._rule.clause, member, inputs, Fraction(pence), pence, False, said
            )
        )

    def _whole(self, pence: int, said: Words) -> None:
        self.steps.append(whole_step(rule=_RULE, clause=self._rule.clause, pence=pence, says=said))


def _weights(rule: VarianceRule, size: int, contributions: Mapping[str, int]) -> dict[str, Fraction]:
    whole = sum(contributions.values())
    by_contribution = {
        member: Fraction(pence, whole) if whole else Fraction(0) for member, pence in contributions.items()
    }
    if rule.method != "tiered":
        return by_contribution
    weights = dict.fromkeys(rule.members, Fraction(0))
    floor = 0
    for tier in rule.tiers:
        limit = size if tier.up_to is None else min(size, tier.up_to)
        for member, share in (tier.shares or by_contribution).items():
            weights[member] += share * max(limit - floor, 0)
        floor = limit
    return weights


def _refuse(rule: VarianceRule, year: YearOfPool) -> None:
    a_figure_each(rule.members, year.contributions, what=_CONTRIBUTION, clause=rule.clause)
    if overspend_pence(year.lines) < 0:
        raise BadFigures(_NO_OVERSPEND, clause=rule.clause)
    lines: dict[str, PoolLine] = {}
    for line in year.lines:
        if line.id in lines:
            raise BadFigures(_TWICE.filled(line=line.id), clause=rule.clause)
        if line.host not in rule.members:
            raise BadFigures(_NO_HOST.filled(line=line.id), clause=rule.clause)
        if line.fixed and rule.method == "proportional":
            raise BadFigures(_FIXED.filled(line=line.id), clause=rule.clause)
        lines[line.id] = line
    for source in rule.waterfall:
        if source not in (year.sources or {}):
            raise FigureMissing(_NO_SOURCE.filled(source=source), clause=rule.clause)
    _refuse_faults(rule, year.faults, lines)


def _refuse_faults(rule: VarianceRule, faults: Sequence[FaultCost], lines: Mapping[str, PoolLine]) -> None:
    if faults and rule.fault_carve_out is None:
        raise BadFigures(_NO_CARVE_OUT, clause=rule.clause)
    found: dict[str, int] = {}
    for fault in faults:
        if fault.member not in rule.members or fault.line_id not in lines or fault.pence <= 0:
            raise BadFigures(_BAD_FAULT.filled(line=fault.line_id), clause=rule.fault_carve_out)
        found[fault.line_id] = found.get(fault.line_id, 0) + fault.pence
        if found[fault.line_id] > lines[fault.line_id].variance_pence:
            raise BadFigures(_FAULT_TOO_LARGE.filled(line=fault.line_id), clause=rule.fault_carve_out)


_CONTRIBUTION = Words(cy="y cyfraniad", en="the contribution")
_TOTAL = Words(cy="Gorwariant o {pence} ({method}).", en="An overspend of {pence} ({method}).")
_FAULT = Words(
    cy="{member} sy'n talu {pence} ar linell {line}: ei fai ei hun ({reference}).",
    en="{member} pays {pence} on line {line}: its own fault ({reference}).",
)
_HOST = Words(
    cy="{member} sy'n cario {pence} ar linell {line}: y lletywr sy'n cario'r llinell hon.",
    en="{member} carries {pence} on line {line}: the host carries this line.",
)
_USED = Words(cy="Defnyddir {pence} o {source} yn gyntaf.", en="{pence} of {source} is used first.")
_SHARED = Words(cy="{pence} i'w rannu ({method})", en="{pence} to share ({method})")
_ABOVE = Words(
    cy="{member} sy'n talu'r {pence} uwchlaw'r terfyn.", en="{member} pays the {pence} above the cap."
)
_NO_OVERSPEND = Words(
    cy="nid oes gorwariant; y cymal ar danwariant sy'n ateb",
    en="there is no overspend; the clause on underspend answers",
)
_TWICE = Words(cy="mae llinell {line} yno ddwywaith", en="the line {line} is there twice")
_NO_HOST = Words(
    cy="nid yw lletywr llinell {line} yn aelod o'r gronfa",
    en="the host of line {line} is not a member of the pool",
)
_FIXED = Words(
    cy="mae llinell {line} wedi'i nodi'n sefydlog, ond nid yw dull y cytundeb yn adnabod llinellau sefydlog",
    en="line {line} is marked fixed, but the agreement's method knows no fixed lines",
)
_NO_SOURCE = Words(
    cy="nid yw'r swm sydd ar gael yn {source} wedi'i roi", en="the amount available in {source} was not given"
)
_NO_CARVE_OUT = Words(
    cy="nid oes cymal yn y cytundeb ar fai aelod", en="the agreement has no clause on a member's fault"
)
_BAD_FAULT = Words(
    cy="rhaid i fai enwi aelod, llinell o'r gronfa a swm ({line})",
    en="a fault names a member, a line of the pool and an amount ({line})",
)
_FAULT_TOO_LARGE = Words(
    cy="mae cost y bai ar linell {line} yn fwy na'i gorwariant",
    en="the cost of the fault on line {line} is more than its overspend",
)
