"""The schema goes up and down, once, by whoever comes first, and is exactly what the table classes say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from sqlalchemy import BigInteger, Column, MetaData

from tests.embedded_postgres import FreshDatabase
from tooling.check_migrations import drift
from workflow.records.database import libpq_url
from workflow.records.migrating import downgrade, head, migrate
from workflow.records.privileges import NoSuchRole
from workflow.records.tables import METADATA


def _tables(url: str) -> set[str]:
    with psycopg.connect(libpq_url(url)) as connection:
        return {
            name
            for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        }


def test_up_down_and_up_again_leaves_nothing_behind_and_everything_there(
    fresh_database: FreshDatabase,
) -> None:
    migrate(fresh_database.owner_url)
    there = _tables(fresh_database.owner_url)
    downgrade(fresh_database.owner_url)
    assert _tables(fresh_database.owner_url) == {"alembic_version"}
    migrate(fresh_database.owner_url)
    assert _tables(fresh_database.owner_url) == there
    assert {"cases", "events", "deadlines", "children"} < there


def test_migrating_a_database_that_is_up_to_date_changes_nothing(fresh_database: FreshDatabase) -> None:
    migrate(fresh_database.owner_url)
    migrate(fresh_database.owner_url)
    with psycopg.connect(libpq_url(fresh_database.app_url)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(head(),)]


def test_two_that_migrate_at_once_wait_for_each_other(fresh_database: FreshDatabase) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(migrate, [fresh_database.owner_url] * 3))
    assert "cases" in _tables(fresh_database.owner_url)


def test_the_migrations_give_exactly_the_schema_that_the_table_classes_say(
    fresh_database: FreshDatabase,
) -> None:
    assert drift(fresh_database.owner_url) == []


def test_drift_is_told_by_name(fresh_database: FreshDatabase) -> None:
    classes = MetaData()
    for table in METADATA.tables.values():
        table.to_metadata(classes)
    classes.tables["cases"].append_column(Column("stray", BigInteger))
    assert drift(fresh_database.owner_url, classes) == ["- cases.stray bigint"]


def test_a_role_that_is_named_and_not_there_is_refused_by_name(fresh_database: FreshDatabase) -> None:
    with pytest.raises(NoSuchRole, match="nobody_here"):
        migrate(fresh_database.owner_url, app_role="nobody_here")


def test_one_role_may_both_migrate_and_work(fresh_database: FreshDatabase) -> None:
    migrate(fresh_database.owner_url, app_role="cytundeb_owner")
    assert "cases" in _tables(fresh_database.owner_url)
