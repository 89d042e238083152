"""Facts as JSON and back: the form in which rows travel to and from the server, and in which events carry
columns.

A fact's columns are its fields, in order. Knows no statement.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar, get_args, get_type_hints

from workflow.casework.facts import ROW_TYPES, Notice, Opening, Text

F = TypeVar("F")

FACT_TYPES: tuple[type[Any], ...] = (*ROW_TYPES, Opening, Text, Notice)
FACT_OF_TABLE: dict[str, type[Any]] = {kind.TABLE: kind for kind in FACT_TYPES}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one kind of fact, and which of them JSON cannot say in its own types."""

    names: tuple[str, ...]
    instants: tuple[str, ...]
    days: tuple[str, ...]
    table: str


def columns_of(kind: type[Any]) -> Columns:
    """The columns of a fact class, read from its annotations once."""
    found = _KNOWN.get(kind)
    if found is None:
        found = _KNOWN[kind] = _read_columns(kind)
    return found


_KNOWN: dict[type[Any], Columns] = {}


def _read_columns(kind: type[Any]) -> Columns:
    hints = get_type_hints(kind)
    names = tuple(column.name for column in fields(kind))
    return Columns(
        names=names,
        instants=tuple(name for name in names if datetime in (hints[name], *get_args(hints[name]))),
        days=tuple(name for name in names if date in (hints[name], *get_args(hints[name]))),
        table=kind.TABLE,
    )


def as_dict(row: Any) -> dict[str, Any]:
    """Column by column, values as they are: one level only, nothing copied."""
    return {name: getattr(row, name) for name in columns_of(type(row)).names}


def to_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """A JSON array of rows; instants and days in ISO form."""
    return json.dumps(list(rows), default=_iso, ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[F], row: dict[str, Any]) -> F:
    """The fact that a JSON object of columns says; `row` is used up. Raises TypeError for a column too
    many or too few."""
    columns = columns_of(kind)
    for name in columns.instants:
        if (said := row.get(name)) is not None:
            row[name] = datetime.fromisoformat(said)
    for name in columns.days:
        if (said := row.get(name)) is not None:
            row[name] = date.fromisoformat(said)
    return kind(**row)


def plain(row: Any, only: Iterable[str] | None = None) -> dict[str, Any]:
    """A fact's columns in plain JSON values, as an event would carry them."""
    names = columns_of(type(row)).names if only is None else only
    loaded: dict[str, Any] = json.loads(to_json([{name: getattr(row, name) for name in names}]))[0]
    return loaded


_iso: Callable[[Any], str] = lambda value: value.isoformat()  # noqa: E731  # json's `default` for instants and days
