"""Write what an act at the table changes: its events numbered and chained, its rows, files and notices,
in the unit's one commit. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from psycopg.errors import UniqueViolation

from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.facts import Activated, Negotiation, NegotiationFacts
from workflow.records.chain import StoredEvent, chained
from workflow.records.database import Unit
from workflow.records.rows import as_dict, columns_of, to_json
from workflow.records.writing import LostUpdate

_INSERT_ONLY = frozenset(
    {"negotiation_wordings", "negotiation_drafts", "negotiation_simulations", "activated_agreements"}
)
_LOCK_OF_THE_BOOK = 6_271_834_906


def write(unit: Unit, changes: NegotiationChanges) -> NegotiationFacts:
    """Write one act's changes; give the facts as they now stand.

    Raises LostUpdate where somebody else has written to the negotiation since its facts were read; the unit
    must then be given up.
    """
    head = changes.facts.negotiation
    before = head.last_seq - len(changes.events)
    events = chained(changes.events, case_ref=head.ref, after=before, prev_hash=head.last_hash)
    if events:
        head = replace(head, last_hash=events[-1].hash, last_at=events[-1].at)
    try:
        _put_head(unit, head, before)
        _put_rows(unit, changes)
    except UniqueViolation as fault:
        raise LostUpdate([head.ref]) from fault
    _put_events(unit, events)
    _put_files(unit, changes)
    _put_notices(unit, changes)
    return replace(changes.facts, negotiation=head)


def _put_head(unit: Unit, head: Negotiation, before: int) -> None:
    columns = columns_of(Negotiation).names
    row = to_json([as_dict(head)])
    if before == 0:
        _insert(unit, "negotiations", columns, row)
        return
    changed = [column for column in columns if column != "ref"]
    values = ", ".join(f"r.{column}" for column in changed)
    written = unit.do(
        f"UPDATE negotiations AS n SET ({', '.join(changed)}) = ROW({values}) "
        "FROM jsonb_populate_recordset(NULL::negotiations, %(rows)s::jsonb) AS r "
        "WHERE n.ref = r.ref AND n.last_seq = %(before)s",
        {"rows": row, "before": before},
    )
    if written != 1:
        raise LostUpdate([head.ref])


def _put_rows(unit: Unit, changes: NegotiationChanges) -> None:
    by_table: dict[type[Any], list[dict[str, Any]]] = {}
    for row in changes.rows:
        if isinstance(row, Negotiation):
            continue
        written = replace(row, number=_next_activated(unit)) if isinstance(row, Activated) else row
        by_table.setdefault(type(row), []).append(as_dict(written))
    for kind, rows in by_table.items():
        columns = columns_of(kind).names
        insert_only = kind.TABLE in _INSERT_ONLY
        _insert(unit, kind.TABLE, columns, to_json(rows), replacing=not insert_only)


def _next_activated(unit: Unit) -> int:
    """The next number of an activated agreement: one activation after the other, so that a process that has
    seen a number has seen every lower one."""
    unit.all("SELECT pg_advisory_xact_lock(%s)", (_LOCK_OF_THE_BOOK,))
    row = unit.one("SELECT coalesce(max(number), 0) + 1 FROM activated_agreements")
    assert row is not None
    return int(row[0])


def _put_events(unit: Unit, events: Iterable[StoredEvent]) -> None:
    names = [column.name for column in fields(StoredEvent) if column.name != "case_ref"]
    rows = [
        {"negotiation": event.case_ref, **{name: getattr(event, name) for name in names}} for event in events
    ]
    if rows:
        _insert(unit, "negotiation_events", ["negotiation", *names], to_json(rows))


def _put_files(unit: Unit, changes: NegotiationChanges) -> None:
    rows = [
        {"draft_id": draft, "path": path, "negotiation": changes.ref, "text": text}
        for draft, files in changes.files.items()
        for path, text in files.items()
    ]
    if rows:
        _insert(unit, "negotiation_files", ["draft_id", "path", "negotiation", "text"], to_json(rows))


def _put_notices(unit: Unit, changes: NegotiationChanges) -> None:
    rows = [_renamed(as_dict(notice)) for notice in changes.notices]
    if rows:
        _insert(unit, "negotiation_notices", list(rows[0]), to_json(rows))


def _renamed(row: Mapping[str, Any]) -> dict[str, Any]:
    """A notice's columns, its reference called what it is."""
    return {"negotiation" if name == "case_ref" else name: value for name, value in row.items()}


def _insert(unit: Unit, table: str, columns: Iterable[str], rows: str, *, replacing: bool = False) -> None:
    """Insert rows given as JSON; `replacing`: a row that is there is changed."""
    names = list(columns)
    listed = ", ".join(names)
    statement = (
        f"INSERT INTO {table} ({listed}) SELECT {listed} "
        f"FROM jsonb_populate_recordset(NULL::{table}, %(rows)s::jsonb)"
    )
    if replacing:
        changed = [name for name in names if name not in ("id", "negotiation")]
        values = ", ".join(f"EXCLUDED.{name}" for name in changed)
        statement += f" ON CONFLICT (id) DO UPDATE SET ({', '.join(changed)}) = ROW({values})"
    unit.do(statement, {"rows": rows})
