"""Agreements in the making, read: the line of each for everybody, and what is at the table for its
parties.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.beneath import EventShown
from api.v1.entry import SignedIn
from api.v1.negotiation_order import no_such_negotiation, table_for, with_etag
from api.v1.negotiation_shown import (
    AtTheTable,
    LineShown,
    at_the_table,
    line_shown,
)
from api.v1.problems import no_such
from api.v1.words import Code, code
from workflow import negotiation_desk
from workflow.casework.commands import Command
from workflow.negotiating import codes
from workflow.negotiating.available import available
from workflow.negotiating.facts import Meeting, Negotiation, Signature
from workflow.negotiating.stages import line_of
from workflow.negotiating.visibility import sees_inside, sees_line
from workflow.records.negotiations.history import events_of

router = APIRouter(prefix="/negotiations", tags=["negotiations"])


class NegotiationsListed(BaseModel):
    """One line a negotiation: by region, the newest first."""

    negotiations: tuple[LineShown, ...]


class Offer(BaseModel):
    """One act that the caller may do now: where to send it, and what it takes."""

    action: str
    cy: str
    en: str
    method: Literal["POST"] = "POST"
    href: str
    subject: str | None
    json_schema: dict[str, Any] = Field(serialization_alias="schema")


class NegotiationShown(BaseModel):
    """One negotiation. Whoever is no party gets its line alone: no `negotiation`, no `inside`, nothing to
    do.
    """

    line: LineShown
    negotiation: Negotiation | None
    state: Code | None
    inside: AtTheTable | None
    available: tuple[Offer, ...]


class MeetingsShown(BaseModel):
    """Every meeting, and who was there."""

    meetings: tuple[Meeting, ...]


class SimulationShown(BaseModel):
    """One simulation whole, and which offices have seen it."""

    id: str
    draft: int
    inputs_sha256: str
    document_sha256: str
    document: Any
    attached_at: datetime
    attached_by: str
    seen_by: tuple[str, ...]


class SignaturesShown(BaseModel):
    """The hash that is signed, the offices that must sign it, those that are missing, and every signature."""

    sha256: str | None
    required: tuple[dict[str, str], ...]
    missing: tuple[dict[str, str], ...]
    signatures: tuple[Signature, ...]


class NegotiationEvents(BaseModel):
    """Events in their order; `next` is where the following ones are."""

    events: tuple[EventShown, ...]
    next: str | None


class From(BaseModel):
    """Which events: after this number, and how many."""

    model_config = {"extra": "forbid"}
    after: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 100


@router.get("", responses={200: {"model": NegotiationsListed}})
def list_negotiations(request: Request, caller: SignedIn) -> Response:
    """The line of every negotiation of the caller's own Wales."""
    found = negotiation_desk.lines(parts_of(request), caller.actor)
    return answer(NegotiationsListed(negotiations=tuple(line_shown(line) for line in found)))


@router.get("/{ref}", responses={200: {"model": NegotiationShown}})
def read_negotiation(request: Request, caller: SignedIn, ref: str) -> Response:
    """One negotiation: what is at the table for a party, with its ETag; its line for anybody else."""
    parts = parts_of(request)
    reading = negotiation_desk.reading(parts, ref)
    if reading is None or not sees_line(reading.facts.negotiation.region, caller.actor):
        raise no_such_negotiation(ref)
    facts, line = reading.facts, line_shown(line_of(reading.facts, now=reading.now))
    if not sees_inside(facts.negotiation, caller.actor):
        return answer(NegotiationShown(line=line, negotiation=None, state=None, inside=None, available=()))
    offers = available(facts, caller.actor, now=reading.now, under=parts.rulebook)
    shown = NegotiationShown(
        line=line,
        negotiation=facts.negotiation,
        state=code(facts.negotiation.state, codes.STATES[facts.negotiation.state]),
        inside=at_the_table(facts),
        available=tuple(
            Offer(
                action=offer.command.__name__,
                cy=codes.ACTIONS[offer.command.__name__].cy,
                en=codes.ACTIONS[offer.command.__name__].en,
                href=f"/api/v1/negotiations/{ref}/{offer.path}",
                subject=offer.subject,
                json_schema=_schema_of(offer.command),
            )
            for offer in offers
        ),
    )
    return answer(shown, etag=reading.etag)


@router.get("/{ref}/meetings", responses={200: {"model": MeetingsShown}})
def meetings(request: Request, caller: SignedIn, ref: str) -> Response:
    """Every meeting, and who was there."""
    reading = table_for(request, caller, ref)
    return with_etag(reading, MeetingsShown(meetings=reading.facts.meetings))


@router.get("/{ref}/simulations/{id}", responses={200: {"model": SimulationShown}})
def simulation(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """One simulation whole."""
    reading = table_for(request, caller, ref)
    found = next((one for one in reading.facts.simulations if one.id == id), None)
    if found is None:
        raise no_such(Words(cy="Nid oes efelychiad o'r fath.", en="There is no such simulation."))
    shown = SimulationShown(
        id=found.id,
        draft=found.draft,
        inputs_sha256=found.inputs_sha256,
        document_sha256=found.document_sha256,
        document=negotiation_desk.simulation_document(parts_of(request), id),
        attached_at=found.attached_at,
        attached_by=found.attached_by,
        seen_by=tuple(f"{one.body}.{one.office}" for one in reading.facts.seen if one.simulation == id),
    )
    return with_etag(reading, shown)


@router.get("/{ref}/signatures", responses={200: {"model": SignaturesShown}})
def signatures(request: Request, caller: SignedIn, ref: str) -> Response:
    """Who must sign what, and who has."""
    reading = table_for(request, caller, ref)
    facts = reading.facts
    signed = {(one.body, one.office) for one in facts.signatures if one.void_at is None}
    required = tuple(facts.negotiation.required)
    shown = SignaturesShown(
        sha256=facts.newest.agreement_sha256 if required else None,
        required=required,
        missing=tuple(one for one in required if (one["body"], one["office"]) not in signed),
        signatures=facts.signatures,
    )
    return with_etag(reading, shown)


@router.get("/{ref}/events", responses={200: {"model": NegotiationEvents}})
def events(request: Request, caller: SignedIn, ref: str, which: Annotated[From, Query()]) -> Response:
    """What has happened, in order, as the chain of hashes has it."""
    reading = table_for(request, caller, ref)
    with parts_of(request).database.unit() as unit:
        found = events_of(unit, ref, after=which.after, size=which.limit)
    more = found and found[-1].seq < reading.facts.negotiation.last_seq
    listed = tuple(
        EventShown(
            seq=one.seq,
            kind=one.kind,
            at=one.at,
            due_at=one.due_at,
            actor=one.actor,
            body=one.body,
            data=one.data,
            prev_hash=one.prev_hash,
            hash=one.hash,
        )
        for one in found
    )
    following = (
        f"/api/v1/negotiations/{ref}/events?after={found[-1].seq}&limit={which.limit}" if more else None
    )
    return with_etag(reading, NegotiationEvents(events=listed, next=following))


@cache
def _schema_of(command: type[Command]) -> dict[str, Any]:
    """The JSON schema of a command's body."""
    return command.model_json_schema()
