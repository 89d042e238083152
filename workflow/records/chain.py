"""The chain of hashes through a case's events: each hash covers the event and the hash before it.

SHA-256 over canonical JSON (keys sorted, no spaces, UTF-8, instants in UTC with microseconds). Reads no
table.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from workflow.casework.changes import Event


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as the record holds it: numbered in its case, and chained."""

    case_ref: str
    seq: int
    kind: str
    at: datetime
    due_at: datetime | None
    actor: str
    body: str
    data: dict[str, Any]
    sets: dict[str, dict[str, dict[str, Any]]]
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where a chain does not hold."""

    case_ref: str
    seq: int
    sentence: str


def canonical(event: StoredEvent | Event, *, case_ref: str, seq: int, prev_hash: str) -> bytes:
    """What is hashed: everything that the event says, its place, and the hash before it."""
    said = {
        "case_ref": case_ref,
        "seq": seq,
        "kind": event.kind,
        "at": _instant(event.at),
        "due_at": _instant(event.due_at) if event.due_at else None,
        "actor": event.actor,
        "body": event.body,
        "data": event.data,
        "sets": event.sets,
        "prev_hash": prev_hash,
    }
    return json.dumps(
        said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def hash_of(event: StoredEvent | Event, *, case_ref: str, seq: int, prev_hash: str) -> str:
    """The event's hash, in hexadecimal."""
    return hashlib.sha256(canonical(event, case_ref=case_ref, seq=seq, prev_hash=prev_hash)).hexdigest()


def chained(events: Iterable[Event], *, case_ref: str, after: int, prev_hash: str) -> list[StoredEvent]:
    """Number events from `after` + 1 and chain them on to `prev_hash` (empty for a case's first)."""
    stored: list[StoredEvent] = []
    for seq, event in enumerate(events, start=after + 1):
        made = hash_of(event, case_ref=case_ref, seq=seq, prev_hash=prev_hash)
        stored.append(
            StoredEvent(
                case_ref=case_ref,
                seq=seq,
                kind=event.kind,
                at=event.at,
                due_at=event.due_at,
                actor=event.actor,
                body=event.body,
                data=event.data,
                sets=event.sets,
                prev_hash=prev_hash,
                hash=made,
            )
        )
        prev_hash = made
    return stored


class Verifier:
    """Checks events one after the other, in the order (case, number); remembers only where each chain has
    come to."""

    def __init__(self) -> None:
        self.events = 0
        self.last: StoredEvent | None = None
        self._broken_case: str | None = None

    def check(self, event: StoredEvent) -> Broken | None:
        """The first break in this event's case, or None; after a break the rest of that case is passed
        over."""
        self.events += 1
        if event.case_ref == self._broken_case:
            return None
        before = self.last if self.last and self.last.case_ref == event.case_ref else None
        self.last = event
        sentence = _fault(event, before.seq if before else 0, before.hash if before else "")
        if sentence is None:
            return None
        self._broken_case = event.case_ref
        return Broken(event.case_ref, event.seq, sentence)


def verify(events: Iterable[StoredEvent]) -> Broken | None:
    """The first event that does not hold in one or more whole chains, in order; None where all hold."""
    verifier = Verifier()
    return next((broken for event in events if (broken := verifier.check(event))), None)


def _fault(event: StoredEvent, last_seq: int, last_hash: str) -> str | None:
    if event.seq != last_seq + 1:
        return f"event {event.seq} follows event {last_seq}: one is missing or twice there"
    if event.prev_hash != last_hash:
        return f"event {event.seq} does not name the hash of the event before it"
    if event.hash != hash_of(event, case_ref=event.case_ref, seq=event.seq, prev_hash=event.prev_hash):
        return f"event {event.seq} was changed: its content does not give its hash"
    return None


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
