"""The page of the split. Opening it by an officer of either body is noted once: it starts the days of a
late objection.
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from agreements.payers import CaseAccounts
from api.pages.case_view import offered_of
from api.pages.frame import page
from api.pages.split_view import split_view
from api.pages.visitor import Lang, Me, reading_of
from api.security import parts_of
from workflow import desk
from workflow.casework import commands
from workflow.casework.available import available
from workflow.casework.explained import explanation_of
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}/split")
ANSWERS = (commands.Accept, commands.Object, commands.Confirm, commands.Propose)


@router.get("")
def split(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """Who owes what, both positions beside it, and the working line by line."""
    reading = reading_of(request, me, ref)
    parts = parts_of(request)
    facts = reading.facts
    view = split_view(facts, me, now=reading.now, under=parts.rulebook)
    if view is None:
        return page(request, lang, "no_split.html", now=reading.now, nav="/cases", case=facts.case)
    desk.note_opening(parts, ref, view.split.id, me)
    with parts.database.unit() as unit:
        texts = texts_by_id(unit, [one.text_id for one in view.positions if one.text_id])
    offered = available(facts, me, now=reading.now, under=parts.rulebook)
    return page(
        request,
        lang,
        "split.html",
        now=reading.now,
        nav="/cases",
        case=facts.case,
        view=view,
        accounts=CaseAccounts(*facts.case.bodies).all,
        texts=texts,
        explanation=explanation_of(view.split, parts.rulebook),
        can=[offered_of(offer) for offer in offered if offer.command in ANSWERS],
    )
