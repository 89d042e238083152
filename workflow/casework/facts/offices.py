"""Which body is responsible when, how a case passes from one to another, and what was entered on the wrong
child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One body's time as the responsible one of its side: from `from_on`, up to and without `to_on`."""

    TABLE: ClassVar[str] = "responsibilities"

    id: str
    case_ref: str
    side: str
    """health or council."""
    body: str
    from_on: date
    basis: str
    """opening, transfer, settlement or correction: on what ground it became responsible."""
    recorded_at: datetime
    by: str
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A proposal that another body becomes responsible. It takes effect when that body accepts it."""

    TABLE: ClassVar[str] = "transfers"

    id: str
    case_ref: str
    side: str
    from_body: str
    to_body: str
    from_on: date
    text_id: str
    proposed_at: datetime
    proposed_by: str
    state: str
    """proposed, accepted (for a day to come), moved, disputed or withdrawn."""
    owner_goes: bool = False
    """Whether the case's owner belongs to the body that hands it on."""
    answered_at: datetime | None = None
    answered_by: str | None = None
    answer_text_id: str | None = None
    disagreement_id: str | None = None


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """Something entered on the wrong child: unreadable from the moment it is sealed, to all but those who
    must decide what follows.
    """

    TABLE: ClassVar[str] = "sealed_entries"

    id: str
    case_ref: str
    kind: str
    """text, attachment or assessment."""
    entry_id: str
    body: str
    """The body whose head of service decides, and may read it."""
    sealed_at: datetime
    sealed_by: str
    text_id: str
    """Why it was sealed."""
    texts: Json = ()
    """Every text that cannot be read because of it."""
    decided_at: datetime | None = None
    decided_by: str | None = None
    outcome: str | None = None
    """reported, notified, both, neither, or unsealed (it was the right child)."""
    outcome_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A recorded fact of the case that was wrong, and what is right. The events before it stand."""

    TABLE: ClassVar[str] = "corrections"

    id: str
    case_ref: str
    field: str
    text_id: str
    at: datetime
    by: str
    body: str
    was: str | None = None
    now_is: str | None = None
    """Codes, days and instants only; of a birth date neither is kept."""
