"""The words that people wrote, and the messages that go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Text:
    """Free text in one erasable row: the words of a person, with a salted digest that events carry
    instead.
    """

    TABLE: ClassVar[str] = "texts"

    id: str
    case_ref: str
    kind: str
    body: str | None
    author: str
    at: datetime
    language: str
    text: str
    salt: str
    digest: str
    eyes: str | None = None
    """The body whose officers alone may read it; None: everybody who may read what it belongs to."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message of the outbox: to an office or to the family, in both languages, reference and link
    only.
    """

    TABLE: ClassVar[str] = "notices"

    id: str
    case_ref: str
    position: int
    """Order within the case: notices of one case are delivered in this order."""
    kind: str
    audience: str
    """office, family or welsh_government."""
    body: str | None
    role: str | None
    due_at: datetime | None
    about: str | None
    created_at: datetime
    status: str = "waiting"
    """waiting, sent, stopped (the family's, after a death) or failed (given up, shown to a person)."""
    attempts: int = 0
    not_before: datetime | None = None
    sent_at: datetime | None = None
    reason: str | None = None
    says: Json = None
    """What a letter to the family tells beside its fixed words: codes and days, never words or sums."""
