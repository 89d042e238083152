"""Bring a database to the schema of this version, or back. Run as the owner's role, never by a request.

Two processes that migrate at once wait for each other; a database that is up to date is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from workflow.records.privileges import grant, role_exists

_FOLDER = Path(__file__).with_name("migrations")
_USUAL_APP_ROLE = "cytundeb_app"
_LOCK = 6_271_834_905


def migrate(owner_url: str, *, app_role: str | None = None, to: str = "head") -> None:
    """Migrate up to `to` and grant the application's role its privileges.

    `app_role` defaults to `cytundeb_app` where the server has it; where it has not, the owner is the only
    role. Raises NoSuchRole for a role that was named and is not there.
    """
    with _alone(owner_url) as connection:
        if _current(connection) != _wanted(to):
            command.upgrade(_config(connection), to)
        role = app_role or _USUAL_APP_ROLE
        if to == "head" and (app_role or role_exists(connection, role)):
            grant(connection, role)


def downgrade(owner_url: str, *, to: str = "base") -> None:
    """Take revisions back down to `to`; with `base` every table goes, and everything in them."""
    with _alone(owner_url) as connection:
        command.downgrade(_config(connection), to)


def head() -> str:
    """The newest revision that this version of the program has."""
    return _wanted("head")


@contextmanager
def _alone(url: str) -> Iterator[Connection]:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _wanted(revision: str) -> str:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    script = ScriptDirectory.from_config(config).get_revision(revision)
    return script.revision
