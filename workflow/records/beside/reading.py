"""Read what stands beside cases, and lock its head rows. Rows come in a fixed order, so that the same
database always gives the same facts."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workflow.records.beside.shape import Shape
from workflow.records.clock import NOW
from workflow.records.database import Unit
from workflow.records.rows import from_json


@dataclass
class Read:
    """One head with its rows, by the names under which facts keep them."""

    head: Any
    rows: dict[str, Any] = field(default_factory=dict)
    notices_written: int = 0


def read_many(unit: Unit, shape: Shape, refs: Collection[str]) -> dict[str, Read]:
    """Heads with their rows, in the order of `refs`; one that is not there is left out."""
    if not refs:
        return {}
    found = _gather(shape, unit.all(shape.question, {"refs": list(refs)}, prepare=True))
    return {ref: found[ref] for ref in refs if ref in found}


def lock(unit: Unit, shape: Shape, ref: str) -> datetime | None:
    """Lock one head until the unit ends, and read the clock; None where there is none."""
    row = unit.one(f"SELECT {NOW} FROM {shape.head.TABLE} WHERE ref = %s FOR UPDATE", (ref,), prepare=True)
    return row[0] if row else None


def claim_due(unit: Unit, shape: Shape, now: datetime, limit: int, *, but: Sequence[str] = ()) -> list[str]:
    """Lock up to `limit` heads with a clock due at `now` or before; their references. Those that somebody
    else holds are passed over."""
    rows = unit.all(
        f"SELECT n.ref FROM {shape.head.TABLE} AS n WHERE n.ref <> ALL(%(but)s) AND EXISTS ("
        f"SELECT FROM {shape.clocks} AS c WHERE c.{shape.link} = n.ref AND c.status = 'open' "
        "AND c.due_at <= %(now)s) ORDER BY n.ref LIMIT %(limit)s FOR UPDATE OF n SKIP LOCKED",
        {"now": now, "limit": limit, "but": list(but)},
        prepare=True,
    )
    return [ref for (ref,) in rows]


def last_event_at(unit: Unit, shape: Shape) -> datetime | None:
    """The instant of the last event of any; None where nothing has happened yet."""
    row = unit.one(f"SELECT max(last_at) FROM {shape.head.TABLE}")
    return row[0] if row else None


def _gather(shape: Shape, rows: Sequence[tuple[int, str]]) -> dict[str, Read]:
    heads: dict[str, Any] = {}
    found: dict[str, dict[str, list[Any]]] = {}
    written: dict[str, int] = {}
    for number, text in rows:
        columns = json.loads(text)
        if number < 0:
            written[columns[0]] = columns[1]
        elif number == 0:
            head = from_json(shape.head, columns)
            heads[head.ref] = head
        else:
            kind = shape.row_types[number]
            row: Any = from_json(kind, columns)
            found.setdefault(getattr(row, shape.link), {}).setdefault(shape.fields[kind], []).append(row)
    return {
        ref: Read(head, _in_order(shape, found.get(ref, {})), written.get(ref, 0))
        for ref, head in heads.items()
    }


def _in_order(shape: Shape, found: dict[str, list[Any]]) -> dict[str, Any]:
    return {name: tuple(sorted(listed, key=shape.sorted_by(name))) for name, listed in found.items()}
