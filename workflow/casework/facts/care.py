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
