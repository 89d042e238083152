"""Who first opened a split, of each body: written on reading, kept once. It starts the days of a late
objection."""

from __future__ import annotations

import uuid
from datetime import datetime

from workflow.records.database import Unit


def note_opening(unit: Unit, ref: str, split_id: str, *, body: str, person: str, now: datetime) -> bool:
    """Note the first opening of a split of this case by an officer of one of its two bodies; True where it
    was that.

    Nothing is written for another body, or where the case has no such split.
    """
    return bool(
        unit.do(
            "INSERT INTO openings (id, case_ref, split_id, body, person, at) "
            "SELECT %(id)s, c.ref, s.id, %(body)s, %(person)s, %(now)s "
            "FROM splits s JOIN cases c ON c.ref = s.case_ref "
            "WHERE s.id = %(split)s AND c.ref = %(ref)s AND %(body)s IN (c.health_board, c.council) "
            "ON CONFLICT (split_id, body) DO NOTHING",
            {
                "id": str(uuid.uuid4()),
                "body": body,
                "person": person,
                "now": now,
                "split": split_id,
                "ref": ref,
            },
        )
    )
