"""Leave and leavers: heads of service record them for officers of their own body. What is due is asked of the
deputy at once, and the cases of one who has left go to somebody in post.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from agreements.words import Words
from api.security import Caller, parts_of
from api.v1.acts import body_of
from api.v1.answers import answer
from api.v1.bodies import BadBody, document_of, model_of
from api.v1.entry import RawBody, SignedIn, said_to_be_json
from api.v1.order import Asked, asked_by, not_this_role
from api.v1.problems import BodyError, bad_body, no_such
from workflow import desk
from workflow.officers import NotPossible, go_on_leave, leave
from workflow.records.people import person_by_id

router = APIRouter(prefix="/officers/{id}", tags=["offices"])
ROLES = frozenset({"head_of_service"})
B = TypeVar("B", bound=BaseModel)


class GoOnLeave(BaseModel):
    """Days away, both included; `deputy`: who stands in, of the same body and role."""

    model_config = ConfigDict(extra="forbid")
    from_on: date
    to_on: date
    deputy: str | None = None


class Leave(BaseModel):
    """The officer has left; `deputy`: who takes over first."""

    model_config = ConfigDict(extra="forbid")
    deputy: str | None = None


class OfficerDone(BaseModel):
    """What was recorded: whether anything changed, and how many cases have another owner now."""

    officer: str
    changed: bool
    cases_reassigned: int = 0


@router.post(
    "/absences",
    responses={200: {"model": OfficerDone}},
    openapi_extra=body_of(GoOnLeave),
)
def record_absence(request: Request, caller: SignedIn, id: str, raw: RawBody) -> Response:
    """Record that an officer of one's own body is away."""
    asked = _asked(request, caller, id, raw)
    if (before := _before(asked)) is not None:
        return before
    said = _said(request, raw, GoOnLeave)
    try:
        changed = go_on_leave(
            parts_of(request),
            id,
            from_on=said.from_on,
            to_on=said.to_on,
            by=caller.person.id,
            deputy=said.deputy,
        )
    except NotPossible as fault:
        raise bad_body([BodyError("", fault.words)]) from fault
    return _kept(asked, OfficerDone(officer=id, changed=changed))


@router.post(
    "/departure",
    responses={200: {"model": OfficerDone}},
    openapi_extra=body_of(Leave),
)
def record_departure(request: Request, caller: SignedIn, id: str, raw: RawBody) -> Response:
    """Record that an officer of one's own body has left: their cases go to somebody in post at once."""
    asked = _asked(request, caller, id, raw)
    if (before := _before(asked)) is not None:
        return before
    said = _said(request, raw, Leave)
    with parts_of(request).database.unit() as unit:
        officer = person_by_id(unit, id)
    try:
        cases = leave(parts_of(request), id, deputy=said.deputy)
    except NotPossible as fault:
        raise bad_body([BodyError("", fault.words)]) from fault
    changed = bool(cases or (officer and officer.active))
    return _kept(asked, OfficerDone(officer=id, changed=changed, cases_reassigned=cases))


def _asked(request: Request, caller: Caller, person: str, raw: bytes) -> Asked:
    """Raises 404 for an officer of another body, 403 for another role, 400 without a key."""
    with parts_of(request).database.unit() as unit:
        officer = person_by_id(unit, person)
    if officer is None or officer.body != caller.person.body:
        raise no_such(_NOBODY)
    if caller.person.role not in ROLES:
        raise not_this_role(caller, ROLES)
    return asked_by(request, caller, raw)


def _before(asked: Asked) -> Response | None:
    parts, person = parts_of(asked.request), asked.caller.person.id
    with desk.opening(parts, person=person, path=asked.path, key=asked.key) as counter:
        return asked.kept(counter)


def _kept(asked: Asked, body: BaseModel) -> Response:
    parts, person = parts_of(asked.request), asked.caller.person.id
    with desk.opening(parts, person=person, path=asked.path, key=asked.key) as counter:
        return asked.kept(counter) or asked.keep(counter, answer(body))


def _said(request: Request, raw: bytes, wanted: type[B]) -> B:
    said_to_be_json(request, raw)
    try:
        return model_of(wanted, document_of(raw))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad


_NOBODY = Words(cy="Nid oes swyddog o'r fath yn eich corff.", en="There is no such officer in your body.")
