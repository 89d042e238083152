"""Documents of a case as JSON, each with the SHA-256 of its bytes: announced splits, the terms of funding
agreements, and bundles, which only the parties and Welsh Government read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from agreements.terms import FundingTerms, canonical_json
from agreements.words import Words
from api.v1.answers import answer
from api.v1.entry import SignedIn, before_the_bundle, case_for
from api.v1.problems import no_such
from workflow.casework.facts import Actor, CaseFacts
from workflow.desk import etag_of

router = APIRouter(prefix="/cases/{ref}/documents", tags=["documents"])

KINDS: dict[str, Words] = {
    "split": Words(cy="Y rhaniad a gyhoeddwyd", en="The announced split"),
    "funding-agreement": Words(cy="Telerau'r cytundeb cyllido", en="The terms of the funding agreement"),
    "bundle": Words(cy="Y bwndel i Lywodraeth Cymru", en="The bundle for Welsh Government"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its kind, the row it is made from, and its bytes."""

    kind: str
    id: str
    at: datetime
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of its bytes; of terms and of a bundle the one that was signed or frozen."""
        return hashlib.sha256(self.content).hexdigest()


class DocumentListed(BaseModel):
    """One document, and where it is read."""

    kind: str
    id: str
    cy: str
    en: str
    at: datetime
    sha256: str
    href: str


class Documents(BaseModel):
    """The documents that the caller may read, oldest first."""

    documents: tuple[DocumentListed, ...]


@router.get("", responses={200: {"model": Documents}})
def documents(request: Request, caller: SignedIn, ref: str) -> Response:
    """The documents of a case."""
    facts = case_for(request, caller, ref).facts
    listed = tuple(
        DocumentListed(
            kind=one.kind,
            id=one.id,
            cy=KINDS[one.kind].cy,
            en=KINDS[one.kind].en,
            at=one.at,
            sha256=one.sha256,
            href=f"/api/v1/cases/{ref}/documents/{one.id}",
        )
        for one in documents_for(facts, caller.actor)
    )
    return answer(Documents(documents=listed), etag=etag_of(facts))


@router.get("/{id}")
def document(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """One document to the byte; the header `X-Content-SHA256` carries its hash."""
    facts = case_for(request, caller, ref).facts
    found = next((one for one in documents_for(facts, caller.actor) if one.id == id), None)
    if found is None:
        raise no_such(
            Words(
                cy="Nid oes dogfen o'r fath y gallwch ei gweld.",
                en="There is no such document that you may see.",
            )
        )
    return Response(
        found.content,
        media_type="application/json",
        headers={"ETag": etag_of(facts), "X-Content-SHA256": found.sha256},
    )


def documents_for(facts: CaseFacts, actor: Actor) -> tuple[Document, ...]:
    """The documents that this officer may read: a bundle only a party or the Welsh Government, nothing
    before it is open."""
    if before_the_bundle(actor, facts):
        return ()
    reads_bundles = actor.body in facts.case.bodies or actor.role == "wg_officer"
    found = [one for one in _all(facts) if reads_bundles or one.kind != "bundle"]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _all(facts: CaseFacts) -> Iterator[Document]:
    for split in facts.splits:
        said = {
            "case": facts.case.ref,
            "split": split.id,
            "announced_at": split.announced_at.isoformat(),
            "basis": split.basis,
            "agreement": split.agreement_id,
            "agreement_version": split.agreement_version,
            "agreement_sha256": split.agreement_sha256,
            "legal_status": split.legal_status,
            "on": split.on.isoformat(),
            "total_pence": split.total_pence,
            "shares": split.shares,
            "working": split.working,
            "facts": split.facts,
        }
        yield Document("split", split.id, split.announced_at, _canonical(said))
    for agreement in facts.funding_agreements:
        terms = FundingTerms.model_validate(agreement.terms)
        yield Document("funding-agreement", agreement.id, agreement.drafted_at, canonical_json(terms))
    for referral in facts.referrals:
        if referral.bundle is not None and referral.opened_at is not None:
            content = json.dumps(referral.bundle, sort_keys=True, ensure_ascii=False).encode()
            yield Document("bundle", referral.id, referral.opened_at, content)


def _canonical(said: object) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
