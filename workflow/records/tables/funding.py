"""Tables of the funding story: splits and what each body says to them, funding agreements and their
signatures."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index

from workflow.casework.codes import AGREED_HOW, ANSWERS, BASES, ROLES
from workflow.records.columns import Table, holds, instant, json, key, of_case, one_of, together, whole


class SplitRow(Table, table=True):
    """`CaseSplit`."""

    __tablename__ = "splits"
    __table_args__ = (
        one_of("basis", BASES),
        one_of("state", ("announced", "agreed", "superseded")),
        one_of("agreed_how", AGREED_HOW),
        together("agreed_at", "agreed_how"),
        holds("total_pence_not_negative", "total_pence >= 0"),
        Index("ix_splits_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    basis: str
    state: str
    on: date
    agreement_id: str | None
    agreement_version: int | None = whole()
    agreement_sha256: str | None
    legal_status: str | None
    total_pence: int = whole()
    shares: Any = json()
    working: Any = json()
    trace: Any = json()
    facts: Any = json()
    announced_at: datetime = instant()
    confirmed_by_both: bool
    objection_from: datetime | None = instant()
    accepted_interim_by: str | None
    agreed_at: datetime | None = instant()
    agreed_how: str | None
    agreed_clause: str | None
    superseded_at: datetime | None = instant()
    from_on: date | None


class AnswerRow(Table, table=True):
    """`Answer`."""

    __tablename__ = "answers"
    __table_args__ = (one_of("answer", ANSWERS), Index("ix_answers_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    split_id: str
    body: str
    answer: str
    at: datetime | None = instant()
    by: str | None
    disagreement_id: str | None
    late: bool


class FundingRow(Table, table=True):
    """`Funding`."""

    __tablename__ = "funding_agreements"
    __table_args__ = (
        one_of("state", ("awaiting", "in_force", "void", "ended")),
        Index("ix_funding_agreements_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    split_id: str
    terms: Any = json()
    sha256: str
    drafted_at: datetime = instant()
    from_on: date
    to_on: date
    state: str
    in_force_at: datetime | None = instant()
    closed_at: datetime | None = instant()


class SignatureRow(Table, table=True):
    """`Signature`."""

    __tablename__ = "signatures"
    __table_args__ = (
        one_of("role", ROLES),
        one_of("language", ("cy", "en")),
        Index("ix_signatures_case_ref", "case_ref"),
        Index("ux_signatures_one_a_body", "funding_agreement_id", "body", unique=True),
    )

    id: str = key()
    case_ref: str = of_case()
    funding_agreement_id: str
    body: str
    person: str
    role: str
    limit_pence: int = whole()
    value_pence: int = whole()
    sha256: str
    typed_name: str
    language: str
    at: datetime = instant()


class OpeningRow(Table, table=True):
    """`Opening`."""

    __tablename__ = "openings"
    __table_args__ = (
        Index("ux_openings_first", "split_id", "body", unique=True),
        Index("ix_openings_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    split_id: str
    body: str
    person: str
    at: datetime = instant()
