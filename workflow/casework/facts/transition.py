"""The way to adult services, and the reviews of care. The birth date stands here nowhere: only the first of a
month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Transition:
    """What has been done of the way to adult services, one row a case."""

    TABLE: ClassVar[str] = "transitions"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"accepted_from"})
    """The day of the handover is often the birthday itself: no event says it."""

    id: str
    case_ref: str
    counted_from: date
    """The first of the month of the twelfth birthday: every milestone is so many months after it."""
    planning_begun_at: datetime | None = None
    worker: str | None = None
    """The transition worker: an officer's id, or else a name in a text."""
    worker_text_id: str | None = None
    worker_named_at: datetime | None = None
    learning_disability: str | None = None
    """yes, no or not_known: whether the child is on the register for the learning disability health check."""
    marked_at: datetime | None = None
    adult_referred_at: datetime | None = None
    adult_referred_to: str | None = None
    adult_decision: str | None = None
    """eligible or not_eligible, of the adult service; never the engine's."""
    adult_decided_at: datetime | None = None
    adult_decision_text_id: str | None = None
    accepted_by: str | None = None
    """Code of the body whose adult service has accepted."""
    accepted_text_id: str | None = None
    """Which service, by name."""
    accepted_from: date | None = None
    accepted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One review of care: asked for early, or held because its time came."""

    TABLE: ClassVar[str] = "reviews"

    id: str
    case_ref: str
    at: datetime
    """When it was first spoken of: asked for, or else held."""
    asked_at: datetime | None = None
    asked_for: str | None = None
    """family, or the body that asks."""
    asked_text_id: str | None = None
    held_at: datetime | None = None
    held_by: str | None = None
    needs_changed: bool | None = None
    changed_from: date | None = None
    """The day from which a changed level counts: the split anew is from this day."""
    text_id: str | None = None
