"""A database with people and no case: what a negotiation needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.embedded_postgres import TestPostgres
from tests.workflow.negotiating.table import seated
from workflow.parts import Parts, Settings
from workflow.records.migrating import migrate


@pytest.fixture
def parts(postgres: TestPostgres, tmp_path: Path) -> Iterator[Parts]:
    """The parts of a demonstration of its own, with its people, at noon on 1 March 2027."""
    database = postgres.create(None, template=postgres.make_template("migrated_for_pages", migrate))
    settings = Settings(database_url=database.app_url, var=tmp_path, demonstration=True)
    with Parts.make(settings) as made:
        seated(made)
        yield made
    postgres.drop(database.name)
