"""Read the facts of cases: one question for all rows of one case or of a thousand, and the lock on the case's
row.

Rows come in a fixed order (`_ORDER`), so that the same database always gives the same facts.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from workflow.casework.facts import ROW_TYPES, Case, CaseFacts, Opening
from workflow.records.clock import NOW
from workflow.records.database import Unit
from workflow.records.rows import columns_of, from_json

_KINDS: tuple[type[Any], ...] = (*ROW_TYPES, Opening)
_ORDER: dict[str, tuple[str, ...]] = {
    "needs": ("recorded_at", "domain"),
    "cost_lines": ("position", "recorded_at"),
    "payers": ("named_at", "from_on"),
    "splits": ("announced_at",),
    "answers": ("split_id", "body"),
    "disagreements": ("opened_at",),
    "positions": ("at",),
    "extensions": ("proposed_at",),
    "evidence": ("asked_at",),
    "deadlines": ("started_at", "due_at"),
    "panel_decisions": ("at",),
    "referrers": ("at",),
    "redirects": ("at",),
    "consents": ("at",),
    "sharing_bases": ("at",),
    "legal_statuses": ("from_on", "recorded_at"),
    "advocates": ("at",),
    "checklists": ("at",),
    "assessors": ("at",),
    "child_views": ("at",),
    "local_reviews": ("asked_at",),
    "remittals": ("at",),
    "fast_tracks": ("at",),
    "handovers": ("at",),
    "referrals": ("notified_at",),
    "replies": ("at",),
    "funding_agreements": ("drafted_at",),
    "signatures": ("at",),
    "responsibilities": ("from_on", "recorded_at"),
    "transfers": ("proposed_at",),
    "sealed_entries": ("sealed_at",),
    "corrections": ("at",),
    "key_workers": ("named_at",),
    "links": ("linked_at", "other_ref"),
    "safety_statements": ("at",),
    "referral_conflicts": ("at",),
    "information_requests": ("asked_at",),
    "bundle_corrections": ("at",),
    "paper_requests": ("requested_at",),
    "transitions": ("id",),
    "reviews": ("at",),
    "attachments": ("at",),
    "report_requests": ("asked_at",),
    "upload_links": ("made_at",),
    "private_notes": ("at",),
    "safeguarding": ("at",),
    "deliveries": ("confirmed_at",),
    "absences": ("first_day",),
    "settings": ("from_on", "recorded_at"),
    "setting_judgements": ("at",),
    "enquiries": ("number",),
    "placement_approvals": ("asked_at",),
    "discharges": ("planned_at",),
    "concerns": ("recorded_at",),
    "blockers": ("opened_at",),
    "meetings": ("called_at",),
    "meeting_attendances": ("recorded_at",),
    "meeting_refusals": ("recorded_at",),
    "meeting_actions": ("due_on",),
    "withdrawals": ("given_at",),
    "openings": ("at",),
    "parties": ("from_at",),
    "legal_holds": ("started_at",),
    "statements_of_facts": ("at",),
    "facts_signatures": ("at",),
    "neutrals": ("at",),
    "reimbursement_lines": ("from_on", "from_body", "to_body"),
}


def _question(where: str) -> str:
    """Every row of every kind, as (number of the kind, JSON); -1 is the position of the case's last
    notice."""
    parts = [
        f"SELECT {number}, row_to_json(r)::text FROM {kind.TABLE} r "
        f"WHERE {'ref' if kind is Case else 'case_ref'} {where}"
        for number, kind in enumerate(_KINDS)
    ]
    parts.append(
        "SELECT -1, json_build_array(case_ref, max(position))::text FROM notices "
        f"WHERE case_ref {where} GROUP BY case_ref"
    )
    return " UNION ALL ".join(parts)


_ONE = _question("= %(ref)s")
_MANY = _question("= ANY(%(refs)s)")


def read(unit: Unit, ref: str) -> CaseFacts | None:
    """The facts of one case as they stand; None where there is no such case."""
    return _gather(unit.all(_ONE, {"ref": ref}, prepare=True)).get(ref)


def read_many(unit: Unit, refs: Collection[str]) -> dict[str, CaseFacts]:
    """The facts of many cases, in one question, in the order of `refs`; a case that is not there is left
    out."""
    if not refs:
        return {}
    found = _gather(unit.all(_MANY, {"refs": list(refs)}, prepare=True))
    return {ref: found[ref] for ref in refs if ref in found}


def lock(unit: Unit, ref: str) -> datetime | None:
    """Lock the row of one case until the unit ends, waiting for whoever holds it, and read the clock on the
    way.

    None where there is no such case. The clock may have been read before the waiting: an act is never stamped
    earlier than its case's last event all the same (`desk.not_before`).
    """
    row = unit.one(f"SELECT {NOW} FROM cases WHERE ref = %s FOR UPDATE", (ref,), prepare=True)
    return row[0] if row else None


def lock_if_free(unit: Unit, ref: str) -> bool:
    """Lock the row of another case if nobody holds it; whether it is locked now. It never waits."""
    return unit.one("SELECT 1 FROM cases WHERE ref = %s FOR UPDATE SKIP LOCKED", (ref,)) is not None


def lock_many(unit: Unit, refs: Collection[str]) -> None:
    """Lock many cases, in the order of their references, so that two who do so never wait for each other
    in a ring."""
    unit.all("SELECT 1 FROM cases WHERE ref = ANY(%s) ORDER BY ref FOR UPDATE", (sorted(set(refs)),))


_CLAIM = """
SELECT c.ref
FROM (
    SELECT case_ref, min(due_at) AS due_at
    FROM (
        SELECT case_ref, due_at FROM deadlines WHERE status = 'open' AND due_at <= %(now)s
        ORDER BY due_at, id LIMIT %(window)s
    ) AS first
    GROUP BY case_ref
) AS d
JOIN cases AS c ON c.ref = d.case_ref
WHERE c.ref <> ALL(%(but)s)
ORDER BY d.due_at, c.ref
LIMIT %(limit)s
FOR UPDATE OF c SKIP LOCKED
"""
_LIMITS_A_CASE = 4
"""A claim looks first only at so many times its size of the longest due limits: a burst is not sorted anew
each time."""


def claim_due(unit: Unit, now: datetime, limit: int, *, but: Sequence[str] = ()) -> list[CaseFacts]:
    """Lock up to `limit` cases with an open deadline due at `now` or before, the longest due first, and read
    them.

    Cases that somebody else holds are passed over, and so are those in `but`. The facts are read after the
    lock: a case that another sweep has just finished comes with nothing due.
    """
    asked = {"now": now, "limit": limit, "but": list(but)}
    rows = unit.all(_CLAIM, asked | {"window": limit * _LIMITS_A_CASE}, prepare=True)
    if not rows:  # none is due, or all that were looked at are held or set apart: look at every one
        rows = unit.all(_CLAIM, asked | {"window": None}, prepare=True)
    return list(read_many(unit, [ref for (ref,) in rows]).values())


def next_due_at(unit: Unit) -> datetime | None:
    """The earliest due instant of any open deadline."""
    row = unit.one("SELECT min(due_at) FROM deadlines WHERE status = 'open'", prepare=True)
    return row[0] if row else None


def _gather(rows: Sequence[tuple[int, str]]) -> dict[str, CaseFacts]:
    cases: dict[str, Case] = {}
    found: dict[str, dict[str, list[Any]]] = {}
    written: dict[str, int] = {}
    said = json.loads(f"[{','.join(text for _, text in rows)}]")  # one parse is half the cost of one a row
    for (number, _), columns in zip(rows, said, strict=True):
        if number < 0:
            ref, position = columns
            written[ref] = position
        elif number == 0:
            case = from_json(Case, columns)
            cases[case.ref] = case
        else:
            row = from_json(_KINDS[number], columns)
            found.setdefault(row.case_ref, {}).setdefault(row.TABLE, []).append(row)
    return {
        ref: CaseFacts(case=case, notices_written=written.get(ref, 0), **_in_order(found.get(ref, {})))
        for ref, case in cases.items()
    }


def _in_order(rows: dict[str, list[Any]]) -> dict[str, Any]:
    """The rows of one case by their table, each in its order."""
    return {table: tuple(sorted(listed, key=_ORDER_KEYS[table])) for table, listed in rows.items()}


_ORDER_KEYS = {table: attrgetter(*columns, "id") for table, columns in _ORDER.items()}
assert _ORDER_KEYS.keys() == {columns_of(kind).table for kind in _KINDS[1:]}, "every kind of row has an order"
