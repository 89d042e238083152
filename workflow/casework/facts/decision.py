"""What the decision story rests on: levels of need, and what a panel decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Need:
    """One domain of need with its recorded level, and who has confirmed it: health and social care each."""

    TABLE: ClassVar[str] = "needs"

    id: str
    case_ref: str
    domain: str
    level: str
    recorded_at: datetime
    recorded_by: str
    health_by: str | None = None
    health_at: datetime | None = None
    social_by: str | None = None
    social_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PanelDecision:
    """What a quorate panel decided: who sat, and the outcome."""

    TABLE: ClassVar[str] = "panel_decisions"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"members", "dissent"})
    """They hold names: an event cannot be erased."""

    id: str
    case_ref: str
    at: datetime
    by: str
    outcome: str
    """eligible, not_eligible or deferred."""
    members: Json
    """[{"name", "side": "health"|"council"|"third_sector"|"other"}]."""
    indicator: bool
    """What the indicator said; it never decides."""
    text_id: str
    departure_text_id: str | None = None
    letter_at: datetime | None = None
    service_accepted: str | None = None
    """The named service that accepted a child who is not eligible, or 'declined' by the family."""
    service_from: date | None = None
    meeting: str | None = None
    """Id of the panel's meeting whose minutes it stands in; None where it was recorded by itself."""
    chairs_action: bool = False
    """Decided by the chair between meetings, with two members consulted."""
    dissent: Json = ()
    """[{"name", "text_id"}]."""
    deferred_to: date | None = None
    could_commit: Json = None
    """{"health", "council", "pence"}: whether somebody of each side could commit the money; None: not
    asked.
    """


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the checklist led to. It never says whether the child is eligible."""

    TABLE: ClassVar[str] = "checklists"

    id: str
    case_ref: str
    at: datetime
    by: str
    outcome: str
    """progress or not_progressed."""
    text_id: str
    told_at: datetime | None = None
    """When the referrer and the family had been told."""
    told_by: str | None = None
    ended_at: datetime | None = None
    """When it was begun anew."""


@dataclass(frozen=True, slots=True)
class Assessor:
    """The named assessor, declared without conflict of interest: an officer's id, else a name in a text."""

    TABLE: ClassVar[str] = "assessors"

    id: str
    case_ref: str
    at: datetime
    by: str
    name_key: str
    """Digest of who it is, within the case: two rows of one person share it, and it tells no name."""
    person: str | None = None
    name_text_id: str | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChildViews:
    """What the child says, or how that was sought and why it is not there yet."""

    TABLE: ClassVar[str] = "child_views"

    id: str
    case_ref: str
    at: datetime
    by: str
    kind: str
    """own_words, through_others or not_yet."""
    text_id: str
    advocate_offered: bool


@dataclass(frozen=True, slots=True)
class LocalReview:
    """A review of a decision that the family asked for, by people who took no part in it."""

    TABLE: ClassVar[str] = "local_reviews"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"reviewers"})
    """They are named: an event cannot be erased."""

    id: str
    case_ref: str
    asked_at: datetime
    asked_with: str
    """The officer who recorded the family's request."""
    about: str
    """decision or checklist."""
    about_id: str
    text_id: str
    outcome: str | None = None
    """upheld or remitted; none while it waits."""
    reviewers: Json = None
    """[{"name", "side"}], as of a panel."""
    outcome_text_id: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Remittal:
    """A decision sent back to be taken anew, by a fresh assessor and a fresh panel."""

    TABLE: ClassVar[str] = "remittals"

    id: str
    case_ref: str
    at: datetime
    by: str
    ordered_by: str
    """local_review, court or ombudsman."""
    text_id: str
    review_id: str | None = None


@dataclass(frozen=True, slots=True)
class FastTrack:
    """A senior clinician's sign-off that care starts at once, before any decision."""

    TABLE: ClassVar[str] = "fast_tracks"

    id: str
    case_ref: str
    at: datetime
    by: str
    clinician_text_id: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Handover:
    """The service that accepted a child who went no further, or the family's no; and the look again after
    it.
    """

    TABLE: ClassVar[str] = "handovers"

    id: str
    case_ref: str
    at: datetime
    by: str
    declined: bool
    service: str | None = None
    from_on: date | None = None
    outcome: str | None = None
    """still_accepted or reopened; none until it has been looked at again."""
    outcome_text_id: str | None = None
    looked_at: datetime | None = None
    looked_by: str | None = None
