"""What has happened at a table: its events in their order, whether every chain holds, and its notices."""

from __future__ import annotations

import json
from dataclasses import fields

from workflow.casework.facts import Notice
from workflow.records.chain import Broken, StoredEvent, Verifier
from workflow.records.database import Unit
from workflow.records.rows import from_json

_COLUMNS = ", ".join(
    "negotiation" if column.name == "case_ref" else column.name for column in fields(StoredEvent)
)


def events_of(unit: Unit, ref: str, *, after: int = 0, size: int = 100_000) -> tuple[StoredEvent, ...]:
    """Events of a negotiation with `after` < number, at most `size` of them."""
    rows = unit.all(
        f"SELECT {_COLUMNS} FROM negotiation_events WHERE negotiation = %s AND seq > %s "
        "ORDER BY seq LIMIT %s",
        (ref, after, size),
    )
    return tuple(StoredEvent(*row) for row in rows)


def notices_of(unit: Unit, ref: str) -> tuple[Notice, ...]:
    """Every notice of a negotiation, in order."""
    rows = unit.all(
        "SELECT (to_jsonb(n) - 'negotiation' || jsonb_build_object('case_ref', n.negotiation))::text "
        "FROM negotiation_notices n WHERE negotiation = %s ORDER BY position",
        (ref,),
    )
    return tuple(from_json(Notice, json.loads(row)) for (row,) in rows)


def verify_negotiations(unit: Unit) -> tuple[int, list[Broken]]:
    """How many events negotiations have, and the first break of every chain that does not hold, or does not
    end where its negotiation says."""
    verifier, broken = Verifier(), list[Broken]()
    for row in unit.stream(f"SELECT {_COLUMNS} FROM negotiation_events ORDER BY negotiation, seq"):
        found = verifier.check(StoredEvent(*row))
        if found is not None:
            broken.append(found)
    broken += [
        Broken(ref, seq, f"the negotiation's last event is not the event {seq} that it names")
        for ref, seq in unit.all(
            "SELECT n.ref, n.last_seq FROM negotiations n "
            "LEFT JOIN negotiation_events e ON e.negotiation = n.ref AND e.seq = n.last_seq "
            "WHERE e.hash IS DISTINCT FROM n.last_hash OR EXISTS (SELECT FROM negotiation_events m "
            "WHERE m.negotiation = n.ref AND m.seq > n.last_seq) ORDER BY n.ref"
        )
        if all(one.case_ref != ref for one in broken)
    ]
    return verifier.events, broken
