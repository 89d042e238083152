"""What each role may do, as a first start leaves it."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from cytundeb.embedded import Role, ServerAddress
from cytundeb.embedded.roles import ensure_roles_and_databases


def test_only_the_owner_makes_tables_and_the_application_sees_what_it_was_granted(
    shared_address: ServerAddress,
) -> None:
    with psycopg.connect(shared_address.libpq_url(role="owner"), autocommit=True) as owner:
        owner.execute("CREATE TABLE event (id bigint)")
        owner.execute("CREATE EXTENSION pg_trgm")
        with psycopg.connect(shared_address.libpq_url(role="app"), autocommit=True) as app:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute("SELECT * FROM event")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute("CREATE TABLE mine (id bigint)")
            owner.execute("GRANT SELECT ON event TO cytundeb_app")
            app.execute("SELECT * FROM event")
            app.execute("CREATE TEMPORARY TABLE batch (id bigint)")


def test_no_role_of_ours_is_mighty(shared_address: ServerAddress) -> None:
    with psycopg.connect(shared_address.libpq_url()) as app:
        mighty = app.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'cytundeb%' AND"
            " (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"
        ).fetchall()
    assert mighty == []


@pytest.mark.parametrize(
    ("role", "database"), [("app", "prefect"), ("owner", "prefect"), ("prefect", "cytundeb")]
)
def test_prefect_and_cytundeb_cannot_see_each_other(
    shared_address: ServerAddress, role: Role, database: str
) -> None:
    with pytest.raises(psycopg.OperationalError, match="CONNECT privilege"):
        psycopg.connect(shared_address.libpq_url(role=role, database=database))


def test_no_password_reaches_the_log(shared_address: ServerAddress, shared_var: Path) -> None:
    with psycopg.connect(shared_address.libpq_url(role="superuser")) as admin:
        admin.execute("SELECT 1")
    log = (shared_var / "log" / "postgres.log").read_text("utf-8")
    passwords = shared_address.passwords
    assert not any(
        word in log for word in (passwords.superuser, passwords.owner, passwords.app, passwords.prefect)
    )


def test_is_idempotent(shared_address: ServerAddress) -> None:
    """A first start that was killed between two steps is finished by the next."""
    with psycopg.connect(
        shared_address.libpq_url(role="superuser", database="postgres"), autocommit=True
    ) as admin:
        admin.execute("DROP DATABASE prefect")
        admin.execute("DROP ROLE cytundeb_prefect")
    ensure_roles_and_databases(shared_address)
    ensure_roles_and_databases(shared_address)
    psycopg.connect(shared_address.libpq_url(role="prefect", database="prefect")).close()
