"""The list of cases that an officer may see: filtered, sorted, counted, a page at a time."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from workflow.casework.facts import Actor
from workflow.records.database import Unit
from workflow.records.questions.visibility import sees

Sort = Literal["ref", "received", "due", "changed"]

_COLUMNS = """
    c.ref, c.region, c.health_board, c.council, c.service, c.urgent, c.owner, c.commissioner, c.received_at,
    c.decision, c.care, c.funding, c.package_start, c.agreement_id, c.agreement_version, c.delivered_at,
    c.ended_at, c.last_at, d.due_at, coalesce(g.stages, '{}'), s.basis
"""
_JOINED = {
    "d": "LEFT JOIN LATERAL ("
    "SELECT min(due_at) AS due_at FROM deadlines WHERE case_ref = c.ref AND status = 'open') AS d ON true",
    "g": "LEFT JOIN LATERAL (SELECT array_agg(stage ORDER BY opened_at, id) AS stages FROM disagreements "
    "WHERE case_ref = c.ref AND stage <> 'closed') AS g ON true",
    "s": "LEFT JOIN splits AS s ON s.id = c.split_id",
}
_SORTS: dict[str, tuple[str, str]] = {
    "ref": ("c.ref", "text"),
    "received": ("c.received_at", "timestamptz"),
    "due": ("coalesce(d.due_at, 'infinity')", "timestamptz"),
    "changed": ("c.last_at", "timestamptz"),
}
_ASKED: dict[str, str] = {
    "region": "c.region = %(region)s",
    "body": "%(body)s IN (c.health_board, c.council)",
    "decision": "c.decision = %(decision)s",
    "care": "c.care = %(care)s",
    "funding": "c.funding = %(funding)s",
    "stage": "%(stage)s = ANY(g.stages)",
    "agreement": "c.agreement_id = %(agreement)s",
    "owner": "c.owner = %(owner)s",
}
_FLAGS: dict[str, str] = {
    "overdue": "coalesce(d.due_at <= %(now)s, false)",
    "in_disagreement": "g.stages IS NOT NULL",
    "open": "c.ended_at IS NULL AND c.decision <> 'handed_over'",
}


_TOLD_AT_ONCE = ("region", "body")
_OPENED = (
    "EXISTS (SELECT FROM referrals AS r WHERE r.case_ref = c.ref AND r.bundle_sha256 IS NOT NULL) "
    "AND NOT EXISTS (SELECT FROM referral_conflicts AS x WHERE x.case_ref = c.ref AND x.person = %(reader)s)"
)
"""Before its bundle is opened, Welsh Government is told which case it is, and nothing inside it: a filter or
an order by what is inside would tell it too."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list: its reference, never a name."""

    ref: str
    region: str
    health_board: str
    council: str
    service: str
    urgent: bool
    owner: str
    commissioner: str
    received_at: datetime
    decision: str
    care: str
    funding: str
    package_start: date | None
    agreement_id: str | None
    agreement_version: int | None
    delivered_at: datetime | None
    ended_at: datetime | None
    last_at: datetime
    next_due_at: datetime | None
    """The earliest open time limit, whomever it runs against."""
    stages: tuple[str, ...]
    """Stages of the open disagreements, in the order in which these were opened."""
    basis: str | None
    """Basis of the split in effect."""


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases; what is None is not asked."""

    region: str | None = None
    body: str | None = None
    decision: str | None = None
    care: str | None = None
    funding: str | None = None
    stage: str | None = None
    agreement: str | None = None
    owner: str | None = None
    overdue: bool | None = None
    """Whether a time limit has passed (and waits to be enforced)."""
    in_disagreement: bool | None = None
    open: bool | None = None
    text: str | None = None
    """Part of a reference."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of a list, how many there are in all, and where the next page begins."""

    lines: tuple[CaseLine, ...]
    total: int
    next: str | None


class BadCursor(ValueError):
    """The cursor is not one that this list gave for this order."""


def case_list(
    unit: Unit,
    actor: Actor,
    *,
    now: datetime,
    where: CaseFilter | None = None,
    sort: Sort = "ref",
    descending: bool = False,
    cursor: str | None = None,
    size: int = 25,
) -> CasePage:
    """One page of the cases that `actor` may see. Two questions, however many cases. Raises BadCursor."""
    if actor.role == "wg_officer":
        sort = "ref"
    conditions, parameters = _conditions(actor, where or CaseFilter(), now)
    counted = unit.one(f"SELECT count(*) {_from(conditions)} WHERE {conditions}", parameters)
    by, kind = _SORTS[sort]
    direction, beyond = ("DESC", "<") if descending else ("ASC", ">")
    if cursor is not None:
        parameters["after"], parameters["after_ref"] = _read_cursor(cursor, sort, descending)
        conditions += f" AND ({by}, c.ref) {beyond} (%(after)s::{kind}, %(after_ref)s)"
    some = (
        f"SELECT c.*, {by} AS sorted_by {_from(conditions + by)} WHERE {conditions} "
        f"ORDER BY {by} {direction}, c.ref {direction} LIMIT %(size)s"
    )
    rows = unit.all(
        f"SELECT {_COLUMNS}, c.sorted_by::text {_from(_COLUMNS, cases=f'({some})')} "
        f"ORDER BY c.sorted_by {direction}, c.ref {direction}",
        parameters | {"size": size + 1},
    )
    lines = [CaseLine(*map(_frozen, row[:-1])) for row in rows[:size]]
    more = len(rows) > size
    last = _write_cursor(rows[size - 1][-1], lines[-1].ref, sort, descending) if more else None
    return CasePage(lines=tuple(lines), total=counted[0] if counted else 0, next=last)


def _from(asked: str, *, cases: str = "cases") -> str:
    """The tables that these columns or conditions ask of: nothing is joined that is not asked for."""
    joined = [join for name, join in _JOINED.items() if f"{name}." in asked]
    return " ".join((f"FROM {cases} AS c", *joined))


def _conditions(actor: Actor, where: CaseFilter, now: datetime) -> tuple[str, dict[str, Any]]:
    seen, parameters = sees(actor)
    parameters |= {"reader": actor.person}
    conditions = [seen]
    inside = f"{_OPENED} AND " if actor.role == "wg_officer" else ""
    for name, condition in _ASKED.items():
        value = getattr(where, name)
        if value is not None:
            conditions.append(condition if name in _TOLD_AT_ONCE else inside + condition)
            parameters[name] = value
    if where.text is not None:
        conditions.append("strpos(c.ref, upper(%(text)s)) > 0")
        parameters["text"] = where.text.strip()
    for flag, condition in _FLAGS.items():
        wanted = getattr(where, flag)
        if wanted is not None:
            told = condition if wanted else f"NOT ({condition})"
            # A referral that is shut stays in the list of open cases: nothing says that its case has ended.
            shut_too = inside and flag == "open" and wanted
            conditions.append(f"NOT ({_OPENED}) OR ({told})" if shut_too else inside + told)
            parameters["now"] = now
    return " AND ".join(f"({condition})" for condition in conditions), parameters


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _write_cursor(value: str, ref: str, sort: str, descending: bool) -> str:
    said = json.dumps([sort, descending, value, ref], separators=(",", ":"))
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _read_cursor(cursor: str, sort: str, descending: bool) -> tuple[str, str]:
    try:
        said = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        of_sort, of_direction, value, ref = said
        if _SORTS[sort][1] == "timestamptz" and value != "infinity":
            datetime.fromisoformat(value)
    except (ValueError, TypeError) as fault:
        raise BadCursor("the cursor is not one of this list") from fault
    if (
        (of_sort, of_direction) != (sort, descending)
        or not isinstance(ref, str)
        or not isinstance(value, str)
    ):
        raise BadCursor("the cursor belongs to another order of the list")
    return value, ref
