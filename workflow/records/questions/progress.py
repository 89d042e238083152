"""How the whole stands: what the events add up to, and whether the system keeps up with its clocks and its
post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg.errors import UndefinedTable

from workflow.records import clock, migrating
from workflow.records.database import Unit
from workflow.records.marks import LAST_SWEEP

_OBJECTIONS_ANSWERED = """
SELECT count(*)
FROM events AS e, jsonb_each(e.sets->'disagreements') AS d JOIN disagreements AS x ON x.id = d.key
WHERE e.sets ? 'disagreements' AND x.is_objection
  AND d.value->>'outcome' IN ('upheld', 'not_upheld', 'settled', 'withdrawn')
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of `run --json`, read from the events of the whole database."""

    applied: int
    """Shares applied by silence."""
    objections_answered: int
    """Objections closed: upheld, not upheld, settled, withdrawn."""
    climbed: int
    """Stages moved up by time."""
    escalated: int
    """Cases referred to Welsh Government."""
    signed: int
    """Funding agreements with every signature."""
    notices: int


@dataclass(frozen=True, slots=True)
class OutboxState:
    """How the outbox stands: what waits (and since when, of what may be sent), and what was given up."""

    waiting: int
    failed: int
    oldest_waiting_at: datetime | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What `/health/ready` and `doctor` judge by. Judging is theirs."""

    migration: str | None
    """The revision that the database has; None before the first migration."""
    migration_wanted: str
    swept_at: datetime | None
    """The instant that the last sweep judged by; None before the first."""
    sweep_age: timedelta | None
    """Real time since the last sweep ended, whatever the demonstration's clock shows."""
    outbox: OutboxState | None
    now: datetime | None

    @property
    def migrated(self) -> bool:
        """Whether the database has exactly the schema that this version knows."""
        return self.migration == self.migration_wanted

    @property
    def outbox_lag(self) -> timedelta | None:
        """How long the oldest notice that may be sent has waited."""
        if self.outbox is None or self.now is None or self.outbox.oldest_waiting_at is None:
            return None
        waited: timedelta = self.now - self.outbox.oldest_waiting_at
        return waited


def summary(unit: Unit) -> Summary:
    """What all events add up to, the replay included."""
    row = unit.one(
        "SELECT count(*) FILTER (WHERE kind = 'SplitApplied'), "
        "count(*) FILTER (WHERE kind = 'DisagreementClimbed'), "
        "count(DISTINCT case_ref) FILTER (WHERE kind = 'ReferredToWelshGovernment'), "
        "count(*) FILTER (WHERE kind = 'AgreementInForce'), (SELECT count(*) FROM notices) FROM events"
    )
    answered = unit.one(_OBJECTIONS_ANSWERED)
    assert row is not None
    assert answered is not None
    applied, climbed, escalated, signed, notices = row
    return Summary(
        applied=applied,
        objections_answered=answered[0],
        climbed=climbed,
        escalated=escalated,
        signed=signed,
        notices=notices,
    )


def readiness(unit: Unit) -> Readiness:
    """How the database stands; of one that was never migrated only that."""
    wanted = migrating.head()
    try:
        with unit.point():
            found = unit.one("SELECT version_num FROM alembic_version")
    except UndefinedTable:
        return Readiness(None, wanted, None, None, None, None)
    migration = found[0] if found else None
    if migration != wanted:
        return Readiness(migration, wanted, None, None, None, None)
    now = clock.now(unit)
    swept = unit.one(
        "SELECT (value->>'at')::timestamptz, clock_timestamp() - (value->>'finished_at')::timestamptz "
        "FROM marks WHERE name = %s",
        (LAST_SWEEP,),
    )
    swept_at, age = swept or (None, None)
    return Readiness(migration, wanted, swept_at, age, outbox_state(unit, now), now)


def outbox_state(unit: Unit, now: datetime) -> OutboxState:
    """How the outbox stands at `now`."""
    row = unit.one(
        "SELECT count(*) FILTER (WHERE status = 'waiting'), count(*) FILTER (WHERE status = 'failed'), "
        "min(created_at) FILTER (WHERE status = 'waiting' AND (not_before IS NULL OR not_before <= %s)) "
        "FROM (SELECT status, created_at, not_before FROM notices WHERE status IN ('waiting', 'failed') "
        "UNION ALL SELECT status, created_at, not_before FROM negotiation_notices "
        "WHERE status IN ('waiting', 'failed') "
        "UNION ALL SELECT status, created_at, not_before FROM panel_notices "
        "WHERE status IN ('waiting', 'failed')) AS outbox",
        (now,),
    )
    assert row is not None
    return OutboxState(*row)


def counts_by(unit: Unit, column: str) -> dict[tuple[str, str], int]:
    """Cases by region and by one of decision, care, funding or service. ValueError for another column."""
    if column not in ("decision", "care", "funding", "service"):
        raise ValueError(f"cases are not counted by '{column}'")
    rows = unit.all(f"SELECT region, {column}, count(*) FROM cases GROUP BY 1, 2 ORDER BY 1, 2")
    return {(region, value): count for region, value, count in rows}
