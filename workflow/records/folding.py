"""Fold events back into rows, and say where the stored rows differ: a case's or a negotiation's.

Reads no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any, Protocol

from workflow.casework.facts import folded_columns
from workflow.records.chain import StoredEvent
from workflow.records.rows import columns_of, plain

Folded = dict[str, dict[str, dict[str, Any]]]
"""{table: {key: {column: JSON value}}}: the form of an event's `sets`."""


class Foldable(Protocol):
    """The facts of one case, or of one negotiation: rows that its events make."""

    def rows(self) -> Iterator[Any]:
        """Every row."""
        ...


def fold(events: Iterable[StoredEvent]) -> Folded:
    """Every column that the events say, the last word of each standing."""
    folded: Folded = {}
    for event in events:
        for table, rows in event.sets.items():
            for key, columns in rows.items():
                folded.setdefault(table, {}).setdefault(key, {}).update(columns)
    return folded


def differences(facts: Foldable, events: Iterable[StoredEvent]) -> Iterator[str]:
    """Where folding the events does not give the stored rows: `table key column`; nothing where it does."""
    folded = fold(events)
    for row in facts.rows():
        said = folded.get(row.TABLE, {}).pop(_key(row), None)
        if said is None:
            yield f"{row.TABLE} {_key(row)}: no event makes it"
        else:
            yield from (f"{row.TABLE} {_key(row)} {column}" for column in _differing(row, said))
    for table, rows in folded.items():
        yield from (f"{table} {key}: no such row" for key in rows)


def _key(row: Any) -> str:
    """A case's or a negotiation's reference, any other row's id."""
    return str(row.ref if hasattr(row, "ref") else row.id)


def _differing(row: Any, said: dict[str, Any]) -> Iterator[str]:
    """A column that no event says has its default."""
    kind: type[Any] = type(row)
    columns, stored, unsaid = columns_of(kind), plain(row, folded_columns(kind)), _defaults(kind)
    for name, there in stored.items():
        value = said.get(name, unsaid.get(name, MISSING))
        if name in columns.instants and isinstance(value, str):
            same = datetime.fromisoformat(value) == getattr(row, name)
        elif name in columns.days and isinstance(value, str):
            same = date.fromisoformat(value) == getattr(row, name)
        else:
            same = value == there
        if not same:
            yield name


def _defaults(kind: type[Any]) -> dict[str, Any]:
    defaults = {column.name: column.default for column in fields(kind) if column.default is not MISSING}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in defaults.items()}
