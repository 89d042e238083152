"""A migrated database for each test of records, desk and sweep, as the application's role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.embedded_postgres import FreshDatabase, TestPostgres
from tests.workflow.stored_life import StoredLife
from workflow.parts import Parts, Settings
from workflow.records.database import Database
from workflow.records.migrating import migrate


@pytest.fixture(scope="session")
def migrated_template(postgres: TestPostgres) -> str:
    """The name of a template with the tables of this version."""
    return postgres.make_template("migrated", migrate)


@pytest.fixture
def migrated(postgres: TestPostgres, migrated_template: str) -> Iterator[FreshDatabase]:
    """A database of this test's own, with every table and no row."""
    fresh = postgres.create(template=migrated_template)
    yield fresh
    postgres.drop(fresh.name)


@pytest.fixture
def database(migrated: FreshDatabase) -> Iterator[Database]:
    """The same, as the application reaches it."""
    with Database(migrated.app_url) as reached:
        yield reached


@pytest.fixture
def parts(migrated: FreshDatabase, tmp_path: Path) -> Iterator[Parts]:
    """The parts of a demonstration over it."""
    with Parts.make(Settings(database_url=migrated.app_url, var=tmp_path, demonstration=True)) as made:
        yield made


@pytest.fixture
def live(database: Database) -> Callable[..., StoredLife]:
    """Open a case and live it, written as it goes: `live(ref="XC-0002")`."""
    return lambda **opening: StoredLife(database, **opening)
