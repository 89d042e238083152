"""Read the facts of negotiations, and lock their rows. Rows come in a fixed order, so that the same database
always gives the same facts."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from agreements.reference import Reference
from workflow.negotiating.facts import (
    FIELDS,
    ROW_TYPES,
    Negotiation,
    NegotiationFacts,
    Officer,
    Simulation,
)
from workflow.negotiating.starting import Running
from workflow.records.clock import NOW
from workflow.records.database import Unit
from workflow.records.rows import columns_of, from_json

_ORDER: dict[str, tuple[str, ...]] = {
    "seats": ("since", "body", "office"),
    "meetings": ("held_on", "recorded_at"),
    "clauses": ("position", "clause"),
    "wordings": ("clause", "number"),
    "consents": ("at", "clause", "body"),
    "drafts": ("number",),
    "simulations": ("attached_at",),
    "seen": ("at",),
    "signatures": ("at",),
    "approvals": ("at",),
    "clocks": ("started_at", "due_at"),
    "activated": ("number",),
}
_SORTED = {name: attrgetter(*columns, "id") for name, columns in _ORDER.items()}
_NAMES = {kind: FIELDS[kind] for kind in ROW_TYPES[1:]}


def _question() -> str:
    """Every row of every kind, as (number of the kind, JSON); -1 counts the notices."""
    parts = [
        f"SELECT {number}, {_row(kind)} FROM {kind.TABLE} r "
        f"WHERE {'ref' if kind is Negotiation else 'negotiation'} = ANY(%(refs)s)"
        for number, kind in enumerate(ROW_TYPES)
    ]
    parts.append(
        "SELECT -1, json_build_array(negotiation, max(position))::text FROM negotiation_notices "
        "WHERE negotiation = ANY(%(refs)s) GROUP BY negotiation"
    )
    return " UNION ALL ".join(parts)


def _row(kind: type[Any]) -> str:
    """A row as JSON; a simulation without its document, which only its own page reads."""
    if kind is Simulation:
        return "(to_jsonb(r) || '{\"document\": null}')::text"
    return "row_to_json(r)::text"


_ALL = _question()


def read(unit: Unit, ref: str) -> NegotiationFacts | None:
    """The facts of one negotiation with its officers and the files of its newest draft; None where there is
    none."""
    found = read_many(unit, [ref]).get(ref)
    if found is None:
        return None
    return with_surroundings(unit, found)


def read_many(unit: Unit, refs: Collection[str]) -> dict[str, NegotiationFacts]:
    """The rows of many negotiations, without officers and files, in the order of `refs`."""
    if not refs:
        return {}
    found = _gather(unit.all(_ALL, {"refs": list(refs)}, prepare=True))
    return {ref: found[ref] for ref in refs if ref in found}


def with_surroundings(unit: Unit, facts: NegotiationFacts) -> NegotiationFacts:
    """The same facts with the officers of their bodies and the files of the newest draft."""
    negotiation = facts.negotiation
    return replace(
        facts,
        officers=officers_of(unit, negotiation.bodies, negotiation.region),
        files=files_of(unit, facts.newest.id) if facts.drafts else {},
    )


def officers_of(unit: Unit, bodies: Sequence[str], region: str) -> tuple[Officer, ...]:
    """The active officers of these bodies, and the region's lead."""
    rows = unit.all(
        "SELECT id, name, body, role FROM people WHERE active AND "
        "(body = ANY(%(bodies)s) OR (role = 'region_lead' AND region = %(region)s)) ORDER BY body, role, id",
        {"bodies": list(bodies), "region": region},
        prepare=True,
    )
    return tuple(Officer(*row) for row in rows)


def officers_of_region(unit: Unit, reference: Reference, region: str) -> tuple[Officer, ...]:
    """The active officers of a region's bodies, and its lead; none for a region that is not known."""
    if not reference.has_region(region):
        return ()
    place = reference.region(region)
    return officers_of(unit, (place.health_board, *place.councils), place.code)


def files_of(unit: Unit, draft_id: str) -> dict[str, str]:
    """The files of a draft, by path."""
    rows = unit.all(
        "SELECT path, text FROM negotiation_files WHERE draft_id = %s ORDER BY path",
        (draft_id,),
        prepare=True,
    )
    return dict(rows)


def document_of(unit: Unit, simulation: str) -> Any:
    """The document of a simulation; None where there is none."""
    row = unit.one("SELECT document FROM negotiation_simulations WHERE id = %s", (simulation,))
    return row[0] if row else None


def lock(unit: Unit, ref: str) -> datetime | None:
    """Lock the row of one negotiation until the unit ends, and read the clock; None where there is none."""
    row = unit.one(f"SELECT {NOW} FROM negotiations WHERE ref = %s FOR UPDATE", (ref,), prepare=True)
    return row[0] if row else None


def hold_region(unit: Unit, region: str) -> None:
    """Let nobody else start a negotiation of the region until the unit ends."""
    unit.all("SELECT pg_advisory_xact_lock(hashtextextended('negotiation ' || %s, 0))", (region,))


def running(unit: Unit, region: str) -> tuple[Running, ...]:
    """The open negotiations of a region."""
    rows = unit.all(
        "SELECT ref, region, services FROM negotiations WHERE region = %s AND closed_at IS NULL ORDER BY ref",
        (region,),
    )
    return tuple(Running(ref, place, tuple(services)) for ref, place, services in rows)


def next_number(unit: Unit, region: str) -> int:
    """The number of the region's next negotiation, under its lock."""
    row = unit.one("SELECT count(*) + 1 FROM negotiations WHERE region = %s", (region,))
    assert row is not None
    return int(row[0])


_CLAIM = """
SELECT n.ref FROM negotiations AS n
WHERE n.ref <> ALL(%(but)s) AND EXISTS (
    SELECT FROM negotiation_clocks AS c
    WHERE c.negotiation = n.ref AND c.status = 'open' AND c.due_at <= %(now)s
)
ORDER BY n.ref LIMIT %(limit)s
FOR UPDATE OF n SKIP LOCKED
"""


def claim_due(unit: Unit, now: datetime, limit: int, *, but: Sequence[str] = ()) -> list[NegotiationFacts]:
    """Lock up to `limit` negotiations with a clock due at `now` or before, and read them after the lock."""
    rows = unit.all(_CLAIM, {"now": now, "limit": limit, "but": list(but)}, prepare=True)
    return list(read_many(unit, [ref for (ref,) in rows]).values())


def every_negotiation(unit: Unit) -> list[str]:
    """The reference of every negotiation, by region and from the newest back."""
    rows = unit.all("SELECT ref FROM negotiations ORDER BY region, started_at DESC, ref")
    return [ref for (ref,) in rows]


def last_event_at(unit: Unit) -> datetime | None:
    """The instant of the last event of any negotiation; None where nothing has happened yet."""
    row = unit.one("SELECT max(last_at) FROM negotiations")
    return row[0] if row else None


def _gather(rows: Sequence[tuple[int, str]]) -> dict[str, NegotiationFacts]:
    heads: dict[str, Negotiation] = {}
    found: dict[str, dict[str, list[Any]]] = {}
    written: dict[str, int] = {}
    for number, text in rows:
        columns = json.loads(text)
        if number < 0:
            written[columns[0]] = columns[1]
        elif number == 0:
            head = from_json(Negotiation, columns)
            heads[head.ref] = head
        else:
            kind = ROW_TYPES[number]
            row: Any = from_json(kind, columns)
            found.setdefault(row.negotiation, {}).setdefault(_NAMES[kind], []).append(row)
    return {ref: _facts(head, found.get(ref, {}), written.get(ref, 0)) for ref, head in heads.items()}


def _facts(head: Negotiation, found: dict[str, list[Any]], written: int) -> NegotiationFacts:
    rows: dict[str, Any] = {name: tuple(sorted(listed, key=_SORTED[name])) for name, listed in found.items()}
    return NegotiationFacts(negotiation=head, notices_written=written, **rows)


assert _ORDER.keys() == set(_NAMES.values()), "every kind of row has an order"
assert all(columns_of(kind).table == kind.TABLE for kind in ROW_TYPES)
