"""Write what an act at the table changes: its events numbered and chained, its rows, files and notices,
in the unit's one commit. It judges nothing.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.facts import Activated, NegotiationFacts, Row
from workflow.records.beside.writing import insert, write_beside
from workflow.records.database import Unit
from workflow.records.negotiations.reading import SHAPE
from workflow.records.rows import to_json

_LOCK_OF_THE_BOOK = 6_271_834_906


def write(unit: Unit, changes: NegotiationChanges) -> NegotiationFacts:
    """Write one act's changes; give the facts as they now stand.

    Raises LostUpdate where somebody else has written to the negotiation since its facts were read; the unit
    must then be given up.
    """
    head = write_beside(
        unit,
        SHAPE,
        changes.facts.negotiation,
        rows=[_numbered(unit, row) for row in changes.rows],
        events=changes.events,
        notices=changes.notices,
    )
    _put_files(unit, changes)
    return replace(changes.facts, negotiation=head)


def _numbered(unit: Unit, row: Row) -> Row:
    """An activated agreement with the next number: one activation after the other, so that a process that has
    seen a number has seen every lower one."""
    if not isinstance(row, Activated):
        return row
    unit.all("SELECT pg_advisory_xact_lock(%s)", (_LOCK_OF_THE_BOOK,))
    last = unit.one("SELECT coalesce(max(number), 0) + 1 FROM activated_agreements")
    assert last is not None
    return replace(row, number=int(last[0]))


def _put_files(unit: Unit, changes: NegotiationChanges) -> None:
    rows = [
        {"draft_id": draft, "path": path, "negotiation": changes.ref, "text": text}
        for draft, files in changes.files.items()
        for path, text in files.items()
    ]
    if rows:
        insert(unit, "negotiation_files", ["draft_id", "path", "negotiation", "text"], to_json(rows))
