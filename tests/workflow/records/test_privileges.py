"""Nobody changes or deletes an event: not the application, not the owner of the table."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, RestrictViolation

from tests.embedded_postgres import FreshDatabase
from tests.workflow.stored_life import StoredLife
from workflow.records.database import libpq_url

CHANGES = ("UPDATE events SET kind = 'Other'", "DELETE FROM events", "TRUNCATE events")


@pytest.mark.parametrize("statement", CHANGES)
def test_the_application_may_not_change_an_event(
    migrated: FreshDatabase, live: Callable[..., StoredLife], statement: str
) -> None:
    live()
    with psycopg.connect(libpq_url(migrated.app_url)) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_the_owner_of_the_table_is_refused_too(
    migrated: FreshDatabase, live: Callable[..., StoredLife], statement: str
) -> None:
    live()
    with psycopg.connect(libpq_url(migrated.owner_url)) as connection, pytest.raises(RestrictViolation):
        connection.execute(statement)


def test_nor_may_the_owner_change_an_event_of_a_negotiation(migrated: FreshDatabase) -> None:
    with psycopg.connect(libpq_url(migrated.owner_url)) as connection, pytest.raises(RestrictViolation):
        connection.execute("UPDATE negotiation_events SET kind = 'Other'")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM cases",
        "DELETE FROM deadlines",
        "DELETE FROM child_readings",
        "UPDATE child_readings SET person = 'x'",
        "UPDATE texts SET text = 'x'",
        "CREATE TABLE mine (id bigint)",
        "ALTER TABLE events DISABLE TRIGGER ALL",
        "UPDATE negotiation_events SET kind = 'Other'",
        "DELETE FROM negotiation_events",
        "UPDATE negotiation_files SET text = 'x'",
        "UPDATE negotiation_drafts SET files_sha256 = 'x'",
        "UPDATE activated_agreements SET sha256 = 'x'",
        "DELETE FROM activated_agreements",
        "UPDATE alembic_version SET version_num = 'x'",
    ],
)
def test_the_application_deletes_nothing_of_the_record_and_makes_no_table(
    migrated: FreshDatabase, statement: str
) -> None:
    with psycopg.connect(libpq_url(migrated.app_url)) as connection, pytest.raises(InsufficientPrivilege):
        connection.execute(statement)
