"""The referral to Welsh Government. An officer of Welsh Government reads the notification first, without
personal data, then opens the bundle, which is frozen and hashed at that moment; only then can the case be
read."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from api.pages.acting import Done, NotDone, act, new_key
from api.pages.case_view import offered_of
from api.pages.frame import page
from api.pages.language import Language
from api.pages.visitor import Lang, Me, NotHere, Sent, reading_of, really_sent
from api.security import parts_of
from api.v1.entry import before_the_bundle
from api.v1.referrals import FirstPageShown, shown
from workflow.casework import commands
from workflow.casework.available import available
from workflow.casework.commands import Command
from workflow.casework.facts import Actor, BundleCorrection, Referral, Reply
from workflow.casework.first_page import first_page
from workflow.desk import Reading, Seat, etag_of
from workflow.records.database import Unit
from workflow.records.people import names_of
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}/referral")


@dataclass(frozen=True, slots=True)
class SentOn:
    """One referral: its first page, its replies, and what stands beside it."""

    referral: Referral
    first: FirstPageShown
    replies: list[Reply]
    corrections: list[BundleCorrection]
    holder: str | None


BESIDE: tuple[type[Command], ...] = (
    commands.RecordReply,
    commands.StateSafety,
    commands.TakeReferral,
    commands.HandOverReferral,
    commands.DeclareConflict,
    commands.SupplyInformation,
    commands.CorrectBundle,
    commands.RequestIdentifiedPapers,
    commands.ReleasePapers,
)
"""What may be done about a referral, beside opening its bundle."""


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
        said = [text for reply in facts.replies for text in (reply.text_id, reply.mediator_text_id) if text]
        opened = not before_the_bundle(me, facts)
        said += [one.text_id for one in facts.bundle_corrections] if opened else []
        texts = texts_by_id(unit, said)
        names = names_of(unit, [one.holder for one in facts.referrals if one.holder])
        sent_on = [_sent_on(unit, reading, one, names, opened=opened) for one in reversed(facts.referrals)]
    offered = available(facts, me, now=reading.now, under=parts.rulebook)
    return page(
        request,
        lang,
        "referral.html",
        status=not_done.status if not_done else 200,
        now=reading.now,
        nav="/cases",
        case=facts.case,
        referrals=sent_on,
        texts=texts,
        notification_only=before_the_bundle(me, facts),
        may_open=any(offer.command is commands.OpenBundle for offer in offered),
        can=[offered_of(offer) for offer in offered if offer.command in BESIDE],
        not_done=not_done,
        failed=not_done is not None,
        key=new_key(),
        etag=etag_of(facts),
    )


def _sent_on(
    unit: Unit, reading: Reading, referral: Referral, names: dict[str, str], *, opened: bool
) -> SentOn:
    facts = reading.facts
    made = first_page(facts, referral, now=reading.now, opened=opened)
    return SentOn(
        referral=referral,
        first=shown(unit, facts, referral, made),
        replies=[reply for reply in facts.replies if reply.referral_id == referral.id],
        corrections=[one for one in facts.bundle_corrections if one.referral_id == referral.id],
        holder=names.get(referral.holder, referral.holder) if referral.holder else None,
    )
