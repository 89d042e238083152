"""The PostgreSQL that is measured: the embedded one with its usual durability, on a private socket.

Its folder is gone afterwards. Databases are copied from one another, so that every round begins from the same
rows.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from cytundeb.embedded import ServerAddress, running
from cytundeb.embedded.address import ROLE_NAMES
from cytundeb.embedded.roles import close_database, make_database
from workflow.parts import Parts, Settings
from workflow.records.migrating import migrate

TEMPLATE = "measured_template"
SHOWN = ("server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level", "shared_buffers")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: it makes, copies and drops databases."""

    address: ServerAddress
    folder: Path

    def make(self, name: str, template: str = TEMPLATE) -> str:
        """A database copied from another, which nobody may be using; its name."""
        with self._admin() as admin:
            make_database(admin, name, owner=ROLE_NAMES["owner"], template=template)
            close_database(admin, name, app=True)
        return name

    def drop(self, name: str) -> None:
        """Drop a database."""
        with self._admin() as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def settle(self, name: str) -> None:
        """Analyse a database, and write what waits in memory to disk, so that no round pays for another."""
        with psycopg.connect(self.address.libpq_url(role="superuser", database=name), autocommit=True) as one:
            one.execute("VACUUM ANALYZE")
            one.execute("CHECKPOINT")

    def parts(self, name: str) -> Parts:
        """Our own parts upon a database, in demonstration mode."""
        return Parts.make(
            Settings(
                database_url=self.address.url(database=name),
                owner_database_url=self.address.url(role="owner", database=name),
                var=self.folder / "var",
                demonstration=True,
            )
        )

    def connect(self, name: str) -> psycopg.Connection[Any]:
        """A bare connection as the application's role, in the same session settings as ours."""
        return psycopg.connect(
            self.address.libpq_url(database=name),
            options="-c timezone=UTC -c jit=off -c search_path=public",
        )

    def settings(self) -> dict[str, str]:
        """What the server says of itself."""
        with self._admin() as admin:
            rows = [admin.execute(f"SHOW {name}").fetchone() for name in SHOWN]
        return {name: row[0] for name, row in zip(SHOWN, rows, strict=True) if row}

    def _admin(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.address.libpq_url(role="superuser", database="postgres"), autocommit=True)


@contextmanager
def measured_server() -> Iterator[Server]:
    """A server with the schema in its template."""
    folder = Path(tempfile.mkdtemp(prefix="cytundeb-bench-"))
    try:
        with running(folder / "var") as address:
            server = Server(address, folder)
            server.make(TEMPLATE, template="template1")
            migrate(address.url(role="owner", database=TEMPLATE))
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def copied(server: Server, template: str) -> Iterator[str]:
    """A copy of a database for the length of a block; the name of the copy."""
    name = server.make(f"{template}_{secrets.token_hex(3)}", template)
    server.settle(name)
    try:
        yield name
    finally:
        server.drop(name)
