"""Panels, read: those of which an officer may know, their meetings, who waits, and what has happened."""

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
from api.v1.negotiations import From
from api.v1.panel_order import panel_for, with_etag
from api.v1.panel_shown import (
    ChairsActionShown,
    ItemShown,
    MeetingShown,
    QuorumShown,
    ReviewShown,
    chairs_actions_shown,
    hidden_cases,
    meeting_shown,
    quorum_shown,
    reviews_shown,
    waiting_shown,
    without_others,
)
from api.v1.problems import no_such
from workflow import panel_desk
from workflow.casework.commands import Command
from workflow.casework.quorum import shipped_quorums
from workflow.clocks.due import local_date
from workflow.panels import codes
from workflow.panels.available import available
from workflow.panels.facts import Panel
from workflow.records.panels.history import events_of

router = APIRouter(prefix="/panels", tags=["panels"])


class PanelLine(BaseModel):
    """One panel in the list."""

    ref: str
    region: str
    next_meets_on: str | None
    href: str


class PanelsListed(BaseModel):
    """Every panel of which the caller may know, by region."""

    panels: tuple[PanelLine, ...]


class Offer(BaseModel):
    """One act that the caller may do now: where to send it, and what it takes."""

    action: str
    cy: str
    en: str
    method: Literal["POST"] = "POST"
    href: str
    subject: str | None
    json_schema: dict[str, Any] = Field(serialization_alias="schema")


class PanelShown(BaseModel):
    """One panel: its quorum, its meetings, who waits, the chair's actions, its own reviews, what may be
    done.
    """

    panel: Panel
    quorum: QuorumShown
    meetings: tuple[MeetingShown, ...]
    waiting: tuple[ItemShown, ...]
    chairs_actions: tuple[ChairsActionShown, ...]
    reviews: tuple[ReviewShown, ...]
    review_due_at: datetime | None
    available: tuple[Offer, ...]


class PanelEvents(BaseModel):
    """Events in their order; `next` is where the following ones are. References of cases that the caller may
    not see are left out of their data.
    """

    events: tuple[EventShown, ...]
    next: str | None


@router.get("", responses={200: {"model": PanelsListed}})
def list_panels(request: Request, caller: SignedIn) -> Response:
    """Every panel of which the caller may know."""
    found = panel_desk.panels_seen(parts_of(request), caller.actor)
    lines = []
    for facts in found:
        days = sorted(one.meets_on for one in facts.meetings if one.is_open)
        lines.append(
            PanelLine(
                ref=facts.panel.ref,
                region=facts.panel.region,
                next_meets_on=days[0].isoformat() if days else None,
                href=f"/api/v1/panels/{facts.panel.ref}",
            )
        )
    return answer(PanelsListed(panels=tuple(lines)))


@router.get("/{ref}", responses={200: {"model": PanelShown}})
def read_panel(request: Request, caller: SignedIn, ref: str) -> Response:
    """One panel, with its ETag."""
    reading = panel_for(request, caller, ref)
    facts, texts = reading.facts, reading.texts
    reviews = [one.due_at for one in facts.clocks if one.kind == "panel_review" and one.status == "open"]
    shown = PanelShown(
        panel=facts.panel,
        quorum=quorum_shown(shipped_quorums().of(facts.panel.region, local_date(reading.now))),
        meetings=tuple(meeting_shown(facts, texts, one, caller.actor) for one in facts.meetings),
        waiting=waiting_shown(facts, texts, caller.actor),
        chairs_actions=chairs_actions_shown(facts, texts, caller.actor),
        reviews=reviews_shown(facts, texts),
        review_due_at=min(reviews, default=None),
        available=_offers(request, caller, reading),
    )
    return with_etag(reading, shown)


@router.get("/{ref}/meetings/{id}", responses={200: {"model": MeetingShown}})
def read_meeting(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """One meeting: who sits, and the children whose cases the caller may see."""
    reading = panel_for(request, caller, ref)
    found = next((one for one in reading.facts.meetings if one.id == id), None)
    if found is None:
        raise no_such(Words(cy="Nid oes cyfarfod o'r fath.", en="There is no such meeting."))
    return with_etag(reading, meeting_shown(reading.facts, reading.texts, found, caller.actor))


@router.get("/{ref}/events", responses={200: {"model": PanelEvents}})
def events(request: Request, caller: SignedIn, ref: str, which: Annotated[From, Query()]) -> Response:
    """What has happened, in order, as the chain of hashes has it."""
    reading = panel_for(request, caller, ref)
    with parts_of(request).database.unit() as unit:
        found = events_of(unit, ref, after=which.after, size=which.limit)
    hidden = hidden_cases(reading.facts, caller.actor)
    listed = tuple(
        EventShown(
            seq=one.seq,
            kind=one.kind,
            at=one.at,
            due_at=one.due_at,
            actor=one.actor,
            body=one.body,
            data=without_others(one.data, hidden),
            prev_hash=one.prev_hash,
            hash=one.hash,
        )
        for one in found
    )
    more = found and found[-1].seq < reading.facts.panel.last_seq
    following = f"/api/v1/panels/{ref}/events?after={found[-1].seq}&limit={which.limit}" if more else None
    return with_etag(reading, PanelEvents(events=listed, next=following))


def _offers(request: Request, caller: SignedIn, reading: panel_desk.PanelReading) -> tuple[Offer, ...]:
    ref = reading.facts.panel.ref
    under = parts_of(request).rulebook
    return tuple(
        Offer(
            action=offer.command.__name__,
            cy=codes.ACTIONS[offer.command.__name__].cy,
            en=codes.ACTIONS[offer.command.__name__].en,
            href=f"/api/v1/panels/{ref}/{offer.path}",
            subject=offer.subject,
            json_schema=_schema_of(offer.command),
        )
        for offer in available(reading.facts, caller.actor, now=reading.now, under=under)
    )


@cache
def _schema_of(command: type[Command]) -> dict[str, Any]:
    """The JSON schema of a command's body."""
    return command.model_json_schema()
