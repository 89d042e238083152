"""Signing in as a person of the demonstration, and out. A real sign-in is not here: without the demonstration
nobody gets a session by a name alone."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from agreements.words import Words
from api.security.callers import SESSION_COOKIE, Caller, caller_of, parts_of
from workflow.parts import Parts
from workflow.records.database import Unit
from workflow.records.doors import DoorKind, close_door, open_door
from workflow.records.people import Person, all_people, person_by_id

SESSION_LIFETIME = timedelta(hours=12)
TOKEN_LIFETIME = timedelta(days=30)


class NotADemonstration(Exception):
    """Outside the demonstration nobody signs in as a person by name."""

    words = Words(
        cy="Dim ond yn yr arddangosiad y gellir mewngofnodi fel un o'i phobl.",
        en="Signing in as one of its people is for the demonstration alone.",
    )


class NoSuchPerson(Exception):
    """There is no active person of this id."""

    def __init__(self, person: str) -> None:
        super().__init__(f"no person {person}")
        self.words = Words(cy=f"Nid oes person o'r enw {person}.", en=f"There is no person called {person}.")


def demonstration_people(request: Request) -> tuple[Person, ...]:
    """Everybody one may be in the demonstration, by body, role and name. Raises NotADemonstration."""
    parts = _in_demonstration(request)
    with parts.database.unit() as unit:
        return all_people(unit)


def sign_in(request: Request, response: Response, person_id: str) -> Person:
    """Open a session for this person and set its cookie on `response`; a session there was is ended.

    Raises NotADemonstration, NoSuchPerson.
    """
    parts = _in_demonstration(request)
    before = caller_of(request)
    with parts.database.unit() as unit:
        person = _person(unit, person_id)
        if before is not None and before.by == "session":
            close_door(unit, before.secret)
        secret = _open(unit, person, "session", SESSION_LIFETIME)
    request.state.caller = Caller(person=person, by="session", secret=secret)
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        max_age=int(SESSION_LIFETIME.total_seconds()),
        path="/",
        secure=_secure(request, parts),
        httponly=True,
        samesite="lax",
    )
    return person


def sign_out(request: Request, response: Response) -> None:
    """End the session, in the database and in the browser; nothing where there is none."""
    caller = caller_of(request)
    if caller is not None:
        with parts_of(request).database.unit() as unit:
            close_door(unit, caller.secret)
    request.state.caller = None
    response.delete_cookie(
        SESSION_COOKIE, path="/", secure=_secure(request, parts_of(request)), httponly=True, samesite="lax"
    )


def give_token(request: Request, person_id: str) -> str:
    """A bearer token for a person of the demonstration. Raises NotADemonstration, NoSuchPerson."""
    parts = _in_demonstration(request)
    with parts.database.unit() as unit:
        return _open(unit, _person(unit, person_id), "token", TOKEN_LIFETIME)


def _in_demonstration(request: Request) -> Parts:
    parts = parts_of(request)
    if not parts.settings.demonstration:
        raise NotADemonstration
    return parts


def _person(unit: Unit, person_id: str) -> Person:
    person = person_by_id(unit, person_id)
    if person is None or not person.active:
        raise NoSuchPerson(person_id)
    return person


def _open(unit: Unit, person: Person, kind: DoorKind, lifetime: timedelta) -> str:
    return open_door(unit, person=person.id, kind=kind, lifetime=lifetime)


def _secure(request: Request, parts: Parts) -> bool:
    return request.url.scheme == "https" or parts.settings.base_url.startswith("https://")
