"""What bodies have said of each automatic act: dated rows that are only added to. Judging is
`casework.automatic`.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from workflow.casework.automatic import Automatic, Setting
from workflow.records.database import Unit


@dataclass(frozen=True, slots=True)
class SaidMode:
    """One setting with who made it, why and when."""

    number: int
    body: str
    act: str
    mode: str
    from_at: datetime
    by: str
    reason: str
    recorded_at: datetime


def newest_mode(unit: Unit) -> int:
    """The number of the last setting; nought where there is none. One look at an index."""
    row = unit.one("SELECT coalesce(max(number), 0) FROM automatic_modes", prepare=True)
    assert row is not None
    return int(row[0])


def automatic(unit: Unit) -> Automatic:
    """Every setting, for casework to judge by."""
    rows = unit.all("SELECT number, body, act, mode, from_at FROM automatic_modes ORDER BY number")
    return Automatic(tuple(Setting(*row) for row in rows))


def said_modes(unit: Unit, *, body: str | None = None) -> tuple[SaidMode, ...]:
    """Every setting (of one body, if given) with who made it, the newest first."""
    rows = unit.all(
        "SELECT number, body, act, mode, from_at, by, reason, recorded_at FROM automatic_modes "
        "WHERE %(body)s::text IS NULL OR body = %(body)s ORDER BY number DESC",
        {"body": body},
    )
    return tuple(SaidMode(*row) for row in rows)


def say_mode(
    unit: Unit, *, body: str, act: str, mode: str, from_at: datetime, by: str, reason: str, now: datetime
) -> bool:
    """Add a setting; False, and nothing added, where it says what the last one of that body and act says."""
    unit.one("SELECT pg_advisory_xact_lock(hashtext('automatic_modes'))")
    last = unit.one(
        "SELECT mode, from_at FROM automatic_modes WHERE body = %s AND act = %s ORDER BY number DESC LIMIT 1",
        (body, act),
    )
    if last is not None and last[0] == mode and last[1] <= from_at:
        return False
    unit.do(
        "INSERT INTO automatic_modes (id, number, body, act, mode, from_at, by, reason, recorded_at) "
        "SELECT %s, coalesce(max(number), 0) + 1, %s, %s, %s, %s, %s, %s, %s FROM automatic_modes",
        (str(uuid.uuid4()), body, act, mode, from_at, by, reason, now),
    )
    return True


@dataclass(frozen=True, slots=True)
class HeldBack:
    """How often one act was held back in a body's cases: on trial (with what would have followed), or off."""

    body: str
    act: str
    event: str
    times: int
    cases: int
    would: dict[str, int]
    """How often each kind of event would have been recorded; empty for an act that is off."""


_HELD_BACK = """
WITH held AS (
    SELECT b.body, e.case_ref, e.kind, e.data->>'act' AS act, e.data->'would' AS would
    FROM events e JOIN cases c ON c.ref = e.case_ref
    CROSS JOIN LATERAL (VALUES (c.health_board), (c.council)) AS b(body)
    WHERE e.kind IN ('WouldHaveActed', 'AutomaticActHeldBack')
      AND (%(body)s::text IS NULL OR b.body = %(body)s)
), counted AS (
    SELECT body, act, kind, count(*) AS times, count(DISTINCT case_ref) AS cases FROM held GROUP BY 1, 2, 3
), followed AS (
    SELECT body, act, kind, w.event, count(*) AS times
    FROM held CROSS JOIN LATERAL jsonb_array_elements_text(
        CASE WHEN jsonb_typeof(would) = 'array' THEN would ELSE '[]'::jsonb END
    ) AS w(event)
    GROUP BY 1, 2, 3, 4
)
SELECT c.body, c.act, c.kind, c.times, c.cases, coalesce((
    SELECT jsonb_object_agg(f.event, f.times) FROM followed f
    WHERE (f.body, f.act, f.kind) = (c.body, c.act, c.kind)
), '{}'::jsonb)
FROM counted c ORDER BY c.body, c.act, c.kind
"""


def held_back(unit: Unit, *, body: str | None = None) -> tuple[HeldBack, ...]:
    """What was held back and what would have happened, by body and act."""
    return tuple(HeldBack(*row) for row in unit.all(_HELD_BACK, {"body": body}))
