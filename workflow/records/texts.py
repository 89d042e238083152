"""Free text by id, and its erasure: the row goes, and the chain of events, which holds only its digest,
still verifies."""

from __future__ import annotations

import json
from collections.abc import Sequence

from workflow.casework.facts import Text
from workflow.records.database import Unit
from workflow.records.rows import from_json
from workflow.records.sealed_texts import NOT_SEALED


def texts_by_id(unit: Unit, ids: Sequence[str], *, eyes: str | None = None) -> dict[str, Text]:
    """Texts by id; one that was erased or sealed is left out, and so is one for a single body's eyes unless
    `eyes` is that body."""
    rows = unit.all(
        "SELECT row_to_json(t)::text FROM texts t WHERE id = ANY(%s) AND (eyes IS NULL OR eyes = %s) "
        f"AND {NOT_SEALED}",
        (list(ids), eyes),
    )
    texts = [from_json(Text, json.loads(row)) for (row,) in rows]
    return {text.id: text for text in texts}


def texts_of_case(unit: Unit, ref: str) -> tuple[Text, ...]:
    """Every text of a case that was not erased, oldest first; none that is for one body's eyes alone."""
    rows = unit.all(
        "SELECT row_to_json(t)::text FROM texts t WHERE case_ref = %s AND eyes IS NULL "
        f"AND {NOT_SEALED} ORDER BY at, id",
        (ref,),
    )
    return tuple(from_json(Text, json.loads(row)) for (row,) in rows)


class LegalHoldStands(Exception):
    """Proceedings were issued in the text's case: nothing said in it is erased until the hold is lifted."""


def is_held(unit: Unit, case_ref: str) -> bool:
    """Whether what was said and given in a case is frozen for legal proceedings."""
    return (
        unit.one("SELECT 1 FROM legal_holds WHERE case_ref = %s AND lifted_at IS NULL", (case_ref,))
        is not None
    )


def erase_text(unit: Unit, text_id: str) -> bool:
    """Erase one text, its salt with it; False where it was not there. Raises LegalHoldStands. The case's row
    is locked first, so that no hold begins between the asking and the erasing.
    """
    row = unit.one(
        "SELECT c.ref FROM cases AS c JOIN texts AS t ON t.case_ref = c.ref WHERE t.id = %s FOR UPDATE OF c",
        (text_id,),
    )
    if row and is_held(unit, row[0]):
        raise LegalHoldStands(f"the case {row[0]} is under a legal hold: the text {text_id} is kept")
    return bool(unit.do("DELETE FROM texts WHERE id = %s", (text_id,)))
