"""A draft: the facts of one case while one act changes them. It gathers rows, events, texts and notices, and
writes nothing.

Everything that casework does goes through here: sending an event to a machine, starting and closing a clock,
recording
an event (with the columns changed since the last one), telling an office.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from workflow.casework.changes import Changes, Event, Refused
from workflow.casework.child_values import ChildValues
from workflow.casework.codes import STATE_WORDS
from workflow.casework.facts import (
    ROW_TYPES,
    Actor,
    Case,
    CaseFacts,
    Deadline,
    Dispute,
    Notice,
    Row,
    Text,
    folded_columns,
    key_of,
)
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.clocks.limits import Limits
from workflow.clocks.pausing import ends_at
from workflow.machine.arbiter import NotAllowed, next_state

R = TypeVar("R", bound=Row)
FOLDED: dict[type, tuple[str, ...]] = {kind: folded_columns(kind) for kind in ROW_TYPES}
TABLES: dict[type, str] = {kind: kind.TABLE for kind in ROW_TYPES}


class Draft:
    """One case under one act. `now` is the act's instant (UTC); `act_id` makes every new id, so a repeat
    makes the same.
    """

    def __init__(
        self, facts: CaseFacts, *, now: datetime, actor: Actor, act_id: str, salt: str, under: Rulebook
    ) -> None:
        self.before, self.now, self.actor, self.under = facts, now, actor, under
        self.today: date = local_date(now)
        self.due_at: datetime | None = None
        """When the automatic act being done was due; None for a person's act."""
        self.child: ChildValues | None = None
        self.beside: Draft | None = None
        """Another case that the same act changes, where there is one and the actor may see it."""
        self.stops_family_notices = False
        self._act, self._salt, self._made = uuid.UUID(act_id), salt, 0
        self._rows: dict[type, dict[str, Any]] = {Case: {facts.case.ref: facts.case}}
        for kind in ROW_TYPES[1:]:
            self._rows[kind] = {key_of(row): row for row in getattr(facts, kind.TABLE)}
        self._recorded: dict[tuple[type, str], Any] = {}
        if not facts.case.last_seq:  # a case that no event has made yet: its first event says every column
            self._recorded[Case, facts.case.ref] = None
        self._changed: set[tuple[type, str]] = set()
        self._events: list[Event] = []
        self._texts: list[Text] = []
        self._notices: list[Notice] = []

    # rows

    @property
    def case(self) -> Case:
        """The case as it stands in this draft."""
        case: Case = self._rows[Case][self.before.case.ref]
        return case

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every row of a kind as it stands in this draft."""
        return tuple(self._rows[kind].values())

    def get(self, kind: type[R], key: str | None) -> R | None:
        """One row by its key, or None."""
        return self._rows[kind].get(key or "")

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

    def change_case(self, **columns: Any) -> Case:
        """Change columns of the case."""
        return self.change(self.case, **columns)

    def new_id(self) -> str:
        """The next id of this act: the same act makes the same ids."""
        self._made += 1
        return str(uuid.uuid5(self._act, str(self._made)))

    @property
    def limits(self) -> Limits:
        """The time limits of the rule pack that the case is under."""
        return self.under.limits_of(self.case)

    # machines

    def send(self, story: str, event: str) -> None:
        """Send an event to one of the case's three machines. Refused where it does not follow."""
        self.change_case(**{story: self._after(story, getattr(self.case, story), event)})

    def move(self, dispute: Dispute, event: str) -> Dispute:
        """Send an event to the machine of a disagreement."""
        stage = self._after("disagreement", dispute.stage, event)
        return self.change(dispute, stage=stage, stage_since=self.now)

    @staticmethod
    def _after(machine: str, state: str, event: str) -> str:
        try:
            return next_state(machine, state, event)
        except NotAllowed as no:
            words = STATE_WORDS[machine][state]
            raise Refused(
                "state_allows",
                cy=f"Ni ellir gwneud hyn nawr. Y sefyllfa yw: {words.cy}.",
                en=f"This cannot be done now. It stands at: {words.en}.",
            ) from no

    # words, events, notices

    def text(self, kind: str, words: str, language: str, *, eyes: str | None = None) -> str:
        """Keep a person's words in an erasable row of their own; the id is what the facts carry. `eyes`: the
        body whose officers alone may read them.
        """
        salt = hashlib.sha256(f"{self._salt}:{self._made}".encode()).hexdigest()[:32]
        digest = hashlib.sha256((salt + words).encode()).hexdigest()
        text = Text(
            id=self.new_id(),
            case_ref=self.case.ref,
            kind=kind,
            body=self.actor.body,
            author=self.actor.person,
            at=self.now,
            language=language,
            text=words,
            salt=salt,
            digest=digest,
            eyes=eyes,
        )
        self._texts.append(text)
        return text.id

    def digest_of(self, text_id: str) -> str:
        """The salted digest of words kept in this act, for an event that must not lead to them."""
        return next(text.digest for text in self._texts if text.id == text_id)

    def record(self, kind: str, **data: Any) -> None:
        """Record what has happened, past tense, with every folded column changed since the last event."""
        digests = {text.id: text.digest for text in self._texts}
        shown = {name: _plain(value) for name, value in data.items() if value is not None}
        shown |= {
            f"{name}_digest": digests[value]
            for name, value in data.items()
            if isinstance(value, str) and value in digests
        }
        self._events.append(
            Event(
                kind=kind,
                at=self.now,
                actor=self.actor.person,
                body=self.actor.body,
                data=shown,
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
                for column in FOLDED[kind]
                if (value := getattr(row, column)) != (getattr(was, column) if was else _ABSENT)
            }
            if changed:
                sets.setdefault(TABLES[kind], {})[key] = changed
        self._recorded.clear()
        return sets

    def notify(
        self,
        kind: str,
        body: str | None,
        role: str | None,
        *,
        due_at: datetime | None = None,
        about: str | None = None,
        audience: str = "office",
        says: dict[str, Any] | None = None,
    ) -> None:
        """Tell an office (a body's role), the family or Welsh Government. Written in the same commit."""
        self._notices.append(
            Notice(
                id=self.new_id(),
                case_ref=self.case.ref,
                position=self.before.notices_written + len(self._notices) + 1,
                kind=kind,
                audience=audience,
                body=body,
                role=role,
                due_at=due_at,
                about=about,
                created_at=self.now,
                says=says,
            )
        )

    def notify_both(
        self, kind: str, role: str, *, due_at: datetime | None = None, about: str | None = None
    ) -> None:
        """Tell the same office of the health board and of the council."""
        for body in self.case.bodies:
            self.notify(kind, body, role, due_at=due_at, about=about)

    def tell_family(self, kind: str, *, says: dict[str, Any] | None = None) -> None:
        """Write a letter to the family, handed on by the coordinator of the commissioning body. Never
        after a death.
        """
        if self.case.end_reason != "death":
            self.notify(kind, self.case.commissioner, "coordinator", audience="family", says=says)

    # clocks

    def start(
        self,
        limit_id: str,
        body: str | None,
        role: str,
        *,
        subject: str | None = None,
        from_on: date | None = None,
        put_off: bool = False,
        kind: str | None = None,
    ) -> Deadline:
        """Start a clock: its length is the dated limit's on that day. `from_on` defaults to today."""
        for running in self.running(kind or limit_id):
            if (running.subject, running.body) == (subject, body):  # begun again: it never runs twice
                self.close(running, "stopped")
        limit, started_at = self.limits.at(limit_id, self.today), self._begins(from_on)
        calendar = self.under.calendar
        due_at = ends_at(started_at, limit.count, limit.unit, paused=0, extended=0, calendar=calendar)
        return self.put(
            Deadline(
                id=self.new_id(),
                case_ref=self.case.ref,
                kind=kind or limit_id,
                body=body,
                role=role,
                subject=subject,
                started_at=started_at,
                count=limit.count,
                unit=limit.unit,
                due_at=due_at,
                calendar=calendar.version,
                put_off=put_off,
                limit_id=None if kind in (None, limit_id) else limit_id,
            )
        )

    def _begins(self, from_on: date | None) -> datetime:
        """When a clock begins: now, or the day said; in a case that was taken over from before the engine, no
        earlier than the day it went live.
        """
        day, live_on = from_on or self.today, self.case.live_on
        if live_on and day < live_on:
            return _noon(live_on)
        return self.now if from_on is None else _noon(from_on)

    def running(
        self, *kinds: str, subject: str | None = None, body: str | None = None
    ) -> tuple[Deadline, ...]:
        """Clocks open or paused, of these kinds, on this subject, against this body (each only where
        given).
        """
        return tuple(
            clock
            for clock in self.all(Deadline)
            if clock.status in ("open", "paused")
            and (not kinds or clock.kind in kinds)
            and (subject is None or clock.subject == subject)
            and (body is None or clock.body == body)
        )

    def all_clocks(self, subject: str) -> tuple[Deadline, ...]:
        """Every clock there ever was on a subject, whatever became of it."""
        return tuple(clock for clock in self.all(Deadline) if clock.subject == subject)

    def stop(
        self, *kinds: str, subject: str | None = None, body: str | None = None, status: str = "stopped"
    ) -> None:
        """Close running clocks: 'met' where the act they waited for was done, 'stopped' where it is no
        longer asked.
        """
        for clock in self.running(*kinds, subject=subject, body=body):
            self.close(clock, status)

    def met(self, *kinds: str, subject: str | None = None, body: str | None = None) -> None:
        """The acts these clocks waited for were done; a chase of them ends too."""
        self.stop(*kinds, subject=subject, body=body, status="met")
        for kind in kinds:
            self.stop("chase", subject=kind if body is None else f"{kind}:{body}", status="met")

    def close(self, clock: Deadline, status: str) -> None:
        """Close one clock, and the limit of its pause with it."""
        self.change(clock, status=status, closed_at=self.now, paused_since=None)
        if clock.status == "paused":
            self.stop("pause", subject=clock.id)

    # bodies

    @property
    def wg(self) -> str:
        """Welsh Government's code; in a fictional region its fictional twin."""
        return "XWG" if self.under.reference.region(self.case.region).fictional else "WG"

    # the end

    def changes(self) -> Changes:
        """Everything gathered, for one commit. Raises AssertionError where a row changed and no event
        says so.
        """
        assert not self._since_last_event(), "a change without an event"
        if self._events:
            case = self.case
            self.change_case(last_seq=case.last_seq + len(self._events), last_at=self.now)
        return Changes(
            case_ref=self.case.ref,
            rows=tuple(self._rows[kind][key] for kind, key in sorted(self._changed, key=_by_table)),
            events=tuple(self._events),
            texts=tuple(self._texts),
            notices=tuple(self._notices),
            facts=self.facts(),
            child=self.child,
            stops_family_notices=self.stops_family_notices,
            beside=(self.beside.changes(),) if self.beside and self.beside.has_happened else (),
        )

    def trial(self, act_id: str) -> Draft:
        """A draft upon this one as it stands, to see what an act would do: thrown away, nothing changes."""
        return Draft(
            self.facts(), now=self.now, actor=self.actor, act_id=act_id, salt=self._salt, under=self.under
        )

    @property
    def happened(self) -> tuple[str, ...]:
        """The kinds of the events recorded so far, in order."""
        return tuple(event.kind for event in self._events)

    @property
    def has_happened(self) -> bool:
        """Whether anything has been recorded."""
        return bool(self._events)

    def facts(self) -> CaseFacts:
        """The facts as they stand in this draft."""
        rows: dict[str, Any] = {kind.TABLE: tuple(self._rows[kind].values()) for kind in ROW_TYPES[1:]}
        return CaseFacts(
            case=self.case,
            **rows,
            openings=self.before.openings,
            notices_written=self.before.notices_written + len(self._notices),
        )


class _Absent:
    """Equal to nothing: a new row changes every column."""


_ABSENT = _Absent()
_ORDER = {kind: place for place, kind in enumerate(ROW_TYPES)}


def _by_table(changed: tuple[type, str]) -> tuple[int, str]:
    return (_ORDER[changed[0]], changed[1])


def _noon(day: date) -> datetime:
    """An instant whose Europe/London day is `day`, for a clock that starts on a day and not at an act."""
    return datetime.combine(day, time(12), tzinfo=UTC)


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
