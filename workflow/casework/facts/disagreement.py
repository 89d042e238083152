"""One disagreement with what each body says and gives in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement: its subject and ground, who opened it, its stage, and how it ended."""

    TABLE: ClassVar[str] = "disagreements"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"settlement", "claim"})

    id: str
    case_ref: str
    subject: str
    ground: str
    opened_by: str
    """Body code, or 'system' where a passed time limit opened it."""
    opened_at: datetime
    stage: str
    stage_since: datetime
    split_id: str | None = None
    is_objection: bool = False
    head_of_service: str | None = None
    text_id: str | None = None
    claim: Json = None
    """What the objector says the fact is: {line_id, minutes_a_week} or {line_id, weekly_pence} or
    {domain, level}.
    """
    extended_stages: Json = ()
    settlement: Json = None
    """A proposal that waits for the other body: {by, shares, text_id}."""
    asks_variation: bool = False
    """A wish for a better formula: also a request to vary the regional agreement."""
    panel_view: str | None = None
    outcome: str | None = None
    """settled, upheld, not_upheld, withdrawn, evidence_given, directed or case_ended."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one body holds in one disagreement; the latest stands."""

    TABLE: ClassVar[str] = "positions"

    id: str
    case_ref: str
    disagreement_id: str
    body: str
    text_id: str
    at: datetime
    by: str
    shares: Json = None


@dataclass(frozen=True, slots=True)
class Extension:
    """Working days added to one stage: proposed by one body with a reason, in effect when the other
    agrees.
    """

    TABLE: ClassVar[str] = "extensions"

    id: str
    case_ref: str
    disagreement_id: str
    stage: str
    working_days: int
    text_id: str
    proposed_by: str
    proposed_at: datetime
    agreed_by: str | None = None
    agreed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence asked of one body in one disagreement, and given."""

    TABLE: ClassVar[str] = "evidence"

    id: str
    case_ref: str
    disagreement_id: str
    asked_by: str
    asked_of: str
    text_id: str
    asked_at: datetime
    given_at: datetime | None = None
    given_by: str | None = None
    given_text_id: str | None = None
