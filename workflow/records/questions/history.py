"""What has happened in a case: its events a page at a time, its notices, and every event there is, for
verifying."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import fields
from datetime import datetime

from workflow.casework.facts import Notice
from workflow.records.chain import Broken, StoredEvent, Verifier
from workflow.records.database import Unit
from workflow.records.rows import from_json

_COLUMNS = ", ".join(column.name for column in fields(StoredEvent))


def events_of_case(
    unit: Unit,
    ref: str,
    *,
    after: int = 0,
    before: int | None = None,
    newest_first: bool = False,
    size: int = 50,
) -> tuple[StoredEvent, ...]:
    """Events of a case with `after` < number (< `before`, if given), at most `size` of them."""
    rows = unit.all(
        f"SELECT {_COLUMNS} FROM events WHERE case_ref = %(ref)s AND seq > %(after)s "
        "AND (%(before)s::bigint IS NULL OR seq < %(before)s) "
        f"ORDER BY seq {'DESC' if newest_first else 'ASC'} LIMIT %(size)s",
        {"ref": ref, "after": after, "before": before, "size": size},
    )
    return tuple(StoredEvent(*row) for row in rows)


def events_of_cases(unit: Unit, refs: Collection[str]) -> dict[str, list[StoredEvent]]:
    """Every event of these cases, in order."""
    found: dict[str, list[StoredEvent]] = {ref: [] for ref in refs}
    question = f"SELECT {_COLUMNS} FROM events WHERE case_ref = ANY(%s) ORDER BY case_ref, seq"
    for row in unit.all(question, (list(refs),)):
        event = StoredEvent(*row)
        found[event.case_ref].append(event)
    return found


def every_case(unit: Unit) -> list[str]:
    """The reference of every case, in order."""
    return [ref for (ref,) in unit.all("SELECT ref FROM cases ORDER BY ref")]


def every_event(unit: Unit) -> Iterator[StoredEvent]:
    """Every event of the database, in the order (case, number), a few thousand at a time."""
    for row in unit.stream(f"SELECT {_COLUMNS} FROM events ORDER BY case_ref, seq"):
        yield StoredEvent(*row)


def verify_all(unit: Unit) -> tuple[int, list[Broken]]:
    """How many events there are, and the first break of every case whose chain does not hold, or does not
    end where the case says."""
    verifier, broken = Verifier(), list[Broken]()
    for event in every_event(unit):
        found = verifier.check(event)
        if found is not None:
            broken.append(found)
    broken += [
        Broken(ref, seq, f"the case's last event is not the event {seq} that it names")
        for ref, seq in unit.all(
            "SELECT c.ref, c.last_seq "
            "FROM cases c LEFT JOIN events e ON e.case_ref = c.ref AND e.seq = c.last_seq "
            "WHERE e.hash IS DISTINCT FROM c.last_hash "
            "OR EXISTS (SELECT FROM events n WHERE n.case_ref = c.ref AND n.seq > c.last_seq) ORDER BY c.ref"
        )
        if all(found.case_ref != ref for found in broken)
    ]
    return verifier.events, broken


def notices_of_case(unit: Unit, ref: str) -> tuple[Notice, ...]:
    """Every notice of a case, in order."""
    rows = unit.all(
        "SELECT row_to_json(n)::text FROM notices n WHERE case_ref = %s ORDER BY position", (ref,)
    )
    return tuple(from_json(Notice, json.loads(row)) for (row,) in rows)


def last_event_at(unit: Unit) -> datetime | None:
    """The instant of the last event of all; None where nothing has happened yet."""
    row = unit.one("SELECT max(last_at) FROM cases")
    return row[0] if row else None
