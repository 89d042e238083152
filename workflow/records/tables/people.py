"""Tables of who may come in, what they were answered, and the few marks that the system keeps for itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index

from workflow.casework.codes import ROLES
from workflow.records.columns import Table, instant, json, key, one_of, whole


class PersonRow(Table, table=True):
    """One officer with a role in a body."""

    __tablename__ = "people"
    __table_args__ = (
        one_of("role", ROLES),
        one_of("language", ("cy", "en")),
        Index("ix_people_office", "body", "role"),
    )

    id: str = key()
    name: str
    body: str
    role: str
    region: str | None
    language: str
    limit_pence: int = whole()
    email: str
    deputy: str | None
    active: bool
    telephone: str | None


class DoorRow(Table, table=True):
    """A session or a bearer token: only the SHA-256 of its secret is kept. Its times are real ones, never
    moved."""

    __tablename__ = "doors"
    __table_args__ = (one_of("kind", ("session", "token")), Index("ix_doors_expires_at", "expires_at"))

    secret_sha256: str = key()
    person: str
    kind: str
    created_at: datetime = instant()
    expires_at: datetime = instant()
    revoked_at: datetime | None = instant()


class KeptAnswerRow(Table, table=True):
    """What a person was answered under an idempotency key on a path; the body is kept to the byte."""

    __tablename__ = "kept_answers"
    __table_args__ = (Index("ix_kept_answers_at", "at"),)

    person: str = key()
    path: str = key()
    key: str = key()
    request_sha256: str
    status: int = whole()
    body: str
    headers: Any = json()
    at: datetime = instant()


class MarkRow(Table, table=True):
    """One named mark of the system's own: the demonstration, the clock's offset, the last sweep."""

    __tablename__ = "marks"

    name: str = key()
    value: Any = json()
