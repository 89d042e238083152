"""The workshop: a made-up package tried under an agreement, with its whole explanation and the nearest
changes that would move a share. Nothing is kept but the answer under its key, and there is no place for a
case in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from agreements.nearest import Change
from agreements.words import Words
from api.security import parts_of
from api.v1.answers import answer
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.entry import RawBody, SignedIn, said_to_be_json
from api.v1.order import asked_by, not_this_role
from api.v1.problems import BodyError, bad_body
from api.v1.shown import Share
from workflow import desk
from workflow.workshop import ROLES, CannotTry, Tried, WorkshopAsked, tried

router = APIRouter(prefix="/workshop", tags=["workshop"])


class ChangeShown(BaseModel):
    """One change that would move a share: what, from which value to which, and each account's pence a
    week then.

    A `share` is moved by one percentage point; everything else by the least that makes a rule answer
    otherwise.
    """

    kind: str
    name: Words
    clause: str | None
    now: Words
    then: Words
    shares: tuple[Share, ...]


class NearestShown(BaseModel):
    """Changes of the package, of the agreement's figures, and a percentage point of each share in use."""

    facts: tuple[ChangeShown, ...]
    figures: tuple[ChangeShown, ...]
    points: tuple[ChangeShown, ...]


class WorkshopSplit(BaseModel):
    """The split as `agreements split --json` prints it, its explanation part by part, and what is nearest."""

    split: dict[str, Any]
    explanation: dict[str, Any]
    nearest: NearestShown


_ASKED = {"$ref": "#/components/schemas/WorkshopAsked"}
_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": _ASKED}}}}


@router.post("/splits", responses={200: {"model": WorkshopSplit}}, openapi_extra=_BODY)
def try_a_package(request: Request, caller: SignedIn, raw: RawBody) -> Response:
    """Try one made-up package. The body is `{"agreement", "on", "facts"}`; there is no field for a case."""
    if caller.person.role not in ROLES:
        raise not_this_role(caller, ROLES)
    asked = asked_by(request, caller, raw)
    parts = parts_of(request)
    with desk.opening(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        before = asked.kept(counter)
        if before is not None:
            return before
    said_to_be_json(request, raw)
    try:
        found = tried(parts, model_of(WorkshopAsked, document_of(raw)), caller.actor)
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    except CannotTry as no:
        raise bad_body([BodyError(f"/{no.field}", no.words)]) from no
    with desk.opening(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        return asked.kept(counter) or asked.keep(counter, answer(shown(found)))


def shown(found: Tried) -> WorkshopSplit:
    """What was tried, as the answer has it."""
    near = found.nearest
    return WorkshopSplit(
        split=found.split.as_json(),
        explanation=asdict(found.explanation),
        nearest=NearestShown(
            facts=_changes(near.facts), figures=_changes(near.figures), points=_changes(near.points)
        ),
    )


def _changes(changes: Iterable[Change]) -> tuple[ChangeShown, ...]:
    return tuple(
        ChangeShown(
            kind=one.kind,
            name=one.name,
            clause=one.clause,
            now=one.now,
            then=one.then,
            shares=tuple(Share(account=share.account, pence=share.pence) for share in one.shares),
        )
        for one in changes
    )
