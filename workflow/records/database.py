"""One database, and one unit of work over it: a transaction that commits when its `with` block ends. Nothing
else commits.

A `Unit` is handed from function to function of `records`; outside this package nobody looks into it.
"""

from __future__ import annotations

import select
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

_Connection = psycopg.Connection[TupleRow]
Parameters = Sequence[Any] | Mapping[str, Any] | None
_SESSION = "-c timezone=UTC -c jit=off -c search_path=public"


class DatabaseUnavailable(Exception):
    """The database cannot be reached, or went away while it was asked; nothing of the unit was kept."""


class Unit:
    """One transaction. Made by `Database.unit`."""

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection

    def all(
        self, statement: str, parameters: Parameters = None, *, prepare: bool | None = None
    ) -> list[TupleRow]:
        """Every row of the answer, as tuples."""
        return self._ask(statement, parameters, prepare).fetchall()

    def one(
        self, statement: str, parameters: Parameters = None, *, prepare: bool | None = None
    ) -> TupleRow | None:
        """The first row of the answer, or None."""
        return self._ask(statement, parameters, prepare).fetchone()

    def do(self, statement: str, parameters: Parameters = None, *, prepare: bool | None = None) -> int:
        """How many rows the statement touched."""
        return self._ask(statement, parameters, prepare).rowcount

    def stream(
        self, statement: str, parameters: Parameters = None, *, at_once: int = 2000
    ) -> Iterator[TupleRow]:
        """The rows of a long answer, a few at a time, through a cursor of the server's."""
        with self._connection.cursor(name="stream") as cursor:
            cursor.itersize = at_once
            yield from cursor.execute(_trusted(statement), parameters)

    @contextmanager
    def point(self) -> Iterator[None]:
        """A point to go back to: what is written in this block is taken back, alone, if it raises."""
        with self._connection.transaction():
            yield

    def _ask(self, statement: str, parameters: Parameters, prepare: bool | None) -> psycopg.Cursor[TupleRow]:
        return self._connection.execute(_trusted(statement), parameters, prepare=prepare)


class Database:
    """A pool of connections to one PostgreSQL, as the role in `url` (SQLAlchemy's or libpq's form)."""

    def __init__(self, url: str, *, size: int = 10, patience_seconds: float = 10) -> None:
        self._pool: ConnectionPool[_Connection] = ConnectionPool(
            libpq_url(url),
            min_size=0,
            max_size=size,
            timeout=patience_seconds,
            open=True,
            check=_still_there,
            kwargs={"options": _SESSION, "application_name": "cytundeb"},
        )

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One transaction: committed when the block ends, taken back if it raises. Raises
        DatabaseUnavailable."""
        try:
            connection = self._pool.getconn()
        except PoolTimeout as fault:
            raise DatabaseUnavailable("the database does not answer") from fault
        try:
            with connection.transaction():
                yield Unit(connection)
        except psycopg.OperationalError as fault:
            if not connection.broken:
                raise
            raise DatabaseUnavailable("the database went away") from fault
        finally:
            self._pool.putconn(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Unit]:
        """A unit that only reads, and sees one moment however long it lasts; it holds nobody up."""
        with self.unit() as unit:
            unit.do("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield unit

    def close(self) -> None:
        """Give every connection back to the server."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def libpq_url(url: str) -> str:
    """A connection URL without the name of a driver in its scheme."""
    scheme, _, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}://{rest}"


def role_of(url: str) -> str:
    """The role that a URL connects as; empty where it names none."""
    parsed = psycopg.conninfo.conninfo_to_dict(libpq_url(url))
    return str(parsed.get("user") or "")


def _still_there(connection: _Connection) -> None:
    """Refuse a pooled connection that the server has closed: its socket has something to read. Costs no
    question."""
    watched = select.poll()
    watched.register(connection.fileno(), select.POLLIN)
    if watched.poll(0):
        connection.close()
        raise psycopg.OperationalError("the server closed the connection")


def _trusted(statement: str) -> sql.SQL:
    """Statements are written in this package and take values only as parameters."""
    return sql.SQL(statement)
