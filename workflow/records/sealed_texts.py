"""Reading what was entered on the wrong child: only for the heads of service of the body that sealed it, and
every reading is recorded. Everybody else is told nothing by `texts`."""

from __future__ import annotations

import json
import uuid
from datetime import datetime

from workflow.casework.facts import Actor, SealedEntry, Text
from workflow.records.database import Unit
from workflow.records.rows import from_json

NOT_SEALED = (
    "NOT EXISTS (SELECT FROM sealed_entries s WHERE s.case_ref = t.case_ref AND s.texts ? t.id "
    "AND s.outcome IS DISTINCT FROM 'unsealed')"
)
"""SQL: a condition on `t` (texts), that the text is not under a seal."""


def may_read(entry: SealedEntry, actor: Actor) -> bool:
    """A head of service of the body that sealed it."""
    return actor.role == "head_of_service" and actor.body == entry.body


def read_sealed(unit: Unit, entry: SealedEntry, actor: Actor, *, now: datetime) -> tuple[Text, ...]:
    """The sealed texts, and a record that this officer has read them; nothing for anybody else."""
    if not may_read(entry, actor):
        return ()
    rows = unit.all(
        "SELECT row_to_json(t)::text FROM texts t WHERE id = ANY(%s) AND (eyes IS NULL OR eyes = %s) "
        "ORDER BY at, id",
        (list(entry.texts), actor.body),
    )
    found = tuple(from_json(Text, json.loads(row)) for (row,) in rows)
    for text in found:
        unit.do(
            "INSERT INTO sealed_readings (id, seal_id, text_id, person, at) VALUES (%s, %s, %s, %s, %s)",
            (str(uuid.uuid4()), entry.id, text.id, actor.person, now),
        )
    return found
