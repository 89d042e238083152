"""Fixtures of everything that speaks HTTP: the real application on a real, migrated PostgreSQL with its
people in it.

`client` is a browser-like client of it; `as_person` gives a client that carries a person's bearer token,
and `signed_in` one that carries a session's cookie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.application import create_app
from cytundeb.demonstration.cast import make_people
from tests.embedded_postgres import FreshDatabase, TestPostgres
from workflow.parts import Parts, Settings
from workflow.records.doors import open_door
from workflow.records.migrating import migrate
from workflow.records.people import Person, put_people

OF_REAL_WALES = Person(
    id="wg-wg-officer",
    name="Swyddog Go Iawn",
    body="WG",
    role="wg_officer",
    region=None,
    language="cy",
    limit_pence=0,
    email="wg-wg-officer@example.invalid",
)
"""An officer of the real Welsh Government, who sees nothing of the invented regions."""
PEOPLE = {person.id: person for person in (*make_people(), OF_REAL_WALES)}


@pytest.fixture(scope="session")
def database_template(postgres: TestPostgres) -> str:
    """A migrated database."""
    return postgres.make_template("migrated_for_http", migrate)


@pytest.fixture
def parts(fresh_database: FreshDatabase, tmp_path: Path) -> Iterator[Parts]:
    """The parts of the demonstration, on a database with its people and no case."""
    settings = Settings(database_url=fresh_database.app_url, var=tmp_path, demonstration=True)
    with Parts.make(settings) as made:
        with made.database.unit() as unit:
            put_people(unit, list(PEOPLE.values()))
        yield made


@pytest.fixture
def app(parts: Parts) -> FastAPI:
    """The whole application."""
    return create_app(parts)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client that is nobody yet, and follows no redirect."""
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as made:
        yield made


_KEYS = count(1)


@dataclass
class Officer:
    """A client that speaks as one person: reads, writes with a fresh key, and sends the ETag it read last."""

    client: TestClient
    person: str
    token: str
    etags: dict[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        """What every request of this officer carries."""
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Read `/api/v1` + path."""
        return self.client.get(f"/api/v1{path}", headers=self.headers | more.pop("headers", {}), **more)

    def post(
        self,
        path: str,
        body: Any,
        *,
        key: str | None = None,
        etag: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Write to `/api/v1` + path: a fresh key and the case's present ETag, unless given ('' leaves one
        out)."""
        sent = dict(self.headers)
        if key != "":
            sent["Idempotency-Key"] = key or f"key-{next(_KEYS)}"
        if etag is None and path.startswith(("/cases/", "/negotiations/", "/panels/")):
            etag = self.etag(path.split("/")[2], kind=path.split("/")[1])
        if etag:
            sent["If-Match"] = etag
        return self.client.post(f"/api/v1{path}", json=body, headers=sent | (headers or {}))

    def done(self, path: str, body: Any) -> Any:
        """Write, and insist that it was done; its answer."""
        answer = self.post(path, body)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def etag(self, ref: str, *, kind: str = "cases") -> str:
        """The present ETag of a case (or a negotiation); empty where this officer may not see it."""
        return str(self.get(f"/{kind}/{ref}").headers.get("etag", ""))


@pytest.fixture
def as_person(client: TestClient) -> Callable[[str], Officer]:
    """Gives an officer with a bearer token, by the person's id."""
    known: dict[str, Officer] = {}

    def officer(person: str) -> Officer:
        if person not in known:
            answer = client.post("/api/v1/demonstration/tokens", json={"person": person})
            known[person] = Officer(client, person, answer.json()["token"])
        return known[person]

    return officer


@pytest.fixture
def steps(as_person: Callable[[str], Officer]) -> Any:
    """Takes a case to a point of its life."""
    from tests.api.steps import Steps

    return Steps(as_person)


@pytest.fixture
def session_of(parts: Parts) -> Callable[[str], str]:
    """Gives the secret of a new session of a person, as signing in would put it in the cookie."""

    def session(person: str) -> str:
        with parts.database.unit() as unit:
            return open_door(unit, person=person, kind="session", lifetime=timedelta(hours=1))

    return session
