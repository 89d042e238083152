"""The page of each act at the table: the form, and what becomes of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from api.pages.act_page import initial
from api.pages.acting import Done, given_in, new_key
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import NotDoneAtTable, act_at_table
from api.pages.negotiations.entry import inside, only_for
from api.pages.negotiations.forms import FORMS, AtTable, read_table_form
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from api.security import parts_of
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.negotiating.codes import ACTIONS
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import may_now
from workflow.negotiation_desk import TableSeat, etag_of

router = APIRouter(prefix="/negotiations/{ref}")


def slug_of(command: type[Command]) -> str:
    """`sign-draft` of SignDraft."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower()


BY_SLUG: Final = {slug_of(command): command for command in FORMS}


@router.get("/do/{slug}")
def form_of_table(request: Request, lang: Lang, me: Me, ref: str, slug: str) -> Response:
    """The form of an act about the whole."""
    return _show(request, lang, me, ref, slug, None)


@router.get("/about/{subject}/do/{slug}")
def form_of_subject(request: Request, lang: Lang, me: Me, ref: str, subject: str, slug: str) -> Response:
    """The form of an act about a clause or a simulation."""
    return _show(request, lang, me, ref, slug, subject)


@router.post("/do/{slug}")
def do_at_table(request: Request, lang: Lang, me: Me, ref: str, slug: str, form: Sent) -> Response:
    """An act about the whole."""
    really_sent(request, form)
    return _do(request, lang, me, ref, slug, None, form)


@router.post("/about/{subject}/do/{slug}")
def do_about(request: Request, lang: Lang, me: Me, ref: str, subject: str, slug: str, form: Sent) -> Response:
    """An act about a clause or a simulation."""
    really_sent(request, form)
    return _do(request, lang, me, ref, slug, subject, form)


def _show(request: Request, lang: Language, me: Actor, ref: str, slug: str, subject: str | None) -> Response:
    command = _command(me, slug, subject)
    reading = inside(request, me, ref)
    asked = AtTable(reading.facts, me, subject, lang)
    _must_be_there(reading.facts, subject)
    refusal = may_now(reading.facts, command, now=reading.now, actor=me, under=parts_of(request).rulebook)
    given = initial(FORMS[command].fields(asked))
    return _page(request, command, asked, now=reading.now, given=given, refusal=refusal)


def _do(
    request: Request, lang: Language, me: Actor, ref: str, slug: str, subject: str | None, form: Sent
) -> Response:
    command = _command(me, slug, subject)
    _must_be_there(inside(request, me, ref).facts, subject)
    given, under = given_in(form), parts_of(request).rulebook

    def make(seat: TableSeat) -> Command:
        asked = AtTable(seat.facts, me, subject, lang)
        return read_table_form(command, asked, given, under=under, today=local_date(seat.now))

    onward = f"/{lang}/negotiations/{ref}"
    if subject and subject.startswith("c"):
        onward += f"/clauses/{subject}"
    outcome = act_at_table(request, me, ref, form, make, subject=subject, onward=onward)
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    asked = AtTable(outcome.facts, me, subject, lang)
    return _page(request, command, asked, now=outcome.now, given=given, not_done=outcome)


def _page(
    request: Request,
    command: type[Command],
    asked: AtTable,
    *,
    now: datetime,
    given: dict[str, list[str]],
    refusal: Refusal | None = None,
    not_done: NotDoneAtTable | None = None,
) -> Response:
    form = FORMS[command]
    status = not_done.status if not_done else 409 if refusal else 200
    return page(
        request,
        asked.language,
        "negotiation_form.html",
        status=status,
        now=now,
        nav="/agreements",
        negotiation=asked.facts.negotiation,
        subject=asked.subject,
        title=ACTIONS[command.__name__],
        intro=form.intro,
        fields=form.fields(asked),
        given=given,
        faults=not_done.faults if not_done else (),
        refusal=not_done.refusal if not_done else refusal,
        closed=refusal is not None,
        failed=status != 200,
        key=new_key(),
        etag=etag_of(asked.facts),
        fingerprint=asked.facts.newest.agreement_sha256 if "sha256" in command.model_fields else None,
    )


def _command(me: Actor, slug: str, subject: str | None) -> type[Command]:
    command = BY_SLUG.get(slug)
    if command is None or ("{id}" in command.PATH) != (subject is not None):
        raise NotHere
    only_for(command, me)
    return command


def _must_be_there(facts: NegotiationFacts, subject: str | None) -> None:
    there = {one.clause for one in facts.clauses} | {one.id for one in facts.simulations}
    if subject is not None and subject not in there:
        raise NotHere
