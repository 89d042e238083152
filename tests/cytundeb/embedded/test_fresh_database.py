"""The fixtures that give every other suite its database."""

from __future__ import annotations

import psycopg
import pytest

from tests.embedded_postgres import FreshDatabase, TestPostgres


def plain(url: str) -> str:
    return url.replace("+psycopg", "")


def test_a_template_is_migrated_once_and_copied_with_its_grants(postgres: TestPostgres) -> None:
    migrated: list[str] = []

    def migrate(owner_url: str) -> None:
        migrated.append(owner_url)
        with psycopg.connect(plain(owner_url)) as owner:
            owner.execute("CREATE TABLE kept (name text)")
            owner.execute("GRANT SELECT, INSERT ON kept TO cytundeb_app")

    names = {postgres.make_template("small_template", migrate) for _ in range(2)}
    assert (names, len(migrated)) == ({"small_template"}, 1)
    for _ in range(2):
        with psycopg.connect(plain(postgres.create(template="small_template").app_url)) as app:
            assert app.execute("SELECT count(*) FROM kept").fetchone() == (0,)
            app.execute("INSERT INTO kept VALUES ('a')")


def test_a_failed_migration_leaves_no_template(postgres: TestPostgres) -> None:
    def fail(owner_url: str) -> None:
        raise RuntimeError("a fault in the migration")

    for _ in range(2):
        with pytest.raises(RuntimeError, match="a fault in the migration"):
            postgres.make_template("faulty_template", fail)


def test_a_database_is_dropped_although_a_session_was_forgotten(postgres: TestPostgres) -> None:
    database = postgres.create()
    forgotten = psycopg.connect(plain(database.app_url))
    postgres.drop(database.name)
    with pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")
    forgotten.close()


def test_the_owner_makes_tables_in_a_fresh_database_and_the_application_does_not(
    fresh_database: FreshDatabase,
) -> None:
    with psycopg.connect(plain(fresh_database.owner_url)) as owner:
        owner.execute("CREATE TABLE kept (name text)")
    with psycopg.connect(plain(fresh_database.app_url)) as app, pytest.raises(psycopg.DatabaseError):
        app.execute("CREATE TABLE mine (id bigint)")
