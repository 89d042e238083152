"""Write what an act changes beside cases: its events numbered and chained, its rows and notices, in the
unit's one commit. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from psycopg.errors import UniqueViolation

from workflow.casework.changes import Event
from workflow.casework.facts import Notice
from workflow.records.beside.shape import Shape
from workflow.records.chain import StoredEvent, chained
from workflow.records.database import Unit
from workflow.records.rows import as_dict, columns_of, to_json
from workflow.records.writing import LostUpdate


def write_beside(
    unit: Unit,
    shape: Shape,
    head: Any,
    *,
    rows: Iterable[Any],
    events: tuple[Event, ...],
    notices: Iterable[Notice],
) -> Any:
    """Write one act's changes; give the head as it now stands.

    Raises LostUpdate where somebody else has written to it since its facts were read; the unit must then be
    given up.
    """
    before = head.last_seq - len(events)
    stored = chained(events, case_ref=head.ref, after=before, prev_hash=head.last_hash)
    if stored:
        head = replace(head, last_hash=stored[-1].hash, last_at=stored[-1].at)
    try:
        _put_head(unit, shape, head, before)
        _put_rows(unit, shape, rows)
    except UniqueViolation as fault:
        raise LostUpdate([head.ref]) from fault
    _put_events(unit, shape, stored)
    _put_notices(unit, shape, notices)
    return head


def insert(unit: Unit, table: str, columns: Iterable[str], rows: str, *, link: str | None = None) -> None:
    """Insert rows given as JSON; with a `link`, a row that is there is changed, but for its id and link."""
    names = list(columns)
    listed = ", ".join(names)
    statement = (
        f"INSERT INTO {table} ({listed}) SELECT {listed} "
        f"FROM jsonb_populate_recordset(NULL::{table}, %(rows)s::jsonb)"
    )
    if link is not None:
        changed = [name for name in names if name not in ("id", link)]
        values = ", ".join(f"EXCLUDED.{name}" for name in changed)
        statement += f" ON CONFLICT (id) DO UPDATE SET ({', '.join(changed)}) = ROW({values})"
    unit.do(statement, {"rows": rows})


def _put_head(unit: Unit, shape: Shape, head: Any, before: int) -> None:
    table, columns = shape.head.TABLE, shape.columns(shape.head)
    row = to_json([as_dict(head)])
    if before == 0:
        insert(unit, table, columns, row)
        return
    changed = [column for column in columns if column != "ref"]
    values = ", ".join(f"r.{column}" for column in changed)
    written = unit.do(
        f"UPDATE {table} AS n SET ({', '.join(changed)}) = ROW({values}) "
        f"FROM jsonb_populate_recordset(NULL::{table}, %(rows)s::jsonb) AS r "
        "WHERE n.ref = r.ref AND n.last_seq = %(before)s",
        {"rows": row, "before": before},
    )
    if written != 1:
        raise LostUpdate([head.ref])


def _put_rows(unit: Unit, shape: Shape, rows: Iterable[Any]) -> None:
    by_kind: dict[type[Any], list[dict[str, Any]]] = {}
    for row in rows:
        if not isinstance(row, shape.head):
            by_kind.setdefault(type(row), []).append(as_dict(row))
    for kind, listed in by_kind.items():
        link = None if kind.TABLE in shape.insert_only else shape.link
        insert(unit, kind.TABLE, columns_of(kind).names, to_json(listed), link=link)


def _put_events(unit: Unit, shape: Shape, events: Iterable[StoredEvent]) -> None:
    names = [column.name for column in fields(StoredEvent) if column.name != "case_ref"]
    rows = [
        {shape.link: event.case_ref, **{name: getattr(event, name) for name in names}} for event in events
    ]
    if rows:
        insert(unit, shape.events, [shape.link, *names], to_json(rows))


def _put_notices(unit: Unit, shape: Shape, notices: Iterable[Notice]) -> None:
    rows = [_renamed(as_dict(notice), shape.link) for notice in notices]
    if rows:
        insert(unit, shape.notices, list(rows[0]), to_json(rows))


def _renamed(row: Mapping[str, Any], link: str) -> dict[str, Any]:
    """A notice's columns, its reference called what it is."""
    return {link if name == "case_ref" else name: value for name, value in row.items()}
