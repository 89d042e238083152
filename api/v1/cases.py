"""Cases: open one, list those one may see, read one with what one may do on it now."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from agreements.words import Words
from api.security import parts_of
from api.v1.acts import KEY_HEADER, described
from api.v1.answers import Done, answer
from api.v1.entry import RawBody, SignedIn, before_the_bundle, case_for, shut_to
from api.v1.order import write_new
from api.v1.problems import BodyError, bad_query
from api.v1.shown import DeadlineShown, Inside, deadlines, inside, referrals
from api.v1.words import ACTIONS, Code, states
from workflow.casework.available import available
from workflow.casework.commands import Command
from workflow.casework.facts import Actor, Case, Referral
from workflow.desk import Reading, etag_of
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.questions.case_list import BadCursor, CaseFilter, CaseLine, Sort, case_list
from workflow.records.questions.key_workers import key_workers_of

router = APIRouter(tags=["cases"])


class Available(BaseModel):
    """One action that the caller may take now: where to send it, and what it takes."""

    action: str
    cy: str
    en: str
    method: Literal["POST"] = "POST"
    href: str
    disagreement: str | None
    json_schema: dict[str, Any] = Field(serialization_alias="schema")


class CaseShut(BaseModel):
    """All that a Welsh Government officer may know of a case, beside its notification, before a bundle is
    opened."""

    ref: str
    region: str
    health_board: str
    council: str


class CaseShown(BaseModel):
    """One case. For a Welsh Government officer who has not opened a bundle yet: `case` in short, no `states`,
    `inside` null, and only the time limits that run against Welsh Government."""

    case: Case | CaseShut
    etag: str
    key_worker: str | None
    states: dict[str, Code]
    inside: Inside | None
    deadlines: tuple[DeadlineShown, ...]
    referrals: tuple[Referral, ...]
    available: tuple[Available, ...]


class CaseListed(BaseModel):
    """One case of a list, and where it is read; in short and without `states` before the bundle."""

    case: CaseLine | CaseShut
    states: dict[str, Code]
    href: str
    key_worker: str | None
    """The name of the family's key worker."""


class CasesListed(BaseModel):
    """One page of cases, how many there are in all, and where the next page is."""

    cases: tuple[CaseListed, ...]
    total: int
    next: str | None
    cursor: str | None


class Asking(BaseModel):
    """Which cases, in which order, and which page."""

    model_config = {"extra": "forbid"}
    region: str | None = None
    body: str | None = None
    decision: str | None = None
    care: str | None = None
    funding: str | None = None
    stage: str | None = None
    agreement: str | None = None
    owner: str | None = None
    overdue: bool | None = None
    in_disagreement: bool | None = None
    open: bool | None = None
    text: str | None = None
    sort: Sort = "ref"
    descending: bool = False
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 25


@router.post(
    "/cases",
    status_code=201,
    responses={201: {"model": Done}},
    openapi_extra=described(["OpenCase"], tag_field=None, headers=[KEY_HEADER]),
)
def open_case(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """Open a case from a referral. Needs an Idempotency-Key, and no If-Match."""
    return write_new(request, caller, raw)


@router.get("/cases", responses={200: {"model": CasesListed}})
def list_cases(request: Request, caller: SignedIn, asking: Annotated[Asking, Query()]) -> Response:
    """The cases that the caller may see, a page at a time; `next` is where the following page is."""
    where = CaseFilter(**asking.model_dump(exclude={"sort", "descending", "cursor", "limit"}))
    with parts_of(request).database.unit() as unit:
        try:
            page = case_list(
                unit,
                caller.actor,
                now=clock.now(unit),
                where=where,
                sort=asking.sort,
                descending=asking.descending,
                cursor=asking.cursor,
                size=asking.limit,
            )
        except BadCursor:
            raise bad_query([BodyError("/cursor", _BAD_CURSOR)]) from None
        workers = key_workers_of(unit, [line.ref for line in page.lines])
    shut = shut_to(request, caller.actor, [line.ref for line in page.lines])
    return answer(
        CasesListed(
            cases=tuple(_listed(line, workers.get(line.ref), shut=line.ref in shut) for line in page.lines),
            total=page.total,
            next=_next(asking, page.next) if page.next else None,
            cursor=page.next,
        )
    )


@router.get("/cases/{ref}", responses={200: {"model": CaseShown}})
def read_case(request: Request, caller: SignedIn, ref: str) -> Response:
    """One case as it is stored, and what the caller may do on it now."""
    reading = case_for(request, caller, ref)
    parts, facts = parts_of(request), reading.facts
    shut = before_the_bundle(caller.actor, facts)
    with parts.database.unit() as unit:
        workers = {} if shut else key_workers_of(unit, [ref])
    return answer(
        CaseShown(
            case=_in_short(facts.case) if shut else facts.case,
            etag=etag_of(facts),
            key_worker=workers.get(ref),
            states={} if shut else states(facts.case),
            inside=None if shut else inside(facts),
            deadlines=deadlines(
                facts,
                parts.rulebook,
                reading.now,
                open_only=True,
                against=caller.actor.body if shut else None,
            ),
            referrals=referrals(facts),
            available=actions(parts, reading, caller.actor),
        ),
        etag=etag_of(facts),
    )


def _listed(line: CaseLine, key_worker: str | None, *, shut: bool) -> CaseListed:
    href = f"/api/v1/cases/{line.ref}"
    if shut:
        return CaseListed(case=_in_short(line), states={}, href=href, key_worker=None)
    return CaseListed(case=line, states=states(line), href=href, key_worker=key_worker)


def _in_short(case: Case | CaseLine) -> CaseShut:
    return CaseShut(ref=case.ref, region=case.region, health_board=case.health_board, council=case.council)


def actions(parts: Parts, reading: Reading, actor: Actor) -> tuple[Available, ...]:
    """What this officer may do on the case now, each with its address and the JSON schema of its body."""
    ref = reading.facts.case.ref
    return tuple(
        Available(
            action=offer.command.__name__,
            cy=ACTIONS[offer.command].cy,
            en=ACTIONS[offer.command].en,
            href=f"/api/v1/cases/{ref}/{offer.path}",
            disagreement=offer.dispute.id if offer.dispute else None,
            json_schema=schema_of(offer.command),
        )
        for offer in available(reading.facts, actor, now=reading.now, under=parts.rulebook)
    )


@cache
def schema_of(command: type[Command]) -> dict[str, Any]:
    """The JSON schema of a command's body."""
    return command.model_json_schema()


def _next(asking: Asking, cursor: str) -> str:
    asked = asking.model_dump(mode="json", exclude_defaults=True) | {"cursor": cursor}
    flat = {name: str(value).lower() if isinstance(value, bool) else value for name, value in asked.items()}
    return f"/api/v1/cases?{urlencode(flat)}"


_BAD_CURSOR = Words(
    cy="Nid yw'r cyrchwr yn un o'r rhestr hon, yn y drefn hon.",
    en="The cursor is not one of this list, in this order.",
)
