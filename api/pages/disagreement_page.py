"""One disagreement: every side in its own words beside each other, its stage and time limits, evidence,
extension and settlement. It stops neither care nor payment, and the page says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from agreements.line_kinds import LINE_KINDS
from agreements.needs import Domain
from agreements.words import Words
from api.pages.case_view import offered_of
from api.pages.clock_view import alike, clocks_of
from api.pages.frame import page
from api.pages.visitor import Lang, Me, dispute_of, reading_of
from api.security import parts_of
from workflow.casework.available import available
from workflow.casework.escalating import STAGE_ORDER
from workflow.casework.facts import CaseFacts, Dispute, Position
from workflow.casework.parties import parties_of
from workflow.casework.stating import unsigned
from workflow.clocks.wording import length_in_words
from workflow.records.texts import texts_by_id

router = APIRouter(prefix="/cases/{ref}/disagreements/{dispute_id}")


@dataclass(frozen=True, slots=True)
class Side:
    """One body: what it said when it opened the disagreement, and its positions, the latest first."""

    body: str
    opened: str | None
    """Id of the text with which it opened the disagreement."""
    positions: list[Position]


@router.get("")
def disagreement(request: Request, lang: Lang, me: Me, ref: str, dispute_id: str) -> Response:
    """The disagreement as it stands."""
    reading = reading_of(request, me, ref)
    facts, parts = reading.facts, parts_of(request)
    dispute = dispute_of(reading, dispute_id)
    evidence = [one for one in facts.evidence if one.disagreement_id == dispute.id]
    extensions = [one for one in facts.extensions if one.disagreement_id == dispute.id]
    sides = [_side(facts, dispute, body) for body in parties_of(facts.case, dispute)]
    statement = next(
        (
            one
            for one in facts.statements_of_facts
            if one.disagreement_id == dispute.id and not one.replaced_at
        ),
        None,
    )
    neutrals = [one for one in facts.neutrals if one.disagreement_id == dispute.id]
    outside = {one.code: one.text_id for one in facts.parties if one.text_id}
    settlement = _with_days(dispute.settlement or {})
    wanted = [
        dispute.text_id,
        settlement.get("text_id"),
        *(position.text_id for side in sides for position in side.positions),
        *(one.text_id for one in evidence),
        *(one.given_text_id for one in evidence),
        *(one.text_id for one in extensions),
        *(position.in_short_id for side in sides for position in side.positions),
        *((*statement.agreed, *statement.not_agreed) if statement else ()),
        *(text for one in neutrals for text in (one.text_id, one.outcome_text_id)),
        *outside.values(),
    ]
    with parts.database.unit() as unit:
        texts = texts_by_id(unit, [text_id for text_id in wanted if text_id])
    about = {dispute.id, *(one.id for one in evidence)}
    clocks = clocks_of(
        facts.case,
        facts.deadlines,
        now=reading.now,
        calendar=parts.rulebook.calendar,
        disputes=facts.disagreements,
    )
    offered = available(facts, me, now=reading.now, under=parts.rulebook)
    return page(
        request,
        lang,
        "disagreement.html",
        now=reading.now,
        nav="/cases",
        case=facts.case,
        dispute=dispute,
        sides=sides,
        claim=_claim(facts, dispute, parts.rulebook.needs.domain) if dispute.claim else None,
        texts=texts,
        evidence=evidence,
        extensions=extensions,
        settlement=settlement,
        statement=statement,
        signed=[one for one in facts.facts_signatures if statement and one.statement_id == statement.id],
        unsigned=unsigned(facts, dispute),
        neutrals=neutrals,
        outside=outside,
        held=any(one.lifted_at is None for one in facts.legal_holds),
        reimbursements=[one for one in facts.reimbursement_lines if one.disagreement_id == dispute.id],
        stages=STAGE_ORDER[1:],
        clocks=alike(clock for clock in clocks if clock.deadline.subject in about),
        length=lambda days: length_in_words(days, "working_days"),
        can=[offered_of(offer) for offer in offered if offer.dispute == dispute],
    )


def _with_days(settlement: dict[str, Any]) -> dict[str, Any]:
    """A proposal as it stands, its days as days."""
    shown = dict(settlement)
    if shown.get("from_on"):
        shown["from_on"] = date.fromisoformat(shown["from_on"])
    if found := shown.get("responsible"):
        shown["responsible"] = found | {"from_on": date.fromisoformat(found["from_on"])}
    return shown


def _side(facts: CaseFacts, dispute: Dispute, body: str) -> Side:
    held = [one for one in facts.positions if one.disagreement_id == dispute.id and one.body == body]
    return Side(
        body=body,
        opened=dispute.text_id if dispute.opened_by == body else None,
        positions=sorted(held, key=lambda one: one.at, reverse=True),
    )


def _claim(facts: CaseFacts, dispute: Dispute, domain_of: Callable[[str], Domain]) -> Words:
    """The fact that the objection claims, in words."""
    said = dispute.claim
    if said.get("domain"):
        name = domain_of(said["domain"]).name
        return Words(cy=f"Lefel angen, {name.cy}", en=f"Level of need, {name.en}")
    line = next((one for one in facts.cost_lines if one.id == said.get("line_id")), None)
    return LINE_KINDS[line.kind].heading if line else Words(cy="Llinell gost", en="A cost line")
