"""Which cases were opened before the month that milestones count from was kept."""

from __future__ import annotations

from workflow.records.database import Unit


def claim_without_milestones(unit: Unit, *, limit: int) -> tuple[str, ...]:
    """Lock some cases that have not ended, keep a child's record, and no month; those that others hold are
    passed over.
    """
    rows = unit.all(
        "SELECT c.ref FROM cases c JOIN children ON children.case_ref = c.ref WHERE c.ended_at IS NULL "
        "AND NOT EXISTS (SELECT FROM transitions t WHERE t.case_ref = c.ref) "
        "ORDER BY c.ref LIMIT %s FOR UPDATE OF c SKIP LOCKED",
        (limit,),
    )
    return tuple(ref for (ref,) in rows)
