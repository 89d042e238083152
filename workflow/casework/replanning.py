"""Counting open clocks again: when the list of bank holidays changes, once; and what every change of the
rules promises, that nobody is surprised by a time limit that has moved.

A clock that is closed is never counted again. The other changes of the rules are `migrating_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline
from workflow.casework.recounting import counted
from workflow.clocks.due import due, start_of_day


@dataclass(frozen=True, slots=True)
class Moved:
    """One open clock under changed rules: when it was due, and is due now."""

    kind: str
    body: str | None
    role: str | None
    was: datetime
    due_at: datetime
    raised: bool = False
    """Whether it would have ended at once, and was given a working day's grace instead."""


def replan(at: Draft) -> tuple[Moved, ...] | None:
    """Count every open clock again with the calendar of the rules, and tell whose limit has moved. None, and
    nothing done, where the case has been counted with it already.
    """
    version = at.under.calendar.version
    if at.case.calendar == version or not at.case.is_open:
        return None
    moved = [counted_again(at, clock, clock) for clock in at.running()]
    at.change_case(calendar=version)
    told = tuple(one for one in moved if one.due_at != one.was)
    at.record("CalendarReplanned", calendar=version, moved=[as_data(one) for one in told])
    tell_moved(at, told)
    return told


def counted_again(at: Draft, before: Deadline, after: Deadline) -> Moved:
    """Put a clock with its changed columns, counted with today's calendar: moved into the past, or sooner and
    near, it ends no earlier than after the house's working day of grace.
    """
    after = replace(after, calendar=at.under.calendar.version)
    due_at = counted(after, at.under.calendar)
    day = limit_of_grace(at)
    sooner = due_at < before.due_at or (due_at != before.due_at and due_at <= at.now)
    raised = sooner and due_at < start_of_day(day + timedelta(days=1))
    if raised:
        after = replace(after, not_before=day)
        due_at = counted(after, at.under.calendar)
    at.put(replace(after, due_at=due_at))
    return Moved(after.kind, after.body, after.role, before.due_at, due_at, raised)


def limit_of_grace(at: Draft) -> date:
    """The day whose end is the earliest that a moved clock may end: one working day on (house)."""
    limit = at.limits.at("put_off", at.today)
    return due(at.today, limit.count, limit.unit, at.under.calendar).due_on


def tell_moved(at: Draft, moved: tuple[Moved, ...]) -> None:
    """Tell each office whose time limit has moved, with its new end."""
    for one in moved:
        audience = "welsh_government" if one.body == at.wg else "office"
        for body in [one.body] if one.body else at.case.bodies:
            role = one.role or "coordinator"
            at.notify("time_limit_moved", body, role, due_at=one.due_at, audience=audience)


def as_data(one: Moved) -> dict[str, object]:
    """What an event says of one moved clock."""
    return {
        "clock": one.kind,
        "body": one.body,
        "was": one.was,
        "due_at": one.due_at,
        "raised": one.raised,
    }
