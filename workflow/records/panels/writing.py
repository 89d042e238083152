"""Write what an act of a panel changes: its rows, chained events, texts and notices, in the unit's one
commit. What it does in cases is written beside it by the desk."""

from __future__ import annotations

from dataclasses import replace

from workflow.panels.changes import PanelChanges
from workflow.panels.facts import PanelFacts, PanelText
from workflow.records.beside.writing import insert, write_beside
from workflow.records.database import Unit
from workflow.records.panels.reading import SHAPE
from workflow.records.rows import as_dict, columns_of, to_json


def write(unit: Unit, changes: PanelChanges) -> PanelFacts:
    """Write one act's changes; give the facts as they now stand. Raises LostUpdate."""
    head = write_beside(
        unit,
        SHAPE,
        changes.facts.panel,
        rows=changes.rows,
        events=changes.events,
        notices=changes.notices,
    )
    if changes.texts:
        rows = to_json([as_dict(text) for text in changes.texts])
        insert(unit, PanelText.TABLE, columns_of(PanelText).names, rows)
    return replace(changes.facts, panel=head)
