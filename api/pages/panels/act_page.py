"""The page of each act of a panel: the form, and what becomes of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from api.pages.act_page import initial
from api.pages.acting import Done, given_in, new_key
from api.pages.forms.fields import Form
from api.pages.forms.reading import read_form
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.entry import only_for
from api.pages.panels.acting import NotDoneAtPanel, act_at_panel
from api.pages.panels.entry import meeting_of, panel_known
from api.pages.panels.forms import OTHER_FORMS, AtPanel, PanelForm
from api.pages.panels.minutes_form import MINUTES
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent
from api.security import parts_of
from workflow.casework.changes import Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.panel_desk import PanelSeat, etag_of
from workflow.panels.codes import ACTIONS
from workflow.panels.commands import RecordMinutes
from workflow.panels.facts import PanelFacts
from workflow.panels.perform import may_now
from workflow.records.panels.reading import could_be_listed, texts_of

router = APIRouter(prefix="/panels/{ref}")
FORMS: Final[dict[type[Command], PanelForm]] = OTHER_FORMS | {RecordMinutes: MINUTES}


def slug_of(command: type[Command]) -> str:
    """`lock-pack` of LockPack."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower()


BY_SLUG: Final = {slug_of(command): command for command in FORMS}


@router.get("/do/{slug}")
def form_of_panel(request: Request, lang: Lang, me: Me, ref: str, slug: str) -> Response:
    """The form of an act about the panel."""
    return _show(request, lang, me, ref, slug, None)


@router.get("/meetings/{id}/do/{slug}")
def form_of_meeting(request: Request, lang: Lang, me: Me, ref: str, id: str, slug: str) -> Response:
    """The form of an act about a meeting."""
    return _show(request, lang, me, ref, slug, id)


@router.post("/do/{slug}")
def do_at_panel(request: Request, lang: Lang, me: Me, ref: str, slug: str, form: Sent) -> Response:
    """An act about the panel."""
    really_sent(request, form)
    return _do(request, lang, me, ref, slug, None, form)


@router.post("/meetings/{id}/do/{slug}")
def do_at_meeting(request: Request, lang: Lang, me: Me, ref: str, id: str, slug: str, form: Sent) -> Response:
    """An act about a meeting."""
    really_sent(request, form)
    return _do(request, lang, me, ref, slug, id, form)


def _show(request: Request, lang: Language, me: Actor, ref: str, slug: str, id: str | None) -> Response:
    reading = panel_known(request, me, ref)
    command = _command(me, slug, id)
    asked = _asked(request, reading.facts, me, id, lang)
    refusal = may_now(reading.facts, command, now=reading.now, actor=me, under=parts_of(request).rulebook)
    given = initial(FORMS[command].fields(asked))
    return _page(request, command, asked, now=reading.now, given=given, refusal=refusal)


def _do(
    request: Request, lang: Language, me: Actor, ref: str, slug: str, id: str | None, form: Sent
) -> Response:
    reading = panel_known(request, me, ref)
    command = _command(me, slug, id)
    asked_before = _asked(request, reading.facts, me, id, lang)
    given, under = given_in(form), parts_of(request).rulebook

    def make(seat: PanelSeat) -> Command:
        asked = AtPanel(
            seat.facts,
            me,
            meeting_of(seat.facts, id) if id else None,
            lang,
            asked_before.listable,
            asked_before.texts,
        )
        wanted = FORMS[command]
        fields = wanted.fields(asked)
        plain = Form(
            intro=wanted.intro,
            fields=lambda _: fields,
            finish=lambda document: wanted.finish(asked, document),
            fixed={"language": lang} if "language" in command.model_fields else {},
        )
        return read_form(command, plain, fields, given, under=under, today=local_date(seat.now))

    onward = f"/{lang}/panels/{ref}" + (f"/meetings/{id}" if id else "")
    outcome = act_at_panel(request, me, ref, form, make, subject=id, onward=onward)
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    asked = _asked(request, outcome.facts, me, id, lang)
    return _page(request, command, asked, now=outcome.now, given=given, not_done=outcome)


def _page(
    request: Request,
    command: type[Command],
    asked: AtPanel,
    *,
    now: datetime,
    given: dict[str, list[str]],
    refusal: Refusal | None = None,
    not_done: NotDoneAtPanel | None = None,
) -> Response:
    form = FORMS[command]
    status = not_done.status if not_done else 409 if refusal else 200
    return page(
        request,
        asked.language,
        "panel_form.html",
        status=status,
        now=now,
        nav="/panels",
        panel=asked.facts.panel,
        meeting=asked.meeting,
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
    )


def _asked(request: Request, facts: PanelFacts, me: Actor, id: str | None, lang: Language) -> AtPanel:
    """What the form is about. Only who is of the health board sees every child who could be listed."""
    meeting = meeting_of(facts, id) if id else None
    with parts_of(request).database.unit() as unit:
        of_board = me.body == facts.panel.health_board
        listable = could_be_listed(unit, facts.panel) if of_board else ()
        texts = texts_of(unit, facts.panel.ref)
    return AtPanel(facts, me, meeting, lang, listable, texts)


def _command(me: Actor, slug: str, id: str | None) -> type[Command]:
    command = BY_SLUG.get(slug)
    if command is None or ("{id}" in command.PATH) != (id is not None):
        raise NotHere
    only_for(command, me)
    return command
