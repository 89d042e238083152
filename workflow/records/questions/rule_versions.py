"""Which cases are under other rules than today's: another list of bank holidays, another rule pack."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.records.database import Unit

_OPEN = "c.ended_at IS NULL AND c.decision <> 'handed_over'"


def claim_counted_otherwise(
    unit: Unit, calendar: str, *, limit: int, but: Sequence[str] = ()
) -> tuple[str, ...]:
    """Lock open cases whose clocks were counted with another list; those that others hold are passed over."""
    rows = unit.all(
        f"SELECT c.ref FROM cases c WHERE {_OPEN} AND (c.calendar < %(calendar)s OR c.calendar > "
        f"%(calendar)s) "
        "AND c.ref <> ALL(%(but)s) ORDER BY c.ref LIMIT %(limit)s FOR UPDATE OF c SKIP LOCKED",
        {"calendar": calendar, "but": list(but), "limit": limit},
        prepare=True,
    )
    return tuple(ref for (ref,) in rows)


def open_cases(unit: Unit, *, not_calendar: str | None = None) -> tuple[str, ...]:
    """Every open case, by reference; with `not_calendar` those that were counted with another list."""
    rows = unit.all(
        f"SELECT c.ref FROM cases c WHERE {_OPEN} "
        "AND (%(calendar)s::text IS NULL OR c.calendar <> %(calendar)s) ORDER BY c.ref",
        {"calendar": not_calendar},
    )
    return tuple(ref for (ref,) in rows)


def cases_by_pack(unit: Unit) -> dict[str, int]:
    """How many open cases are under each rule pack."""
    rows = unit.all(f"SELECT c.rule_pack, count(*) FROM cases c WHERE {_OPEN} GROUP BY 1")
    return dict(rows)
