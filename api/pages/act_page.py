"""The page of each command: the form, and what becomes of it. One page an act; a stale form comes back
with what has changed meanwhile and all that was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.words import Words
from api.pages.acting import Done, NotDone, act, given_in, new_key
from api.pages.command_words import BY_SLUG
from api.pages.forms.catalogue import FORMS
from api.pages.forms.fields import Asked, Field, Form
from api.pages.forms.reading import read_form
from api.pages.frame import page
from api.pages.language import Language
from api.pages.moments import moments
from api.pages.visitor import Lang, Me, NotHere, NotYours, Sent, dispute_of, reading_of, really_sent
from api.security import parts_of
from api.v1.words import ACTIONS
from workflow.casework import codes, commands
from workflow.casework.available import offers
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor, CaseFacts, Dispute
from workflow.clocks.due import local_date
from workflow.desk import Seat, etag_of
from workflow.records.questions.history import events_of_case
from workflow.records.questions.mailbox import colleagues_of

router = APIRouter(prefix="/cases/{ref}")
_NOTIFICATION_IS_ENOUGH = (
    commands.RecordReply,
    commands.TakeReferral,
    commands.HandOverReferral,
    commands.DeclareConflict,
)
"""What Welsh Government may do before it has opened the bundle."""


@router.get("/do/{slug}")
def form_of_case(request: Request, lang: Lang, me: Me, ref: str, slug: str) -> Response:
    """The form of a command upon the case."""
    return _show(request, lang, me, ref, slug, None)


@router.get("/disagreements/{dispute_id}/do/{slug}")
def form_of_dispute(request: Request, lang: Lang, me: Me, ref: str, dispute_id: str, slug: str) -> Response:
    """The form of a command about a disagreement."""
    return _show(request, lang, me, ref, slug, dispute_id)


@router.post("/do/{slug}")
def do_in_case(request: Request, lang: Lang, me: Me, ref: str, slug: str, form: Sent) -> Response:
    """A command upon the case."""
    really_sent(request, form)
    return _do(request, lang, me, ref, slug, None, form)


@router.post("/disagreements/{dispute_id}/do/{slug}")
def do_in_dispute(
    request: Request, lang: Lang, me: Me, ref: str, dispute_id: str, slug: str, form: Sent
) -> Response:
    """A command about a disagreement."""
    really_sent(request, form)
    return _do(request, lang, me, ref, slug, dispute_id, form)


def _show(
    request: Request, lang: Language, me: Actor, ref: str, slug: str, dispute_id: str | None
) -> Response:
    command = _command(me, slug, dispute_id)
    reading = reading_of(request, me, ref, notification_only=command in _NOTIFICATION_IS_ENOUGH)
    dispute = dispute_of(reading, dispute_id) if dispute_id else None
    refusal = _why_not(request, reading.facts, me, command, dispute, reading.now)
    if refusal is not None:
        return page(
            request,
            lang,
            "not_now.html",
            status=409,
            now=reading.now,
            nav="/cases",
            case=reading.facts.case,
            title=ACTIONS[command],
            refusal=refusal,
        )
    asked = Asked(
        _colleagues(request, reading.facts, me, command), me, dispute, parts_of(request).rulebook, lang
    )
    fields = FORMS[command].fields(asked)
    given = initial(fields) | _led_here_with(request, fields)
    return _page(request, lang, command, asked, fields, now=reading.now, given=given)


def _led_here_with(request: Request, fields: tuple[Field, ...]) -> dict[str, list[str]]:
    """What the link that led here fills in: ids and codes of the case, never anybody's words."""
    names = {field.name for field in fields}
    return {name: [value] for name, value in request.query_params.items() if name in names}


def _do(
    request: Request, lang: Language, me: Actor, ref: str, slug: str, dispute_id: str | None, form: Sent
) -> Response:
    command = _command(me, slug, dispute_id)
    reading = reading_of(request, me, ref, notification_only=command in _NOTIFICATION_IS_ENOUGH)
    if dispute_id:
        dispute_of(reading, dispute_id)
    given, under = given_in(form), parts_of(request).rulebook

    def make(seat: Seat) -> Command:
        facts = _colleagues(request, seat.facts, me, command)
        asked = Asked(facts, me, _find(facts, dispute_id), under, lang)
        shown = FORMS[command]
        return read_form(command, shown, shown.fields(asked), given, under=under, today=local_date(seat.now))

    onward = f"/{lang}/cases/{ref}" + ("/referral" if me.role == "wg_officer" else "")
    outcome = act(request, me, ref, form, make, subject=dispute_id, onward=onward)
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    facts = _colleagues(request, outcome.facts, me, command)
    asked = Asked(facts, me, _find(facts, dispute_id), under, lang)
    return _page(
        request,
        lang,
        command,
        asked,
        FORMS[command].fields(asked),
        now=outcome.now,
        given=given,
        not_done=outcome,
    )


def _page(
    request: Request,
    lang: Language,
    command: type[Command],
    asked: Asked,
    fields: tuple[Field, ...],
    *,
    now: datetime,
    given: dict[str, list[str]],
    not_done: NotDone | None = None,
) -> Response:
    form: Form = FORMS[command]
    case = asked.facts.case
    return page(
        request,
        lang,
        "form.html",
        status=not_done.status if not_done else 200,
        now=now,
        nav="/cases",
        case=case,
        title=ACTIONS[command],
        intro=form.intro,
        warning=form.warning,
        about=codes.SUBJECTS[asked.dispute.subject] if asked.dispute else None,
        fields=fields,
        given=given,
        faults=not_done.faults if not_done else (),
        refusal=not_done.refusal if not_done else None,
        changed=_changed(request, case.ref, not_done) if not_done else None,
        failed=not_done is not None,
        key=new_key(),
        etag=etag_of(asked.facts),
        table=asked.under.needs,
    )


def _changed(request: Request, ref: str, not_done: NotDone) -> list[Any] | None:
    """What has happened since the form was read; None where it was read just now."""
    if not_done.changed_since is None:
        return None
    with parts_of(request).database.unit() as unit:
        return moments(unit, events_of_case(unit, ref, after=not_done.changed_since, size=20))


def _command(me: Actor, slug: str, dispute_id: str | None) -> type[Command]:
    command = BY_SLUG.get(slug)
    if command is None or command not in FORMS or ("{id}" in command.PATH) != (dispute_id is not None):
        raise NotHere
    if me.role not in command.ROLES:
        wanted = [words for code, words in codes.ROLES.items() if code in command.ROLES]
        raise NotYours(
            Words(
                cy=f"Pwy all wneud hyn: {', '.join(words.cy for words in wanted)}.",
                en=f"Who can do this: {', '.join(words.en for words in wanted)}.",
            )
        )
    return command


def _why_not(
    request: Request,
    facts: CaseFacts,
    me: Actor,
    command: type[Command],
    dispute: Dispute | None,
    now: datetime,
) -> Refusal | None:
    """The rule that refuses the command now; one about a closed disagreement is not offered at all."""
    for offer in offers(facts, me, now=now, under=parts_of(request).rulebook):
        if offer.command is command and offer.dispute == dispute:
            return offer.refusal
    return Refusal(
        rule="disagreement_is_open",
        words=Words(cy="Mae'r anghytundeb wedi cau.", en="The disagreement is closed."),
    )


def _colleagues(request: Request, facts: CaseFacts, me: Actor, command: type[Command]) -> CaseFacts:
    """With the officers to whom a referral may be handed, where that is what the form asks."""
    if command is not commands.HandOverReferral:
        return facts
    with parts_of(request).database.unit() as unit:
        return replace(facts, colleagues=colleagues_of(unit, me))


def _find(facts: CaseFacts, dispute_id: str | None) -> Dispute | None:
    return next((one for one in facts.disagreements if one.id == dispute_id), None)


def initial(fields: tuple[Field, ...]) -> dict[str, list[str]]:
    """What stands in the inputs at first."""
    given = {name: [value] for field in fields for name, value in field.initial.items()}
    given |= {field.name: [option.value for option in field.options] for field in fields if field.checked}
    return given
