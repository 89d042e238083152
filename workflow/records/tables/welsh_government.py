"""Tables beside a referral: whether the child is safe, who may not deal with it, what is asked, corrected and
released."""

from datetime import datetime

from sqlalchemy import Index

from workflow.casework.codes import ROLES
from workflow.casework.transition_codes import BUNDLE_PARTS, PAPER_ANSWERS
from workflow.records.columns import Table, instant, key, of_case, one_of, together


class SafetyStatementRow(Table, table=True):
    """`SafetyStatement`."""

    __tablename__ = "safety_statements"
    __table_args__ = (one_of("role", ROLES), Index("ix_safety_statements_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    safe: bool
    body: str
    role: str
    by: str
    at: datetime = instant()
    text_id: str


class ReferralConflictRow(Table, table=True):
    """`ReferralConflict`."""

    __tablename__ = "referral_conflicts"
    __table_args__ = (Index("ux_referral_conflicts_once", "case_ref", "person", unique=True),)

    id: str = key()
    case_ref: str = of_case()
    person: str
    at: datetime = instant()
    text_id: str


class InformationRequestRow(Table, table=True):
    """`InformationRequest`."""

    __tablename__ = "information_requests"
    __table_args__ = (
        together("supplied_at", "supplied_by", "supplied_text_id"),
        Index("ix_information_requests_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    referral_id: str
    reply_id: str
    asked_of: str
    text_id: str
    asked_at: datetime = instant()
    lapsed_at: datetime | None = instant()
    supplied_at: datetime | None = instant()
    supplied_by: str | None
    supplied_text_id: str | None


class BundleCorrectionRow(Table, table=True):
    """`BundleCorrection`."""

    __tablename__ = "bundle_corrections"
    __table_args__ = (one_of("part", BUNDLE_PARTS), Index("ix_bundle_corrections_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    referral_id: str
    part: str
    bundle_sha256: str | None
    body: str
    by: str
    at: datetime = instant()
    text_id: str


class PaperRequestRow(Table, table=True):
    """`PaperRequest`."""

    __tablename__ = "paper_requests"
    __table_args__ = (
        one_of("answer", PAPER_ANSWERS),
        together("answered_at", "answer", "answered_by", "answered_body", "answer_text_id"),
        Index("ix_paper_requests_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    referral_id: str
    requested_by: str
    requested_at: datetime = instant()
    text_id: str
    basis_text_id: str
    answer: str | None
    answered_at: datetime | None = instant()
    answered_by: str | None
    answered_body: str | None
    answer_text_id: str | None
