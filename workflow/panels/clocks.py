"""The time limits of a panel: starting, meeting and stopping them, and asking again when one has passed.

Nothing is ever decided because time passed; the one thing that happens by itself is that a pack is locked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from workflow.clocks.due import start_of_day
from workflow.panels.facts import Clock, Meeting
from workflow.panels.session import Session

PACK, MINUTES, CHAIR, NEXT_DATE, REVIEW, CHASE = (
    "panel_pack",
    "panel_minutes",
    "panel_chair_action",
    "panel_next_date",
    "panel_review",
    "panel_chase",
)
LATE: dict[str, str] = {
    MINUTES: "panel_minutes_late",
    CHAIR: "panel_chair_late",
    NEXT_DATE: "panel_date_late",
    REVIEW: "panel_review_late",
}
"""Which notice says that a time limit of this kind has passed."""
_SENIOR = "head_of_service"


def start_for_meeting(at: Session, meeting: Meeting) -> None:
    """The pack's clock, back from the day of the meeting, and that of the minutes, on from it; both against
    who convened it.
    """
    limit = at.under.limits.at(PACK, at.today)
    at.start_until(
        PACK,
        meeting.convened_body,
        meeting.convened_role,
        subject=meeting.id,
        due_at=start_of_day(meeting.locks_on + timedelta(days=1)),
        count=limit.count,
        unit=limit.unit,
        calendar=at.under.calendar.version,
    )
    at.start(
        MINUTES, meeting.convened_body, meeting.convened_role, subject=meeting.id, from_on=meeting.meets_on
    )


def chairs_office(at: Session) -> tuple[str, str]:
    """The office of whoever chairs; where they have left, the health board's head of service."""
    for one in at.before.officers:
        if one.person == at.panel.chair and one.body == at.panel.health_board:
            return one.body, one.role
    return at.panel.health_board, _SENIOR


def met(at: Session, kind: str, subject: str) -> None:
    """What this clock waited for was done; a chase of it ends too."""
    at.stop(kind, subject=subject, status="met")
    at.stop(CHASE, subject=f"{kind}:{subject}", status="met")


def stopped(at: Session, kind: str, subject: str) -> None:
    """It is no longer asked; a chase of it ends too."""
    at.stop(kind, subject=subject)
    at.stop(CHASE, subject=f"{kind}:{subject}")


def asked(at: Session, kind: str, subject: str) -> bool:
    """Whether somebody is being asked for it, by the clock or by its chase."""
    return bool(at.running(kind, subject=subject) or at.running(CHASE, subject=f"{kind}:{subject}"))


def enforce_due(
    at: Session, *, lock: Callable[[Session, Meeting], None], fall_away: Callable[[Session], None]
) -> int:
    """Enforce every clock that is due at the session's instant; how many were. None twice, none early."""
    enforced = 0
    if not any(clock.status == "open" and clock.due_at <= at.now for clock in at.all(Clock)):
        return enforced
    fall_away(at)
    while clock := _next_due(at):
        at.due_at = clock.due_at
        at.close(clock, "passed")
        meeting = at.get(Meeting, clock.subject)
        if clock.kind == PACK and meeting is not None:
            lock(at, meeting)
        else:
            _ask_again(at, clock)
        enforced += 1
    at.due_at = None
    return max(enforced, 1)


def _ask_again(at: Session, clock: Clock) -> None:
    """The office that is late is asked, its head of service is told, and both again every so many days."""
    kind, _, subject = (
        (clock.subject or "").partition(":") if clock.kind == CHASE else (clock.kind, "", clock.subject or "")
    )
    again = at.start(CHASE, clock.body, clock.office, subject=f"{kind}:{subject}")
    at.record("TimeLimitPassed", limit=kind, subject=subject)
    at.notify(LATE[kind], clock.body, clock.office, due_at=again.due_at)
    if clock.office != _SENIOR:
        at.notify(LATE[kind], at.panel.health_board, _SENIOR, due_at=again.due_at)


def _next_due(at: Session) -> Clock | None:
    due = [clock for clock in at.all(Clock) if clock.status == "open" and clock.due_at <= at.now]
    return min(due, key=lambda clock: (clock.due_at, clock.kind, clock.id), default=None)
