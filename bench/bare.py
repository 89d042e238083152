"""The floor: the rows of an act, written by hand with psycopg. No reading, no judging, no checks.

Values are made ready before the clock starts. A new row is a plain INSERT, a changed one an UPDATE of its
changed columns; each such statement is prepared once by the server.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy.dialects.postgresql import JSONB

from workflow.casework.changes import Changes
from workflow.casework.facts import Case, CaseFacts, Row, key_of
from workflow.records.chain import StoredEvent, chained
from workflow.records.rows import as_dict, to_json
from workflow.records.statements import CASES_CHANGED, STOP_FAMILY_NOTICES, write_statement
from workflow.records.tables import METADATA

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """Rows of one table that one statement writes."""

    statement: sql.SQL
    rows: list[Values]


@dataclass(frozen=True, slots=True)
class Combined:
    """Every row of every table, as the one statement that our own records would send."""

    statement: sql.SQL
    parameters: dict[str, Any]


def writes_of(changes: Iterable[Changes], before: dict[str, CaseFacts]) -> list[Write]:
    """The statements that write these changes one table after the other, cases first."""
    found: dict[str, list[Values]] = {}
    for change in changes:
        for table, row, was in _rows(change, before[change.case_ref]):
            statement, values = _write(table, row, was)
            found.setdefault(statement, []).append(values)
    return [Write(_sql(statement), rows) for statement, rows in found.items()]


def combined(changes: Sequence[Changes], before: dict[str, CaseFacts]) -> Combined:
    """The same rows as one statement, with its parameters made ready."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        for table, row, was in _rows(change, before[change.case_ref]):
            if table == "cases":
                assert was is not None, "a floor of new cases is not measured"
                row = row | {"before": was["last_seq"]}
            parts.setdefault(CASES_CHANGED if table == "cases" else table, []).append(row)
    parameters: dict[str, Any] = {part: to_json(rows) for part, rows in parts.items()}
    assert STOP_FAMILY_NOTICES not in parameters
    return Combined(_sql(write_statement(frozenset(parameters))), parameters)


def write(connection: psycopg.Connection[Any], writes: Sequence[Write]) -> None:
    """Write them in one transaction: one round trip a statement, one commit."""
    with connection.transaction(), connection.cursor() as cursor:
        for one in writes:
            if len(one.rows) == 1:
                cursor.execute(one.statement, one.rows[0], prepare=True)
            else:
                cursor.executemany(one.statement, one.rows)


def write_combined(connection: psycopg.Connection[Any], one: Combined) -> None:
    """Write it in one transaction: one statement, one commit."""
    with connection.transaction():
        connection.execute(one.statement, one.parameters, prepare=True)


def _rows(change: Changes, before: CaseFacts) -> Iterable[tuple[str, dict[str, Any], dict[str, Any] | None]]:
    """(table, row, the row before or None) of everything that a change writes."""
    standing = {(type(row), key_of(row)): row for row in before.rows()}
    case = change.facts.case
    seq = before.case.last_seq
    events = chained(change.events, case_ref=case.ref, after=seq, prev_hash=before.case.last_hash)
    yield from (_row(replace(case, last_hash=events[-1].hash, last_at=events[-1].at), standing),)
    yield from (_row(row, standing) for row in change.rows if not isinstance(row, Case))
    names = StoredEvent.__dataclass_fields__
    yield from (("events", {name: getattr(event, name) for name in names}, None) for event in events)
    yield from (("texts", as_dict(text), None) for text in change.texts)
    yield from (("notices", as_dict(notice), None) for notice in change.notices)


def _row(
    row: Row, standing: dict[tuple[type[Row], str], Row]
) -> tuple[str, dict[str, Any], dict[str, Any] | None]:
    was = standing.get((type(row), key_of(row)))
    return row.TABLE, as_dict(row), as_dict(was) if was else None


def _write(table: str, row: dict[str, Any], was: dict[str, Any] | None) -> tuple[str, Values]:
    if was is None:
        names = list(row)
        marks = ", ".join(_mark(table, name) for name in names)
        listed = ", ".join(f'"{name}"' for name in names)
        return f"INSERT INTO {table} ({listed}) VALUES ({marks})", _values(table, row, names)
    key = "ref" if table == "cases" else "id"
    names = [name for name, value in row.items() if value != was[name]]
    sets = ", ".join(f'"{name}" = {_mark(table, name)}' for name in names)
    return f"UPDATE {table} SET {sets} WHERE {key} = %s", (*_values(table, row, names), row[key])


def _mark(table: str, name: str) -> str:
    return "%s::jsonb" if isinstance(METADATA.tables[table].columns[name].type, JSONB) else "%s"


def _values(table: str, row: dict[str, Any], names: Sequence[str]) -> Values:
    return tuple(
        json.dumps(row[name], default=_iso)
        if _mark(table, name) != "%s" and row[name] is not None
        else row[name]
        for name in names
    )


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _sql(statement: str) -> sql.SQL:
    return sql.SQL(statement)
