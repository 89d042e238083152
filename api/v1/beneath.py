"""What is read beneath a case: each resource as the facts have it, with the case's ETag. It changes
nothing, but notes who first opens a split, which moves no ETag."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse

from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.entry import SignedIn, before_the_bundle, case_for, whole_case_for
from api.v1.language import preferred_language, wants_text
from api.v1.shown import (
    DeadlineShown,
    TextShown,
    answers_to,
    deadlines,
    referrals,
    split_in_effect,
    standing_lines,
    texts,
)
from api.v1.words import Code, states
from workflow import desk
from workflow.casework.explained import explanation_of
from workflow.casework.facts import (
    Answer,
    CaseSplit,
    CostLine,
    Need,
    Opening,
    PanelDecision,
    Payer,
    Referral,
    Reply,
)
from workflow.casework.sealing import readable_data
from workflow.desk import Reading, etag_of
from workflow.records.questions.history import events_of_case

router = APIRouter(prefix="/cases/{ref}", tags=["beneath a case"])


class Confirmations(BaseModel):
    """Which levels and lines health and social care have each confirmed (`health_at`, `social_at`)."""

    needs: tuple[Need, ...]
    cost_lines: tuple[CostLine, ...]
    confirmed_by_both: bool


class Assessment(BaseModel):
    """The recorded levels, and what they point to. The indicator decides nothing: a panel does."""

    state: Code
    needs: tuple[Need, ...]
    points_to_continuing_care: bool
    cy: str
    en: str


class Decisions(BaseModel):
    """What the panel has decided, each time."""

    state: Code
    decisions: tuple[PanelDecision, ...]
    texts: dict[str, TextShown]


class Package(BaseModel):
    """The package: its lines that stand, and what they come to a week."""

    package_start: date | None
    cost_lines: tuple[CostLine, ...]
    total_pence: int


class Care(BaseModel):
    """Whether the child is supported today, and who is paying."""

    state: Code
    delivered_at: datetime | None
    payers: tuple[Payer, ...]


class Payers(BaseModel):
    """Who pays the provider of each line, now and before, with the four dated facts."""

    payers: tuple[Payer, ...]


class Split(BaseModel):
    """The split in effect with its whole working; the earlier ones by id; who has opened it."""

    split: CaseSplit | None
    answers: tuple[Answer, ...]
    openings: tuple[Opening, ...]
    superseded: tuple[str, ...]


class Answers(BaseModel):
    """What each body has said to every split."""

    split_id: str | None
    in_effect: tuple[Answer, ...]
    all: tuple[Answer, ...]


class Deadlines(BaseModel):
    """Every time limit there ever was, the earliest due first."""

    deadlines: tuple[DeadlineShown, ...]


class Replies(BaseModel):
    """What was referred to Welsh Government, and what it has replied."""

    referrals: tuple[Referral, ...]
    replies: tuple[Reply, ...]
    texts: dict[str, TextShown]


class EventShown(BaseModel):
    """One event of the chain."""

    seq: int
    kind: str
    at: datetime
    due_at: datetime | None
    actor: str
    body: str
    data: dict[str, Any]
    prev_hash: str
    hash: str


class Events(BaseModel):
    """Events in their order; `next` is where the following ones are."""

    events: tuple[EventShown, ...]
    next: str | None


class FromTo(BaseModel):
    """Which events: after this number, and how many."""

    model_config = {"extra": "forbid"}
    after: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=500)] = 100


@router.get("/confirmations", responses={200: {"model": Confirmations}})
def confirmations(request: Request, caller: SignedIn, ref: str) -> Response:
    """Who has confirmed what."""
    reading = whole_case_for(request, caller, ref)
    needs, lines = reading.facts.needs, standing_lines(reading.facts)
    everything: list[Need | CostLine] = [*needs, *lines]
    both = bool(everything) and all(one.health_at and one.social_at for one in everything)
    return with_etag(reading, Confirmations(needs=needs, cost_lines=lines, confirmed_by_both=both))


@router.get("/assessment", responses={200: {"model": Assessment}})
def assessment(request: Request, caller: SignedIn, ref: str) -> Response:
    """The recorded levels of need."""
    reading = whole_case_for(request, caller, ref)
    levels = {need.domain: need.level for need in reading.facts.needs}
    indicator = parts_of(request).rulebook.needs.indicator(levels)
    return with_etag(
        reading,
        Assessment(
            state=states(reading.facts.case)["decision"],
            needs=reading.facts.needs,
            points_to_continuing_care=indicator.points_to_continuing_care,
            cy=indicator.words.cy,
            en=indicator.words.en,
        ),
    )


@router.get("/decision", responses={200: {"model": Decisions}})
def decision(request: Request, caller: SignedIn, ref: str) -> Response:
    """What the panel has decided."""
    reading = whole_case_for(request, caller, ref)
    found = reading.facts.panel_decisions
    ids = [
        text
        for one in found
        for text in (one.text_id, one.departure_text_id, *(said["text_id"] for said in one.dissent))
    ]
    state = states(reading.facts.case)["decision"]
    return with_etag(reading, Decisions(state=state, decisions=found, texts=texts_of(request, ids)))


@router.get("/package", responses={200: {"model": Package}})
def package(request: Request, caller: SignedIn, ref: str) -> Response:
    """The lines of the package."""
    reading = whole_case_for(request, caller, ref)
    lines, start = standing_lines(reading.facts), reading.facts.case.package_start
    total = sum(line.weekly_pence for line in lines)
    shown = Package(package_start=start, cost_lines=lines, total_pence=total)
    return with_etag(reading, shown)


@router.get("/care", responses={200: {"model": Care}})
def care(request: Request, caller: SignedIn, ref: str) -> Response:
    """Whether the child is supported today."""
    reading = whole_case_for(request, caller, ref)
    case = reading.facts.case
    now_paying = tuple(payer for payer in reading.facts.payers if payer.to_on is None)
    return with_etag(
        reading, Care(state=states(case)["care"], delivered_at=case.delivered_at, payers=now_paying)
    )


@router.get("/payers", responses={200: {"model": Payers}})
def payers(request: Request, caller: SignedIn, ref: str) -> Response:
    """Who pays the provider, now and before."""
    reading = whole_case_for(request, caller, ref)
    return with_etag(reading, Payers(payers=reading.facts.payers))


@router.get(
    "/split", responses={200: {"model": Split, "content": {"text/plain": {"schema": {"type": "string"}}}}}
)
def split(request: Request, caller: SignedIn, ref: str) -> Response:
    """The split in effect with its working; where text/plain is asked for, the whole explanation in words, in
    the language of Accept-Language. The first opening by an officer of a party is noted.
    """
    reading = whole_case_for(request, caller, ref)
    found = split_in_effect(reading.facts)
    if found is not None and desk.note_opening(parts_of(request), ref, found.id, caller.actor):
        reading = case_for(request, caller, ref)
    if wants_text(request):
        return _in_words(request, reading, found)
    openings = tuple(one for one in reading.facts.openings if found and one.split_id == found.id)
    earlier = tuple(one.id for one in reading.facts.splits if one.state == "superseded")
    return with_etag(
        reading,
        Split(
            split=found,
            answers=answers_to(reading.facts, found),
            openings=openings,
            superseded=earlier,
        ),
    )


def _in_words(request: Request, reading: Reading, found: CaseSplit | None) -> Response:
    language = preferred_language(request)
    said = _NO_SPLIT.in_language(language) + "\n"
    if found is not None:
        said = explanation_of(found, parts_of(request).rulebook).as_text(language)
    headers = {
        "ETag": etag_of(reading.facts),
        "Content-Language": language,
        "Vary": "Accept, Accept-Language",
    }
    return PlainTextResponse(said, headers=headers)


@router.get("/answers", responses={200: {"model": Answers}})
def answers(request: Request, caller: SignedIn, ref: str) -> Response:
    """What each body has said to the split."""
    reading = whole_case_for(request, caller, ref)
    found = split_in_effect(reading.facts)
    return with_etag(
        reading,
        Answers(
            split_id=found.id if found else None,
            in_effect=answers_to(reading.facts, found),
            all=reading.facts.answers,
        ),
    )


@router.get("/deadlines", responses={200: {"model": Deadlines}})
def case_deadlines(request: Request, caller: SignedIn, ref: str) -> Response:
    """Every time limit of the case; before the bundle, those that run against Welsh Government."""
    reading = case_for(request, caller, ref)
    against = caller.actor.body if before_the_bundle(caller.actor, reading.facts) else None
    under = parts_of(request).rulebook
    shown = deadlines(reading.facts, under, reading.now, open_only=False, against=against)
    return with_etag(reading, Deadlines(deadlines=shown))


@router.get("/events", responses={200: {"model": Events}})
def events(request: Request, caller: SignedIn, ref: str, which: Annotated[FromTo, Query()]) -> Response:
    """What has happened, in order, as the chain of hashes has it."""
    reading = whole_case_for(request, caller, ref)
    last = reading.facts.case.last_seq
    with parts_of(request).database.unit() as unit:
        found = events_of_case(unit, ref, after=which.after, before=last + 1, size=which.limit)
    more = found and found[-1].seq < last
    listed = tuple(
        EventShown(
            seq=one.seq,
            kind=one.kind,
            at=one.at,
            due_at=one.due_at,
            actor=one.actor,
            body=one.body,
            data=readable_data(one.data, one.at, reading.facts.sealed_entries),
            prev_hash=one.prev_hash,
            hash=one.hash,
        )
        for one in found
    )
    following = f"/api/v1/cases/{ref}/events?after={found[-1].seq}&limit={which.limit}" if more else None
    return with_etag(reading, Events(events=listed, next=following))


@router.get("/welsh-government-replies", responses={200: {"model": Replies}})
def replies(request: Request, caller: SignedIn, ref: str) -> Response:
    """What was referred to Welsh Government, and its replies."""
    reading = case_for(request, caller, ref)
    found = reading.facts.replies
    shown = Replies(
        referrals=referrals(reading.facts),
        replies=found,
        texts=texts_of(request, [one.text_id for one in found]),
    )
    return with_etag(reading, shown)


def texts_of(request: Request, ids: list[str | None]) -> dict[str, TextShown]:
    """People's words by id."""
    with parts_of(request).database.unit() as unit:
        return texts(unit, ids)


def with_etag(reading: Reading, body: BaseModel) -> Response:
    """An answer beneath a case."""
    return answer(body, etag=etag_of(reading.facts))


_NO_SPLIT = Words(cy="Nid oes rhaniad eto.", en="There is no split yet.")
