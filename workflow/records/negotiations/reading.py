"""Read the facts of negotiations, and lock their rows. Rows come in a fixed order, so that the same database
always gives the same facts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from agreements.reference import Reference
from workflow.negotiating.facts import FIELDS, ROW_TYPES, NegotiationFacts, Officer, Simulation
from workflow.negotiating.starting import Running
from workflow.records.beside import reading as beside
from workflow.records.beside.shape import Shape
from workflow.records.database import Unit

SHAPE = Shape(
    row_types=ROW_TYPES,
    fields=FIELDS,
    link="negotiation",
    events="negotiation_events",
    notices="negotiation_notices",
    clocks="negotiation_clocks",
    order={
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
    },
    insert_only=frozenset(
        {"negotiation_wordings", "negotiation_drafts", "negotiation_simulations", "activated_agreements"}
    ),
    row_of={Simulation: "(to_jsonb(r) || '{\"document\": null}')::text"},
)
"""The tables of a negotiation; a simulation is read without its document, which only its own page reads."""


def read(unit: Unit, ref: str) -> NegotiationFacts | None:
    """The facts of one negotiation with its officers and the files of its newest draft; None where there is
    none."""
    found = read_many(unit, [ref]).get(ref)
    if found is None:
        return None
    return with_surroundings(unit, found)


def read_many(unit: Unit, refs: Collection[str]) -> dict[str, NegotiationFacts]:
    """The rows of many negotiations, without officers and files, in the order of `refs`."""
    return {
        ref: NegotiationFacts(negotiation=one.head, notices_written=one.notices_written, **one.rows)
        for ref, one in beside.read_many(unit, SHAPE, refs).items()
    }


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
    return beside.lock(unit, SHAPE, ref)


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


def claim_due(unit: Unit, now: datetime, limit: int, *, but: Sequence[str] = ()) -> list[NegotiationFacts]:
    """Lock up to `limit` negotiations with a clock due at `now` or before, and read them after the lock."""
    claimed = beside.claim_due(unit, SHAPE, now, limit, but=but)
    return list(read_many(unit, claimed).values())


def every_negotiation(unit: Unit) -> list[str]:
    """The reference of every negotiation, by region and from the newest back."""
    rows = unit.all("SELECT ref FROM negotiations ORDER BY region, started_at DESC, ref")
    return [ref for (ref,) in rows]


def last_event_at(unit: Unit) -> datetime | None:
    """The instant of the last event of any negotiation; None where nothing has happened yet."""
    return beside.last_event_at(unit, SHAPE)
