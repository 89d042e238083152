"""The workshop: a made-up package tried under an agreement or a draft, its split explained in full, and the
nearest changes that would move a share. It keeps nothing; no page of a case leads here.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from agreements.model import WrittenAgreement
from agreements.pydantic_words import faults_in
from agreements.reference import Reference, Region
from agreements.words import Words, joined
from api.pages.acting import given_in
from api.pages.forms import workshop as form
from api.pages.forms.fields import Fault, Field, Option
from api.pages.forms.reading import BadForm, Given, one
from api.pages.frame import now_of, page
from api.pages.language import Language
from api.pages.visitor import Lang, Me, NotYours, Sent, really_sent
from api.security import parts_of
from workflow import negotiation_desk
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.negotiating.visibility import sees_inside
from workflow.workshop import DRAFT, ROLES, CannotTry, Tried, WorkshopAsked, tried

router = APIRouter(prefix="/workshop")
FIELD_OF_FACTS = {
    "package_start": "package_start",
    "levels": "levels",
    "lines": "lines",
    "service": "service",
}


@router.get("")
def workshop(request: Request, lang: Lang, me: Me) -> Response:
    """The form, started from an invented package; `?agreement=id@version` chooses the agreement."""
    _may_try(me)
    fields = _fields(request, me)
    offered = [option.value for option in fields[0].options]
    asked = request.query_params.get("agreement", "")
    chosen = asked if asked in offered else next((name for name in offered if "@" in name), "")
    return _page(request, lang, me, fields, given=_started(request, chosen, me))


@router.post("")
def try_it(request: Request, lang: Lang, me: Me, sent: Sent) -> Response:
    """The form with what came of it beneath."""
    really_sent(request, sent)
    _may_try(me)
    fields, given = _fields(request, me), given_in(sent)
    try:
        asked = WorkshopAsked.model_validate(form.read(given, fields))
        found = tried(parts_of(request), asked, me)
    except BadForm as bad:
        return _page(request, lang, me, fields, given=given, faults=bad.faults)
    except ValidationError as error:
        faults = [_fault(path, words, given) for path, words in faults_in(error)]
        return _page(request, lang, me, fields, given=given, faults=faults)
    except CannotTry as no:
        words = no.words if no.clause is None else _UNDER.filled(words=no.words, clause=no.clause)
        where = "agreement" if no.field == "agreement" else _whole(given)
        return _page(request, lang, me, fields, given=given, faults=[Fault(where, where, words)])
    return _page(request, lang, me, fields, given=given, found=found)


def _may_try(me: Actor) -> None:
    if me.role not in ROLES:
        raise NotYours(_NOT_YOURS)


def _whole(given: Given) -> str:
    """The field that stands for the whole package."""
    return "pasted" if one(given, "pasted") else "council"


def _fault(path: tuple[str | int, ...], words: Words, given: Given) -> Fault:
    """A fault of the facts at its field; one of pasted facts at the text, with its place."""
    parts = [str(part) for part in path if part != "facts"]
    if one(given, "pasted") or not parts or parts[0] not in FIELD_OF_FACTS:
        place = "/".join(parts)
        said = joined((Words(cy=place, en=place), words), separator=": ") if place else words
        return Fault(_whole(given), _whole(given), said)
    name = FIELD_OF_FACTS[parts[0]]
    match parts:
        case ["lines", row, *_]:
            return Fault(name, f"lines-{row}-weekly", words)
        case ["levels", domain]:
            return Fault(name, f"levels-{domain}", words)
        case _:
            return Fault(name, f"{name}-day" if name == "package_start" else name, words)


def _fields(request: Request, me: Actor) -> tuple[Field, ...]:
    regions = _regions(me)
    versions = [Option(f"{one_.id}@{one_.version}", _name(one_)) for one_ in _versions(request, me)]
    return form.fields([*versions, *_drafts(request, me)], regions)


def _regions(me: Actor) -> list[Region]:
    return [region for region in Reference.load().regions if region.fictional == me.body.startswith("X")]


def _versions(request: Request, me: Actor) -> list[WrittenAgreement]:
    parts = parts_of(request)
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
    return [found for found in book.all() if found.fictional == me.body.startswith("X")]


def _name(agreement: WrittenAgreement) -> Words:
    return _VERSION.filled(title=agreement.title, version=agreement.version)


def _drafts(request: Request, me: Actor) -> list[Option]:
    """The newest draft of every negotiation whose wording this officer may read."""
    parts = parts_of(request)
    found = []
    for line in negotiation_desk.lines(parts, me):
        reading = negotiation_desk.reading(parts, line.ref) if line.is_open else None
        if reading is not None and sees_inside(reading.facts.negotiation, me):
            words = _DRAFT.filled(ref=line.ref, number=reading.facts.negotiation.draft)
            found.append(Option(DRAFT + line.ref, words))
    return found


def _started(request: Request, chosen: str, me: Actor) -> dict[str, list[str]]:
    """The invented package, in the region of the agreement, on a day on which it is in force."""
    today = local_date(now_of(request))
    name, _, version = chosen.partition("@")
    fitting = [
        found for found in _versions(request, me) if f"{found.id}@{found.version}" == f"{name}@{version}"
    ]
    regions = _regions(me)
    region, on = regions[0], today
    if fitting:
        region = next((found for found in regions if found.code == fitting[0].region), region)
        last = fitting[0].last_day
        on = max(fitting[0].dates.effective_from, min(today, last) if last else today)
    return form.started(chosen, region.councils[0], on)


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    fields: tuple[Field, ...],
    *,
    given: Given,
    faults: list[Fault] | None = None,
    found: Tried | None = None,
) -> Response:
    values: dict[str, Any] = {}
    if found is not None:
        values = {
            "accounts": [share.account for share in found.split.shares],
            "before": {share.account: share.pence for share in found.split.shares},
            "terms": _terms(request, found, me),
        }
    return page(
        request,
        lang,
        "workshop.html",
        status=422 if faults else 200,
        nav="/agreements",
        fields=fields,
        given=given,
        faults=faults or [],
        failed=bool(faults),
        found=found,
        table=parts_of(request).rulebook.needs,
        **values,
    )


def _terms(request: Request, found: Tried, me: Actor) -> str:
    """Where the clauses stand, without the language; nowhere for a draft."""
    known = {(one_.id, one_.version, one_.sha256) for one_ in _versions(request, me)}
    agreement = found.agreement
    if (agreement.id, agreement.version, agreement.sha256) not in known:
        return ""
    return f"/agreements/{agreement.id}/{agreement.version}"


_VERSION = Words(cy="{title}, fersiwn {version}", en="{title}, version {version}")
_DRAFT = Words(
    cy="drafft {number} o {ref}, sy'n cael ei negodi", en="draft {number} of {ref}, being negotiated"
)
_UNDER = Words(cy="{words} Cymal {clause}.", en="{words} Clause {clause}.")
_NOT_YOURS = Words(
    cy="Mae'r gweithdy ar gyfer swyddogion byrddau iechyd, cynghorau a rhanbarthau.",
    en="The workshop is for officers of health boards, councils and regions.",
)
