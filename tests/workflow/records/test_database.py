"""One unit is one transaction, and a connection that the server closed is never handed out."""

from __future__ import annotations

import psycopg
import pytest

from tests.embedded_postgres import FreshDatabase
from workflow.records.database import Database, DatabaseUnavailable, Unit, libpq_url, role_of
from workflow.records.marks import read_mark, set_mark


class Slip(Exception):
    """Something goes wrong after a write."""


def _write_and_slip(unit: Unit, name: str) -> None:
    set_mark(unit, name, 1)
    raise Slip


def test_a_unit_commits_when_its_block_ends(database: Database) -> None:
    with database.unit() as unit:
        set_mark(unit, "seen", 1)
    with database.unit() as unit:
        assert read_mark(unit, "seen") == 1


def test_a_unit_whose_block_raises_leaves_nothing(database: Database) -> None:
    with pytest.raises(Slip), database.unit() as unit:
        _write_and_slip(unit, "seen")
    with database.unit() as unit:
        assert read_mark(unit, "seen") is None


def test_what_came_before_a_point_survives_what_failed_after_it(database: Database) -> None:
    with database.unit() as unit:
        set_mark(unit, "before", 1)
        with pytest.raises(Slip), unit.point():
            _write_and_slip(unit, "after")
    with database.unit() as unit:
        assert (read_mark(unit, "before"), read_mark(unit, "after")) == (1, None)


def test_a_snapshot_sees_one_moment_and_writes_nothing(database: Database) -> None:
    with database.snapshot() as steady:
        assert read_mark(steady, "seen") is None
        with database.unit() as unit:
            set_mark(unit, "seen", 1)
        assert read_mark(steady, "seen") is None
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction), database.snapshot() as steady:
        set_mark(steady, "seen", 2)


def test_a_connection_that_the_server_closed_meanwhile_is_not_handed_out(
    database: Database, migrated: FreshDatabase
) -> None:
    with database.unit() as unit:
        set_mark(unit, "seen", 1)
    _end_every_session(migrated)
    with database.unit() as unit:
        assert read_mark(unit, "seen") == 1


def test_a_server_that_goes_away_within_a_unit_says_so_and_keeps_nothing(
    database: Database, migrated: FreshDatabase
) -> None:
    def ask_after_the_end(unit: Unit) -> None:
        set_mark(unit, "seen", 1)
        _end_every_session(migrated)
        read_mark(unit, "seen")

    with pytest.raises(DatabaseUnavailable), database.unit() as unit:
        ask_after_the_end(unit)
    with database.unit() as unit:
        assert read_mark(unit, "seen") is None


def test_a_server_that_is_not_there_says_so() -> None:
    nowhere = Database("postgresql://nobody@/x?host=/nowhere", patience_seconds=0.2)
    with nowhere, pytest.raises(DatabaseUnavailable), nowhere.unit():
        pass


def test_a_url_may_name_a_driver_or_none() -> None:
    assert libpq_url("postgresql+psycopg://me@/x?host=/s") == "postgresql://me@/x?host=/s"
    assert role_of("postgresql+psycopg://me:secret@/x?host=/s") == "me"


def _end_every_session(migrated: FreshDatabase) -> None:
    with psycopg.connect(libpq_url(migrated.address.url(role="superuser", database="postgres"))) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (migrated.name,)
        )
