"""When a time limit that is being asked for again was first due: what a list shows as overdue. It judges
nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from workflow.records.database import Unit

Passed = dict[tuple[str, str, str | None], datetime]


def passed_limits(unit: Unit, refs: Collection[str]) -> Passed:
    """The latest due instant of each passed limit, by case, kind and body, in one question; chases are
    left out."""
    rows = unit.all(
        "SELECT case_ref, kind, body, max(due_at) FROM deadlines "
        "WHERE case_ref = ANY(%s) AND status = 'passed' AND kind <> 'chase' GROUP BY case_ref, kind, body",
        (list(refs),),
    )
    return {(ref, kind, body): due_at for ref, kind, body, due_at in rows}
