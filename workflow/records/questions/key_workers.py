"""Who the key worker of each of many cases is, by name: what every list and page of cases shows."""

from __future__ import annotations

from collections.abc import Collection

from workflow.records.database import Unit


def key_workers_of(unit: Unit, refs: Collection[str]) -> dict[str, str]:
    """The name of the key worker now, by case; a case without one is left out, and an erased name with it."""
    if not refs:
        return {}
    rows = unit.all(
        "SELECT w.case_ref, coalesce(p.name, t.text) FROM key_workers AS w "
        "LEFT JOIN people AS p ON p.id = w.officer LEFT JOIN texts AS t ON t.id = w.name_text_id "
        "WHERE w.to_at IS NULL AND w.case_ref = ANY(%s)",
        (list(refs),),
        prepare=True,
    )
    return {ref: name for ref, name in rows if name is not None}
