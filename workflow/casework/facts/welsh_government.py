"""What is referred to Welsh Government, and what it replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral to Welsh Government: the notification, then the frozen bundle when an official opens it."""

    TABLE: ClassVar[str] = "referrals"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"notification", "bundle"})

    id: str
    case_ref: str
    about: str
    """disagreement or support."""
    disagreement_id: str | None
    notified_at: datetime
    notification: Json
    """Reference, region, days, who pays now, stages tried, the one question: no personal data."""
    bundle: Json = None
    bundle_sha256: str | None = None
    opened_at: datetime | None = None
    opened_by: str | None = None
    target_on: date | None = None
    """Agreed with Welsh Government, never an invented statutory date."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One Welsh Government reply, by kind; only a direction binds, and it names its instrument, power and
    date.
    """

    TABLE: ClassVar[str] = "replies"

    id: str
    case_ref: str
    referral_id: str
    kind: str
    at: datetime
    by: str
    text_id: str | None = None
    target_on: date | None = None
    instrument: str | None = None
    power: str | None = None
    dated_on: date | None = None
    shares: Json = None
