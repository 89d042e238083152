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

    id: str
    case_ref: str
    at: datetime
    by: str
    outcome: str
    """eligible, not_eligible or deferred."""
    members: Json
    """[{"name", "side": "health"|"council"|"other"}]."""
    indicator: bool
    """What the indicator said; it never decides."""
    text_id: str
    departure_text_id: str | None = None
    letter_at: datetime | None = None
    service_accepted: str | None = None
    """The named service that accepted a child who is not eligible, or 'declined' by the family."""
    service_from: date | None = None
