"""The split, what each body has said to it, and the funding agreement with its signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class CaseSplit:
    """One split of the weekly cost: announced as the interim basis, then agreed, or superseded by a later
    one.
    """

    TABLE: ClassVar[str] = "splits"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"working", "trace", "facts"})

    id: str
    case_ref: str
    basis: str
    """formula, panel_determined, by_hand, house_interim, settlement or direction."""
    state: str
    """announced, agreed or superseded."""
    on: date
    agreement_id: str | None
    agreement_version: int | None
    agreement_sha256: str | None
    legal_status: str | None
    total_pence: int
    shares: Json
    """[{"account", "pence"}], weekly."""
    working: Json
    """One entry a line: line_id, account, fraction, pence, rule, clause, reason {cy, en}."""
    trace: Json
    facts: Json
    """The inputs that were split: levels and lines, no personal data."""
    announced_at: datetime
    confirmed_by_both: bool
    objection_from: datetime | None = None
    """When the objection clocks began: both have confirmed, or the confirmation clock has ended."""
    accepted_interim_by: str | None = None
    """House interim rule only: the officer with authority who accepted it."""
    agreed_at: datetime | None = None
    agreed_how: str | None = None
    """acceptance, silence, settlement, panel or direction."""
    agreed_clause: str | None = None
    superseded_at: datetime | None = None
    from_on: date | None = None
    """The day from which a split made anew after a change counts; none: from the start of the package."""

    def share_of(self, body: str) -> int:
        """Weekly pence that the accounts of `body` owe."""
        return sum(share["pence"] for share in self.shares if share["account"].split(".")[0] == body)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one body has said to one split: pending, accepted, objected or silent."""

    TABLE: ClassVar[str] = "answers"

    id: str
    case_ref: str
    split_id: str
    body: str
    answer: str
    at: datetime | None = None
    by: str | None = None
    disagreement_id: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Funding:
    """The case's funding agreement: its terms, their hash, and whether the bodies have signed."""

    TABLE: ClassVar[str] = "funding_agreements"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"terms"})

    id: str
    case_ref: str
    split_id: str
    terms: Json
    sha256: str
    drafted_at: datetime
    from_on: date
    to_on: date
    state: str
    """awaiting, in_force, void or ended."""
    in_force_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One officer's signature of one content hash, for one body, within a delegated limit."""

    TABLE: ClassVar[str] = "signatures"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"typed_name"})
    """A name as it was typed: an event cannot be erased."""

    id: str
    case_ref: str
    funding_agreement_id: str
    body: str
    person: str
    role: str
    limit_pence: int
    value_pence: int
    sha256: str
    typed_name: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """The first opening of a split by an officer of a body: it starts the days of a late objection.
    Written on reading.
    """

    TABLE: ClassVar[str] = "openings"

    id: str
    case_ref: str
    split_id: str
    body: str
    person: str
    at: datetime
