"""Tables of the record: events that nobody changes, erasable texts, the outbox of notices."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text

from workflow.casework.codes import ROLES
from workflow.records.columns import (
    Table,
    instant,
    json,
    key,
    key_number,
    of_case,
    of_case_as_key,
    one_of,
    whole,
)


class EventRow(Table, table=True):
    """`Event`, numbered from 1 in its case and chained by hash."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_kind", "kind"),)

    case_ref: str = of_case_as_key()
    seq: int = key_number()
    kind: str
    at: datetime = instant()
    due_at: datetime | None = instant()
    actor: str
    body: str
    data: Any = json()
    sets: Any = json()
    prev_hash: str
    hash: str


class TextRow(Table, table=True):
    """`Text`; erasing one deletes its row, and the chain still verifies."""

    __tablename__ = "texts"
    __table_args__ = (one_of("language", ("cy", "en")), Index("ix_texts_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    kind: str
    body: str | None
    author: str
    at: datetime = instant()
    language: str
    text: str
    salt: str
    digest: str
    eyes: str | None


class NoticeRow(Table, table=True):
    """`Notice`."""

    __tablename__ = "notices"
    __table_args__ = (
        one_of("audience", ("office", "family", "welsh_government")),
        one_of("status", ("waiting", "sent", "stopped", "failed")),
        one_of("role", ROLES),
        Index("ux_notices_order", "case_ref", "position", unique=True),
        Index("ix_notices_waiting", "created_at", "case_ref", postgresql_where=text("status = 'waiting'")),
    )

    id: str = key()
    case_ref: str = of_case()
    position: int = whole()
    kind: str
    audience: str
    body: str | None
    role: str | None
    due_at: datetime | None = instant()
    about: str | None
    created_at: datetime = instant()
    status: str
    attempts: int = whole()
    not_before: datetime | None = instant()
    sent_at: datetime | None = instant()
    reason: str | None
    says: Any = json(optional=True)
