"""A real Prefect server over the session's PostgreSQL, started as `run` starts it, and the environment
of its flows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cytundeb.place import Place
from cytundeb.running.children import Children
from cytundeb.running.first_answer import FirstAnswer
from cytundeb.running.ports import free_port
from cytundeb.running.prefect_server import prefect_environment, server_task
from tests.embedded_postgres import FreshDatabase, TestPostgres
from workflow.records.migrating import migrate

START_SECONDS = 120


@pytest.fixture(scope="session")
def prefect(postgres: TestPostgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a client of the server; the server is up."""
    place = Place(tmp_path_factory.mktemp("prefect"))
    port = free_port()
    environment = prefect_environment(os.environ, place=place, port=port)
    with Children() as children:
        children.start(
            server_task(environment, place=place, port=port, database_url=postgres.address.prefect_url())
        )
        answer = FirstAnswer(f"{environment['PREFECT_API_URL']}/health")
        came = answer.wait(START_SECONDS)
        answer.forget()
        assert came, children.last_words("prefect")
        yield environment


@pytest.fixture
def migrated(fresh_database: FreshDatabase) -> FreshDatabase:
    """A database with the tables of this version."""
    migrate(fresh_database.owner_url)
    return fresh_database


@pytest.fixture
def demonstration(migrated: FreshDatabase, tmp_path: Path) -> dict[str, str]:
    """What the flows are told of a demonstration on that database."""
    return {
        "CYTUNDEB_DATABASE_URL": migrated.app_url,
        "CYTUNDEB_DEMONSTRATION": "1",
        "CYTUNDEB_VAR": str(tmp_path),
    }
