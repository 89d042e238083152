"""Replay the demonstration into the database, once: the play's changes, one commit an instant; between them
what people did at the tables where agreements are made (`table_playing`).

Every row comes out of casework and goes in through `records`; nothing is written any other way. The clock
starts in the past on an empty database and jumps from instant to instant; at the end it shows the present.
A replay that was killed goes on where it was: from the same seed the same play comes again, up to what is
written.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from time import monotonic
from typing import Any

from agreements.words import Words
from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.demonstration.playbill import read_playbill
from cytundeb.demonstration.playing import Instant, Play
from cytundeb.demonstration.table_playing import Tables
from cytundeb.demonstration.table_script import read_tables
from workflow.clocks.due import local_date
from workflow.invariants import Broken, verify_invariants
from workflow.notices.delivering import deliver
from workflow.parts import Parts
from workflow.records import attachments, clock, openings, people, reading, writing
from workflow.records.file_seal import digest_of_secret, link_secret
from workflow.records.marks import REPLAY, read_mark, set_mark
from workflow.records.merging import merged
from workflow.records.panels import reading as panel_reading
from workflow.records.panels import writing as panel_writing

Progress = Callable[[Words], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a replay wrote."""

    cases: int
    instants: int
    events: int
    notices_sent: int
    seconds: float
    """Of real time."""


class InvariantsBrokenByReplay(Exception):
    """The replay left a case that no case may be; the demonstration is not fit to be shown."""

    def __init__(self, broken: list[Broken]) -> None:
        told = "; ".join(f"{one.case_ref} ({one.invariant}): {one.words.en}" for one in broken[:10])
        super().__init__(f"{len(broken)} invariants are broken after the replay: {told}")
        self.broken = tuple(broken)


def is_loaded(parts: Parts) -> bool:
    """Whether the demonstration was replayed into this database, to its end."""
    with parts.database.unit() as unit:
        mark = read_mark(unit, REPLAY)
    return mark is not None and "done_at" in mark


def replay(parts: Parts, *, progress: Progress = lambda words: None) -> Summary:
    """Replay the demonstration: nothing where it is already loaded, the rest where a replay was cut short.

    Raises ScriptFault where the script cannot be played (the case, act and rule), ClockRefused on a database
    that has cases of its own, InvariantsBrokenByReplay at the end.
    """
    began = monotonic()
    with parts.database.unit() as unit:
        mark = read_mark(unit, REPLAY)
    if mark is not None and "done_at" in mark:
        return Summary(cases=0, instants=0, events=0, notices_sent=0, seconds=0)
    begun = mark is not None
    mark = mark or _new_mark(parts)
    play = _play(parts, mark)
    tables = _tables(parts, play, mark)
    if not begun:
        _begin(parts, min(filter(None, (play.begins_at, tables.begins_at))), mark)
    telling = _Telling(parts, progress)
    reached = datetime.fromisoformat(mark["reached"]) if "reached" in mark else None
    for instant in play.instants():
        if reached is None or instant.now > reached:
            _sit(tables, telling, instant.now)
            telling.before(instant.now)
            _write(parts, play, instant, mark)
            telling.wrote(instant)
        elif instant.now == reached:
            _take_up(parts, play)
    _sit(tables, telling, play.ends_at)
    telling.end(play.ends_at)
    _finish(parts, play, mark)
    return telling.summary(len(play.facts), monotonic() - began)


def _new_mark(parts: Parts) -> dict[str, Any]:
    """Against which instant of load a new replay plays, and from which seed."""
    with parts.database.unit() as unit:
        return {"loaded_at": clock.real_now(unit).isoformat(), "seed": secrets.token_hex(32)}


def _begin(parts: Parts, begins_at: datetime, mark: dict[str, Any]) -> None:
    """The clock in the past, the officers, and the note that a replay has begun, in one commit."""
    with parts.database.unit() as unit:
        clock.start_at(unit, begins_at - timedelta(hours=1))
        people.put_people(unit, make_people())
        set_mark(unit, REPLAY, mark)


def _play(parts: Parts, mark: dict[str, Any]) -> Play:
    loaded_at = datetime.fromisoformat(mark["loaded_at"])
    commands, steps = read_playbill(parts.rulebook, now=loaded_at)
    return Play(
        commands,
        steps,
        cast=Cast(make_people()),
        rulebook=parts.rulebook,
        loaded_at=loaded_at,
        make_id=_ids_from(mark["seed"]),
        link_digest=lambda link: digest_of_secret(link_secret(parts.keyring, link)),
    )


def _tables(parts: Parts, play: Play, mark: dict[str, Any]) -> Tables:
    return Tables(
        parts,
        read_tables(),
        cast=Cast(make_people()),
        loaded_on=local_date(datetime.fromisoformat(mark["loaded_at"])),
        enforced_from=play.enforced_from,
    )


def _sit(tables: Tables, telling: _Telling, now: datetime) -> None:
    """What was done and due at the tables before or at an instant."""
    while (instant := tables.next_at) is not None and instant <= now:
        telling.before(instant)
        if tables.play(instant):
            telling.sat(instant)


def _ids_from(seed: str) -> Callable[[], str]:
    """The same ids, in the same order, from the same seed: nobody can guess them without it."""
    numbers = count()
    return lambda: str(uuid.uuid5(uuid.NAMESPACE_OID, f"{seed}:{next(numbers)}"))


def _write(parts: Parts, play: Play, instant: Instant, mark: dict[str, Any]) -> None:
    """One instant in one commit: the clock, everything that was changed, and how far the replay has come."""
    with parts.database.unit() as unit:
        clock.raise_offset_to(unit, instant.now)
        changes = [merged(steps) for steps in instant.changes.values()]
        written = writing.write(unit, changes, seal=parts.keyring.seal)
        for attaching, file in instant.files:
            attachments.keep_file(unit, parts.keyring, attaching, file)
        for one in changes:
            attachments.forget_erased(unit, one)
        for look in instant.looks:
            openings.note_opening(
                unit, look.case_ref, look.split_id, body=look.body, person=look.person, now=look.at
            )
        at_panels = [panel_writing.write(unit, one) for one in instant.panels]
        set_mark(unit, REPLAY, mark | {"reached": instant.now.isoformat()})
    play.written(written)
    play.panels_written(at_panels)


def _take_up(parts: Parts, play: Play) -> None:
    """Go on from what stands in the database where an earlier replay was cut short."""
    with parts.database.unit() as unit:
        play.written(reading.read_many(unit, list(play.facts)).values())
        play.panels_written(panel_reading.read_many(unit, play.panels).values())


def _finish(parts: Parts, play: Play, mark: dict[str, Any]) -> None:
    """Verify at the end of the play, then let the clock show the present; the seed is forgotten."""
    with parts.database.unit() as unit:
        clock.raise_offset_to(unit, play.ends_at)
    if broken := verify_invariants(parts):
        raise InvariantsBrokenByReplay(broken)
    with parts.database.unit() as unit:
        clock.release_to_present(unit)
        done = {"loaded_at": mark["loaded_at"], "done_at": clock.real_now(unit).isoformat()}
        set_mark(unit, REPLAY, done | {"cases": len(play.facts)})


class _Telling:
    """Counts what is written, posts each day's notices at its end, and says now and then how far it is."""

    def __init__(self, parts: Parts, progress: Progress) -> None:
        self._parts, self._progress = parts, progress
        self._instants = self._events = self._sent = 0
        self._last: datetime | None = None
        self._month = 0

    def before(self, now: datetime) -> None:
        """The notices of a day leave before the next one begins."""
        if self._last and local_date(self._last) != local_date(now):
            self._sent += deliver(self._parts, now=self._last).sent

    def sat(self, now: datetime) -> None:
        """Something was done at a table: its notices leave with those of the day."""
        self._last = now

    def wrote(self, instant: Instant) -> None:
        """One instant more is written."""
        self._last = instant.now
        self._instants += 1
        self._events += sum(len(step.events) for steps in instant.changes.values() for step in steps)
        day = local_date(instant.now)
        if day.month != self._month:
            self._month = day.month
            self._progress(_REACHED.filled(day=day.isoformat(), events=self._events))

    def end(self, at: datetime) -> None:
        """What is left leaves."""
        self._sent += deliver(self._parts, now=at).sent

    def summary(self, cases: int, seconds: float) -> Summary:
        """What was written in all."""
        self._progress(_DONE.filled(cases=cases, events=self._events, notices=self._sent))
        return Summary(cases, self._instants, self._events, self._sent, seconds)


_REACHED = Words(
    cy="Yr arddangosiad: {day}, {events} digwyddiad hyd yma",
    en="The demonstration: {day}, {events} events so far",
)
_DONE = Words(
    cy="Mae'r arddangosiad wedi'i lwytho: {cases} achos, {events} digwyddiad, {notices} neges",
    en="The demonstration is loaded: {cases} cases, {events} events, {notices} messages",
)
