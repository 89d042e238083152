"""The one clock that the edge reads: the database's, plus an offset that exists only in the demonstration.

The offset starts negative on an empty database, for the replay, and never decreases.
"""

from __future__ import annotations

from datetime import datetime

from workflow.records.database import Unit
from workflow.records.rows import to_json

_OFFSET = "coalesce((SELECT (value->>'microseconds')::bigint FROM marks WHERE name = 'clock'), 0)"
NOW = f"clock_timestamp() + {_OFFSET} * interval '1 microsecond'"
"""SQL of the present instant, for statements that read it on the way."""


class ClockRefused(Exception):
    """The clock may not be moved so."""


def now(unit: Unit) -> datetime:
    """The present instant (UTC), read once at the edge."""
    row = unit.one(f"SELECT {NOW}", prepare=True)
    assert row is not None
    instant: datetime = row[0]
    return instant


def real_now(unit: Unit) -> datetime:
    """The database's own clock, never moved: for what is about this machine and not about a case."""
    row = unit.one("SELECT clock_timestamp()", prepare=True)
    assert row is not None
    instant: datetime = row[0]
    return instant


def raise_offset_to(unit: Unit, instant: datetime) -> bool:
    """Move the clock forward to `instant`; False and nothing done where it is already there or past.
    Demonstration only."""
    ahead = unit.one(f"SELECT extract(epoch FROM %s - ({NOW})) * 1000000", (instant,))
    assert ahead is not None
    if ahead[0] <= 0:
        return False
    _set(unit, _offset(unit) + int(ahead[0]) + 1)
    return True


def start_at(unit: Unit, instant: datetime) -> None:
    """Start the clock in the past, for the replay. Raises ClockRefused unless the database has no case and
    no offset."""
    row = unit.one("SELECT EXISTS (SELECT FROM cases) OR EXISTS (SELECT FROM marks WHERE name = 'clock')")
    if row is None or row[0]:
        raise ClockRefused("the clock starts in the past only on an empty database, once")
    behind = unit.one("SELECT extract(epoch FROM %s - clock_timestamp()) * 1000000", (instant,))
    assert behind is not None
    if behind[0] > 0:
        raise ClockRefused(f"{instant.isoformat()} is not in the past")
    _set(unit, int(behind[0]))


def release_to_present(unit: Unit) -> None:
    """End the replay: the offset rises to zero, so that the clock shows the real time; nothing if it is at
    it or ahead."""
    if _offset(unit) < 0:
        _set(unit, 0)


def _offset(unit: Unit) -> int:
    row = unit.one(f"SELECT {_OFFSET}")
    assert row is not None
    return int(row[0])


def _set(unit: Unit, microseconds: int) -> None:
    unit.do(
        "INSERT INTO marks (name, value) VALUES ('clock', %s::jsonb) "
        "ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value "
        "WHERE (marks.value->>'microseconds')::bigint <= (EXCLUDED.value->>'microseconds')::bigint",
        (to_json([{"microseconds": microseconds}])[1:-1],),
    )
