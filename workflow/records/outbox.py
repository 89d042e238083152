"""The outbox: claim waiting notices in the order of their case, and record what became of each.

Claimed notices stay locked until the unit ends, so two deliverers never send one twice; whoever is killed between
the sending and the commit sends again, with the same notice id.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workflow.casework.facts import Notice
from workflow.records.database import Unit
from workflow.records.rows import from_json, to_json

_CLAIM = """
WITH heads AS (
    SELECT n.id, n.case_ref FROM notices AS n
    WHERE n.status = 'waiting' AND (n.not_before IS NULL OR n.not_before <= %(now)s)
      AND NOT EXISTS (
        SELECT FROM notices AS e WHERE e.case_ref = n.case_ref AND e.status = 'waiting' AND e.position < n.position
      )
    ORDER BY n.created_at, n.case_ref
    LIMIT %(cases)s
    FOR UPDATE OF n SKIP LOCKED
)
SELECT row_to_json(n)::text FROM notices AS n JOIN heads AS h ON h.case_ref = n.case_ref
WHERE n.status = 'waiting' ORDER BY n.created_at, n.case_ref, n.position
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one notice: sent, stopped, failed for good, or waiting again until `not_before`."""

    notice_id: str
    status: str
    reason: str | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxState:
    """How the outbox stands: what waits (and since when, of what may be sent), and what was given up."""

    waiting: int
    failed: int
    oldest_waiting_at: datetime | None


def claim_notices(unit: Unit, now: datetime, *, cases: int = 50) -> list[Notice]:
    """Waiting notices of up to `cases` cases, locked; within a case in order, up to the first that must wait longer.

    A case whose first waiting notice must still wait, or is held by another deliverer, is passed over whole.
    """
    claimed: list[Notice] = []
    held_up: set[str] = set()
    for (text,) in unit.all(_CLAIM, {"now": now, "cases": cases}):
        notice = from_json(Notice, json.loads(text))
        if notice.not_before and notice.not_before > now:
            held_up.add(notice.case_ref)
        if notice.case_ref not in held_up:
            claimed.append(notice)
    return claimed


def record_outcomes(unit: Unit, outcomes: Sequence[Outcome], *, now: datetime) -> None:
    """Record what became of claimed notices: one attempt more each; `sent_at` where sent."""
    rows = [
        {
            "id": outcome.notice_id,
            "status": outcome.status,
            "reason": outcome.reason,
            "not_before": outcome.not_before,
        }
        for outcome in outcomes
    ]
    unit.do(
        "UPDATE notices AS n SET status = r.status, reason = r.reason, not_before = r.not_before, "
        "attempts = n.attempts + 1, sent_at = CASE r.status WHEN 'sent' THEN %s ELSE n.sent_at END "
        "FROM jsonb_populate_recordset(NULL::notices, %s::jsonb) AS r WHERE n.id = r.id",
        (now, to_json(rows)),
    )


def outbox_state(unit: Unit, now: datetime) -> OutboxState:
    """How the outbox stands at `now`."""
    row = unit.one(
        "SELECT count(*) FILTER (WHERE status = 'waiting'), count(*) FILTER (WHERE status = 'failed'), "
        "min(created_at) FILTER (WHERE status = 'waiting' AND (not_before IS NULL OR not_before <= %s)) "
        "FROM notices WHERE status IN ('waiting', 'failed')",
        (now,),
    )
    assert row is not None
    return OutboxState(*row)
