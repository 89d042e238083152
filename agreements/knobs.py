"""Everything about a package that somebody might try otherwise, each as a knob: what it is called, what
it is now, and the situation when it is turned some steps up or down. The figures of an agreement are in
`figures`.

It judges nothing; `nearest` turns the knobs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Literal

from agreements.circumstances import ELIGIBILITY, MARKS
from agreements.clauses import day_in_words
from agreements.facts import Hours, PackageLine
from agreements.line_kinds import LINE_KINDS
from agreements.money import format_pounds, round_half_away
from agreements.needs import NeedsTable
from agreements.reasons import time_words
from agreements.situation import FEWEST, Situation
from agreements.words import Words

KnobKind = Literal["level", "cost", "time", "day", "circumstance", "figure", "value", "share"]
TEN_YEARS = 3653
MOST_MINUTES = 10 * 10080
MOST_PENCE = 10**8
"""A million pounds a week: nobody tries more."""


class OutOfReach(Exception):
    """The knob does not turn so far: there is no such value."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One thing to try otherwise. `clause` is where a figure of the agreement is written. `at` gives
    the situation so many steps away and `said` its value there in words; both raise OutOfReach. `most`
    bounds the steps.
    """

    kind: KnobKind
    name: Words
    clause: str | None
    most: int
    at: Callable[[int], Situation]
    said: Callable[[int], Words]


def of_facts(at: Situation) -> Iterator[Knob]:
    """Every knob of the package: levels, lines, the day, circumstances."""
    for domain, level in at.facts.levels.items():
        yield _level(at, domain, level)
    for line in at.facts.lines:
        timed = line.minutes_a_week is not None and line.rate_pence_an_hour is not None
        yield _time(at, line) if timed else _cost(at, line)
    if at.facts.hours is not None:
        yield _hours(at, at.facts.hours, "health_minutes", _HEALTH_HOURS)
        yield _hours(at, at.facts.hours, "other_minutes", _OTHER_HOURS)
    yield _day(at)
    for mark, circumstance in MARKS.items():
        yield _mark(at, mark, circumstance.name)
    for eligibility, circumstance in ELIGIBILITY.items():
        if eligibility != at.facts.eligibility:
            yield _eligibility(at, eligibility, circumstance.name)


def _level(at: Situation, domain: str, level: str) -> Knob:
    needs = NeedsTable.load()
    levels = needs.domain(domain).levels
    now = levels.index(level)

    def turned(step: int) -> str:
        if not 0 <= now + step < len(levels):
            raise OutOfReach(domain)
        return levels[now + step]

    return Knob(
        "level",
        needs.domain(domain).name,
        None,
        len(levels),
        at=lambda step: _with(at, levels={**at.facts.levels, domain: turned(step)}),
        said=lambda step: needs.level(turned(step)).name,
    )


def _cost(at: Situation, line: PackageLine) -> Knob:
    def turned(step: int) -> int:
        if step and not FEWEST <= line.weekly_pence + step <= MOST_PENCE:
            raise OutOfReach(line.id)
        return line.weekly_pence + step

    return Knob(
        "cost",
        _COST.filled(kind=LINE_KINDS[line.kind].name),
        None,
        MOST_PENCE,
        at=lambda step: _with_line(at, line, weekly_pence=turned(step)),
        said=lambda step: _same(format_pounds(turned(step))),
    )


def _time(at: Situation, line: PackageLine) -> Knob:
    """Minutes a week, at the line's rate."""

    def turned(step: int) -> int:
        minutes = (line.minutes_a_week or 0) + step
        if step and (minutes < 0 or pence(minutes) < FEWEST or minutes > MOST_MINUTES):
            raise OutOfReach(line.id)
        return minutes

    def pence(minutes: int) -> int:
        return round_half_away(Fraction(minutes * (line.rate_pence_an_hour or 0), 60))

    def said(step: int) -> Words:
        minutes = turned(step)
        return _TIME.filled(time=time_words(minutes), cost=format_pounds(pence(minutes)))

    return Knob(
        "time",
        _HOURS.filled(kind=LINE_KINDS[line.kind].name),
        None,
        MOST_MINUTES,
        at=lambda step: _with_line(at, line, minutes_a_week=turned(step), weekly_pence=pence(turned(step))),
        said=said,
    )


def _hours(at: Situation, hours: Hours, part: str, name: Words) -> Knob:
    """Minutes a week of a package that is priced as one block."""

    def turned(step: int) -> int:
        minutes = int(getattr(hours, part)) + step
        if not 0 <= minutes <= MOST_MINUTES:
            raise OutOfReach(part)
        return minutes

    return Knob(
        "time",
        name,
        None,
        MOST_MINUTES,
        at=lambda step: _with(at, hours=hours.model_copy(update={part: turned(step)})),
        said=lambda step: time_words(turned(step)),
    )


def _day(at: Situation) -> Knob:
    def turned(step: int) -> date:
        try:
            return at.on + timedelta(days=step)
        except OverflowError as fault:
            raise OutOfReach("on") from fault

    return Knob(
        "day",
        _DAY,
        None,
        TEN_YEARS,
        at=lambda step: replace(at, on=turned(step)),
        said=lambda step: day_in_words(turned(step)),
    )


def _mark(at: Situation, mark: str, name: Words) -> Knob:
    """On or off, the other way round than it is."""
    stands = mark in at.facts.marks

    def turned(step: int) -> Situation:
        if step not in (0, 1):
            raise OutOfReach(mark)
        kept = tuple(one for one in at.facts.marks if one != mark)
        wanted = stands if step == 0 else not stands
        return _with(at, marks=(*kept, mark) if wanted else kept)

    return Knob("circumstance", name, None, 1, at=turned, said=lambda step: _YES_NO[stands == (step == 0)])


def _eligibility(at: Situation, other: str, name: Words) -> Knob:
    now = ELIGIBILITY[at.facts.eligibility].name

    def turned(step: int) -> Situation:
        if step not in (0, 1):
            raise OutOfReach(other)
        return _with(at, eligibility=other) if step else at

    return Knob("circumstance", _ELIGIBILITY, None, 1, at=turned, said=lambda step: name if step else now)


def _with(at: Situation, **changes: Any) -> Situation:
    return replace(at, facts=at.facts.model_copy(update=changes))


def _with_line(at: Situation, line: PackageLine, **changes: Any) -> Situation:
    changed = line.model_copy(update=changes)
    return _with(at, lines=tuple(changed if one is line else one for one in at.facts.lines))


def _same(text: str) -> Words:
    return Words(cy=text, en=text)


_COST = Words(cy="cost wythnosol y llinell, {kind}", en="the weekly cost of the line, {kind}")
_HOURS = Words(cy="amser wythnosol y llinell, {kind}", en="the weekly time of the line, {kind}")
_HEALTH_HOURS = Words(cy="amser iechyd bob wythnos", en="health time each week")
_OTHER_HOURS = Words(cy="amser arall bob wythnos", en="other time each week")
_TIME = Words(cy="{time}, {cost}", en="{time}, {cost}")
_DAY = Words(cy="y diwrnod y rhennir arno", en="the day of the split")
_ELIGIBILITY = Words(cy="cymhwystra", en="eligibility")
_YES_NO = {True: Words(cy="yn berthnasol", en="applies"), False: Words(cy="ddim", en="does not")}
