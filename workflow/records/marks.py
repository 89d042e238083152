"""The few things that the system notes about itself, by name: the demonstration, the last sweep, an
import."""

from __future__ import annotations

import json
from typing import Any

from workflow.records.database import Unit

DEMONSTRATION = "demonstration"
REPLAY = "replay"
LAST_SWEEP = "last_sweep"


def read_mark(unit: Unit, name: str) -> Any:
    """The value of a mark, or None where it was never set."""
    row = unit.one("SELECT value FROM marks WHERE name = %s", (name,))
    return row[0] if row else None


def set_mark(unit: Unit, name: str, value: Any) -> None:
    """Set a mark to a JSON value. The clock's own mark is set by `clock` alone: ValueError."""
    if name == "clock":
        raise ValueError("the clock is moved only by workflow.records.clock")
    unit.do(
        "INSERT INTO marks (name, value) VALUES (%s, %s::jsonb) "
        "ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
        (name, json.dumps(value)),
    )


def is_demonstration(unit: Unit) -> bool:
    """Whether this database was marked as one that holds only the demonstration."""
    return read_mark(unit, DEMONSTRATION) is not None


def is_empty(unit: Unit) -> bool:
    """Whether nobody has ever opened a case here."""
    row = unit.one("SELECT EXISTS (SELECT FROM cases)")
    return row is not None and not row[0]
