"""Write changes: number and chain their events, seal the child's values, and send every row in one statement.

It judges nothing and commits nothing; the unit of work does. One case's changes or a thousand's are the same
call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from psycopg.errors import UniqueViolation

from workflow.casework.changes import Changes
from workflow.casework.child_values import ChildValues
from workflow.casework.facts import Case, CaseFacts, Notice
from workflow.records.chain import StoredEvent, chained
from workflow.records.database import Unit
from workflow.records.rows import as_dict, columns_of, to_json
from workflow.records.statements import CASES_CHANGED, CASES_NEW, STOP_FAMILY_NOTICES, write_statement

_EVENT_COLUMNS = tuple(StoredEvent.__dataclass_fields__)

Seal = Callable[[str, ChildValues], dict[str, Any]]
"""Makes the row of `children` from a case's reference and the child's values: `Keyring.seal`."""


class LostUpdate(Exception):
    """Somebody else has written to the case since its facts were read; nothing of these changes is kept."""

    def __init__(self, refs: Iterable[str]) -> None:
        self.refs = tuple(refs)
        super().__init__(f"written to meanwhile, or opened twice: {', '.join(self.refs)}")


def write(unit: Unit, changes: Sequence[Changes], *, seal: Seal | None = None) -> tuple[CaseFacts, ...]:
    """Write the changes of one or many cases, at most one of each; give the facts as they now stand.

    Raises LostUpdate where a case no longer has the number of events at which its changes began, and
    ValueError where there are child's values and nothing to seal them with. Either way the unit must be given
    up.
    """
    if not changes:
        return ()
    rows: dict[str, list[dict[str, Any]]] = {}
    after: list[CaseFacts] = []
    for change in changes:
        after.append(_gather(change, rows, seal))
    parameters: dict[str, Any] = {part: to_json(listed) for part, listed in rows.items()}
    stopped = [change.case_ref for change in changes if change.stops_family_notices]
    if stopped:
        parameters[STOP_FAMILY_NOTICES] = stopped
    refs = [change.case_ref for change in changes]
    try:
        answer = unit.one(write_statement(frozenset(parameters)), parameters, prepare=True)
    except UniqueViolation as fault:
        raise LostUpdate(refs) from fault
    if answer is None or answer[0] != len(changes):
        raise LostUpdate(refs)
    return tuple(after)


def _gather(change: Changes, rows: dict[str, list[dict[str, Any]]], seal: Seal | None) -> CaseFacts:
    """Add one case's rows to those of each table; give its facts with the end of its chain."""
    case = change.facts.case
    before = case.last_seq - len(change.events)
    events = chained(change.events, case_ref=case.ref, after=before, prev_hash=case.last_hash)
    if events:
        case = replace(case, last_hash=events[-1].hash, last_at=events[-1].at)
    _add_case(case, before, rows)
    for row in change.rows:
        if type(row) is not Case:
            rows.setdefault(row.TABLE, []).append(as_dict(row))
    for event in events:
        rows.setdefault("events", []).append({name: getattr(event, name) for name in _EVENT_COLUMNS})
    for text in change.texts:
        rows.setdefault("texts", []).append(as_dict(text))
    for notice in change.notices:
        rows.setdefault("notices", []).append(_notice_row(notice, change))
    if change.child is not None:
        if seal is None:
            raise ValueError("a child's values are never written unsealed")
        rows.setdefault("children", []).append(seal(case.ref, change.child))
    return replace(change.facts, case=case)


def _notice_row(notice: Notice, change: Changes) -> dict[str, Any]:
    """A notice as it is stored; to the family of a child who has died, stopped before it waits at all."""
    row = as_dict(notice)
    if change.stops_family_notices and notice.audience == "family":
        row |= {"status": "stopped", "reason": "death"}
    return row


def _add_case(case: Case, before: int, rows: dict[str, list[dict[str, Any]]]) -> None:
    row = as_dict(case)
    if before == 0:
        rows.setdefault(CASES_NEW, []).append(row)
    else:
        row["before"] = before
        rows.setdefault(CASES_CHANGED, []).append(row)


assert columns_of(Case).names[-3:] == ("last_seq", "last_hash", "last_at"), (
    "the end of the chain stands in the case"
)
