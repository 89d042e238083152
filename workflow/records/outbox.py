"""The outbox: claim notices that wait, find who they go to, and record what became of them. Sends nothing.

Notices of cases and those of agreements in the making stand in two tables of one shape, and are one
outbox here.

Only the first waiting notice of a case can be claimed, and its row stays locked until the unit ends: no two
workers hold one notice, and the notices of a case leave in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from workflow.casework.facts import Notice
from workflow.notices.recipients import Recipient
from workflow.records.absences import away
from workflow.records.database import Unit
from workflow.records.rows import columns_of

_OF: dict[str, str] = {"notices": "case_ref", "negotiation_notices": "negotiation", "panel_notices": "panel"}
"""The tables of the outbox, and what each calls the reference that its notices are about."""


def _claim(table: str, ref: str) -> str:
    columns = ", ".join(f"n.{ref if name == 'case_ref' else name}" for name in columns_of(Notice).names)
    return f"""
SELECT {columns}
FROM {table} AS n
WHERE n.status = 'waiting'
  AND (n.not_before IS NULL OR n.not_before <= %(now)s)
  AND NOT EXISTS (
    SELECT FROM {table} AS earlier
    WHERE earlier.{ref} = n.{ref} AND earlier.position < n.position AND earlier.status = 'waiting'
  )
ORDER BY n.created_at, n.{ref}
LIMIT %(limit)s
FOR UPDATE OF n SKIP LOCKED
"""


_CLAIMS = {table: _claim(table, ref) for table, ref in _OF.items()}

_ADDRESSES = """
SELECT email, name, language, distance
FROM (
    SELECT p.email, p.name, p.language, p.id,
        CASE
            WHEN p.role = %(role)s AND p.id = (SELECT owner FROM cases WHERE ref = %(case_ref)s) THEN 0
            WHEN p.role = %(role)s AND p.id = (
                SELECT o.deputy FROM cases AS c JOIN people AS o ON o.id = c.owner
                WHERE c.ref = %(case_ref)s AND o.role = %(role)s AND (NOT o.active OR {away_owner})
            ) THEN 0
            WHEN p.role = %(role)s THEN 1
            ELSE 2
        END + CASE WHEN {away_officer} THEN 3 ELSE 0 END AS distance
    FROM people AS p
    WHERE p.body = %(body)s AND p.role IN (%(role)s, 'head_of_service') AND p.active AND p.email <> ''
) AS officers
ORDER BY distance, id
""".format(away_owner=away("o.id"), away_officer=away("p.id"))

_SENT = """
UPDATE {table}
SET status = 'sent', sent_at = %(now)s, attempts = attempts + 1, not_before = NULL, reason = NULL
WHERE id = ANY(%(ids)s) AND status = 'waiting'
"""

_LATER = """
UPDATE {table} SET attempts = attempts + 1, not_before = %(not_before)s, reason = %(reason)s
WHERE id = %(id)s AND status = 'waiting'
"""

_FAILED = """
UPDATE {table} SET status = 'failed', attempts = attempts + 1, not_before = NULL, reason = %(reason)s
WHERE id = %(id)s AND status = 'waiting'
"""


def claim_notices(unit: Unit, now: datetime, limit: int) -> list[Notice]:
    """Lock and read up to `limit` notices that may go at `now`, the oldest first, at most one of each case.

    Notices that another worker holds are passed over, and so is every later notice of their cases.
    """
    claimed: list[Notice] = []
    for claim in _CLAIMS.values():
        rows = unit.all(claim, {"now": now, "limit": limit - len(claimed)}, prepare=True)
        claimed += [Notice(*row) for row in rows]
    return claimed


def addresses(
    unit: Unit, body: str | None, role: str | None, *, case_ref: str | None = None
) -> list[Recipient]:
    """Who holds this office: the case's owner if it is theirs (while away, the deputy), else its active
    officers who are not away; where all are, those who are.

    An office without an officer falls to the body's head of service; without one, nobody: an empty list.
    Nobody is named twice under one address.
    """
    if body is None or role is None:
        return []
    rows = unit.all(_ADDRESSES, {"body": body, "role": role, "case_ref": case_ref}, prepare=True)
    nearest = rows[0][3] if rows else None
    found: dict[str, Recipient] = {}
    for email, name, language, distance in rows:
        if distance == nearest:
            found.setdefault(email.casefold(), Recipient(email=email, name=name, language=language))
    return list(found.values())


def record_sent(unit: Unit, ids: Sequence[str], *, now: datetime) -> None:
    """These notices were taken by the post at `now`."""
    if ids:
        _record(unit, _SENT, {"ids": list(ids), "now": now})


def record_later(unit: Unit, notice_id: str, *, not_before: datetime, reason: str) -> None:
    """The post did not take this notice; it is not tried again before that instant."""
    _record(unit, _LATER, {"id": notice_id, "not_before": not_before, "reason": reason})


def record_failed(unit: Unit, notice_id: str, *, reason: str) -> None:
    """This notice is given up, and shown to a person; the next one of its case may go."""
    _record(unit, _FAILED, {"id": notice_id, "reason": reason})


def _record(unit: Unit, statement: str, parameters: dict[str, Any]) -> None:
    """Record it in whichever table the notices stand; an id stands in one alone."""
    for table in _OF:
        unit.do(statement.format(table=table), parameters, prepare=True)
