"""My work: what waits for the officer's office, grouped by urgency; what waits at the negotiating tables and
panels; then what waits for others on the same cases.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from fastapi import APIRouter, Request, Response

from agreements.words import Words
from api.pages.clock_view import Clock, clock_of
from api.pages.clock_words import REMINDERS, kind_of
from api.pages.command_words import BY_SLUG
from api.pages.frame import page
from api.pages.showing import Show
from api.pages.visitor import Lang, Me
from api.security import parts_of
from api.v1.entry import shut_to
from workflow.casework.facts import Actor, Case
from workflow.clocks.calendar import Calendar
from workflow.clocks.due import local_date
from workflow.negotiating.waiting import Waiting
from workflow.records import clock as edge_clock
from workflow.records.questions.key_workers import key_workers_of
from workflow.records.questions.my_work import WorkItem, my_work, waiting_for_others
from workflow.records.questions.negotiations_waiting import negotiations_waiting
from workflow.records.questions.panels_waiting import panels_waiting
from workflow.records.questions.passed_limits import Passed, passed_limits

router = APIRouter()
SHOWN_OF_OTHERS = 10
_MAY_BE_HELD = frozenset({"service_accepted", "split_by_hand"})
"""Limits that go on while something else keeps their act from being given (an open disagreement, support in
place): the case says what."""
_WHERE = {
    "clauses": "#clauses",
    "signature": "/do/sign-draft",
    "first_approval": "/do/approve-activation",
    "second_approval": "/do/confirm-activation",
    "open_points": "/drafts/newest",
    "simulate": "#simulations",
    "freeze": "/do/put-to-signature",
}
_GROUPS = {
    "passed": Words(cy="Terfyn amser wedi mynd heibio", en="Time limit passed"),
    "today": Words(cy="Heddiw", en="Today"),
    "week": Words(cy="Yr wythnos hon", en="This week"),
    "later": Words(cy="Yn nes ymlaen", en="Later"),
    "paused": Words(cy="Wedi'u hoedi", en="Paused"),
    "others": Words(cy="Aros am eraill", en="Waiting for others"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: its clock and its case."""

    clock: Clock
    case: Case
    other: str
    """The body on the other side, or both where the officer is of neither."""
    stages: tuple[str, ...]
    href: str
    """Where the row leads, beneath the case: the form for whom may give it, else the case's own page."""
    shut: bool
    """Whether a Welsh Government officer has yet to open its bundle: where it stands is not told."""

    @property
    def urgent(self) -> bool:
        """Whether the child needs support before any decision."""
        return not self.shut and self.case.urgent and self.case.delivered_at is None and self.case.is_open


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one urgency. `more`: how many are not shown."""

    heading: str
    rows: list[Row]
    of_others: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """One thing to do at a negotiating table, and where."""

    waiting: Waiting
    href: str


@router.get("/work")
def work(request: Request, lang: Lang, me: Me) -> Response:
    """My work."""
    parts = parts_of(request)
    with parts.database.unit() as unit:
        now = edge_clock.now(unit)
        mine = my_work(unit, me, but=REMINDERS)
        others = waiting_for_others(unit, me, but=REMINDERS)
        passed = passed_limits(unit, {item.case.ref for item in (*mine, *others)})
        workers = key_workers_of(unit, {item.case.ref for item in (*mine, *others)})
        tables = [TableRow(one, _at_table(one)) for one in negotiations_waiting(unit, me)]
        panels = panels_waiting(unit, me)
    shut = shut_to(request, me, [item.case.ref for item in (*mine, *others)])
    mine = tuple(replace(item, stages=()) if item.case.ref in shut else item for item in mine)
    others = tuple(item for item in others if item.case.ref not in shut)
    show = Show(lang)

    def rows(items: tuple[WorkItem, ...], *, of_office: bool) -> list[Row]:
        clock = partial(_clock, now=now, calendar=parts.rulebook.calendar, passed=passed)
        return [
            _row(item, clock(item), me, show, of_office=of_office, shut=item.case.ref in shut)
            for item in items
        ]

    groups = _grouped(rows(mine, of_office=True), show, now)
    late = sum(len(group.rows) for group in groups if group.heading.startswith(_late(show)))
    waiting = rows(others, of_office=False)
    return page(
        request,
        lang,
        "work.html",
        now=now,
        nav="/work",
        groups=groups,
        tables=tables,
        panels=panels,
        workers=workers,
        of_others=[_of_others(waiting, show)] if waiting else [],
        total=len(mine) + len(tables) + len(panels),
        late=late + sum(row.waiting.passed for row in tables) + sum(one.passed for one in panels),
    )


def _at_table(waiting: Waiting) -> str:
    """Where a thing at a table is done, beneath the negotiations."""
    at = f"/{waiting.ref}"
    match waiting.kind:
        case "clauses" if len(waiting.subjects) == 1:
            return f"{at}/clauses/{waiting.subjects[0]}"
        case "simulation":
            return f"{at}/simulations/{waiting.subjects[0]}"
        case _:
            return at + _WHERE[waiting.kind]


def _late(show: Show) -> str:
    return show.words(_GROUPS["passed"])


def _clock(item: WorkItem, *, now: datetime, calendar: Calendar, passed: Passed) -> Clock:
    return clock_of(item.deadline, item.case, now=now, calendar=calendar, passed=passed)


def _row(item: WorkItem, clock: Clock, me: Actor, show: Show, *, of_office: bool, shut: bool) -> Row:
    case = item.case
    if me.body in case.bodies:
        other = show.short(case.other(me.body))
    else:
        other = f"{show.short(case.health_board)} · {show.short(case.council)}"
    href = clock.href if _opens(clock, me, of_office=of_office) else ""
    return Row(clock=clock, case=case, other=other, stages=item.stages, href=href, shut=shut)


def _opens(clock: Clock, me: Actor, *, of_office: bool) -> bool:
    """Whether the page of a limit opens for this officer: any page but a form; a form by role and kind."""
    _, is_form, slug = clock.href.rpartition("/do/")
    if not is_form:
        return True
    return of_office and kind_of(clock.deadline) not in _MAY_BE_HELD and me.role in BY_SLUG[slug].ROLES


def _grouped(rows: list[Row], show: Show, now: datetime) -> list[Group]:
    """By urgency; a group without a row is left out."""
    found: dict[str, list[Row]] = {}
    today = local_date(now)
    sunday = today + timedelta(days=6 - today.weekday())
    for row in rows:
        state = row.clock.state
        if state == "running":
            state = "week" if row.clock.due_on <= sunday else "later"
        found.setdefault(state, []).append(row)
    return [
        Group(f"{show.words(words)} ({len(found[state])})", sorted(found[state], key=_earliest))
        for state, words in _GROUPS.items()
        if state in found
    ]


def _of_others(rows: list[Row], show: Show) -> Group:
    rows = sorted(rows, key=lambda row: (row.clock.state != "passed", *_earliest(row)))
    shown = rows[:SHOWN_OF_OTHERS]
    return Group(
        f"{show.words(_GROUPS['others'])} ({len(rows)})", shown, of_others=True, more=len(rows) - len(shown)
    )


def _earliest(row: Row) -> tuple[object, ...]:
    return (row.clock.first_due_on or row.clock.due_on, row.case.ref, row.clock.deadline.id)
