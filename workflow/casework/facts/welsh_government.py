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
    holder: str | None = None
    """The official who has it; None while nobody has taken it from the shared mailbox."""
    held_at: datetime | None = None


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
    mediator_text_id: str | None = None
    """A steer or mediation: whom Welsh Government offers as mediator."""


@dataclass(frozen=True, slots=True)
class SafetyStatement:
    """Whether the child is safe tonight, as one body says and on whose word; the latest stands."""

    TABLE: ClassVar[str] = "safety_statements"

    id: str
    case_ref: str
    safe: bool
    body: str
    role: str
    by: str
    at: datetime
    text_id: str
    """Who says so, and from what they know it."""


@dataclass(frozen=True, slots=True)
class ReferralConflict:
    """An official of Welsh Government who may not deal with a case: they open nothing of it and reply to
    nothing.
    """

    TABLE: ClassVar[str] = "referral_conflicts"

    id: str
    case_ref: str
    person: str
    at: datetime
    text_id: str


@dataclass(frozen=True, slots=True)
class InformationRequest:
    """What Welsh Government wants to know of one body. While it is awaited, its own clocks wait too."""

    TABLE: ClassVar[str] = "information_requests"

    id: str
    case_ref: str
    referral_id: str
    reply_id: str
    asked_of: str
    text_id: str
    asked_at: datetime
    lapsed_at: datetime | None = None
    """When its time passed unanswered; it is still awaited."""
    supplied_at: datetime | None = None
    supplied_by: str | None = None
    supplied_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class BundleCorrection:
    """What a body says is wrong in what Welsh Government was sent, which itself never changes."""

    TABLE: ClassVar[str] = "bundle_corrections"

    id: str
    case_ref: str
    referral_id: str
    part: str
    """notification or bundle."""
    bundle_sha256: str | None
    """Of the bundle as it was frozen, where it was."""
    body: str
    by: str
    at: datetime
    text_id: str


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """Welsh Government asks for papers that name the child, on a lawful basis; a body answers it."""

    TABLE: ClassVar[str] = "paper_requests"

    id: str
    case_ref: str
    referral_id: str
    requested_by: str
    requested_at: datetime
    text_id: str
    """Which papers, and what for."""
    basis_text_id: str
    """The lawful basis, in the words of the official."""
    answer: str | None = None
    """released or refused."""
    answered_at: datetime | None = None
    answered_by: str | None = None
    answered_body: str | None = None
    answer_text_id: str | None = None
