"""A migrated database with three cases and their officers, and the parts that delivery needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.embedded_postgres import FreshDatabase, TestPostgres
from tests.workflow.notices.example_notices import BASE_URL, a_notice
from workflow.casework.facts import Case, Notice
from workflow.notices.file_post import FilePost
from workflow.notices.post import Post
from workflow.records.database import Database
from workflow.records.migrating import migrate
from workflow.records.people import Person, put_people
from workflow.records.rows import columns_of

NOW = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
MAILBOX = "cytundeb@notices.example"
CASES = ("CC-2026-00417", "CC-2026-00418", "CC-2026-00419")


@dataclass(frozen=True)
class Settings:
    """What delivery reads."""

    base_url: str = BASE_URL
    sender: str = MAILBOX
    demonstration: bool = True


@dataclass(frozen=True)
class Parts:
    """What delivery is given."""

    database: Database
    post: Post
    settings: Settings = Settings()


@dataclass(frozen=True)
class Outbox:
    """The outbox of a test: puts notices in, reads them back, gives the parts with a post."""

    database: Database
    folder: Path

    def parts(self, post: Post | None = None) -> Parts:
        return Parts(database=self.database, post=post or FilePost(folder=self.folder, sender=MAILBOX))

    def put(self, *notices: Notice) -> None:
        with self.database.unit() as unit:
            for notice in notices:
                insert(unit, notice)

    def put_some(self, count: int, **changes: Any) -> list[Notice]:
        """So many notices of each case, in order."""
        notices = [
            a_notice(id=f"{ref}-{number}", case_ref=ref, position=number, **changes)
            for number in range(1, count + 1)
            for ref in CASES
        ]
        self.put(*notices)
        return notices

    def read(self) -> dict[str, Notice]:
        names = columns_of(Notice).names
        with self.database.unit() as unit:
            rows = unit.all(f"SELECT {', '.join(names)} FROM notices ORDER BY case_ref, position")
        return {row[0]: Notice(*row) for row in rows}

    def files(self) -> list[str]:
        return sorted(file.name for file in self.folder.iterdir()) if self.folder.exists() else []


def insert(unit: Any, row: Any) -> None:
    """One row as its fact says it."""
    columns = columns_of(type(row))
    unit.do(
        f"INSERT INTO {columns.table} ({', '.join(columns.names)}) "
        f"VALUES ({', '.join(['%s'] * len(columns.names))})",
        [getattr(row, name) for name in columns.names],
    )


def a_case(ref: str, **changes: Any) -> Case:
    """A case of the example region; only what its notices need matters."""
    case = Case(
        ref=ref,
        region="XR1",
        health_board="XHB1",
        council="XC1",
        service="community",
        urgent=False,
        language="cy",
        received_at=NOW,
        opened_at=NOW,
        owner="p-owner",
        commissioner="XC1",
        decision="referred",
        care="not_yet_needed",
        funding="not_costed",
        rule_pack="house-2026-1",
        calendar="2026",
        package_start=date(2026, 11, 30),
    )
    return replace(case, **changes)


def an_officer(person: str, body: str, role: str, **changes: Any) -> Person:
    """An active officer with an address of their own."""
    officer = Person(
        id=person,
        name=f"Swyddog {person}",
        body=body,
        role=role,
        region="XR1",
        language="cy",
        limit_pence=0,
        email=f"{person}@{body.lower()}.example",
    )
    return replace(officer, **changes)


@pytest.fixture(scope="session")
def migrated_template(postgres: TestPostgres) -> str:
    """A database with the tables of this version."""
    return postgres.make_template("notices_migrated", migrate)


@pytest.fixture
def outbox(postgres: TestPostgres, migrated_template: str, tmp_path: Path) -> Iterator[Outbox]:
    """An outbox over a database of its own, as the application's role: three cases and their officers."""
    fresh: FreshDatabase = postgres.create(template=migrated_template)
    with Database(fresh.app_url) as database:
        with database.unit() as unit:
            for ref in CASES:
                insert(unit, a_case(ref))
            put_people(
                unit,
                [
                    an_officer("p-owner", "XC1", "coordinator"),
                    an_officer("p-other", "XC1", "coordinator"),
                    an_officer("p-finance-1", "XHB1", "finance"),
                    an_officer("p-finance-2", "XHB1", "finance"),
                    an_officer("p-finance-gone", "XHB1", "finance", active=False),
                    an_officer("p-head", "XHB1", "head_of_service"),
                    an_officer("p-lead", "XR1", "region_lead"),
                ],
            )
        yield Outbox(database=database, folder=tmp_path / "post")
    postgres.drop(fresh.name)
