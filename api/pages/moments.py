"""Events as the history shows them: the sentence, who and when, and the words a person wrote with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agreements.words import Words
from api.pages.event_words import told
from workflow.casework.facts import Text
from workflow.records.chain import StoredEvent
from workflow.records.database import Unit
from workflow.records.people import names_of
from workflow.records.texts import texts_by_id


@dataclass(frozen=True, slots=True)
class Moment:
    """One event on a page. `actor` is a name, or None for the system."""

    seq: int
    kind: str
    told: Words
    at: datetime
    due_at: datetime | None
    actor: str | None
    body: str | None
    text: Text | None
    hash: str


def moments(unit: Unit, events: Iterable[StoredEvent], *, with_texts: bool = False) -> list[Moment]:
    """Events in their order, with the names of who acted, and the texts that were not erased."""
    listed = list(events)
    names = names_of(unit, list({event.actor for event in listed}))
    wanted = {event.seq: _text_id(event.data) for event in listed} if with_texts else {}
    texts = texts_by_id(unit, [text_id for text_id in wanted.values() if text_id])
    return [
        Moment(
            seq=event.seq,
            kind=event.kind,
            told=told(event.kind, event.data),
            at=event.at,
            due_at=event.due_at,
            actor=None if event.actor == "system" else names.get(event.actor, event.actor),
            body=None if event.body == "system" else event.body,
            text=texts.get(wanted.get(event.seq) or ""),
            hash=event.hash,
        )
        for event in listed
    ]


def _text_id(data: dict[str, Any]) -> str | None:
    """The id of the words that came with an event: beside it stands their digest."""
    return next((data[name] for name in data if f"{name}_digest" in data), None)
