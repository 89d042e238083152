"""What was attached to a case, reports asked for, private notes, and what safeguarding was told. The bytes
of a file and its name stand elsewhere, sealed; a person's words in texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Attachment:
    """One version of one file attached to a record of the case. `sha256` and `size` are those of its
    bytes."""

    TABLE: ClassVar[str] = "attachments"

    id: str
    case_ref: str
    about_kind: str
    """The table of the record that it is attached to; 'cases' for the case as a whole."""
    about_id: str
    type: str
    language: str
    """cy, en, both or other."""
    eyes: str
    """Who may read it: own (the body that attached it), bodies (both), welsh_government (both and it)."""
    body: str
    by: str
    at: datetime
    first_id: str
    """The first version's id: what stays the same through all versions."""
    version: int
    sha256: str
    size: int
    media_type: str
    scanned: str
    """clean, not_scanned, held (waits for its scan and is not handed out) or infected (never handed out)."""
    superseded_by: str | None = None
    scanned_at: datetime | None = None
    erased_at: datetime | None = None
    erased_by: str | None = None


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """One report asked of somebody outside the two bodies: of whom in kind, by whom, since when, what came
    of it."""

    TABLE: ClassVar[str] = "report_requests"

    id: str
    case_ref: str
    addressee: str
    to_text_id: str
    """Name and address of the addressee."""
    asks_text_id: str
    body: str
    by: str
    asked_at: datetime
    due_at: datetime
    reminded_at: datetime | None = None
    late_at: datetime | None = None
    """When the time limit passed without it."""
    outcome: str | None = None
    """received, none_exists or not_wanted; None while it is waited for."""
    how: str | None = None
    """How it came: link, attached, paper, e_mail or other."""
    closed_at: datetime | None = None
    attachment_id: str | None = None
    text_id: str | None = None
    """What was said when it came or was declined."""


@dataclass(frozen=True, slots=True)
class UploadLink:
    """A link by which one file may be sent in once, without an account. Only the SHA-256 of its secret is
    kept."""

    TABLE: ClassVar[str] = "upload_links"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"sha256"})

    id: str
    case_ref: str
    request_id: str
    sha256: str
    made_at: datetime
    made_by: str
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A private note of one body: no other body, nor Welsh Government, ever reads its words."""

    TABLE: ClassVar[str] = "private_notes"

    id: str
    case_ref: str
    body: str
    by: str
    at: datetime
    text_id: str


@dataclass(frozen=True, slots=True)
class SafeguardingTold:
    """That a body's safeguarding team was told of a worry, and when it confirmed that it had been. Its words
    are for the telling body alone."""

    TABLE: ClassVar[str] = "safeguarding"

    id: str
    case_ref: str
    about_kind: str
    about_id: str
    worry: str
    body: str
    by: str
    team: str
    """Code of the body whose safeguarding team was told."""
    told_at: datetime
    at: datetime
    text_id: str
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
