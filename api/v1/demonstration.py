"""The demonstration's own endpoints: its people, their tokens, its clock, and enforcing at once. Mounted
there alone.

They ask for no token and no key; a page of another site is refused.
"""

from __future__ import annotations

from typing import TypeVar

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict

from agreements.words import Words
from api.security import NoSuchPerson, demonstration_people, give_token, parts_of, same_origin
from api.v1.answers import answer
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.entry import RawBody, said_to_be_json
from api.v1.problems import BodyError, Problem, bad_body, refused
from workflow import sweep
from workflow.casework.changes import Refusal
from workflow.records import clock

_Model = TypeVar("_Model", bound=BaseModel)


def from_no_other_site(request: Request) -> None:
    """Refuse what a page of another site sends. Raises 403."""
    if not same_origin(request):
        raise Problem(
            "not-from-our-pages",
            Words(
                cy="Daw'r cais hwn o dudalen safle arall.",
                en="This request comes from a page of another site.",
            ),
        )


router = APIRouter(
    prefix="/demonstration", tags=["demonstration"], dependencies=[Depends(from_no_other_site)]
)


class PersonShown(BaseModel):
    """One person of the demonstration."""

    id: str
    name: str
    body: str
    role: str
    region: str | None


class Wanted(BaseModel):
    """Whose token is wanted."""

    model_config = ConfigDict(extra="forbid")
    person: str


class Token(BaseModel):
    """A bearer token."""

    token: str


class Clock(BaseModel):
    """The instant that the demonstration's clock shows, or is to show."""

    model_config = ConfigDict(extra="forbid")
    now: AwareDatetime


class Enforce(BaseModel):
    """At which instant to enforce; the clock's, where none is given."""

    model_config = ConfigDict(extra="forbid")
    now: AwareDatetime | None = None


class Enforced(BaseModel):
    """What one enforcement did."""

    due: int
    acted: int
    applied: int
    climbed: int
    escalated: int
    notices: int


@router.get("/people", responses={200: {"model": list[PersonShown]}})
def people(request: Request) -> list[PersonShown]:
    """Everybody one may be."""
    return [
        PersonShown(id=one.id, name=one.name, body=one.body, role=one.role, region=one.region)
        for one in demonstration_people(request)
    ]


@router.post("/tokens", responses={200: {"model": Token}})
def tokens(request: Request, raw: RawBody) -> Response:
    """A bearer token for a person."""
    wanted = _read(Wanted, request, raw)
    try:
        return answer(Token(token=give_token(request, wanted.person)))
    except NoSuchPerson as no:
        raise bad_body([BodyError("/person", no.words)]) from no


@router.get("/clock", responses={200: {"model": Clock}})
def read_clock(request: Request) -> Response:
    """The instant that the clock shows."""
    with parts_of(request).database.unit() as unit:
        return answer(Clock(now=clock.now(unit)))


@router.put("/clock", responses={200: {"model": Clock}})
def set_clock(request: Request, raw: RawBody) -> Response:
    """Move the clock forward; it never goes back, and it enforces nothing by itself."""
    wanted = _read(Clock, request, raw)
    with parts_of(request).database.unit() as unit:
        if not clock.raise_offset_to(unit, wanted.now):
            raise refused(Refusal("clock_never_goes_back", _NEVER_BACK))
        return answer(Clock(now=clock.now(unit)))


@router.post("/enforcement", responses={200: {"model": Enforced}})
def enforcement(request: Request, raw: RawBody) -> Response:
    """Enforce everything that is due, as `cytundeb enforce --json`."""
    wanted = _read(Enforce, request, raw)
    try:
        done = sweep.enforce(parts_of(request), now=wanted.now)
    except sweep.NowRefused as no:
        raise refused(Refusal("instant_can_be_judged_at", no.words)) from no
    return answer(Enforced(**done.counts()))


def _read(kind: type[_Model], request: Request, raw: bytes) -> _Model:
    said_to_be_json(request, raw)
    try:
        return model_of(kind, document_of(raw))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad


_NEVER_BACK = Words(
    cy="Nid yw cloc yr arddangosiad byth yn mynd yn ôl.", en="The demonstration's clock never goes back."
)
