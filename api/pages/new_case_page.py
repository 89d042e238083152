"""Opening a case. There is no case to lock yet, so the form's own key is held while it is opened."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.words import Words
from api.pages.act_page import initial
from api.pages.acting import KEY_FIELD, given_in, keep_location, kept_location, new_key
from api.pages.forms import new_case
from api.pages.forms.fields import Fault
from api.pages.forms.reading import BadForm, read_form
from api.pages.frame import page
from api.pages.language import Language
from api.pages.visitor import Lang, Me, NotYours, Sent, really_sent, said
from api.security import parts_of
from workflow import desk
from workflow.casework.changes import Refusal
from workflow.casework.commands import OpenCase
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.records.kept_answers import KeyReused

router = APIRouter(prefix="/new-case")
TITLE = Words(cy="Achos newydd", en="New case")


@router.get("")
def blank(request: Request, lang: Lang, me: Me) -> Response:
    """The empty form."""
    _must_open(me)
    return _page(request, lang, me, given=initial(new_case.fields(me)))


@router.post("")
def open_it(request: Request, lang: Lang, me: Me, form: Sent) -> Response:
    """Open the case, and go to it."""
    really_sent(request, form)
    _must_open(me)
    given, parts = given_in(form), parts_of(request)
    key = said(form, KEY_FIELD)[:200] or new_key()
    try:
        with desk.opening(parts, person=me.person, path=request.url.path, key=key) as counter:
            before = kept_location(request, me, form, counter)
            if before:
                return RedirectResponse(before, status_code=303)
            try:
                command = read_form(
                    OpenCase,
                    new_case.form(me),
                    new_case.fields(me),
                    given,
                    under=parts.rulebook,
                    today=local_date(counter.now),
                )
            except BadForm as bad:
                return _page(request, lang, me, given=given, status=422, faults=tuple(bad.faults))
            assert isinstance(command, OpenCase)
            answer = counter.open_case(command, me)
            if isinstance(answer, Refusal):
                return _page(request, lang, me, given=given, status=409, refusal=answer)
            location = f"/{lang}/cases/{answer.case_ref}?since=0"
            keep_location(request, me, form, counter, location)
    except KeyReused:
        return _page(request, lang, me, given=given, status=409, refusal=_USED)
    return RedirectResponse(location, status_code=303)


_USED = Refusal(
    rule="one_key_one_case",
    words=Words(
        cy="Mae'r ffurflen hon eisoes wedi agor achos. Edrychwch yn yr achosion cyn ei hanfon eto.",
        en="This form has already opened a case. Look in the cases before you send it again.",
    ),
)


def _must_open(me: Actor) -> None:
    if me.role not in OpenCase.ROLES or me.region is None:
        raise NotYours(
            Words(
                cy="Cydgysylltydd gofal parhaus sy'n agor achos.",
                en="A continuing care coordinator opens a case.",
            )
        )


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
        "form.html",
        status=status,
        nav="/cases",
        case=None,
        title=TITLE,
        intro=new_case.form(me).intro,
        warning=None,
        about=None,
        fields=new_case.fields(me),
        given=given,
        faults=faults,
        refusal=refusal,
        changed=None,
        failed=status != 200,
        key=new_key(),
        etag=None,
        table=parts_of(request).rulebook.needs,
    )
