"""Tables of who stands beside the case: key workers, links between cases, and every search for a child."""

from datetime import datetime

from sqlalchemy import Index

from workflow.casework.people_codes import LINK_KINDS
from workflow.records.columns import Table, holds, instant, key, of_case, one_of, whole


class KeyWorkerRow(Table, table=True):
    """`KeyWorker`."""

    __tablename__ = "key_workers"
    __table_args__ = (
        holds("officer_or_name", "(officer IS NULL) <> (name_text_id IS NULL)"),
        Index("ix_key_workers_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    officer: str | None
    name_text_id: str | None
    named_at: datetime = instant()
    named_by: str
    to_at: datetime | None = instant()


class LinkRow(Table, table=True):
    """`Link`."""

    __tablename__ = "links"
    __table_args__ = (
        one_of("kind", LINK_KINDS),
        holds("of_two_cases", "other_ref <> case_ref"),
        Index("ix_links_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    other_ref: str
    linked_at: datetime = instant()
    linked_by: str
    text_id: str | None
    ended_at: datetime | None = instant()


class ChildSearchRow(Table, table=True):
    """One search for a child: who, when, what for, a keyed digest of what was asked, and how many were
    found."""

    __tablename__ = "child_searches"
    __table_args__ = (Index("ix_child_searches_body", "body", "at"),)

    id: str = key()
    person: str
    body: str
    at: datetime = instant()
    purpose: str
    asked_digest: str
    asked_for: str
    found: int = whole()
    elsewhere: int = whole()
