"""My work at the panels: what waits for an office, in two questions whatever is there."""

from __future__ import annotations

from workflow.casework.facts import Actor
from workflow.panels.waiting import PanelWaiting, waiting_for
from workflow.records.database import Unit
from workflow.records.panels.reading import read_many

_OF_OFFICE = (
    "SELECT DISTINCT panel FROM panel_clocks WHERE status = 'open' AND body = %s AND office = %s "
    "ORDER BY panel"
)


def panels_waiting(unit: Unit, actor: Actor) -> tuple[PanelWaiting, ...]:
    """Everything that waits for this office at its panels, what is overdue first."""
    refs = [ref for (ref,) in unit.all(_OF_OFFICE, (actor.body, actor.role), prepare=True)]
    found = [one for facts in read_many(unit, refs).values() for one in waiting_for(facts, actor)]
    return tuple(sorted(found, key=lambda one: (not one.passed, one.due_at, one.ref, one.kind)))
