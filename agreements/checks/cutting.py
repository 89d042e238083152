"""V21: whether cutting a stay at a day on which nothing changes moves money, by the agreement's own rules
about time and rounding, on every worked example.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from agreements.checks.check import Subject
from agreements.faults import Fault
from agreements.periods.charging import charge
from agreements.periods.history import DatedWeek, History, WeeklyLine
from agreements.periods.invoice_periods import Period
from agreements.periods.pennies import PennyRule
from agreements.periods.stay import Stay
from agreements.split_result import Split
from agreements.words import Words
from agreements.worked_examples import WorkedExample

DAYS = 66
CUT = 23
"""A stay of so many days, and a day inside one of its weeks on which nothing changes."""

_WHY = Words(cy="enghraifft weithiedig", en="a worked example")


def cut_moves_money(subject: Subject) -> Iterator[Fault]:
    """Worked examples whose stay comes to more, or to less, for somebody when it is cut in two."""
    for result in subject.examples:
        if result.example is None or result.found is None:
            continue
        lines = tuple(_weekly_lines(result.example, result.found))
        whole = _totals(subject, result.example, lines, starts=(0,))
        cut = _totals(subject, result.example, lines, starts=(0, CUT))
        if whole != cut:
            words = _MOVED.filled(example=result.name, days=DAYS, cut=CUT)
            yield subject.main.fault(("time",), words)


def _weekly_lines(example: WorkedExample, found: Split) -> Iterator[WeeklyLine]:
    """The lines as they were shared: the exact part of each account, of what was shared of the line."""
    for line in example.facts.lines:
        shares = [share for share in found.lines if share.line_id == line.id]
        cost = sum(share.pence for share in shares)
        amounts = {share.account: Fraction(share.fraction) * cost for share in shares}
        if sum(amounts.values()) == cost:
            yield WeeklyLine(line.id, line.kind, cost, amounts)


def _totals(
    subject: Subject, example: WorkedExample, lines: tuple[WeeklyLine, ...], *, starts: Sequence[int]
) -> Mapping[str, int]:
    agreement, accounts = subject.agreement, example.facts.accounts
    ends = [*(start - 1 for start in starts[1:]), DAYS - 1]
    weeks = [
        DatedWeek(_day(example.on, start), _day(example.on, end), lines, "main", example.clause, _WHY)
        for start, end in zip(starts, ends, strict=True)
    ]
    return charge(
        History(weeks),
        stay=Stay(example.on),
        periods=[Period(_day(example.on, 0), _day(example.on, DAYS - 1))],
        time=agreement.time,
        pennies=PennyRule(
            agreement.rounding.method, tuple(accounts.account(role) for role in agreement.rounding.order)
        ),
        grain=agreement.rounding.grain,
    ).totals()


def _day(first: date, place: int) -> date:
    return first + timedelta(days=place)


_MOVED = Words(
    cy="enghraifft {example}: mae torri arhosiad o {days} diwrnod ar ddiwrnod {cut} yn symud arian",
    en="example {example}: cutting a stay of {days} days at day {cut} moves money",
)
