"""One disagreement with what each body says and gives in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
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
    """A proposal that waits for the other parties: {by, outcome, shares, from_on, responsible, correction,
    text_id, agreed: [party]}.
    """
    asks_variation: bool = False
    """A wish for a better formula: also a request to vary the regional agreement."""
    panel_view: str | None = None
    outcome: str | None = None
    """settled, upheld, not_upheld, withdrawn, evidence_given, directed or case_ended."""
    closed_at: datetime | None = None
    parties: Json = ()
    """Codes of those who disagree; none while open: the two funders of the day. Written down at its close."""


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
    in_short_id: str | None = None
    """The same in at most 150 words, for who reads many."""


@dataclass(frozen=True, slots=True)
class Extension:
    """Working days added to one stage: proposed by one party with a reason, in effect when every other
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
    consents: Json = ()
    """Codes of the parties that have agreed so far, beside the one that proposed it."""


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


@dataclass(frozen=True, slots=True)
class Statement:
    """What the parties agree and do not agree to be the facts: numbered texts under one hash."""

    TABLE: ClassVar[str] = "statements_of_facts"

    id: str
    case_ref: str
    disagreement_id: str
    body: str
    by: str
    at: datetime
    agreed: Json
    """Ids of texts, in the order of their numbers."""
    not_agreed: Json
    sha256: str
    """Of the texts' digests, in order: what is signed."""
    replaced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FactsSignature:
    """One party's signature under one statement of facts."""

    TABLE: ClassVar[str] = "facts_signatures"

    id: str
    case_ref: str
    statement_id: str
    body: str
    by: str
    at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Neutral:
    """A mediator, or a member of the independent panel, from a body that is no party."""

    TABLE: ClassVar[str] = "neutrals"

    id: str
    case_ref: str
    disagreement_id: str
    kind: str
    """mediator or panel_member."""
    body: str
    text_id: str
    """The person's name."""
    appointed_by: str
    at: datetime
    ended_at: datetime | None = None
    outcome: str | None = None
    """Of a mediation: agreed, partly, not_agreed or not_held."""
    outcome_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReimbursementLine:
    """What one party owes another for days gone by, under a settlement or a move of the responsibility from a
    day gone by: exact to the penny.
    """

    TABLE: ClassVar[str] = "reimbursement_lines"

    id: str
    case_ref: str
    disagreement_id: str
    """The disagreement that was settled; else the transfer or correction that moved the responsibility."""
    from_body: str
    to_body: str
    from_on: date
    to_on: date
    """The last day, included."""
    pence: int
    settled_at: datetime
    due_on: date
    paid_on: date | None = None
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
