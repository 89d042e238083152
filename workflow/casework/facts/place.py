"""Where the child is, what professionals say of it, and the search for a better place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the child lives or is kept, from a day to a day; the one without an end is where the child is."""

    TABLE: ClassVar[str] = "settings"

    id: str
    case_ref: str
    kind: str
    area: str
    """in_area, or its place in the order of preference of placements out of area."""
    from_on: date
    recorded_at: datetime
    recorded_by: str
    body: str
    text_id: str | None = None
    approval_id: str | None = None
    to_on: date | None = None
    """The day on which the child left it: no longer there at the end of that day."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the professionals of one side say of a setting, from a day: suitable for this child or not."""

    TABLE: ClassVar[str] = "setting_judgements"

    id: str
    case_ref: str
    setting_id: str
    side: str
    """health or social."""
    view: str
    """suitable or unsuitable."""
    from_on: date
    at: datetime
    by: str
    text_id: str


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One provider asked for a place, and what came of it. Its name is a text."""

    TABLE: ClassVar[str] = "enquiries"

    id: str
    case_ref: str
    number: int
    text_id: str
    """The provider's name."""
    kind: str
    area: str
    asked_on: date
    asked_at: datetime
    asked_by: str
    body: str
    outcome: str | None = None
    """None while it waits; offered, refused, no_answer, taken, declined or closed."""
    reason: str | None = None
    answered_on: date | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None
    answer_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlacementApproval:
    """The panel's approval of one placement out of area, asked for before it, or after an emergency."""

    TABLE: ClassVar[str] = "placement_approvals"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"members"})
    """They are named: an event cannot be erased."""

    id: str
    case_ref: str
    kind: str
    area: str
    asked_at: datetime
    asked_by: str
    body: str
    text_id: str
    """Why no nearer place will do; in an emergency, the emergency."""
    emergency: bool = False
    enquiry_id: str | None = None
    outcome: str | None = None
    """approved or refused."""
    members: Json = ()
    decided_at: datetime | None = None
    decided_by: str | None = None
    decision_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Discharge:
    """A planned discharge with its dated follow-up by a named service, and what came of both."""

    TABLE: ClassVar[str] = "discharges"

    id: str
    case_ref: str
    setting_id: str
    discharge_on: date
    follow_up_on: date
    service_text_id: str
    """The service that follows up."""
    planned_at: datetime
    planned_by: str
    body: str
    text_id: str | None = None
    discharged_on: date | None = None
    discharged_at: datetime | None = None
    discharged_by: str | None = None
    followed_up_on: date | None = None
    followed_up_at: datetime | None = None
    followed_up_by: str | None = None
    follow_up_text_id: str | None = None
    not_seen: int = 0
    """How often the follow-up did not take place and was given a new day."""
    cancelled_at: datetime | None = None
    cancelled_by: str | None = None
