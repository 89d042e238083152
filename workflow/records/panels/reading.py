"""Read the facts of panels, and lock their rows; how the cases stand that a panel asks about, and no more of
them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from agreements.reference import Reference
from workflow.negotiating.facts import Officer as AtTheTable
from workflow.panels.facts import FIELDS, ROW_TYPES, CaseStands, Officer, Panel, PanelFacts, PanelText
from workflow.records.beside import reading as beside
from workflow.records.beside.shape import Shape
from workflow.records.database import Unit
from workflow.records.negotiations import reading as people_of_bodies
from workflow.records.rows import columns_of

SHAPE = Shape(
    row_types=ROW_TYPES,
    fields=FIELDS,
    link="panel",
    events="panel_events",
    notices="panel_notices",
    clocks="panel_clocks",
    order={
        "meetings": ("number",),
        "seats": ("meeting", "position"),
        "conflicts": ("declared_at",),
        "items": ("listed_at", "case_ref"),
        "chairs_actions": ("at",),
        "reviews": ("at",),
        "clocks": ("started_at", "due_at"),
    },
)
_TEXT_COLUMNS = ", ".join(columns_of(PanelText).names)
_CASES = (
    "SELECT ref, region, health_board, council, ended_at IS NULL, decision, last_seq, last_hash FROM cases "
    "WHERE ref = ANY(%s) ORDER BY ref"
)


def read(unit: Unit, ref: str, *, cases: Iterable[str] = ()) -> PanelFacts | None:
    """The facts of one panel, with the officers of its bodies and how the cases stand that wait for it (and
    those named); None where there is none."""
    found = read_many(unit, [ref]).get(ref)
    return None if found is None else with_surroundings(unit, found, cases=cases)


def read_many(unit: Unit, refs: Collection[str]) -> dict[str, PanelFacts]:
    """The rows of many panels, without officers and cases, in the order of `refs`."""
    return {
        ref: PanelFacts(panel=one.head, notices_written=one.notices_written, **one.rows)
        for ref, one in beside.read_many(unit, SHAPE, refs).items()
    }


def with_surroundings(unit: Unit, facts: PanelFacts, *, cases: Iterable[str] = ()) -> PanelFacts:
    """The same facts with what the rules ask about beside them."""
    wanted = {item.case_ref for item in facts.items if item.is_open} | set(cases)
    panel = facts.panel
    return replace(
        facts,
        officers=_officers(people_of_bodies.officers_of(unit, panel.bodies, panel.region)),
        cases={row[0]: CaseStands(*row) for row in unit.all(_CASES, (sorted(wanted),), prepare=True)},
    )


def officers_of_region(unit: Unit, reference: Reference, region: str) -> tuple[Officer, ...]:
    """The active officers of a region's bodies; none for a region that is not known."""
    return _officers(people_of_bodies.officers_of_region(unit, reference, region))


def lock(unit: Unit, ref: str) -> datetime | None:
    """Lock the row of one panel until the unit ends, and read the clock; None where there is none."""
    return beside.lock(unit, SHAPE, ref)


def hold_region(unit: Unit, region: str) -> None:
    """Let nobody else set up the panel of the region until the unit ends."""
    unit.all("SELECT pg_advisory_xact_lock(hashtextextended('panel ' || %s, 0))", (region,))


def claim_due(unit: Unit, now: datetime, limit: int, *, but: Collection[str] = ()) -> list[PanelFacts]:
    """Lock up to `limit` panels with a clock due at `now` or before, and read them after the lock."""
    claimed = beside.claim_due(unit, SHAPE, now, limit, but=list(but))
    return [with_surroundings(unit, one) for one in read_many(unit, claimed).values()]


def every_panel(unit: Unit) -> list[str]:
    """The reference of every panel, by region."""
    return [ref for (ref,) in unit.all("SELECT ref FROM panels ORDER BY region")]


def last_event_at(unit: Unit) -> datetime | None:
    """The instant of the last event of any panel; None where nothing has happened yet."""
    return beside.last_event_at(unit, SHAPE)


def texts_of(unit: Unit, ref: str) -> dict[str, PanelText]:
    """What people wrote at one panel, by id; what was erased is not there."""
    rows = unit.all(f"SELECT {_TEXT_COLUMNS} FROM panel_texts WHERE panel = %s", (ref,))
    return {row[0]: PanelText(*row) for row in rows}


def _officers(found: Iterable[AtTheTable]) -> tuple[Officer, ...]:
    return tuple(Officer(one.person, one.name, one.body, one.role) for one in found)


def could_be_listed(unit: Unit, panel: Panel) -> tuple[str, ...]:
    """Cases of the region that wait for a decision of the panel and stand on no agenda, by reference."""
    rows = unit.all(
        "SELECT ref FROM cases c WHERE region = %s AND health_board = %s AND ended_at IS NULL "
        "AND decision IN ('assessed', 'at_panel') AND NOT EXISTS (SELECT FROM panel_items i "
        "WHERE i.case_ref = c.ref AND i.closed_at IS NULL AND i.meeting IS NOT NULL) ORDER BY ref",
        (panel.region, panel.health_board),
    )
    return tuple(ref for (ref,) in rows)
