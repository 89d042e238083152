"""The dated history of a package: what each line costs a week and how it is shared, from a day to a day.

The exact weekly amounts come in; how a week was shared is the split's business.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from agreements.clauses import day_in_words
from agreements.line_kinds import LineKindCode
from agreements.periods.pennies import Nest
from agreements.periods.refused import BadAmounts, HistoryMissing
from agreements.words import Words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeeklyLine:
    """One line of one week: pence a week, the exact pence of each payer, which sum to it, the clause that
    shares it (none: that of the week), the group of lines that the split rounds together (none: the line
    by itself at the grain of a line, every line at that of a week), and the groups of payers between which
    its rule places pence first (`pennies.Nest`).
    """

    line_id: str
    kind: LineKindCode
    weekly_pence: int
    amounts: Mapping[str, Fraction]
    clause: str = ""
    group: str = ""
    nest: Nest = ()

    def __post_init__(self) -> None:
        if sum(self.amounts.values(), Fraction(0)) != self.weekly_pence:
            raise BadAmounts(_NOT_THE_COST.filled(line=self.line_id, cost=self.weekly_pence))


@dataclass(frozen=True, slots=True)
class DatedWeek:
    """What a week is like from a first to a last day, and why it begins: the rule, clause and reason."""

    first_day: date
    last_day: date
    lines: tuple[WeeklyLine, ...]
    rule: str
    clause: str
    why: Words

    def alike(self, other: "DatedWeek") -> bool:
        """Whether nothing but the days differs."""
        return (self.lines, self.rule, self.clause) == (other.lines, other.rule, other.clause)


class History:
    """Dated weeks in order of their days. Raises HistoryMissing where two hold on one day."""

    def __init__(self, weeks: Iterable[DatedWeek]) -> None:
        self.weeks = tuple(sorted(weeks, key=lambda week: week.first_day))
        self._starts = [week.first_day for week in self.weeks]
        for before, after in pairwise(self.weeks):
            if after.first_day <= before.last_day:
                raise HistoryMissing(_TWO.filled(day=day_in_words(after.first_day)))

    def on(self, day: date) -> DatedWeek:
        """The week that holds on a day. Raises HistoryMissing where none does."""
        place = bisect_right(self._starts, day) - 1
        if place >= 0 and day <= self.weeks[place].last_day:
            return self.weeks[place]
        raise HistoryMissing(_NO_PACKAGE.filled(day=day_in_words(day)))

    def change_days(self) -> Iterable[date]:
        """Each day on which a week begins, and each day after one ends."""
        for week in self.weeks:
            yield week.first_day
            yield week.last_day + _DAY


def sliced(
    *, first_day: date, last_day: date, changes: Iterable[date], answer: Callable[[date], DatedWeek]
) -> History:
    """A history cut at every change of rule, rate, eligibility or cost.

    `answer(day)` says what a week is like on a day (its own days are ignored); a change that changes nothing
    makes no cut. What `answer` refuses, this refuses.
    """
    starts = sorted({first_day, *(day for day in changes if first_day < day <= last_day)})
    found: list[DatedWeek] = []
    for start, after in zip(starts, [*starts[1:], last_day + _DAY], strict=True):
        week = _dated(answer(start), start, after - _DAY)
        if found and found[-1].alike(week):
            found[-1] = _dated(found[-1], found[-1].first_day, week.last_day)
        else:
            found.append(week)
    return History(found)


def one_line(
    *, weekly_pence: int, amounts: Mapping[str, Fraction], line_id: str = "package"
) -> tuple[WeeklyLine, ...]:
    """A package of one line, for a cost that is shared whole."""
    return (WeeklyLine(line_id, "support", weekly_pence, amounts),)


def shared(weekly_pence: int, shares: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The exact pence of each payer from shares that sum to one."""
    return {payer: share * weekly_pence for payer, share in shares.items()}


def _dated(week: DatedWeek, first_day: date, last_day: date) -> DatedWeek:
    return DatedWeek(first_day, last_day, week.lines, week.rule, week.clause, week.why)


_NOT_THE_COST = Words(
    cy="llinell {line}: nid yw symiau'r talwyr yn dod i gost yr wythnos, {cost} ceiniog",
    en="line {line}: the payers' amounts do not come to the cost of the week, {cost} pence",
)
_TWO = Words(
    cy="mae dau becyn yn hanes y costau ar {day}", en="the history of costs has two packages on {day}"
)
_NO_PACKAGE = Words(
    cy="nid oes pecyn yn hanes y costau ar {day}", en="the history of costs has no package on {day}"
)
