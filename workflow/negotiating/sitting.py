"""A sitting: the facts of one negotiation while one act changes them. It gathers rows, events, files and
notices, and writes nothing.

Everything that is done at the table goes through here: changing a row, recording an event with the columns
changed since the last one, starting and closing a clock, telling an office.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from workflow.casework.changes import Event
from workflow.casework.facts import Actor, Notice
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import due, local_date
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.facts import (
    FIELDS,
    ROW_TYPES,
    Clock,
    Negotiation,
    NegotiationFacts,
    Row,
    folded_columns,
    key_of,
)

R = TypeVar("R", bound=Row)
_TABLES: dict[type, str] = {kind: kind.TABLE for kind in ROW_TYPES}
_FOLDED: dict[type, tuple[str, ...]] = {kind: folded_columns(kind) for kind in ROW_TYPES}


class Sitting:
    """One negotiation under one act. `now` is the act's instant (UTC); `act_id` makes every new id."""

    def __init__(
        self, facts: NegotiationFacts, *, now: datetime, actor: Actor, act_id: str, under: Rulebook
    ) -> None:
        self.before, self.now, self.actor, self.under = facts, now, actor, under
        self.today: date = local_date(now)
        self.due_at: datetime | None = None
        """When the automatic act being done was due; None for a person's act."""
        self.files: Mapping[str, str] = facts.files
        self._act, self._made = uuid.UUID(act_id), 0
        self._rows: dict[type, dict[str, Any]] = {
            Negotiation: {facts.negotiation.ref: facts.negotiation},
            **{kind: {row.id: row for row in getattr(facts, name)} for kind, name in FIELDS.items()},
        }
        self._known = {(kind, key) for kind, rows in self._rows.items() for key in rows}
        self._recorded: dict[tuple[type, str], Any] = {}
        if not facts.negotiation.last_seq:  # made by this act: its first event says every column
            self._recorded[Negotiation, facts.negotiation.ref] = None
        self._changed: set[tuple[type, str]] = set()
        self._new_files: dict[str, Mapping[str, str]] = {}
        self._events: list[Event] = []
        self._notices: list[Notice] = []

    # rows

    @property
    def negotiation(self) -> Negotiation:
        """The negotiation as it stands in this sitting."""
        found: Negotiation = self._rows[Negotiation][self.before.negotiation.ref]
        return found

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.before.negotiation.ref

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every row of a kind as it stands in this sitting."""
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
        return self.put(replace(row, **columns))

    def change_negotiation(self, **columns: Any) -> Negotiation:
        """Change columns of the negotiation."""
        return self.change(self.negotiation, **columns)

    def new_id(self) -> str:
        """The next id of this act: the same act makes the same ids."""
        self._made += 1
        return str(uuid.uuid5(self._act, str(self._made)))

    def put_files(self, draft_id: str, files: Mapping[str, str]) -> None:
        """Keep the files of a new draft; they are the newest from now on."""
        self._new_files[draft_id] = files
        self.files = files

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
            row = self._rows[kind][key]
            changed = {
                column: _plain(value)
                for column in _FOLDED[kind]
                if (value := getattr(row, column)) != (getattr(was, column) if was else _ABSENT)
            }
            if changed:
                sets.setdefault(_TABLES[kind], {})[key] = changed
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
                position=self.before.notices_written + len(self._notices) + 1,
                kind=kind,
                audience="office",
                body=body,
                role=office,
                due_at=due_at,
                about=about,
                created_at=self.now,
            )
        )

    def notify_bodies(self, kind: str, office: str) -> None:
        """Tell the same office of every party body."""
        for body in self.negotiation.bodies:
            self.notify(kind, body, office)

    # clocks

    def start(self, limit_id: str, body: str, office: str, *, subject: str | None = None) -> Clock:
        """Start a clock against an office, from now; its length is that of the dated limit today. One that
        runs for the same is stopped: none runs twice.
        """
        for running in self.running(limit_id, subject=subject):
            if (running.body, running.office) == (body, office):
                self.close(running, "stopped")
        limit = self.under.limits.at(limit_id, self.today)
        begun = due(self.today, limit.count, limit.unit, self.under.calendar)
        return self.put(
            Clock(
                id=self.new_id(),
                negotiation=self.ref,
                kind=limit_id,
                body=body,
                office=office,
                subject=subject,
                started_at=self.now,
                count=limit.count,
                unit=limit.unit,
                due_at=begun.due_at,
                calendar=begun.calendar,
            )
        )

    def running(self, *kinds: str, subject: str | None = None) -> tuple[Clock, ...]:
        """Open clocks of these kinds (of any, where none is named), on this subject where one is given."""
        return tuple(
            clock
            for clock in self.all(Clock)
            if clock.status == "open"
            and (not kinds or clock.kind in kinds)
            and (subject is None or clock.subject == subject)
        )

    def stop(self, *kinds: str, subject: str | None = None, status: str = "stopped") -> None:
        """Close running clocks: 'met' where the act they waited for was done, else 'stopped'."""
        for clock in self.running(*kinds, subject=subject):
            self.close(clock, status)

    def close(self, clock: Clock, status: str) -> None:
        """Close one clock."""
        self.change(clock, status=status, closed_at=self.now)

    # the end

    def changes(self) -> NegotiationChanges:
        """Everything gathered, for one commit. Raises AssertionError where a row changed and no event says
        so.
        """
        assert not self._since_last_event(), "a change without an event"
        if self._events:
            last = self.negotiation.last_seq + len(self._events)
            self.change_negotiation(last_seq=last, last_at=self.now)
        return NegotiationChanges(
            ref=self.ref,
            rows=tuple(self._rows[kind][key] for kind, key in sorted(self._changed, key=self._order)),
            events=tuple(self._events),
            notices=tuple(self._notices),
            facts=self.facts(),
            files=self._new_files,
        )

    def _order(self, changed: tuple[type, str]) -> tuple[int, bool, str]:
        """Table by table; in each, rows that were there before new ones: what leaves makes room first."""
        return (_ORDER[changed[0]], changed not in self._known, changed[1])

    def facts(self) -> NegotiationFacts:
        """The facts as they stand in this sitting."""
        return NegotiationFacts(
            negotiation=self.negotiation,
            **{name: tuple(self._rows[kind].values()) for kind, name in FIELDS.items()},
            officers=self.before.officers,
            files=self.files,
            notices_written=self.before.notices_written + len(self._notices),
        )


class _Absent:
    """Equal to nothing: a new row changes every column."""


_ABSENT = _Absent()
_ORDER = {kind: place for place, kind in enumerate(ROW_TYPES)}


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
