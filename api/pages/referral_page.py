"""The referral to Welsh Government. An officer of Welsh Government reads the notification first, without
personal data, then opens the bundle, which is frozen and hashed at that moment; only then can the case be
read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from api.pages.acting import Done, NotDone, act, new_key
from api.pages.case_view import offered_of
from api.pages.frame import page
from api.pages.language import Language
from api.pages.visitor import Lang, Me, NotHere, Sent, reading_of, really_sent
from api.security import parts_of
from api.v1.entry import before_the_bundle
from workflow.casework import commands
from workflow.casework.available import available
from workflow.casework.facts import Actor, Referral, Reply
from workflow.desk import Reading, Seat, etag_of
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}/referral")


@dataclass(frozen=True, slots=True)
class SentOn:
    """One referral, its replies, and the positions that its bundle holds."""

    referral: Referral
    replies: list[Reply]


@router.get("")
def referral(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """What was sent, and what was replied."""
    reading = reading_of(request, me, ref, notification_only=True)
    return _page(request, lang, me, reading, None)


@router.post("")
def open_bundle(request: Request, lang: Lang, me: Me, ref: str, form: Sent) -> Response:
    """Open the bundle: frozen and hashed now, and recorded."""
    really_sent(request, form)
    reading_of(request, me, ref, notification_only=True)
    if me.role not in commands.OpenBundle.ROLES:
        raise NotHere

    def make(seat: Seat) -> commands.OpenBundle:
        return commands.OpenBundle()

    outcome = act(request, me, ref, form, make, subject=None, onward=f"/{lang}/cases/{ref}/referral")
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    return _page(request, lang, me, Reading(outcome.facts, outcome.now), outcome)


def _page(
    request: Request, lang: Language, me: Actor, reading: Reading, not_done: NotDone | None
) -> Response:
    facts, parts = reading.facts, parts_of(request)
    if not facts.referrals:
        raise NotHere
    with parts.database.unit() as unit:
        texts = texts_by_id(unit, [reply.text_id for reply in facts.replies if reply.text_id])
    offered = available(facts, me, now=reading.now, under=parts.rulebook)
    wanted: tuple[type[Any], ...] = (commands.RecordReply,)
    return page(
        request,
        lang,
        "referral.html",
        status=not_done.status if not_done else 200,
        now=reading.now,
        nav="/cases",
        case=facts.case,
        referrals=[
            SentOn(one, [reply for reply in facts.replies if reply.referral_id == one.id])
            for one in reversed(facts.referrals)
        ],
        texts=texts,
        notification_only=before_the_bundle(me, facts),
        may_open=any(offer.command is commands.OpenBundle for offer in offered),
        can=[offered_of(offer) for offer in offered if offer.command in wanted],
        not_done=not_done,
        failed=not_done is not None,
        key=new_key(),
        etag=etag_of(facts),
    )
