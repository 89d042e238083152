"""When an exception applies: typed conditions that must all hold, and nothing that can be programmed.

Every condition speaks about one thing on its own, so the facts for which all hold are a box, and whether two
boxes meet is decided exactly.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from agreements.circumstances import Eligibility, Mark
from agreements.clauses import day_in_words
from agreements.facts import PackageFacts, PackageLine
from agreements.formulas.between import Between, Whole
from agreements.formulas.code_names import (
    council_name,
    domain_name,
    eligibility_name,
    level_name,
    line_name,
    listed,
    mark_name,
    one_of,
    same_text,
    service_name,
)
from agreements.formulas.elapsed import elapsed_weeks
from agreements.formulas.formula import Question
from agreements.line_kinds import LineKindCode, ServiceCode
from agreements.money import format_pounds
from agreements.needs import NeedsTable
from agreements.reference import Reference
from agreements.refusals import FactsMissing
from agreements.words import Words, joined

Code = TypeVar("Code", bound=str)
Several = Annotated[tuple[Code, ...], Field(min_length=1, max_length=50)]


@dataclass(frozen=True, slots=True)
class Met:
    """One condition as it was asked of a package: what it says, what was found, and whether it holds."""

    stated: Words
    found: Words
    holds: bool


class LevelBetween(BaseModel):
    """The level of one domain: at least, at most, or both; the level named is included."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    at_least: str | None = None
    at_most: str | None = None

    def levels(self, domain: str, needs: NeedsTable) -> tuple[str, ...]:
        """The levels of the domain that are inside, in the order of the table."""
        order = [level.code for level in needs.levels]
        first = order.index(self.at_least) if self.at_least in order else 0
        last = order.index(self.at_most) if self.at_most in order else len(order) - 1
        return tuple(code for code in order[first : last + 1] if needs.admits(domain, code))

    def words(self, domain: str) -> Words:
        """`breathing: at least high`."""
        parts = [
            words.filled(level=level_name(level))
            for words, level in ((_AT_LEAST, self.at_least), (_AT_MOST, self.at_most))
            if level is not None
        ]
        return _NAMED.filled(name=domain_name(domain), value=joined(parts, separator=", "))


class When(BaseModel):
    """The conditions of one exception. Those given must all hold; a list names the codes of which one must
    stand, but `marks` and `line_kinds` name those that must all be there, `without_marks` none of which may.

    `weekly_cost` is the whole pence a week that the rule shares (a part of a penny does not count);
    `elapsed_weeks` the whole weeks since the package started, less pauses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    marks: Several[Mark] | None = None
    without_marks: Several[Mark] | None = None
    eligibility: Several[Eligibility] | None = None
    services: Several[ServiceCode] | None = None
    councils: Several[str] | None = None
    line_kinds: Several[LineKindCode] | None = None
    levels: Annotated[Mapping[str, LevelBetween], Field(min_length=1, max_length=50)] | None = None
    weekly_cost: Between[Whole] | None = None
    elapsed_weeks: Between[Whole] | None = None
    package_start: Between[date] | None = None

    def words(self) -> Words:
        """All the conditions, each as it stands."""
        return joined(self._stated(), separator="; ")

    def asked(
        self, lines: Sequence[PackageLine], question: Question, *, clause: str
    ) -> Iterator[Met | FactsMissing]:
        """Each condition asked of the package; the refusal itself for one whose fact is not stated."""
        facts = question.facts
        yield from self._asked_of_codes(facts)
        if self.line_kinds is not None:
            kinds = tuple(dict.fromkeys(line.kind for line in facts.lines))
            yield Met(self._kinds(), listed(kinds, line_name), set(self.line_kinds) <= set(kinds))
        if self.weekly_cost is not None:
            cost = floor(sum(line.weekly_pence for line in lines))
            yield Met(self._cost(), same_text(format_pounds(cost)), self.weekly_cost.holds(cost))
        if self.package_start is not None:
            start = facts.package_start
            yield Met(self._start(), day_in_words(start), self.package_start.holds(start.toordinal()))
        if self.elapsed_weeks is not None:
            yield self._asked_of_weeks(self.elapsed_weeks, question, clause)
        for domain, between in (self.levels or {}).items():
            yield _asked_of_level(domain, between, facts, clause)

    def meets(self, other: "When", needs: NeedsTable) -> bool:
        """Whether some package satisfies both: on every one thing of which both speak, they leave a value."""
        return not (
            set(self.marks or ()) & set(other.without_marks or ())
            or set(other.marks or ()) & set(self.without_marks or ())
            or _apart(self.eligibility, other.eligibility)
            or _apart(self.services, other.services)
            or _apart(self.councils, other.councils)
            or any(
                _apart(between.levels(domain, needs), other.levels[domain].levels(domain, needs))
                for domain, between in (self.levels or {}).items()
                if other.levels is not None and domain in other.levels
            )
            or _separate(self.weekly_cost, other.weekly_cost)
            or _separate(self.elapsed_weeks, other.elapsed_weeks)
            or _separate(self.package_start, other.package_start)
        )

    @property
    def on_cost_alone(self) -> bool:
        """Whether nothing but the weekly cost decides."""
        return self._given() == ["weekly_cost"]

    def problems(self, needs: NeedsTable) -> Iterator[tuple[str, Words]]:
        """Fields that name what does not exist, and conditions that no package meets or every one does."""
        if not self._given():
            yield "", _NO_CONDITION
        for code in self.councils or ():
            reference = Reference.load()
            if not reference.has_body(code) or reference.body(code).kind != "council":
                yield "councils", _NO_COUNCIL.filled(code=code)
        for domain, between in (self.levels or {}).items():
            yield from _problems_of_level(domain, between, needs)
        if not self.meets(self, needs):
            yield "", _NEVER

    def _given(self) -> list[str]:
        return [name for name in type(self).model_fields if getattr(self, name) is not None]

    def _asked_of_weeks(self, between: Between[int], question: Question, clause: str) -> Met | FactsMissing:
        try:
            weeks = elapsed_weeks(question, clause=clause)
        except FactsMissing as missing:
            return missing
        return Met(self._weeks(), same_text(str(weeks)), between.holds(weeks))

    def _asked_of_codes(self, facts: PackageFacts) -> Iterator[Met]:
        held = listed(facts.marks, mark_name)
        if self.marks is not None:
            yield Met(self._marks(), held, set(self.marks) <= set(facts.marks))
        if self.without_marks is not None:
            yield Met(self._without(), held, not set(self.without_marks) & set(facts.marks))
        if self.eligibility is not None:
            said = eligibility_name(facts.eligibility)
            yield Met(self._eligibility(), said, facts.eligibility in self.eligibility)
        if self.services is not None:
            yield Met(self._services(), service_name(facts.service), facts.service in self.services)
        if self.councils is not None:
            yield Met(self._councils(), council_name(facts.council), facts.council in self.councils)

    def _stated(self) -> Iterator[Words]:
        said: tuple[tuple[object, Callable[[], Words]], ...] = (
            (self.marks, self._marks),
            (self.without_marks, self._without),
            (self.eligibility, self._eligibility),
            (self.services, self._services),
            (self.councils, self._councils),
            (self.line_kinds, self._kinds),
            (self.weekly_cost, self._cost),
            (self.package_start, self._start),
            (self.elapsed_weeks, self._weeks),
        )
        yield from (words() for given, words in said if given is not None)
        yield from (between.words(domain) for domain, between in (self.levels or {}).items())

    def _marks(self) -> Words:
        return _MARKED.filled(marks=listed(self.marks or (), mark_name))

    def _without(self) -> Words:
        return _NOT_MARKED.filled(marks=listed(self.without_marks or (), mark_name))

    def _eligibility(self) -> Words:
        return _ELIGIBLE.filled(value=one_of(self.eligibility or (), eligibility_name))

    def _services(self) -> Words:
        return _SERVICE.filled(value=one_of(self.services or (), service_name))

    def _councils(self) -> Words:
        return _COUNCIL.filled(value=one_of(self.councils or (), council_name))

    def _kinds(self) -> Words:
        return _LINES.filled(value=listed(self.line_kinds or (), line_name))

    def _cost(self) -> Words:
        assert self.weekly_cost is not None
        low, high = (format_pounds(bound or 0) for bound in (self.weekly_cost.low, self.weekly_cost.high))
        return _COST.filled(value=self.weekly_cost.words(low, high))

    def _weeks(self) -> Words:
        assert self.elapsed_weeks is not None
        low, high = (str(bound or 0) for bound in (self.elapsed_weeks.low, self.elapsed_weeks.high))
        return _WEEKS.filled(value=self.elapsed_weeks.words(low, high))

    def _start(self) -> Words:
        assert self.package_start is not None
        bounds = (self.package_start.low, self.package_start.high)
        low, high = (day_in_words(bound or date.min) for bound in bounds)
        return _START.filled(value=self.package_start.words(low, high))


def _asked_of_level(
    domain: str, between: LevelBetween, facts: PackageFacts, clause: str
) -> Met | FactsMissing:
    level = facts.levels.get(domain)
    if level is None:
        return FactsMissing(_NO_LEVEL.filled(domain=domain_name(domain)), clause=clause)
    return Met(between.words(domain), level_name(level), level in between.levels(domain, NeedsTable.load()))


def _apart(mine: tuple[str, ...] | None, theirs: tuple[str, ...] | None) -> bool:
    return mine is not None and theirs is not None and not set(mine) & set(theirs)


def _separate(mine: Between[int] | Between[date] | None, theirs: Between[int] | Between[date] | None) -> bool:
    return mine is not None and theirs is not None and not mine.meets(theirs)  # type: ignore[arg-type]  # of one field


def _problems_of_level(
    domain: str, between: LevelBetween, needs: NeedsTable
) -> Iterator[tuple[Literal["levels"], Words]]:
    named = [level for level in (between.at_least, between.at_most) if level is not None]
    if not named:
        yield "levels", _NO_BOUND.filled(domain=domain)
    for level in named:
        if not needs.admits(domain, level):
            yield "levels", _NOT_ADMITTED.filled(domain=domain, level=level)


_NAMED = Words(cy="{name}: {value}", en="{name}: {value}")
_MARKED = Words(cy="nodau: {marks}", en="marked: {marks}")
_NOT_MARKED = Words(cy="heb y nodau: {marks}", en="not marked: {marks}")
_ELIGIBLE = Words(cy="cymhwystra: {value}", en="eligibility: {value}")
_SERVICE = Words(cy="gwasanaeth: {value}", en="service: {value}")
_COUNCIL = Words(cy="cyngor: {value}", en="council: {value}")
_LINES = Words(cy="llinellau o'r mathau: {value}", en="lines of the kinds: {value}")
_COST = Words(cy="cost wythnosol: {value}", en="weekly cost: {value}")
_WEEKS = Words(cy="wythnosau cyfan a aeth heibio: {value}", en="whole weeks gone by: {value}")
_START = Words(cy="dechrau'r pecyn: {value}", en="start of the package: {value}")
_AT_LEAST = Words(cy="o leiaf {level}", en="at least {level}")
_AT_MOST = Words(cy="{level} ar y mwyaf", en="at most {level}")
_NO_LEVEL = Words(
    cy="Mae'r eithriad yn darllen lefel y parth {domain}, ac nid yw wedi'i nodi.",
    en="The exception reads the level of the domain {domain}, and it is not stated.",
)
_NO_CONDITION = Words(
    cy="nid oes amod: byddai'r eithriad yn berthnasol bob tro",
    en="there is no condition: the exception would always apply",
)
_NEVER = Words(
    cy="ni all unrhyw becyn fodloni'r amodau hyn gyda'i gilydd",
    en="no package can satisfy these conditions together",
)
_NO_COUNCIL = Words(cy="nid oes cyngor {code}", en="there is no council {code}")
_NO_BOUND = Words(
    cy="rhaid dweud lefel isaf neu uchaf y parth {domain}",
    en="a lowest or a highest level of the domain {domain} must be said",
)
_NOT_ADMITTED = Words(
    cy="nid yw'r parth {domain} yn derbyn y lefel {level}",
    en="the domain {domain} does not admit the level {level}",
)
