"""Tables of attachments, requests for reports, private notes and safeguarding. Bytes and file names are
sealed, apart."""

from datetime import datetime

from sqlalchemy import Index

from workflow.casework.attachment_codes import (
    ADDRESSEES,
    EYES,
    HOW,
    LANGUAGES,
    REPORT_OUTCOMES,
    SCANNED,
    TYPES,
    WORRIES,
)
from workflow.records.columns import Table, holds, instant, key, of_case, one_of, sealed, together, whole


class AttachmentRow(Table, table=True):
    """`Attachment`: what is known of a file; its bytes are in `attachment_contents`."""

    __tablename__ = "attachments"
    __table_args__ = (
        one_of("type", TYPES),
        one_of("language", LANGUAGES),
        one_of("eyes", EYES),
        one_of("scanned", SCANNED),
        holds("size_positive", "size > 0"),
        together("erased_at", "erased_by"),
        Index("ix_attachments_case_ref", "case_ref"),
        Index("ux_attachments_version", "first_id", "version", unique=True),
    )

    id: str = key()
    case_ref: str = of_case()
    about_kind: str
    about_id: str
    type: str
    language: str
    eyes: str
    body: str
    by: str
    at: datetime = instant()
    first_id: str
    version: int = whole()
    sha256: str
    size: int = whole()
    media_type: str
    scanned: str
    superseded_by: str | None
    scanned_at: datetime | None = instant()
    erased_at: datetime | None = instant()
    erased_by: str | None


class AttachmentContentRow(Table, table=True):
    """The bytes of a file and its name, encrypted by the application; erasing deletes the row."""

    __tablename__ = "attachment_contents"
    __table_args__ = (Index("ix_attachment_contents_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    key_id: str
    name: bytes = sealed()
    content: bytes = sealed()


class AttachmentReadingRow(Table, table=True):
    """Who was handed the bytes of a file, and when; nobody changes it."""

    __tablename__ = "attachment_readings"
    __table_args__ = (Index("ix_attachment_readings_attachment_id", "attachment_id", "at"),)

    id: str = key()
    case_ref: str = of_case()
    attachment_id: str
    person: str
    at: datetime = instant()


class ReportRequestRow(Table, table=True):
    """`ReportRequest`."""

    __tablename__ = "report_requests"
    __table_args__ = (
        one_of("addressee", ADDRESSEES),
        one_of("outcome", REPORT_OUTCOMES),
        one_of("how", HOW),
        together("closed_at", "outcome"),
        Index("ix_report_requests_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    addressee: str
    to_text_id: str
    asks_text_id: str
    body: str
    by: str
    asked_at: datetime = instant()
    due_at: datetime = instant()
    reminded_at: datetime | None = instant()
    late_at: datetime | None = instant()
    outcome: str | None
    how: str | None
    closed_at: datetime | None = instant()
    attachment_id: str | None
    text_id: str | None


class UploadLinkRow(Table, table=True):
    """`UploadLink`: found by the digest of its secret alone."""

    __tablename__ = "upload_links"
    __table_args__ = (
        Index("ix_upload_links_case_ref", "case_ref"),
        Index("ux_upload_links_sha256", "sha256", unique=True),
    )

    id: str = key()
    case_ref: str = of_case()
    request_id: str
    sha256: str
    made_at: datetime = instant()
    made_by: str
    expires_at: datetime = instant()
    used_at: datetime | None = instant()
    revoked_at: datetime | None = instant()


class NoteRow(Table, table=True):
    """`Note`."""

    __tablename__ = "private_notes"
    __table_args__ = (Index("ix_private_notes_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    body: str
    by: str
    at: datetime = instant()
    text_id: str


class SafeguardingToldRow(Table, table=True):
    """`SafeguardingTold`."""

    __tablename__ = "safeguarding"
    __table_args__ = (
        one_of("worry", WORRIES),
        together("confirmed_at", "confirmed_by"),
        Index("ix_safeguarding_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    about_kind: str
    about_id: str
    worry: str
    body: str
    by: str
    team: str
    told_at: datetime = instant()
    at: datetime = instant()
    text_id: str
    confirmed_at: datetime | None = instant()
    confirmed_by: str | None
