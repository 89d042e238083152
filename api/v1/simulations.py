"""Simulations: what would change for every account if one agreement took the place of another. Nothing is
kept but the answer under its key, and no case changes.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from agreements.line_kinds import SERVICES
from api.security import Caller, parts_of
from api.v1.answers import answer
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.entry import RawBody, SignedIn, said_to_be_json
from api.v1.order import asked_by, not_this_role
from api.v1.problems import BodyError, bad_body
from api.v1.words import Code, code
from workflow import desk
from workflow.simulating import ROLES, CannotSimulate, SimulationAsked, simulated

router = APIRouter(prefix="/simulations", tags=["simulations"])


class SideOffered(BaseModel):
    """A side that may be asked for: the text that names it, and its title."""

    asked: str
    cy: str
    en: str


class Offered(BaseModel):
    """What may be simulated, and the schema of the question."""

    sides: tuple[SideOffered, ...]
    services: tuple[Code, ...]
    schema_of_the_question: dict[str, Any]


class Simulated(BaseModel):
    """What a simulation found: money in pence over the cohort's weeks, unless a name says a week.

    To Welsh Government `<5` stands for a small number, and null for what would give one away.
    """

    model_config = {"extra": "allow"}
    engine: int
    sha256: str
    """The hash of everything that was put in: the same inputs give the same answer, byte for byte."""


@router.get("", responses={200: {"model": Offered}})
def offered(request: Request, caller: SignedIn) -> Response:
    """The agreements that may stand on either side."""
    _may_ask(caller)
    parts = parts_of(request)
    with parts.database.unit() as unit:
        book = parts.up_to_date(unit).book
    sides = [
        SideOffered(asked=f"{one.id}@{one.version}", cy=one.title.cy, en=one.title.en) for one in book.all()
    ]
    return answer(
        Offered(
            sides=tuple(sides),
            services=tuple(code(service, words) for service, words in SERVICES.items()),
            schema_of_the_question=_schema(),
        )
    )


def _schema() -> dict[str, Any]:
    """The schema of the question in one piece, as a document of its own or within another."""
    schema = SimulationAsked.model_json_schema()
    within = schema.pop("$defs")
    schema["properties"]["cohort"] = within["CohortAsked"]
    return schema


_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": _schema()}}}}


@router.post("", responses={200: {"model": Simulated}}, openapi_extra=_BODY)
def simulate(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """Work one simulation over the cases that the caller may be told of."""
    _may_ask(caller)
    asked = asked_by(request, caller, raw)
    parts = parts_of(request)
    with desk.opening(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        before = asked.kept(counter)
        if before is not None:
            return before
    said_to_be_json(request, raw)
    try:
        question = model_of(SimulationAsked, document_of(raw))
        found = simulated(parts, question, caller.actor)
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    except CannotSimulate as no:
        raise bad_body([BodyError(f"/{no.field}", no.words)]) from no
    with desk.opening(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        return asked.kept(counter) or asked.keep(counter, answer(Simulated.model_validate(found)))


def _may_ask(caller: Caller) -> None:
    """Raises 403 for an office that simulates nothing."""
    if caller.person.role not in ROLES:
        raise not_this_role(caller, ROLES)
