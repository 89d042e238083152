"""Who asks: the officer behind a session cookie or a bearer token. It decides nothing about any case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from starlette.requests import Request

from workflow.casework.facts import Actor
from workflow.parts import Parts
from workflow.records.doors import who_opens
from workflow.records.people import Person

SESSION_COOKIE = "cytundeb_session"


@dataclass(frozen=True, slots=True)
class Caller:
    """An officer, and the door they came in by."""

    person: Person
    by: Literal["session", "token"]
    secret: str = field(repr=False)

    @property
    def actor(self) -> Actor:
        """The officer as casework knows them."""
        return self.person.actor()


def parts_of(request: Request) -> Parts:
    """The parts of this process, as `create_app` was given them."""
    parts: Parts = request.app.state.parts
    return parts


def caller_of(request: Request) -> Caller | None:
    """Who asks, looked up once a request; None for nobody. An Authorization header, good or bad, outweighs
    a cookie."""
    if not hasattr(request.state, "caller"):
        request.state.caller = _look_up(request)
    found: Caller | None = request.state.caller
    return found


def actor_of(request: Request) -> Actor | None:
    """The officer who asks, as casework knows them; None for nobody."""
    caller = caller_of(request)
    return caller.actor if caller else None


def _look_up(request: Request) -> Caller | None:
    door = _door(request)
    if door is None:
        return None
    kind, secret = door
    parts = parts_of(request)
    with parts.database.unit() as unit:
        person = who_opens(unit, secret, kind=kind)
        parts.up_to_date(unit)  # so that the whole request reads the newest book
    return Caller(person=person, by=kind, secret=secret) if person else None


def _door(request: Request) -> tuple[Literal["session", "token"], str] | None:
    given = request.headers.get("authorization")
    if given is not None:
        scheme, _, secret = given.partition(" ")
        return ("token", secret.strip()) if scheme.lower() == "bearer" and secret.strip() else None
    cookie = request.cookies.get(SESSION_COOKIE)
    return ("session", cookie) if cookie else None
