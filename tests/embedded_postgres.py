"""A pytest plugin: one real PostgreSQL for the session, and a new database for whoever asks, in milliseconds.

Register it once, in the topmost `conftest.py`: `pytest_plugins = ["tests.embedded_postgres"]`. A suite that
wants the tables overrides the session fixture `database_template` by what `make_template` returned. The
server gives up durability for speed, so what is about durability starts a server of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from cytundeb.embedded import ServerAddress, running
from cytundeb.embedded.address import ROLE_NAMES
from cytundeb.embedded.roles import close_database, make_database

EMPTY = "template1"


@dataclass(frozen=True, slots=True)
class FreshDatabase:
    """A database of one test, and its SQLAlchemy URLs as the owner (who migrates) and as the application."""

    name: str
    owner_url: str
    app_url: str
    address: ServerAddress


class TestPostgres:
    """The server of the session: makes templates and databases, and drops them."""

    __test__ = False

    def __init__(self, address: ServerAddress) -> None:
        self.address = address
        self._numbers = count(1)
        self._admin: psycopg.Connection[Any] = psycopg.connect(
            address.libpq_url(role="superuser", database="postgres"), autocommit=True
        )

    def make_template(self, name: str, migrate: Callable[[str], None]) -> str:
        """Make a template database by `migrate(owner's SQLAlchemy URL)`, once; return its name."""
        found = self._admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if found is None:
            unfinished = f"{name}_unfinished"
            self.drop(unfinished)
            migrate(self.create(unfinished).owner_url)
            self._admin.execute(_rename(unfinished, name))
        return name

    def create(self, name: str | None = None, *, template: str = EMPTY) -> FreshDatabase:
        """A new database made from a template, open to the owner and the application alone."""
        name = name or f"fresh_{next(self._numbers)}"
        make_database(self._admin, name, owner=ROLE_NAMES["owner"], template=template)
        close_database(self._admin, name, app=True)
        return FreshDatabase(
            name=name,
            owner_url=self.address.url(role="owner", database=name),
            app_url=self.address.url(role="app", database=name),
            address=self.address,
        )

    def drop(self, name: str) -> None:
        """Drop a database, breaking off whoever is still in it."""
        self._admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def close(self) -> None:
        """End the administrator's own session."""
        self._admin.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[TestPostgres]:
    """One server for the session, over a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="cytundeb-tests-"))
    try:
        with running(folder / "var", durable=False) as address:
            server = TestPostgres(address)
            try:
                yield server
            finally:
                server.close()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def database_template() -> str:
    """The template of `fresh_database`: empty, unless a suite overrides this fixture with a migrated one."""
    return EMPTY


@pytest.fixture
def fresh_database(postgres: TestPostgres, database_template: str) -> Iterator[FreshDatabase]:
    """A new database for one test, dropped afterwards."""
    database = postgres.create(template=database_template)
    try:
        yield database
    finally:
        postgres.drop(database.name)


def _rename(old: str, new: str) -> sql.Composed:
    return sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))
