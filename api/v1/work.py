"""My work: what waits for the caller's office, the earliest due first, and what waits for others."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.security import parts_of
from api.v1.answers import answer
from api.v1.entry import SignedIn, shut_to
from api.v1.shown import DeadlineShown, deadline_shown
from api.v1.words import Code, code, states
from workflow.casework import codes
from workflow.negotiating.waiting import Waiting
from workflow.panels.waiting import PanelWaiting
from workflow.records import clock
from workflow.records.questions.key_workers import key_workers_of
from workflow.records.questions.my_work import WorkItem, my_work, waiting_for_others
from workflow.records.questions.negotiations_waiting import negotiations_waiting
from workflow.records.questions.panels_waiting import panels_waiting

router = APIRouter(tags=["work"])

REMINDERS = ("objection_reminder", "report_reminder", "transition_begins", "adult_decision_alert")
"""Time limits that no person answers."""


class WorkShown(BaseModel):
    """One thing that waits: its time limit, its case by reference, and where the case stands (which a Welsh
    Government officer is not told before the bundle: `urgent` is null then)."""

    ref: str
    href: str
    urgent: bool | None
    due: DeadlineShown
    states: dict[str, Code]
    stages: tuple[Code, ...]
    key_worker: str | None


class TableWorkShown(BaseModel):
    """One thing that waits where an agreement is made: what, about which clauses or simulation, by when."""

    ref: str
    href: str
    region: str
    what: Code
    subjects: tuple[str, ...]
    due_at: datetime | None
    passed: bool


class PanelWorkShown(BaseModel):
    """One thing that waits at a region's panel: what, at which meeting, by when."""

    ref: str
    href: str
    region: str
    what: Code
    due_at: datetime
    passed: bool


class Work(BaseModel):
    """What waits for the caller's office, for others on the same cases, and for the office where an agreement
    is made and at panels."""

    mine: tuple[WorkShown, ...]
    others: tuple[WorkShown, ...]
    tables: tuple[TableWorkShown, ...]
    panels: tuple[PanelWorkShown, ...]


@router.get("/work", responses={200: {"model": Work}})
def work(request: Request, caller: SignedIn) -> Response:
    """What the caller should do next."""
    parts = parts_of(request)
    with parts.database.unit() as unit:
        now = clock.now(unit)
        mine = my_work(unit, caller.actor, but=REMINDERS)
        others = waiting_for_others(unit, caller.actor, but=REMINDERS)
        workers = key_workers_of(unit, {item.case.ref for item in (*mine, *others)})
        tables = tuple(map(_at_a_table, negotiations_waiting(unit, caller.actor)))
        panels = tuple(map(_at_a_panel, panels_waiting(unit, caller.actor)))

    shut = shut_to(request, caller.actor, [item.case.ref for item in (*mine, *others)])

    def shown(item: WorkItem) -> WorkShown:
        due = deadline_shown(item.deadline, parts.rulebook, now)
        return _shown(item, due, workers.get(item.case.ref), shut=item.case.ref in shut)

    others = tuple(item for item in others if item.case.ref not in shut)
    listed = Work(
        mine=tuple(map(shown, mine)), others=tuple(map(shown, others)), tables=tables, panels=panels
    )
    return answer(listed)


def _at_a_panel(one: PanelWaiting) -> PanelWorkShown:
    return PanelWorkShown(
        ref=one.ref,
        href=f"/api/v1{one.path}",
        region=one.region,
        what=code(one.kind, one.words),
        due_at=one.due_at,
        passed=one.passed,
    )


def _at_a_table(one: Waiting) -> TableWorkShown:
    return TableWorkShown(
        ref=one.ref,
        href=f"/api/v1/negotiations/{one.ref}",
        region=one.region,
        what=code(one.kind, one.words),
        subjects=one.subjects,
        due_at=one.due_at,
        passed=one.passed,
    )


def _shown(item: WorkItem, due: DeadlineShown, key_worker: str | None, *, shut: bool) -> WorkShown:
    if shut:
        ref = item.case.ref
        return WorkShown(
            ref=ref,
            href=f"/api/v1/cases/{ref}",
            urgent=None,
            due=due,
            states={},
            stages=(),
            key_worker=None,
        )
    return WorkShown(
        ref=item.case.ref,
        href=f"/api/v1/cases/{item.case.ref}",
        urgent=item.case.urgent,
        due=due,
        states=states(item.case),
        stages=tuple(code(stage, codes.STAGES[stage]) for stage in item.stages),
        key_worker=key_worker,
    )
