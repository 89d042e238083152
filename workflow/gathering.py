"""What one act does to one thing that stands beside cases (an agreement in the making, a panel): its rows,
events, clocks and notices, gathered for one commit.

Cases have their own, `casework.draft`, with machines and erasable words. This one writes nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, TypeVar

from workflow.casework.changes import Event
from workflow.casework.facts import Actor, Notice, folded_columns
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import due, local_date

R = TypeVar("R")


class Gathering:
    """One thing under one act. `now` is the act's instant (UTC); `act_id` makes every new id."""

    ROW_TYPES: ClassVar[tuple[type, ...]]
    """Every kind of row, the head first."""
    CLOCK: ClassVar[type]
    LINK: ClassVar[str]
    """The column in which a row names the head."""

    def __init__(
        self,
        head: Any,
        rows: Mapping[type, Iterable[Any]],
        *,
        now: datetime,
        actor: Actor,
        act_id: str,
        under: Rulebook,
        notices_written: int,
    ) -> None:
        self.now, self.actor, self.under = now, actor, under
        self.today: date = local_date(now)
        self.due_at: datetime | None = None
        """When the automatic act being done was due; None for a person's act."""
        self.ref: str = head.ref
        """The head's reference."""
        self._act, self._made, self._written = uuid.UUID(act_id), 0, notices_written
        self._head = self.ROW_TYPES[0]
        self._rows: dict[type, dict[str, Any]] = {
            self._head: {head.ref: head},
            **{kind: {row.id: row for row in rows[kind]} for kind in self.ROW_TYPES[1:]},
        }
        self._known = {(kind, key) for kind, listed in self._rows.items() for key in listed}
        self._recorded: dict[tuple[type, str], Any] = {}
        if not head.last_seq:  # made by this act: its first event says every column
            self._recorded[self._head, head.ref] = None
        self._changed: set[tuple[type, str]] = set()
        self._events: list[Event] = []
        self._notices: list[Notice] = []

    # rows

    @property
    def head(self) -> Any:
        """The head as it stands under this act."""
        return self._rows[self._head][self.ref]

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every row of a kind as it stands under this act."""
        return tuple(self._rows[kind].values())

    def get(self, kind: type[R], key: str | None) -> R | None:
        """One row by its key, or None."""
        found: R | None = self._rows[kind].get(key or "")
        return found

    def put(self, row: R) -> R:
        """Add a row, or put it in the place of the one with its key."""
        kind, key = type(row), key_of(row)
        self._recorded.setdefault((kind, key), self._rows[kind].get(key))
        self._changed.add((kind, key))
        self._rows[kind][key] = row
        return row

    def change(self, row: R, **columns: Any) -> R:
        """Put a row again with some columns changed."""
        there: Any = row
        changed: R = replace(there, **columns)
        return self.put(changed)

    def new_id(self) -> str:
        """The next id of this act: the same act makes the same ids."""
        self._made += 1
        return str(uuid.uuid5(self._act, str(self._made)))

    # events and notices

    def record(self, kind: str, **data: Any) -> None:
        """Record what has happened, past tense, with every folded column changed since the last event."""
        self._events.append(
            Event(
                kind=kind,
                at=self.now,
                actor=self.actor.person,
                body=self.actor.body,
                data={name: _plain(value) for name, value in data.items() if value is not None},
                sets=self._since_last_event(),
                due_at=self.due_at,
            )
        )

    def _since_last_event(self) -> dict[str, dict[str, dict[str, Any]]]:
        sets: dict[str, dict[str, dict[str, Any]]] = {}
        for (kind, key), was in self._recorded.items():
            row, table = self._rows[kind][key], _table_of(kind)
            changed = {
                column: _plain(value)
                for column in _folded(kind)
                if (value := getattr(row, column)) != (getattr(was, column) if was else _ABSENT)
            }
            if changed:
                sets.setdefault(table, {})[key] = changed
        self._recorded.clear()
        return sets

    def notify(
        self, kind: str, body: str, office: str, *, due_at: datetime | None = None, about: str | None = None
    ) -> None:
        """Tell an office. Written in the same commit."""
        self._notices.append(
            Notice(
                id=self.new_id(),
                case_ref=self.ref,
                position=self.notices_written + 1,
                kind=kind,
                audience="office",
                body=body,
                role=office,
                due_at=due_at,
                about=about,
                created_at=self.now,
            )
        )

    @property
    def notices_written(self) -> int:
        """How many notices there are, this act's included."""
        return self._written + len(self._notices)

    # clocks

    def start(
        self,
        limit_id: str,
        body: str,
        office: str,
        *,
        subject: str | None = None,
        from_on: date | None = None,
    ) -> Any:
        """Start a clock against an office, from now or from a day; its length is that of the dated limit
        today. One that runs for the same is stopped: none runs twice.
        """
        limit = self.under.limits.at(limit_id, self.today)
        begun = due(from_on or self.today, limit.count, limit.unit, self.under.calendar)
        return self.start_until(
            limit_id,
            body,
            office,
            subject=subject,
            count=limit.count,
            unit=limit.unit,
            due_at=begun.due_at,
            calendar=begun.calendar,
        )

    def start_until(
        self, kind: str, body: str, office: str, *, subject: str | None, due_at: datetime, **counted: Any
    ) -> Any:
        """Start a clock whose end is known. `counted`: count, unit and calendar."""
        for running in self.running(kind, subject=subject):
            if (running.body, running.office) == (body, office):
                self.close(running, "stopped")
        clock = self.CLOCK(
            id=self.new_id(),
            kind=kind,
            body=body,
            office=office,
            subject=subject,
            started_at=self.now,
            due_at=due_at,
            **{self.LINK: self.ref},
            **counted,
        )
        return self.put(clock)

    def running(self, *kinds: str, subject: str | None = None) -> tuple[Any, ...]:
        """Open clocks of these kinds (of any, where none is named), on this subject where one is given."""
        clocks: tuple[Any, ...] = self.all(self.CLOCK)
        return tuple(
            clock
            for clock in clocks
            if clock.status == "open"
            and (not kinds or clock.kind in kinds)
            and (subject is None or clock.subject == subject)
        )

    def stop(self, *kinds: str, subject: str | None = None, status: str = "stopped") -> None:
        """Close running clocks: 'met' where the act they waited for was done, else 'stopped'."""
        for clock in self.running(*kinds, subject=subject):
            self.close(clock, status)

    def close(self, clock: Any, status: str) -> None:
        """Close one clock."""
        self.change(clock, status=status, closed_at=self.now)

    # the end

    def gathered(self) -> tuple[tuple[Any, ...], tuple[Event, ...], tuple[Notice, ...]]:
        """The rows in their final form, the events and the notices, for one commit; the head counts its
        events. Raises AssertionError where a row changed and no event says so.
        """
        assert not self._since_last_event(), "a change without an event"
        if self._events:
            self.change(self.head, last_seq=self.head.last_seq + len(self._events), last_at=self.now)
        rows = tuple(self._rows[kind][key] for kind, key in sorted(self._changed, key=self._order))
        return rows, tuple(self._events), tuple(self._notices)

    def _order(self, changed: tuple[type, str]) -> tuple[int, bool, str]:
        """Table by table; in each, rows that were there before new ones: what leaves makes room first."""
        return (self.ROW_TYPES.index(changed[0]), changed not in self._known, changed[1])


class _Absent:
    """Equal to nothing: a new row changes every column."""


_ABSENT = _Absent()


def key_of(row: Any) -> str:
    """The primary key of a row: the head's reference, any other row's id."""
    return str(row.ref if any(column.name == "ref" for column in fields(row)) else row.id)


@cache
def _folded(kind: Any) -> tuple[str, ...]:
    return folded_columns(kind)


def _table_of(kind: Any) -> str:
    return str(kind.TABLE)


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
