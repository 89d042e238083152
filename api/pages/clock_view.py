"""Time limits as people read them: who, what, until when, and how many working days are left. It counts
with the calendar of the rules and decides nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from agreements.words import Words
from api.pages.clock_words import REMINDERS, asked, kind_of, place
from api.pages.showing import COUNCIL, HEALTH_BOARD, WELSH_GOVERNMENT, last_day, name_of
from workflow.casework import codes
from workflow.casework.facts import Case, Deadline, Dispute
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import local_date, working_days_between
from workflow.clocks.wording import length_in_words

BOTH = Words(cy="y ddau gorff", en="both bodies")
EVERY_PARTY = Words(cy="pob parti", en="every party")
REGION = Words(cy="yr arweinydd rhanbarthol", en="the regional lead")
PANEL = Words(cy="y panel annibynnol", en="the independent panel")
_OF_ONE_OFFICE = (REGION, PANEL)
"""Whose name says already which office it is."""
_WHOSE = {
    BOTH: Words(cy="Tro'r ddau gorff yw hi", en="It is both bodies' move"),
    EVERY_PARTY: Words(cy="Tro pob parti yw hi", en="It is every party's move"),
    HEALTH_BOARD: Words(cy="Tro'r bwrdd iechyd yw hi", en="It is the health board's move"),
    COUNCIL: Words(cy="Tro'r cyngor yw hi", en="It is the council's move"),
    REGION: Words(cy="Tro'r arweinydd rhanbarthol yw hi", en="It is the regional lead's move"),
    PANEL: Words(cy="Tro'r panel annibynnol yw hi", en="It is the independent panel's move"),
    WELSH_GOVERNMENT: Words(cy="Tro Llywodraeth Cymru yw hi", en="It is Welsh Government's move"),
}
_WG = "WG"
"""How the codes of Welsh Government and of its fictional twin end."""
_TODAY = Words(cy="heddiw yw'r diwrnod olaf", en="today is the last day")
_SOON = Words(cy="cyn y diwrnod gwaith nesaf", en="before the next working day")
_JUST_PASSED = Words(cy="ers y diwrnod gwaith diwethaf", en="since the last working day")
_PAUSED = Words(cy="wedi'i oedi", en="paused")


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit on a page."""

    deadline: Deadline
    what: Words
    who: Words
    whose: Words
    role: Words | None
    href: str
    """Where it is done, beneath the case."""
    due_on: date
    first_due_on: date | None
    """Where it is asked for again: the day it was first due."""
    left: Words
    state: str
    """running, today, passed or paused: also said in words, never by colour alone."""
    late: Words | None = None
    """How late it is, without saying again that it has passed."""

    @property
    def asks_a_person(self) -> bool:
        """Whether somebody is to act; not a reminder."""
        return self.deadline.kind not in REMINDERS


@dataclass(frozen=True, slots=True)
class Alike:
    """Time limits that ask the same of the same office by the same day."""

    clock: Clock
    times: int


@dataclass(frozen=True, slots=True)
class Move:
    """Whose move it is: one or more clocks that ask the same thing by the same day."""

    whose: Words
    role: Words | None
    what: Words
    due_on: date
    left: Words
    state: str
    href: str


def clock_of(
    deadline: Deadline,
    case: Case,
    *,
    now: datetime,
    calendar: Calendar,
    passed: Mapping[tuple[str, str, str | None], datetime],
    many: Collection[str] = (),
) -> Clock:
    """One time limit. `passed`: when what a chase asks for was first due, by case, kind and body. `many`:
    disagreements of others than the two funders.
    """
    who = EVERY_PARTY if deadline.body is None and deadline.subject in many else who_acts(deadline, case)
    first = None
    if deadline.kind == "chase":
        chased = kind_of(deadline)
        found = passed.get((case.ref, chased, deadline.body)) or passed.get((case.ref, chased, None))
        first = last_day(found) if found else local_date(deadline.started_at)
    left, state = _left(deadline, now=now, calendar=calendar, first_due=first)
    return Clock(
        deadline=deadline,
        what=asked(deadline),
        who=who,
        whose=_WHOSE.get(who) or Words(cy=f"Tro {who.cy} yw hi", en=f"It is {who.en}'s move"),
        role=None if who in _OF_ONE_OFFICE else codes.ROLES.get(deadline.role or ""),
        href=place(deadline),
        due_on=last_day(deadline.due_at),
        first_due_on=first,
        left=left,
        state=state,
        late=_late(first or last_day(deadline.due_at), now, calendar) if state == "passed" else None,
    )


def _late(last: date, now: datetime, calendar: Calendar) -> Words:
    days = working_days_between(last, local_date(now), calendar)
    if days == 0:
        return _JUST_PASSED
    length = length_in_words(days, "working_days")
    return Words(cy=f"{length.cy} yn hwyr", en=f"{length.en} late")


def who_acts(deadline: Deadline, case: Case) -> Words:
    """The kind of body that a limit runs against; both where it names none."""
    match deadline.body:
        case None:
            return BOTH
        case body if body == case.health_board:
            return HEALTH_BOARD
        case body if body == case.council:
            return COUNCIL
        case body if body == case.region:
            return PANEL if deadline.role == "panel_chair" else REGION
        case body if body.endswith(_WG):
            return WELSH_GOVERNMENT
        case body:
            return name_of(body)


def _left(
    deadline: Deadline, *, now: datetime, calendar: Calendar, first_due: date | None
) -> tuple[Words, str]:
    today, last = local_date(now), first_due or last_day(deadline.due_at)
    if deadline.status == "paused":
        return _PAUSED, "paused"
    if today > last:
        late = _late(last, now, calendar)
        return Words(
            cy=f"terfyn amser wedi mynd heibio: {late.cy}", en=f"time limit passed: {late.en}"
        ), "passed"
    if today == last:
        return _TODAY, "today"
    days = working_days_between(today, last, calendar)
    if days == 0:
        return _SOON, "today"
    length = length_in_words(days, "working_days")
    return Words(cy=f"{length.cy} ar ôl", en=f"{length.en} left"), "running"


def passed_of(case_ref: str, deadlines: Iterable[Deadline]) -> dict[tuple[str, str, str | None], datetime]:
    """When each passed limit of a case was due, from its facts."""
    found: dict[tuple[str, str, str | None], datetime] = {}
    for one in deadlines:
        if one.status == "passed" and one.kind != "chase":
            key = (case_ref, one.kind, one.body)
            found[key] = max(one.due_at, found.get(key, one.due_at))
    return found


def clocks_of(
    case: Case,
    deadlines: Iterable[Deadline],
    *,
    now: datetime,
    calendar: Calendar,
    disputes: Iterable[Dispute] = (),
) -> list[Clock]:
    """Every running or paused time limit of a case, what is overdue first, then the earliest due."""
    listed = tuple(deadlines)
    many = {one.id for one in disputes if one.parties and set(one.parties) != set(case.bodies)}
    passed = passed_of(case.ref, listed)
    found = [
        clock_of(one, case, now=now, calendar=calendar, passed=passed, many=many)
        for one in listed
        if one.status in ("open", "paused")
    ]
    return sorted(found, key=_urgency)


def _urgency(clock: Clock) -> tuple[bool, bool, date, str, str]:
    return (
        clock.state != "passed",
        clock.state == "paused",
        clock.first_due_on or clock.due_on,
        clock.deadline.kind,
        clock.deadline.body or "",
    )


def alike(clocks: Iterable[Clock]) -> list[Alike]:
    """The clocks in their order, those that read the same told once."""
    told: dict[tuple[object, ...], list[Clock]] = {}
    for one in clocks:
        key = (one.what, one.who, one.role, one.due_on, one.first_due_on, one.left)
        told.setdefault(key, []).append(one)
    return [Alike(same[0], len(same)) for same in told.values()]


def next_move(clocks: Iterable[Clock]) -> Move | None:
    """Whose move it is: the first that asks a person; both bodies together where both are asked the same."""
    asking = [clock for clock in clocks if clock.asks_a_person]
    if not asking:
        return None
    first = asking[0]
    alike = {
        clock.who
        for clock in asking
        if clock.what == first.what and clock.due_on == first.due_on and clock.state == first.state
    }
    both = {HEALTH_BOARD, COUNCIL} <= alike
    return Move(
        whose=_WHOSE[BOTH] if both else first.whose,
        role=first.role,
        what=first.what,
        due_on=first.first_due_on or first.due_on,
        left=first.left,
        state=first.state,
        href=first.href,
    )
