"""Setting up the panel of the officer's own region."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.words import Words
from api.pages.acting import KEY_FIELD, given_in, keep_location, kept_location, new_key
from api.pages.forms.fields import Fault, Field, Form
from api.pages.forms.reading import BadForm, read_form
from api.pages.frame import page
from api.pages.language import Language
from api.pages.negotiations.entry import only_for
from api.pages.panels.acting import CHANGED
from api.pages.panels.forms import chair_field
from api.pages.visitor import Lang, Me, NotHere, Sent, really_sent, said
from api.security import parts_of
from workflow import panel_desk as desk
from workflow.casework.changes import Refusal
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.panels.codes import ACTIONS
from workflow.panels.commands import SetUpPanel
from workflow.records.kept_answers import KeyReused
from workflow.records.panels.reading import officers_of_region

router = APIRouter(prefix="/panels/new")
INTRO = Words(
    cy="Panel gofal parhaus y rhanbarth: mae'n penderfynu am lawer o blant mewn un cyfarfod, gyda chworwm.",
    en="The region's continuing care panel: it decides about many children in one meeting, with a quorum.",
)


@router.get("")
def blank(request: Request, lang: Lang, me: Me) -> Response:
    """The empty form."""
    only_for(SetUpPanel, me)
    return _page(request, lang, me, given={})


@router.post("")
def set_up(request: Request, lang: Lang, me: Me, form: Sent) -> Response:
    """Set it up, and go to its page."""
    really_sent(request, form)
    only_for(SetUpPanel, me)
    given, parts = given_in(form), parts_of(request)
    key = said(form, KEY_FIELD)[:200] or new_key()
    fields = _fields(request, me)
    asked = Form(intro=INTRO, fields=lambda _: fields, fixed={"region": me.region or ""})
    try:
        with desk.setting_up(parts, person=me.person, path=request.url.path, key=key) as counter:
            before = kept_location(request, me, form, counter)
            if before:
                return RedirectResponse(before, status_code=303)
            try:
                command = read_form(
                    SetUpPanel, asked, fields, given, under=parts.rulebook, today=local_date(counter.now)
                )
            except BadForm as bad:
                return _page(request, lang, me, given=given, status=422, faults=tuple(bad.faults))
            assert isinstance(command, SetUpPanel)
            answer = counter.set_up(command, me)
            if isinstance(answer, Refusal):
                return _page(request, lang, me, given=given, status=409, refusal=answer)
            location = f"/{lang}/panels/{answer.ref}"
            keep_location(request, me, form, counter, location)
    except KeyReused:
        return _page(request, lang, me, given=given, status=409, refusal=CHANGED)
    return RedirectResponse(location, status_code=303)


def _fields(request: Request, me: Actor) -> tuple[Field, ...]:
    """Who chairs. Raises NotHere for an officer who has no region."""
    parts = parts_of(request)
    if me.region is None:
        raise NotHere
    region = parts.rulebook.reference.region(me.region)
    with parts.database.unit() as unit:
        officers = officers_of_region(unit, parts.rulebook.reference, region.code)
    return (chair_field(officers, region.health_board),)


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
        "panel_form.html",
        status=status,
        nav="/panels",
        panel=None,
        meeting=None,
        title=ACTIONS["SetUpPanel"],
        intro=INTRO,
        fields=_fields(request, me),
        given=given,
        faults=faults,
        refusal=refusal,
        closed=False,
        failed=status != 200,
        key=new_key(),
        etag=None,
    )
