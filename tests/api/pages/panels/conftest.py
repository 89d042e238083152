"""A database with people, a panel and no case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.embedded_postgres import TestPostgres
from tests.workflow.panels.room import Room, opened
from workflow.parts import Parts, Settings
from workflow.records.migrating import migrate


@pytest.fixture
def room(postgres: TestPostgres, tmp_path: Path) -> Iterator[Room]:
    """The panel of XR4 in a demonstration of its own, at noon on 1 March 2027."""
    database = postgres.create(None, template=postgres.make_template("migrated_for_pages", migrate))
    settings = Settings(database_url=database.app_url, var=tmp_path, demonstration=True)
    with Parts.make(settings) as made:
        yield opened(made)
    postgres.drop(database.name)
