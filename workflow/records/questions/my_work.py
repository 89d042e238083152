"""My work: the open time limits that wait for an officer's office, and those that wait for others on the
same cases."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from workflow.casework.facts import Actor, Case, Deadline
from workflow.casework.milestones import KINDS
from workflow.casework.parties import party_of
from workflow.records.clock import NOW
from workflow.records.database import Unit
from workflow.records.questions.visibility import sees
from workflow.records.rows import from_json

_WAITING = """
SELECT row_to_json(d)::text, row_to_json(c)::text, coalesce(g.stages, '{{}}')
FROM (
    SELECT d.* FROM deadlines AS d JOIN cases AS c ON c.ref = d.case_ref
    WHERE d.closed_at IS NULL AND d.kind <> ALL(%(but)s) AND {condition}
        AND (d.kind <> ALL(%(years)s) OR d.due_at <= {now} + interval '3 months')
    ORDER BY d.due_at, d.case_ref, d.id LIMIT %(limit)s
) AS d
JOIN cases AS c ON c.ref = d.case_ref
LEFT JOIN LATERAL (
    SELECT array_agg(stage ORDER BY opened_at, id) AS stages FROM disagreements
    WHERE case_ref = c.ref AND stage <> 'closed'
) AS g ON true
ORDER BY d.due_at, d.case_ref, d.id
"""
_OF_OFFICE = """
CASE WHEN d.body IS NOT NULL THEN d.role = %(role)s AND d.body = %(body)s
     ELSE (d.role = %(role)s OR %(role)s = 'education') AND coalesce(
        (SELECT x.parties ? %(party)s FROM disagreements AS x WHERE x.id = d.subject AND x.parties <> '[]'),
        %(party)s IN (c.health_board, c.council)
     )
END
"""
"""A limit against nobody by name waits for the office of every party to its disagreement, else of both
funders.
"""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One open (or paused) time limit, its case, and the stages of the case's open disagreements."""

    deadline: Deadline
    case: Case
    stages: tuple[str, ...]


def my_work(unit: Unit, actor: Actor, *, but: Sequence[str] = (), limit: int = 500) -> tuple[WorkItem, ...]:
    """What waits for this officer's office, the earliest due first. A limit with no body waits for both
    bodies' office.

    `but`: kinds of time limit that no person answers (reminders), left out.
    """
    return _ask(
        unit,
        _OF_OFFICE,
        {
            "role": actor.role,
            "body": actor.body,
            "party": party_of(actor),
            "but": list(but),
            "limit": limit,
        },
    )


def waiting_for_others(
    unit: Unit, actor: Actor, *, but: Sequence[str] = (), limit: int = 100
) -> tuple[WorkItem, ...]:
    """What waits for somebody else on the cases that this officer may see, the earliest due first."""
    seen, parameters = sees(actor)
    return _ask(
        unit,
        f"({seen}) AND (d.role IS NULL OR NOT ({_OF_OFFICE}))",
        parameters
        | {
            "role": actor.role,
            "body": actor.body,
            "party": party_of(actor),
            "but": list(but),
            "limit": limit,
        },
    )


def _ask(unit: Unit, condition: str, parameters: dict[str, object]) -> tuple[WorkItem, ...]:
    question = _WAITING.format(condition=condition, now=NOW)
    return tuple(
        WorkItem(from_json(Deadline, json.loads(deadline)), from_json(Case, json.loads(case)), tuple(stages))
        for deadline, case, stages in unit.all(question, parameters | {"years": list(KINDS)})
    )
