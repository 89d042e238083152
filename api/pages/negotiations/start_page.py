"""Starting a negotiation: for which services, and from which text."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.line_kinds import SERVICES
from agreements.words import Words
from api.pages.act_page import initial
from api.pages.acting import KEY_FIELD, given_in, keep_location, kept_location, new_key
from api.pages.forms.fields import Fault, Field, Form, Option, Unfinished
from api.pages.forms.reading import BadForm, read_form
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.acting import CHANGED
from api.pages.negotiations.entry import only_for
from api.pages.visitor import Lang, Me, Sent, really_sent, said
from api.security import parts_of
from workflow import negotiation_desk as desk
from workflow.casework.changes import Refusal
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.negotiating.codes import ACTIONS, BASES
from workflow.negotiating.commands import StartNegotiation
from workflow.records.kept_answers import KeyReused
from workflow.records.negotiations.reading import officers_of_region

router = APIRouter(prefix="/negotiations/new")
SEATED = ("finance", "director")
INTRO = Words(
    cy="Mae'r negodi'n dechrau o destun, ac mae gan bob cymal berchennog a therfyn amser. Mae arweinydd "
    "cyllid a chyfarwyddwr pob corff wrth y bwrdd o'r dechrau. Nid oes dim mewn grym nes bod pob swyddfa "
    "wedi llofnodi'r un cynnwys, a dau berson wedi dod ag ef i rym.",
    en="The negotiation starts from a text, and every clause has an owner and a time limit. The finance lead "
    "and the director of every body sit at the table from the start. Nothing is in force until every office "
    "has signed the same content and two people have brought it into force.",
)


@router.get("")
def blank(request: Request, lang: Lang, me: Me) -> Response:
    """The empty form."""
    only_for(StartNegotiation, me)
    return _page(request, lang, me, given=initial(_fields(me, parts_of(request).rulebook)))


@router.post("")
def start(request: Request, lang: Lang, me: Me, form: Sent) -> Response:
    """Start, and go to the table."""
    really_sent(request, form)
    only_for(StartNegotiation, me)
    given, parts = given_in(form), parts_of(request)
    key = said(form, KEY_FIELD)[:200] or new_key()
    try:
        with desk.starting(parts, person=me.person, path=request.url.path, key=key) as counter:
            before = kept_location(request, me, form, counter)
            if before:
                return RedirectResponse(before, status_code=303)
            fields, seats = _fields(me, parts.rulebook), _seats(request, me)
            asked = Form(
                intro=INTRO,
                fields=lambda _: fields,
                finish=lambda document: _finish(document, me) | {"seats": seats},
            )
            try:
                command = read_form(
                    StartNegotiation,
                    asked,
                    fields,
                    given,
                    under=parts.rulebook,
                    today=local_date(counter.now),
                )
            except BadForm as bad:
                return _page(request, lang, me, given=given, status=422, faults=tuple(bad.faults))
            assert isinstance(command, StartNegotiation)
            answer = counter.start(command, me)
            if isinstance(answer, Refusal):
                return _page(request, lang, me, given=given, status=409, refusal=answer)
            assert counter.facts is not None
            location = f"/{lang}/negotiations/{counter.facts.negotiation.ref}"
            keep_location(request, me, form, counter, location)
    except KeyReused:
        return _page(request, lang, me, given=given, status=409, refusal=CHANGED)
    return RedirectResponse(location, status_code=303)


def _fields(me: Actor, under: Rulebook) -> tuple[Field, ...]:
    versions = [one for one in under.book.all() if one.region == me.region]
    base = tuple(
        Option(
            f"{one.id}@{one.version}",
            Words(cy=f"{one.title.cy}, fersiwn {one.version}", en=f"{one.title.en}, version {one.version}"),
        )
        for one in versions
    )
    return (
        Field(
            name="base",
            kind="radios",
            label=Words(cy="O ba destun?", en="From which text?"),
            options=(Option("model", BASES["model"]), *base),
            initial={"base": base[-1].value if base else "model"},
        ),
        Field(
            name="services",
            kind="checkboxes",
            label=Words(cy="Ar gyfer pa wasanaethau?", en="For which services?"),
            options=tuple(Option(code, words) for code, words in SERVICES.items()),
            checked=True,
        ),
        Field(
            name="effective_from",
            kind="date",
            label=Words(cy="Y diwrnod cyntaf mewn grym", en="The first day in force"),
            hint=Words(
                cy="Gellir ei newid mewn drafft diweddarach.", en="It can be changed in a later draft."
            ),
            optional=True,
        ),
    )


def _seats(request: Request, me: Actor) -> list[dict[str, Any]]:
    """The finance lead and the director of every body of the region: who may agree for it."""
    parts = parts_of(request)
    if me.region is None:
        return []
    region = parts.rulebook.reference.region(me.region)
    with parts.database.unit() as unit:
        officers = officers_of_region(unit, parts.rulebook.reference, region.code)
    first: dict[tuple[str, str], dict[str, Any]] = {}
    for one in officers:
        if one.role in SEATED:
            seat = {"body": one.body, "office": one.role, "person": one.person}
            first.setdefault((one.body, one.role), seat)
    return list(first.values())


def _finish(document: dict[str, Any], me: Actor) -> dict[str, Any]:
    if me.region is None:
        raise Unfinished(
            "base", Words(cy="Nid oes gan eich swyddfa ranbarth.", en="Your office has no region.")
        )
    base, _, version = document.pop("base").partition("@")
    found = document | {"region": me.region}
    if base == "model":
        return found | {"base": "model"}
    return found | {"base": "version", "agreement_id": base, "version": int(version)}


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    *,
    given: dict[str, list[str]],
    status: int = 200,
    faults: tuple[Fault, ...] = (),
    refusal: Refusal | None = None,
) -> Response:
    return page(
        request,
        lang,
        "negotiation_form.html",
        status=status,
        nav="/agreements",
        negotiation=None,
        subject=None,
        title=ACTIONS["StartNegotiation"],
        intro=INTRO,
        fields=_fields(me, parts_of(request).rulebook),
        given=given,
        faults=faults,
        refusal=refusal,
        closed=False,
        failed=status != 200,
        key=new_key(),
        etag=None,
        fingerprint=None,
    )
