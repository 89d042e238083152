"""Where every negotiation stands, in one question: counts and instants, no word of any text."""

from __future__ import annotations

from workflow.negotiating.stages import Standing
from workflow.records.database import Unit

_STANDING = """
SELECT n.ref, n.region, n.services, n.state, n.draft, n.started_at, n.closed_at, n.last_at,
    coalesce(c.moved, false)
        OR EXISTS (SELECT FROM negotiation_consents s WHERE s.negotiation = n.ref)
        OR EXISTS (SELECT FROM negotiation_wordings w WHERE w.negotiation = n.ref AND w.body IS NOT NULL),
    coalesce(c.open_ones, 0), coalesce(c.standing, 0),
    (
        SELECT count(*) FROM jsonb_array_elements(n.required) AS r
        WHERE EXISTS (
            SELECT FROM negotiation_signatures s
            WHERE s.negotiation = n.ref AND s.void_at IS NULL
              AND s.body = r->>'body' AND s.office = r->>'office'
        )
    ),
    jsonb_array_length(n.required)
FROM negotiations AS n
LEFT JOIN LATERAL (
    SELECT bool_or(since <> n.started_at) AS moved, count(*) FILTER (WHERE status = 'open') AS open_ones,
        count(*) FILTER (WHERE status <> 'removed') AS standing
    FROM negotiation_clauses WHERE negotiation = n.ref
) AS c ON true
ORDER BY n.region, n.started_at DESC, n.ref
"""


def every_standing(unit: Unit) -> tuple[Standing, ...]:
    """Every negotiation's standing: by region, the newest first."""
    return tuple(
        Standing(ref, region, tuple(services), *rest)
        for ref, region, services, *rest in unit.all(_STANDING, prepare=True)
    )
