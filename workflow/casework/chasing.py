"""Clocks that have a subject of their own (one concern, one enquiry, one action): how they start on a given
day, and how each is chased for itself, so that answering one never quiets another.
"""

from __future__ import annotations

from datetime import date, timedelta

from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline


def start_until(at: Draft, limit_id: str, day: date, body: str, role: str, *, subject: str) -> Deadline:
    """A clock that is due when `day` has ended; its limit in the data is one day. A day gone by is taken as
    today.
    """
    return at.start(limit_id, body, role, subject=subject, from_on=max(day, at.today) - timedelta(days=1))


def chase_one(at: Draft, clock: Deadline) -> None:
    """What one person was to do is overdue: the head of service is told, and it is asked for again under a
    new clock about the same thing.
    """
    role = clock.role or "coordinator"
    again = at.start("chase", clock.body, role, subject=clock.subject, kind=clock.kind)
    at.record("TimeLimitPassed", clock=clock.kind, about=clock.kind)
    for body in [clock.body] if clock.body else at.case.bodies:
        at.notify("time_limit_passed", body, "head_of_service", due_at=again.due_at, about=clock.subject)


def chase_both_heads(at: Draft, clock: Deadline) -> None:
    """The same, told to the head of service of both bodies: the child's safety may hang on it."""
    again = at.start("chase", clock.body, clock.role or "coordinator", subject=clock.subject, kind=clock.kind)
    at.record("TimeLimitPassed", clock=clock.kind, about=clock.kind)
    at.notify_both("time_limit_passed", "head_of_service", due_at=again.due_at, about=clock.subject)
