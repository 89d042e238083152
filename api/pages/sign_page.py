"""The terms of a case's funding agreement, and signing them: what is signed is the content with this
fingerprint, within the officer's delegated limit."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from agreements.terms import FundingTerms, value_over
from agreements.words import Words
from api.pages.acting import Done, NotDone, act, given_in, new_key
from api.pages.forms.fields import Fault
from api.pages.forms.reading import NEEDED, BadForm, one
from api.pages.frame import page
from api.pages.language import Language
from api.pages.moments import moments
from api.pages.visitor import Lang, Me, NotYours, Sent, reading_of, really_sent
from api.security import parts_of
from workflow.casework.available import offers
from workflow.casework.changes import Refusal
from workflow.casework.commands import Sign
from workflow.casework.drafting import days_of
from workflow.casework.facts import Actor, CaseFacts, CaseSplit, Funding
from workflow.desk import Reading, Seat, etag_of
from workflow.records.people import names_of
from workflow.records.questions.history import events_of_case

router = APIRouter(prefix="/cases/{ref}/sign")
DECLARE = Words(
    cy="Ticiwch i ddweud eich bod wedi darllen y telerau ac yn llofnodi ar ran eich corff.",
    en="Tick to say that you have read the terms and sign for your body.",
)


@router.get("")
def terms(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """The terms, who has signed, and the form to sign them for whoever may."""
    return _page(request, lang, me, reading_of(request, me, ref), given={}, not_done=None)


@router.post("")
def sign(request: Request, lang: Lang, me: Me, ref: str, form: Sent) -> Response:
    """Sign."""
    really_sent(request, form)
    reading_of(request, me, ref)
    if me.role not in Sign.ROLES:
        raise NotYours(
            Words(
                cy="Arweinydd cyllid, cyfarwyddwr neu brif weithredwr sy'n llofnodi.",
                en="A finance lead, director or chief executive signs.",
            )
        )
    given = given_in(form)

    def make(seat: Seat) -> Sign:
        faults = []
        if not one(given, "typed_name"):
            faults.append(Fault("typed_name", "typed_name", NEEDED))
        if not one(given, "declaration"):
            faults.append(Fault("declaration", "declaration", DECLARE))
        if faults:
            raise BadForm(faults)
        return Sign(
            sha256=one(given, "sha256"),
            typed_name=one(given, "typed_name")[:120],
            declaration=True,
            language=lang,
        )

    outcome = act(request, me, ref, form, make, subject=None, onward=f"/{lang}/cases/{ref}")
    if isinstance(outcome, Done):
        return RedirectResponse(outcome.location, status_code=303)
    return _page(request, lang, me, Reading(outcome.facts, outcome.now), given=given, not_done=outcome)


def _page(
    request: Request,
    lang: Language,
    me: Actor,
    reading: Reading,
    *,
    given: dict[str, list[str]],
    not_done: NotDone | None,
) -> Response:
    facts, parts = reading.facts, parts_of(request)
    funding = _standing(facts)
    signatures = [one for one in facts.signatures if funding and one.funding_agreement_id == funding.id]
    with parts.database.unit() as unit:
        names = names_of(unit, [signature.person for signature in signatures])
        changed = None
        if not_done and not_done.changed_since is not None:
            since = events_of_case(unit, facts.case.ref, after=not_done.changed_since, size=20)
            changed = moments(unit, since)
    refusal = _refusal(facts, me, reading, parts.rulebook)
    return page(
        request,
        lang,
        "sign.html",
        status=not_done.status if not_done else 200,
        now=reading.now,
        nav="/cases",
        case=facts.case,
        funding=funding,
        terms=FundingTerms.model_validate(funding.terms) if funding else None,
        days=days_of(funding) if funding else None,
        signatures=signatures,
        names=names,
        may_sign=funding is not None and refusal is None and me.role in Sign.ROLES,
        why_not=refusal.words if refusal and me.role in Sign.ROLES else None,
        my_value=_my_value(facts, funding, me),
        given=given,
        faults=not_done.faults if not_done else (),
        refusal=not_done.refusal if not_done else None,
        changed=changed,
        failed=not_done is not None,
        declare=DECLARE,
        key=new_key(),
        etag=etag_of(facts),
    )


def _standing(facts: CaseFacts) -> Funding | None:
    """The terms that wait for signature, else those in force."""
    for state in ("awaiting", "in_force"):
        for one_ in facts.funding_agreements:
            if one_.state == state:
                return one_
    return None


def _refusal(facts: CaseFacts, me: Actor, reading: Reading, under: Any) -> Refusal | None:
    return next(
        (one_.refusal for one_ in offers(facts, me, now=reading.now, under=under) if one_.command is Sign),
        None,
    )


def _my_value(facts: CaseFacts, funding: Funding | None, me: Actor) -> int | None:
    """The officer's body's share over the whole term, in pence."""
    split: CaseSplit | None = next(
        (one_ for one_ in facts.splits if funding and one_.id == funding.split_id), None
    )
    if split is None or funding is None or me.body not in facts.case.bodies:
        return None
    return value_over(split.share_of(me.body), days_of(funding))
