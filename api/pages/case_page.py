"""The page of a case, its whole history, and the child's details: each reading of these is recorded."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from agreements.words import Words
from api.pages.case_view import case_view
from api.pages.frame import page, see
from api.pages.moments import moments
from api.pages.sections.catalogue import sections
from api.pages.sections.section import Shown
from api.pages.visitor import Lang, Me, NotYours, Sent, reading_of, really_sent
from api.security import parts_of
from api.v1.child import READERS
from workflow.casework.facts import Actor, Case
from workflow.records.child import read_child
from workflow.records.people import names_of
from workflow.records.questions.history import events_of_case
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
    recorded = sections(Shown(reading.facts, me, parts.rulebook, reading.now))
    with parts.database.unit() as unit:
        said = [entry.text_id for section in recorded for entry in section.entries if entry.text_id]
        texts = texts_by_id(unit, said, eyes=me.body)
        history = moments(unit, events_of_case(unit, ref, newest_first=True, size=NEWEST))
        just = [moment for moment in reversed(history) if since is not None and moment.seq > since]
        names = names_of(unit, [reading.facts.case.owner])
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
        may_read_child=_may_read_child(me, reading.facts.case),
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
    )


@router.get("/child")
def before_child(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """The page that asks what the child's details are read for; it shows none of them."""
    reading = reading_of(request, me, ref)
    _must_read_child(me, reading.facts.case)
    return page(
        request, lang, "child.html", now=reading.now, nav="/cases", case=reading.facts.case, child=None
    )


@router.post("/child")
def child(request: Request, lang: Lang, me: Me, ref: str, form: Sent) -> Response:
    """The child's details: who reads them, when and what for is recorded in the same transaction."""
    really_sent(request, form)
    reading = reading_of(request, me, ref)
    _must_read_child(me, reading.facts.case)
    purpose = str(form.get("purpose") or "").strip()
    if not 3 <= len(purpose) <= 200:
        return page(
            request,
            lang,
            "child.html",
            status=422,
            now=reading.now,
            nav="/cases",
            case=reading.facts.case,
            child=None,
            failed=True,
        )
    parts = parts_of(request)
    with parts.database.unit() as unit:
        values = read_child(unit, parts.keyring, ref, person=me.person, purpose=purpose, now=reading.now)
    if values is None:
        return see(lang, f"/cases/{ref}")
    return page(
        request, lang, "child.html", now=reading.now, nav="/cases", case=reading.facts.case, child=values
    )


def _may_read_child(me: Actor, case: Case) -> bool:
    return me.role in READERS and me.body in case.bodies


def _must_read_child(me: Actor, case: Case) -> None:
    if not _may_read_child(me, case):
        raise NotYours(
            Words(
                cy="Dim ond cydgysylltydd gofal parhaus neu bennaeth gwasanaeth un o gyrff yr achos all "
                "ddarllen hyn.",
                en="Only a continuing care coordinator or head of service of one of the case's two bodies "
                "can read this.",
            )
        )
