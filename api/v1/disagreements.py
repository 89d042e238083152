"""Disagreements of a case: what each is about, what was said and given in it, and what is proposed."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from agreements.words import Words
from api.security import Caller
from api.v1.beneath import texts_of, with_etag
from api.v1.entry import SignedIn, whole_case_for
from api.v1.problems import no_such
from api.v1.shown import TextShown
from api.v1.words import Code, code
from workflow.casework import codes
from workflow.casework.facts import (
    Dispute,
    Evidence,
    Extension,
    FactsSignature,
    Neutral,
    Position,
    ReimbursementLine,
    Statement,
)
from workflow.casework.parties import parties_of
from workflow.casework.stating import unsigned
from workflow.desk import Reading

router = APIRouter(prefix="/cases/{ref}", tags=["disagreements"])


class Disagreements(BaseModel):
    """Every disagreement of the case, open or closed."""

    disagreements: tuple[Dispute, ...]
    texts: dict[str, TextShown]


class Disagreement(BaseModel):
    """One disagreement with all that was said in it."""

    disagreement: Dispute
    subject: Code
    ground: Code
    stage: Code
    positions: tuple[Position, ...]
    evidence: tuple[Evidence, ...]
    extensions: tuple[Extension, ...]
    parties: tuple[str, ...]
    """Who disagrees: codes of parties."""
    statements: tuple[Statement, ...]
    """Of facts; the one that was not replaced stands."""
    facts_signatures: tuple[FactsSignature, ...]
    facts_unsigned_by: tuple[str, ...]
    neutrals: tuple[Neutral, ...]
    reimbursements: tuple[ReimbursementLine, ...]
    texts: dict[str, TextShown]


class Settlement(BaseModel):
    """The proposal that waits for the other parties, and the outcome."""

    proposal: Any
    outcome: Code | None
    texts: dict[str, TextShown]


@router.get("/disagreements", responses={200: {"model": Disagreements}})
def disagreements(request: Request, caller: SignedIn, ref: str) -> Response:
    """Every disagreement of the case."""
    reading = whole_case_for(request, caller, ref)
    found = reading.facts.disagreements
    shown = Disagreements(disagreements=found, texts=texts_of(request, [one.text_id for one in found]))
    return with_etag(reading, shown)


@router.get("/disagreements/{id}", responses={200: {"model": Disagreement}})
@router.get("/disagreements/{id}/positions", responses={200: {"model": Disagreement}})
@router.get("/disagreements/{id}/evidence", responses={200: {"model": Disagreement}})
@router.get("/disagreements/{id}/extensions", responses={200: {"model": Disagreement}})
@router.get("/disagreements/{id}/facts", responses={200: {"model": Disagreement}})
@router.get("/disagreements/{id}/mediation", responses={200: {"model": Disagreement}})
@router.get("/disagreements/{id}/panel", responses={200: {"model": Disagreement}})
def disagreement(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """One disagreement with its positions, evidence and extensions."""
    reading, found = _dispute(request, caller, ref, id)
    positions = tuple(one for one in reading.facts.positions if one.disagreement_id == id)
    evidence = tuple(one for one in reading.facts.evidence if one.disagreement_id == id)
    extensions = tuple(one for one in reading.facts.extensions if one.disagreement_id == id)
    said: list[Position | Evidence | Extension] = [*positions, *evidence, *extensions]
    statements = tuple(one for one in reading.facts.statements_of_facts if one.disagreement_id == id)
    signed = tuple(
        one for one in reading.facts.facts_signatures if one.statement_id in {each.id for each in statements}
    )
    neutrals = tuple(one for one in reading.facts.neutrals if one.disagreement_id == id)
    ids = [
        found.text_id,
        *(one.text_id for one in said),
        *(one.given_text_id for one in evidence),
        *(one.in_short_id for one in positions),
        *(text for one in statements for text in (*one.agreed, *one.not_agreed)),
        *(text for one in neutrals for text in (one.text_id, one.outcome_text_id)),
    ]
    return with_etag(
        reading,
        Disagreement(
            disagreement=found,
            subject=code(found.subject, codes.SUBJECTS[found.subject]),
            ground=code(found.ground, codes.GROUNDS[found.ground]),
            stage=code(found.stage, codes.STAGES[found.stage]),
            positions=positions,
            evidence=evidence,
            extensions=extensions,
            parties=parties_of(reading.facts.case, found),
            statements=statements,
            facts_signatures=signed,
            facts_unsigned_by=unsigned(reading.facts, found),
            neutrals=neutrals,
            reimbursements=tuple(
                one for one in reading.facts.reimbursement_lines if one.disagreement_id == id
            ),
            texts=texts_of(request, ids),
        ),
    )


@router.get("/disagreements/{id}/settlement", responses={200: {"model": Settlement}})
def settlement(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """The proposal that waits, and the outcome."""
    reading, found = _dispute(request, caller, ref, id)
    outcome = code(found.outcome, codes.OUTCOMES[found.outcome]) if found.outcome else None
    ids = [found.settlement.get("text_id")] if found.settlement else []
    shown = Settlement(proposal=found.settlement, outcome=outcome, texts=texts_of(request, ids))
    return with_etag(reading, shown)


def _dispute(request: Request, caller: Caller, ref: str, id: str) -> tuple[Reading, Dispute]:
    reading = whole_case_for(request, caller, ref)
    found = next((one for one in reading.facts.disagreements if one.id == id), None)
    if found is None:
        raise no_such(Words(cy="Nid oes anghytundeb o'r fath.", en="There is no such disagreement."))
    return reading, found
