"""My work at the negotiating tables: what waits for an office, in two questions whatever is there."""

from __future__ import annotations

from workflow.casework.facts import Actor
from workflow.negotiating.waiting import Waiting, waiting_for
from workflow.records.database import Unit
from workflow.records.negotiations.reading import read_many

_OPEN_OF_OFFICE = """
SELECT ref FROM negotiations
WHERE closed_at IS NULL AND (bodies::jsonb ? %(body)s OR (%(role)s = 'region_lead' AND region = %(region)s))
ORDER BY ref LIMIT %(limit)s
"""


def negotiations_waiting(unit: Unit, actor: Actor, *, limit: int = 50) -> tuple[Waiting, ...]:
    """Everything that waits for this office at the open tables of its region, what is overdue first."""
    asked = {"body": actor.body, "role": actor.role, "region": actor.region, "limit": limit}
    refs = [ref for (ref,) in unit.all(_OPEN_OF_OFFICE, asked, prepare=True)]
    found = [one for facts in read_many(unit, refs).values() for one in waiting_for(facts, actor)]
    return tuple(sorted(found, key=_urgency))


def _urgency(one: Waiting) -> tuple[object, ...]:
    due = one.due_at.timestamp() if one.due_at else float("inf")
    return (not one.passed, due, one.ref, one.kind, one.subjects)
