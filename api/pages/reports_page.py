"""Reports that were asked for: by whom, since when, what came of it; and the letter, which names the child,
so that each reading of it is recorded as one of the child's."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.pages.frame import page
from api.pages.visitor import Lang, Me, NotHere, NotYours, reading_of
from api.security import parts_of
from api.v1.child import READERS
from api.v1.report_letters import NOT_A_READER, letter_of
from workflow.casework import attachment_codes as codes
from workflow.casework.parties import party_of
from workflow.casework.reports import live
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}/reports")


@router.get("")
def reports(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """Every report that was asked for, newest first."""
    reading = reading_of(request, me, ref)
    if party_of(me) not in reading.facts.case.bodies:
        raise NotHere
    asked = list(reversed(reading.facts.report_requests))
    links = {one.request_id for one in reading.facts.upload_links if live(one, reading.now)}
    ids = [key for one in asked for key in (one.to_text_id, one.asks_text_id, one.text_id) if key]
    with parts_of(request).database.unit() as unit:
        texts = texts_by_id(unit, ids, eyes=me.body)
    return page(
        request,
        lang,
        "reports.html",
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        reports=asked,
        texts=texts,
        links=links,
        codes=codes,
        may_read_letter=me.role in READERS,
        me_body=me.body,
    )


@router.get("/{request_id}/letter")
def letter(request: Request, lang: Lang, me: Me, ref: str, request_id: str) -> Response:
    """The letter in both languages, to be printed."""
    reading = reading_of(request, me, ref)
    if me.role not in READERS or me.body not in reading.facts.case.bodies:
        raise NotYours(NOT_A_READER)
    asked = next((one for one in reading.facts.report_requests if one.id == request_id), None)
    made = letter_of(parts_of(request), reading, me, asked) if asked else None
    if made is None:
        raise NotHere
    return page(
        request,
        lang,
        "report_letter.html",
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        letter=made,
    )
