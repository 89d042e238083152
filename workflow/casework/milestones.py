"""The milestones from thirteen to eighteen, as clocks. They count from the first of a month, so that no clock
and no event tells a birth date; what is done about them is `handing_to_adults`.

A case opened late gets the milestones that are still ahead; those already past are asked for together, once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from workflow.casework import defaulting
from workflow.casework.disagreeing import Opened, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, Dispute, Transition
from workflow.clocks.due import due, start_of_day

BEGINS, CATCH_UP, AGAIN, EIGHTEEN = (
    "transition_begins",
    "transition_catch_up",
    "adult_acceptance_again",
    "eighteen",
)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone: the limit it is counted by, the office that does it, and when it is done."""

    limit: str
    role: str
    done: Callable[[Transition], bool]


MILESTONES: tuple[Milestone, ...] = (
    Milestone("transition_planning", "coordinator", lambda row: row.planning_begun_at is not None),
    Milestone("transition_worker", "coordinator", lambda row: row.worker_named_at is not None),
    Milestone(
        "learning_disability_marker", "coordinator", lambda row: row.learning_disability in ("yes", "no")
    ),
    Milestone("adult_referral", "coordinator", lambda row: row.adult_referred_at is not None),
    Milestone("adult_decision", "head_of_service", lambda row: row.adult_decided_at is not None),
    Milestone("adult_decision_alert", "head_of_service", lambda row: row.adult_decided_at is not None),
    Milestone("adult_acceptance", "head_of_service", lambda row: row.accepted_at is not None),
    Milestone(EIGHTEEN, "coordinator", lambda row: False),
)
KINDS: frozenset[str] = frozenset({BEGINS, *(one.limit for one in MILESTONES)})
"""Clocks that run for years: no open case is anybody's next step because of one of these alone."""


def counted_from(birth_on: date) -> date:
    """The first of the month of the twelfth birthday: the day of the month goes no further than here."""
    return date(birth_on.year + 12, birth_on.month, 1)


def month_of_birth(row: Transition) -> date:
    """The first of the month in which the child was born."""
    return row.counted_from.replace(year=row.counted_from.year - 12)


def of(at: Draft) -> Transition | None:
    """The case's own row; none where the case was opened before milestones were kept."""
    return next(iter(at.all(Transition)), None)


def begin(at: Draft, birth_on: date) -> None:
    """Keep the month, and start the clocks (of a case that rests, when it opens again); the caller's event
    carries them.
    """
    at.put(
        Transition(id=f"{at.case.ref}:transition", case_ref=at.case.ref, counted_from=counted_from(birth_on))
    )
    if at.case.is_open and at.case.end_reason is None:
        plan(at)


def recount(at: Draft, birth_on: date) -> None:
    """A birth date was corrected: the milestones are counted anew, visibly; what was done stays done."""
    row = of(at)
    if row is None:
        begin(at, birth_on)
    else:
        at.change(row, counted_from=counted_from(birth_on))
        at.stop(*KINDS, CATCH_UP)
        plan(at)
    at.record("MilestonesRecounted")


def day_of(at: Draft, row: Transition, limit_id: str) -> date:
    """The last day of a milestone."""
    limit = at.limits.at(limit_id, at.today)
    return due(row.counted_from, limit.count, limit.unit, at.under.calendar).due_on


def plan(at: Draft) -> None:
    """Start what is ahead; ask once for what is past. Nothing that runs already is started again."""
    row = of(at)
    if row is None:
        return
    if day_of(at, row, BEGINS) > at.today:
        if not at.running(BEGINS):
            _start(at, row, BEGINS, "coordinator")
        return
    for one in MILESTONES:
        if not one.done(row) and not at.running(one.limit) and day_of(at, row, one.limit) >= at.today:
            _start(at, row, one.limit, one.role)
    missed = late(at, row)
    if missed and not at.running(CATCH_UP):
        clock = at.start(CATCH_UP, at.case.health_board, "coordinator")
        at.notify("transition_catch_up", at.case.health_board, "coordinator", due_at=clock.due_at)
    if "adult_acceptance" in missed and not at.running(AGAIN):
        at.start(AGAIN, at.case.health_board, "head_of_service")


def _start(at: Draft, row: Transition, limit_id: str, role: str) -> None:
    """A clock of the child's age: in a case taken over from before the engine it counts from there too."""
    limit, calendar = at.limits.at(limit_id, at.today), at.under.calendar
    at.put(
        Deadline(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind=limit_id,
            body=at.case.health_board,
            role=role,
            subject=None,
            started_at=datetime.combine(row.counted_from, time(12), tzinfo=UTC),
            count=limit.count,
            unit=limit.unit,
            due_at=start_of_day(day_of(at, row, limit_id) + timedelta(days=1)),
            calendar=calendar.version,
        )
    )


def late(at: Draft, row: Transition) -> tuple[str, ...]:
    """The milestones that are past and not done; none once an adult service has accepted."""
    if row.accepted_at is not None:
        return ()
    return tuple(
        one.limit
        for one in MILESTONES
        if one.limit != EIGHTEEN and not one.done(row) and day_of(at, row, one.limit) < at.today
    )


def thirteen(at: Draft, clock: Deadline) -> None:
    """The month of the thirteenth birthday: planning may begin, and the clocks to eighteen run."""
    plan(at)
    at.record("TransitionBegins")
    at.notify_both("transition_begins", "coordinator")


def caught_up_in_vain(at: Draft, clock: Deadline) -> None:
    """What was past at the opening is still not done: the head of service is told, and a missing decision is
    told to the executives as it would have been.
    """
    row = of(at)
    if row and "adult_decision_alert" in late(at, row):
        no_decision(at, clock)
    defaulting.chase(at, clock)


def no_decision(at: Draft, clock: Deadline) -> None:
    """No adult decision three months before eighteen (house value): both executives and the region's lead are
    told.
    """
    at.record("NoAdultDecision")
    at.notify_both("no_adult_decision", "chief_executive")
    at.notify("no_adult_decision", at.case.region, "region_lead")


def not_accepted(at: Draft, clock: Deadline) -> None:
    """No adult service has accepted by the last month before eighteen: a disagreement opens by itself at
    heads of service, unless one is open; whoever pays goes on paying. Looked at again until one has accepted.
    """
    standing = next(
        (one for one in at.all(Dispute) if one.ground == "no_adult_service" and one.stage != "closed"), None
    )
    opened = standing or open_dispute(at, Opened(subject="transition", ground="no_adult_service"))
    at.start(AGAIN, at.case.health_board, "head_of_service")
    at.record("NoAdultServiceAccepted", disagreement=opened.id)
    if standing is None:
        at.notify_both("no_adult_service", "chief_executive")
        at.notify("no_adult_service", at.case.region, "region_lead")


def eighteen(at: Draft, clock: Deadline) -> None:
    """The month of the eighteenth birthday ends nothing by itself: payment and support go on until an adult
    service has taken over and an officer records the end.
    """
    row = of(at)
    at.record("EighteenReached", accepted=bool(row and row.accepted_at))
    at.notify_both("eighteen_reached", "coordinator")
    defaulting.chase(at, clock)
