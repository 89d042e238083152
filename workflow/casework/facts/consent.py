"""Whether the child may be assessed and who said so; apart from it, on what basis information is shared; the
child's legal status, and the advocate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Consent:
    """What was said about being assessed, and by whom in kind; the one that has not ended stands."""

    TABLE: ClassVar[str] = "consents"

    id: str
    case_ref: str
    at: datetime
    by: str
    outcome: str
    """given, refused or withdrawn."""
    given_by: str
    """parent, parental_responsibility, young_person, best_interests or court."""
    text_id: str | None = None
    safeguarding_text_id: str | None = None
    """What was considered for the child's safety when consent was refused or withdrawn."""
    ended_at: datetime | None = None
    """When another word took its place."""


@dataclass(frozen=True, slots=True)
class SharingBasis:
    """The legal basis on which the bodies share what they know, as an officer states it; never consent to be
    assessed.
    """

    TABLE: ClassVar[str] = "sharing_bases"

    id: str
    case_ref: str
    at: datetime
    by: str
    basis: str
    text_id: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """One legal status of the child, from one day to another."""

    TABLE: ClassVar[str] = "legal_statuses"

    id: str
    case_ref: str
    kind: str
    from_on: date
    recorded_at: datetime
    recorded_by: str
    to_on: date | None = None
    text_id: str | None = None

    def stands_on(self, day: date) -> bool:
        """Whether the status stands on a day; the last day is within it."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Advocate:
    """The child's independent advocate: named in a text, from a day on."""

    TABLE: ClassVar[str] = "advocates"

    id: str
    case_ref: str
    at: datetime
    by: str
    name_text_id: str
    from_on: date
    ended_at: datetime | None = None
