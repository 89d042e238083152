"""What services ask of one another for a child: concerns, blockers, emergency meetings, and notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Concern:
    """A parent's or carer's concern, in the family's words, and the answer to it."""

    TABLE: ClassVar[str] = "concerns"

    id: str
    case_ref: str
    about: str
    text_id: str
    said_on: date
    recorded_at: datetime
    recorded_by: str
    body: str
    """The body that answers."""
    answered_at: datetime | None = None
    answered_by: str | None = None
    answer_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Blocker:
    """One service waits on another: whose it is, at what stage, and how it ended."""

    TABLE: ClassVar[str] = "blockers"

    id: str
    case_ref: str
    waiting_service: str
    waiting_body: str
    awaited_service: str
    awaited_body: str
    text_id: str
    stage: str
    """practitioner, head_of_service, director or chief_executive: the awaited body's office that owns it."""
    opened_at: datetime
    opened_by: str
    stage_since: datetime
    started_at: datetime | None = None
    """When the waiting service started all the same, where it safely could."""
    started_by: str | None = None
    started_text_id: str | None = None
    outcome: str | None = None
    resolved_at: datetime | None = None
    resolved_by: str | None = None
    resolution_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An emergency meeting of all agencies: called, and held."""

    TABLE: ClassVar[str] = "meetings"

    id: str
    case_ref: str
    text_id: str
    """Why it was called."""
    called_at: datetime
    called_by: str
    body: str
    held_on: date | None = None
    held_at: datetime | None = None
    held_by: str | None = None
    notes_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody who came to a meeting: role and body; the name is a text. Whether they could commit money."""

    TABLE: ClassVar[str] = "meeting_attendances"

    id: str
    case_ref: str
    meeting_id: str
    role: str
    body: str
    """Code of a body of the case, or `other`."""
    name_text_id: str
    could_commit: bool
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class MeetingRefusal:
    """What was refused at a meeting, by which body, and why."""

    TABLE: ClassVar[str] = "meeting_refusals"

    id: str
    case_ref: str
    meeting_id: str
    body: str
    text_id: str
    why_text_id: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """What a meeting gave somebody to do, by when, and what became of it."""

    TABLE: ClassVar[str] = "meeting_actions"

    id: str
    case_ref: str
    meeting_id: str
    owner_body: str
    owner_role: str
    due_on: date
    text_id: str
    recorded_at: datetime
    outcome: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    closing_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A body's notice that it wants to withdraw its funding: it opens a disagreement and ends nothing."""

    TABLE: ClassVar[str] = "withdrawals"

    id: str
    case_ref: str
    body: str
    ends_on: date
    text_id: str
    given_at: datetime
    given_by: str
    disagreement_id: str
    """The disagreement that it opened: what became of the notice is its outcome."""
