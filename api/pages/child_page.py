"""The child's record, who has read it, and looking for a child. Each reading and each search is recorded;
what is
asked goes by POST, so that it stands in no address.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from agreements.words import Words
from api.pages.acting import given_in
from api.pages.forms.fields import Fault, Field
from api.pages.forms.reading import read_fields
from api.pages.frame import page, see
from api.pages.language import Language
from api.pages.visitor import Lang, Me, NotYours, Sent, reading_of, really_sent, said
from api.security import parts_of
from api.v1.bodies import BadBody, model_of
from api.v1.child import READERS, may_read_child
from api.v1.people_around import ChildSearchAsked
from workflow.casework.child_values import ChildValues
from workflow.casework.decision_codes import LEGAL_STATUSES
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.people_codes import CHILD_FIELDS
from workflow.child_search import Found, search
from workflow.desk import Reading
from workflow.records.child import read_child, readings_of_child
from workflow.records.people import names_of
from workflow.records.questions.key_workers import key_workers_of
from workflow.records.questions.visibility import seen_of

router = APIRouter()
_LONGEST, _SHORTEST = 200, 3


@router.get("/cases/{ref}/child")
def before_child(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """The page that asks what the child's record is read for; it shows none of it."""
    reading = reading_of(request, me, ref)
    _must_read_child(me, reading.facts)
    return _page(request, lang, reading)


@router.post("/cases/{ref}/child")
def child(request: Request, lang: Lang, me: Me, ref: str, form: Sent) -> Response:
    """The child's record: who reads it, when and what for is recorded in the same transaction."""
    really_sent(request, form)
    reading = reading_of(request, me, ref)
    _must_read_child(me, reading.facts)
    purpose = said(form, "purpose")
    if not _SHORTEST <= len(purpose) <= _LONGEST:
        return _page(request, lang, reading, status=422, failed=True)
    parts = parts_of(request)
    with parts.database.unit() as unit:
        values = read_child(unit, parts.keyring, ref, person=me.person, purpose=purpose, now=reading.now)
        if values is None:
            return see(lang, f"/cases/{ref}")
        worker = key_workers_of(unit, [ref]).get(ref)
        seen = seen_of(unit, me, {one.case_ref for one in values.siblings if one.case_ref})
    today = [one for one in reading.facts.legal_statuses if one.to_on is None]
    statuses = [(LEGAL_STATUSES[one.kind], one) for one in today]
    return _page(request, lang, reading, child=values, key_worker=worker, seen=seen, statuses=statuses)


@router.get("/cases/{ref}/child/readings")
def readings(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """Who has read the child's record, what for and when."""
    reading = reading_of(request, me, ref)
    _must_read_child(me, reading.facts)
    with parts_of(request).database.unit() as unit:
        found = readings_of_child(unit, ref)
        names = names_of(unit, list({one.person for one in found}))
    return page(
        request,
        lang,
        "child_readings.html",
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        readings=found,
        names=names,
    )


@router.get("/find-child")
def before_search(request: Request, lang: Lang, me: Me) -> Response:
    """The empty form of a search."""
    _must_search(me)
    return _search_page(request, lang, given={}, faults=())


@router.post("/find-child")
def find(request: Request, lang: Lang, me: Me, form: Sent) -> Response:
    """Look for a child, and show where there is a case."""
    really_sent(request, form)
    _must_search(me)
    given = given_in(form)
    document, faults = read_fields(SOUGHT, given)
    if faults:
        return _search_page(request, lang, given=given, faults=tuple(faults))
    try:
        asked = model_of(ChildSearchAsked, document)
    except BadBody as bad:
        return _search_page(request, lang, given=given, faults=_at_fields(bad))
    found = search(parts_of(request), asked.sought, me, purpose=asked.purpose)
    return _search_page(request, lang, given=given, faults=(), found=found)


def _text(name: str, label: Words, hint: Words | None = None, *, optional: bool = True) -> Field:
    return Field(name=name, kind="text", label=label, hint=hint, optional=optional)


SOUGHT: tuple[Field, ...] = (
    _text(
        "purpose",
        Words(cy="Pam ydych chi'n chwilio?", en="Why are you searching?"),
        Words(
            cy="Er enghraifft: gweld a oes achos cyn derbyn atgyfeiriad.",
            en="For example: to see whether there is a case before a referral is taken.",
        ),
        optional=False,
    ),
    _text(
        "given_name",
        CHILD_FIELDS["given_name"],
        Words(
            cy="Mae'n dod o hyd i ffurfiau tebyg hefyd: Siân, Sian neu Shan.",
            en="Forms that sound alike are found too: Siân, Sian or Shan.",
        ),
    ),
    _text("family_name", CHILD_FIELDS["family_name"]),
    Field(name="birth_on", kind="date", label=CHILD_FIELDS["birth_on"], optional=True),
    _text("nhs_number", CHILD_FIELDS["nhs_number"]),
    _text("council_number", CHILD_FIELDS["council_number"]),
    _text(
        "sibling_given_name", Words(cy="Enw cyntaf brawd neu chwaer", en="Given name of a brother or sister")
    ),
    _text(
        "sibling_family_name", Words(cy="Cyfenw brawd neu chwaer", en="Family name of a brother or sister")
    ),
    Field(
        name="sibling_birth_on",
        kind="date",
        label=Words(cy="Dyddiad geni brawd neu chwaer", en="Date of birth of a brother or sister"),
        optional=True,
    ),
)


def _page(
    request: Request,
    lang: Language,
    reading: Reading,
    *,
    child: ChildValues | None = None,
    status: int = 200,
    **values: Any,
) -> Response:
    return page(
        request,
        lang,
        "child.html",
        status=status,
        now=reading.now,
        nav="/cases",
        case=reading.facts.case,
        child=child,
        labels=CHILD_FIELDS,
        **values,
    )


def _search_page(
    request: Request,
    lang: Language,
    *,
    given: dict[str, list[str]],
    faults: tuple[Fault, ...],
    found: Found | None = None,
) -> Response:
    return page(
        request,
        lang,
        "find_child.html",
        status=422 if faults else 200,
        nav="/cases",
        fields=SOUGHT,
        given=given,
        faults=faults,
        failed=bool(faults),
        found=found,
    )


def _at_fields(bad: BadBody) -> tuple[Fault, ...]:
    known = {field.name: field for field in SOUGHT}
    return tuple(
        Fault(field.name, field.id, error.words) if field else Fault("", "", error.words)
        for error in bad.errors
        for field in [known.get(error.pointer.removeprefix("/"))]
    )


def _must_read_child(me: Actor, facts: CaseFacts) -> None:
    if not may_read_child(me, facts):
        raise NotYours(
            Words(
                cy="Dim ond cydgysylltydd gofal parhaus neu bennaeth gwasanaeth un o gyrff yr achos all "
                "ddarllen hyn.",
                en="Only a continuing care coordinator or head of service of one of the case's two bodies "
                "can read this.",
            )
        )


def _must_search(me: Actor) -> None:
    if me.role not in READERS:
        raise NotYours(
            Words(
                cy="Cydgysylltydd gofal parhaus neu bennaeth gwasanaeth sy'n chwilio am blentyn.",
                en="A continuing care coordinator or a head of service searches for a child.",
            )
        )
