"""The page of a case, and its whole history."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.pages.case_view import case_view
from api.pages.frame import page
from api.pages.moments import moments
from api.pages.people_view import around
from api.pages.sections.catalogue import sections
from api.pages.sections.section import Shown
from api.pages.visitor import Lang, Me, reading_of
from api.security import parts_of
from api.v1.child import may_read_child
from workflow.casework.commands import SealEntry
from workflow.casework.parties import party_of
from workflow.records.people import names_of
from workflow.records.questions.history import events_of_case
from workflow.records.questions.panel_of_case import agendas_of_case
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}")
NEWEST = 8
A_PAGE = 50


@router.get("")
def case(request: Request, lang: Lang, me: Me, ref: str, since: int | None = None) -> Response:
    """The case. `since`: the number of the last event before an act just done, whose events are told at the
    top.
    """
    reading = reading_of(request, me, ref)
    parts = parts_of(request)
    with parts.database.unit() as unit:
        agendas = agendas_of_case(unit, ref)
        recorded = sections(Shown(reading.facts, me, parts.rulebook, reading.now, agendas))
        said = [entry.text_id for section in recorded for entry in section.entries if entry.text_id]
        texts = texts_by_id(unit, said, eyes=me.body)
        history = moments(unit, events_of_case(unit, ref, newest_first=True, size=NEWEST))
        just = [moment for moment in reversed(history) if since is not None and moment.seq > since]
        names = names_of(unit, [reading.facts.case.owner])
        beside = around(unit, reading.facts, me)
    return page(
        request,
        lang,
        "case.html",
        now=reading.now,
        nav="/cases",
        view=case_view(reading.facts, me, now=reading.now, under=parts.rulebook),
        history=history,
        recorded=recorded,
        texts=texts,
        just=[moment for moment in just if moment.actor is not None][:3],
        names=names,
        may_read_child=may_read_child(me, reading.facts),
        may_read_reports=party_of(me) in reading.facts.case.bodies,
        around=beside,
    )


@router.get("/history")
def history(request: Request, lang: Lang, me: Me, ref: str, before: int | None = None) -> Response:
    """Every event, newest first, a page at a time, with the words that people wrote."""
    reading = reading_of(request, me, ref)
    with parts_of(request).database.unit() as unit:
        found = moments(
            unit,
            events_of_case(unit, ref, before=before, newest_first=True, size=A_PAGE),
            with_texts=True,
        )
    return page(
        request,
        lang,
        "history.html",
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        moments=found,
        older=found[-1].seq if found and found[-1].seq > 1 else None,
        may_seal=me.role in SealEntry.ROLES and me.body in reading.facts.case.bodies,
    )
