"""A database of one test with the schema, on the session's real PostgreSQL, and processes that use it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import scenes
from tests.embedded_postgres import FreshDatabase, TestPostgres
from workflow.parts import Parts, Settings
from workflow.records.migrating import migrate

ROOT = Path(__file__).resolve().parents[2]
Processes = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def database_template(postgres: TestPostgres) -> str:
    """The schema, with nobody in it."""
    return postgres.make_template("reliability", migrate)


def template_with(postgres: TestPostgres, name: str, var: Path, fill: Callable[[Parts], None]) -> str:
    """A template with the schema and what `fill` did in it, from the beginning of the scenes on."""

    def make(owner_url: str) -> None:
        migrate(owner_url)
        with Parts.make(Settings(database_url=owner_url, var=var, demonstration=True)) as parts:
            scenes.set_clock(parts)
            fill(parts)

    return postgres.make_template(name, make)


def settings_of(database: FreshDatabase, var: Path) -> Settings:
    """Our settings upon a test database, in demonstration mode, where the clock can be moved."""
    return Settings(
        database_url=database.app_url, owner_database_url=database.owner_url, var=var, demonstration=True
    )


@pytest.fixture
def parts(fresh_database: FreshDatabase, tmp_path: Path) -> Iterator[Parts]:
    """Our parts upon the database of this test; its clock shows the beginning of the scenes, or later."""
    with Parts.make(settings_of(fresh_database, tmp_path)) as made:
        if not scenes.every_ref(made):
            scenes.set_clock(made)
        yield made


@pytest.fixture
def process(parts: Parts) -> Iterator[Processes]:
    """Start `python -m tests.reliability.child …` upon the test's database; whoever is left is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str, url: str = parts.settings.database_url) -> subprocess.Popen[str]:
        environment = os.environ | {
            "CYTUNDEB_DATABASE_URL": url,
            "CYTUNDEB_VAR": str(parts.settings.var),
            "CYTUNDEB_DEMONSTRATION": "1",
        }
        command = [sys.executable, "-m", "tests.reliability.child", *words]
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(child)
        return child

    yield start
    for child in started:
        if child.poll() is None:
            child.kill()
        child.communicate()
