"""What the child gets and who pays the provider of it, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the package and its weekly cost in pence; minutes and rate where it is a time line."""

    TABLE: ClassVar[str] = "cost_lines"

    id: str
    case_ref: str
    position: int
    kind: str
    weekly_pence: int
    minutes_a_week: int | None
    rate_pence_an_hour: int | None
    health_required: bool
    recorded_at: datetime
    recorded_by: str
    health_by: str | None = None
    health_at: datetime | None = None
    social_by: str | None = None
    social_at: datetime | None = None
    withdrawn_at: datetime | None = None
    due_on: date | None = None
    """The first day on which it is to be delivered; days without it count from then."""


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays the provider of one line, with the four dated facts: named, accepted, instructed,
    delivered.
    """

    TABLE: ClassVar[str] = "payers"

    id: str
    case_ref: str
    line_id: str
    body: str
    basis: str
    """interim, agreed or settlement: on what ground this body pays the provider."""
    from_on: date
    named_at: datetime
    to_on: date | None = None
    accepted_at: datetime | None = None
    accepted_by: str | None = None
    instructed_at: datetime | None = None
    instructed_by: str | None = None
    delivered_at: datetime | None = None
    delivered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Days on which one line was really delivered, as somebody who sees the child confirmed."""

    TABLE: ClassVar[str] = "deliveries"

    id: str
    case_ref: str
    line_id: str
    from_on: date
    confirmed_by: str
    """coordinator or family: whose word it is. The officer who recorded it is `recorded_by`."""
    confirmed_at: datetime
    recorded_by: str
    to_on: date | None = None
    """The first day on which it was no longer delivered; None while it is."""
    ended_at: datetime | None = None
    ended_by: str | None = None
    reported_by: str | None = None
    """coordinator or family: who said that it stopped."""
    reason: str | None = None
    text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Dated days away from one line or all: the line is not ended, its charge follows the agreement."""

    TABLE: ClassVar[str] = "absences"

    id: str
    case_ref: str
    line_id: str | None
    """None: every line."""
    reason: str
    """hospital, respite, home, holiday, or void: the place is kept and stands empty."""
    first_day: date
    recorded_at: datetime
    recorded_by: str
    last_day: date | None = None
    """None while the child is away."""
    ended_at: datetime | None = None
    ended_by: str | None = None
    text_id: str | None = None
