"""What has happened beside cases: events in their order, whether every chain holds, and notices."""

from __future__ import annotations

import json
from dataclasses import fields

from workflow.casework.facts import Notice
from workflow.records.beside.shape import Shape
from workflow.records.chain import Broken, StoredEvent, Verifier
from workflow.records.database import Unit
from workflow.records.rows import from_json


def events_of(
    unit: Unit, shape: Shape, ref: str, *, after: int = 0, size: int = 100_000
) -> tuple[StoredEvent, ...]:
    """Events of one with `after` < number, at most `size` of them."""
    rows = unit.all(
        f"SELECT {_columns(shape)} FROM {shape.events} WHERE {shape.link} = %s AND seq > %s "
        "ORDER BY seq LIMIT %s",
        (ref, after, size),
    )
    return tuple(StoredEvent(*row) for row in rows)


def notices_of(unit: Unit, shape: Shape, ref: str) -> tuple[Notice, ...]:
    """Every notice of one, in order."""
    rows = unit.all(
        f"SELECT (to_jsonb(n) - '{shape.link}' || jsonb_build_object('case_ref', n.{shape.link}))::text "
        f"FROM {shape.notices} n WHERE {shape.link} = %s ORDER BY position",
        (ref,),
    )
    return tuple(from_json(Notice, json.loads(row)) for (row,) in rows)


def verify_events(unit: Unit, shape: Shape) -> tuple[int, list[Broken]]:
    """How many events there are, and the first break of every chain that does not hold, or does not end
    where its head says."""
    head, link, events = shape.head.TABLE, shape.link, shape.events
    verifier, broken = Verifier(), list[Broken]()
    for row in unit.stream(f"SELECT {_columns(shape)} FROM {events} ORDER BY {link}, seq"):
        found = verifier.check(StoredEvent(*row))
        if found is not None:
            broken.append(found)
    broken += [
        Broken(ref, seq, f"its last event is not the event {seq} that it names")
        for ref, seq in unit.all(
            f"SELECT n.ref, n.last_seq FROM {head} n "
            f"LEFT JOIN {events} e ON e.{link} = n.ref AND e.seq = n.last_seq "
            f"WHERE e.hash IS DISTINCT FROM n.last_hash OR EXISTS (SELECT FROM {events} m "
            f"WHERE m.{link} = n.ref AND m.seq > n.last_seq) ORDER BY n.ref"
        )
        if all(one.case_ref != ref for one in broken)
    ]
    return verifier.events, broken


def _columns(shape: Shape) -> str:
    return ", ".join(
        shape.link if column.name == "case_ref" else column.name for column in fields(StoredEvent)
    )
