"""Free text by id, and its erasure: the row goes, and the chain of events, which holds only its digest,
still verifies."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workflow.casework.facts import Text
from workflow.records.database import Unit
from workflow.records.rows import from_json


def texts_by_id(unit: Unit, ids: Sequence[str], *, eyes: str | None = None) -> dict[str, Text]:
    """Texts by id; one that was erased is left out, and so is one for a single body's eyes unless `eyes` is
    that body."""
    rows = unit.all(
        "SELECT row_to_json(t)::text FROM texts t WHERE id = ANY(%s) AND (eyes IS NULL OR eyes = %s)",
        (list(ids), eyes),
    )
    texts = [from_json(Text, json.loads(row)) for (row,) in rows]
    return {text.id: text for text in texts}


def texts_of_case(unit: Unit, ref: str) -> tuple[Text, ...]:
    """Every text of a case that was not erased, oldest first; none that is for one body's eyes alone."""
    rows = unit.all(
        "SELECT row_to_json(t)::text FROM texts t WHERE case_ref = %s AND eyes IS NULL ORDER BY at, id", (ref,)
    )
    return tuple(from_json(Text, json.loads(row)) for (row,) in rows)


def erase_text(unit: Unit, text_id: str) -> bool:
    """Erase one text, its salt with it; False where it was not there."""
    return bool(unit.do("DELETE FROM texts WHERE id = %s", (text_id,)))
