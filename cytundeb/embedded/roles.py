"""The roles and databases of Cytundeb and Prefect, made if they are missing. Tables are for the migrations.

`cytundeb_owner` owns the schema and migrates it; `cytundeb_app` owns nothing and is granted each table by the
migration that makes it; `cytundeb_prefect` sees only Prefect's database, and nobody else of ours does.
"""

from __future__ import annotations

from typing import Any, Final

import psycopg
from psycopg import sql

from cytundeb.embedded.address import DATABASE, PREFECT_DATABASE, ROLE_NAMES, Role, ServerAddress

_APPLICATION_ROLES: Final[tuple[Role, ...]] = ("owner", "app", "prefect")
_OWNERS: Final = {DATABASE: ROLE_NAMES["owner"], PREFECT_DATABASE: ROLE_NAMES["prefect"]}
_DATABASES_AND_WHETHER_OPEN: Final = (
    "SELECT datname, has_database_privilege('public', oid, 'CONNECT') FROM pg_database"
)
_LOCK_NUMBER: Final = 20_300_401  # any number that nobody else locks in the database `postgres`

Connection = psycopg.Connection[Any]


def ensure_roles_and_databases(address: ServerAddress) -> None:
    """Make what a first start (or one that was killed) has not made; each step can be repeated."""
    url = address.libpq_url(role="superuser", database="postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        # The session of a starter that was killed may still be at work: wait until it has ended.
        connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK_NUMBER,))
        present = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in _APPLICATION_ROLES:
            if ROLE_NAMES[role] not in present:
                _make_role(connection, ROLE_NAMES[role], getattr(address.passwords, role))
        open_to_all: dict[str, bool] = dict(connection.execute(_DATABASES_AND_WHETHER_OPEN))
        for database, owner in _OWNERS.items():
            if database not in open_to_all:
                make_database(connection, database, owner=owner)
            if open_to_all.get(database, True):
                close_database(connection, database, app=database == DATABASE)


def make_database(connection: Connection, name: str, *, owner: str, template: str = "template1") -> None:
    """Make a database from a template; it is still open to every role until `close_database`."""
    names = map(sql.Identifier, (name, owner, template))
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(*names))


def close_database(connection: Connection, name: str, *, app: bool) -> None:
    """Let only the owner in, and the application if `app`; the closing comes last, so it proves the rest."""
    if app:
        connection.execute(
            sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(
                sql.Identifier(name), sql.Identifier(ROLE_NAMES["app"])
            )
        )
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))


def _make_role(connection: Connection, name: str, password: str) -> None:
    """The password goes over as its verifier, so no log can ever show it."""
    verifier = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    connection.execute(
        sql.SQL(
            "CREATE ROLE {} LOGIN PASSWORD {} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
        ).format(sql.Identifier(name), sql.Literal(verifier.decode()))
    )
