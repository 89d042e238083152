"""Days without assessed support: counted from the day a line is due until it was delivered and that was
confirmed, and again from the day it stopped. Pure; it judges nothing.

A day counts when it ended without the line being delivered, so today never counts yet. The child's own count
is the union: a day on which three lines were missing is one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflow.casework.facts import CaseFacts, CostLine
from workflow.clocks.due import local_date

Span = tuple[date, date]
"""Days from the first up to, and not with, the second."""


@dataclass(frozen=True, slots=True)
class WithoutSupport:
    """How many days ended without all the assessed support, in all and line by line."""

    days: int
    since: date | None
    """The first day of the run that still goes on; None where everything due is delivered."""
    lines: Mapping[str, int]
    lacking: tuple[str, ...]
    """The lines that are due and not delivered today."""


def days_without_support(facts: CaseFacts, today: date) -> WithoutSupport:
    """The count as it stands on a day, from the rows alone."""
    missing = {line.id: list(_missing(facts, line, today)) for line in facts.cost_lines}
    before_a_package = list(_needed_before_a_package(facts, today))
    together = _merged([*before_a_package, *(span for spans in missing.values() for span in spans)])
    lacking = tuple(line.id for line in facts.cost_lines if _lacks(facts, line, today))
    tomorrow = today + timedelta(days=1)
    goes_on = lacking or any(after == tomorrow for _, after in _needed_before_a_package(facts, tomorrow))
    return WithoutSupport(
        days=_days(together),
        since=_run_until(together, today) if goes_on else None,
        lines={line_id: _days(_merged(spans)) for line_id, spans in missing.items()},
        lacking=lacking,
    )


def _missing(facts: CaseFacts, line: CostLine, today: date) -> Iterator[Span]:
    """The days of one line that ended without it: those due, less those delivered."""
    span = _due(facts, line, today)
    if span is None:
        return
    first, after = span
    for begun, ended in _merged(_delivered(facts, line, after)):
        if first < begun:
            yield (first, min(begun, after))
        first = max(first, ended)
    if first < after:
        yield (first, after)


def _due(facts: CaseFacts, line: CostLine, today: date) -> Span | None:
    """From the day the line is due, or was delivered before that, up to its end, or today."""
    first = _first_day(facts, line)
    if first is None:
        return None
    ends = [today, _end(facts), local_date(line.withdrawn_at) if line.withdrawn_at else None]
    after = min(day for day in ends if day is not None)
    return (first, after) if first < after else None


def _first_day(facts: CaseFacts, line: CostLine) -> date | None:
    begun = [one.from_on for one in facts.deliveries if one.line_id == line.id]
    return min([*begun, line.due_on] if line.due_on else begun, default=None)


def _delivered(facts: CaseFacts, line: CostLine, after: date) -> list[Span]:
    return [(one.from_on, one.to_on or after) for one in facts.deliveries if one.line_id == line.id]


def _lacks(facts: CaseFacts, line: CostLine, today: date) -> bool:
    first, end = _first_day(facts, line), _end(facts)
    gone = line.withdrawn_at is not None and local_date(line.withdrawn_at) <= today
    if first is None or first > today or gone or end is not None:
        return False
    spans = _delivered(facts, line, today + timedelta(days=1))
    return not any(begun <= today < ended for begun, ended in spans)


def _needed_before_a_package(facts: CaseFacts, today: date) -> Iterator[Span]:
    """Support said to be needed at once, and no line of a package due yet."""
    needed, due = facts.case.needed_on, [_first_day(facts, line) for line in facts.cost_lines]
    if needed is None:
        return
    ends = [today, _end(facts), min((day for day in due if day), default=None)]
    after = min(day for day in ends if day is not None)
    if needed < after:
        yield (needed, after)


def _end(facts: CaseFacts) -> date | None:
    """The day on which care ended; None while it goes on. Funding may wind up for longer."""
    if facts.case.care != "ended":
        return None
    ended_at = facts.case.ended_at
    paid_to = [payer.to_on for payer in facts.payers if payer.to_on]
    return max(paid_to, default=local_date(ended_at) if ended_at else None)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The same days as spans that neither touch nor overlap, in order."""
    merged: list[Span] = []
    for first, after in sorted(span for span in spans if span[0] < span[1]):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], after))
        else:
            merged.append((first, after))
    return merged


def _days(spans: list[Span]) -> int:
    return sum((after - first).days for first, after in spans)


def _run_until(spans: list[Span], today: date) -> date:
    """The first day of the run that reaches today; today itself where none does."""
    return spans[-1][0] if spans and spans[-1][1] == today else today
