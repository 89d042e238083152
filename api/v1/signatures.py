"""Funding agreements and who has signed them. Signing itself is a command; the terms are a document."""

from __future__ import annotations

from datetime import date, datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from api.v1.answers import answer
from api.v1.entry import SignedIn, whole_case_for
from workflow.casework.facts import CaseFacts, Funding, Signature
from workflow.desk import etag_of

router = APIRouter(prefix="/cases/{ref}", tags=["beneath a case"])


class FundingShown(BaseModel):
    """One funding agreement: what `sha256` a signature is bound to, and where its terms are read."""

    id: str
    split_id: str
    sha256: str
    state: str
    drafted_at: datetime
    from_on: date
    to_on: date
    in_force_at: datetime | None
    closed_at: datetime | None
    terms: str
    signatures: tuple[Signature, ...]
    waits_for: tuple[str, ...]


class Signatures(BaseModel):
    """The agreement that waits for signatures (or null), and every one there was."""

    waiting: FundingShown | None
    agreements: tuple[FundingShown, ...]


@router.get("/signatures", responses={200: {"model": Signatures}})
def signatures(request: Request, caller: SignedIn, ref: str) -> Response:
    """What is to be signed, and who has."""
    facts = whole_case_for(request, caller, ref).facts
    listed = tuple(_shown(facts, one) for one in facts.funding_agreements)
    waiting = next((one for one in listed if one.state == "awaiting"), None)
    return answer(Signatures(waiting=waiting, agreements=listed), etag=etag_of(facts))


def _shown(facts: CaseFacts, agreement: Funding) -> FundingShown:
    signed = tuple(one for one in facts.signatures if one.funding_agreement_id == agreement.id)
    bodies = {one.body for one in signed}
    awaited = tuple(body for body in facts.case.bodies if body not in bodies)
    return FundingShown(
        id=agreement.id,
        split_id=agreement.split_id,
        sha256=agreement.sha256,
        state=agreement.state,
        drafted_at=agreement.drafted_at,
        from_on=agreement.from_on,
        to_on=agreement.to_on,
        in_force_at=agreement.in_force_at,
        closed_at=agreement.closed_at,
        terms=f"/api/v1/cases/{facts.case.ref}/documents/{agreement.id}",
        signatures=signed,
        waits_for=awaited if agreement.state == "awaiting" else (),
    )
