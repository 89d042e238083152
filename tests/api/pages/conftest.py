"""Fixtures of the pages: the application on a database where the small caseload has been played once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.application import create_app
from tests.api.pages.caseload import build
from tests.embedded_postgres import TestPostgres
from workflow.parts import Parts, Settings
from workflow.records.migrating import migrate


@pytest.fixture(scope="session")
def played(postgres: TestPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The parts of a demonstration whose caseload has been played; for tests that change nothing."""
    yield from played_parts(postgres, tmp_path_factory.mktemp("played"), "pages_played")


@pytest.fixture
def fresh(postgres: TestPostgres, tmp_path: Path) -> Iterator[Parts]:
    """The same of its own, for a test that acts."""
    yield from played_parts(postgres, tmp_path, None)


def played_parts(postgres: TestPostgres, folder: Path, name: str | None) -> Iterator[Parts]:
    """A database made from migrations and acts alone, dropped afterwards."""
    database = postgres.create(name, template=postgres.make_template("migrated_for_pages", migrate))
    settings = Settings(database_url=database.app_url, var=folder, demonstration=True)
    with Parts.make(settings) as parts:
        build(parts)
        yield parts
    postgres.drop(database.name)


def client_as(parts: Parts, person: str) -> TestClient:
    """A browser-like client in which a person has signed in by the page's own form."""
    client = TestClient(create_app(parts), raise_server_exceptions=False, follow_redirects=False)
    answer = client.post("/cy/sign-in", data={"person": person})
    assert answer.headers["location"] == "/cy/work", answer.text
    return client


@pytest.fixture(scope="session")
def as_person(played: Parts) -> Callable[[str], TestClient]:
    """Gives a client that is signed in as a person, made once."""
    known: dict[str, TestClient] = {}

    def of(person: str) -> TestClient:
        if person not in known:
            known[person] = client_as(played, person)
        return known[person]

    return of
