"""Every kind of row that a case has, in the order in which they are written."""

from __future__ import annotations

from dataclasses import fields

from workflow.casework.facts.attachments import (
    Attachment,
    Note,
    ReportRequest,
    SafeguardingTold,
    UploadLink,
)
from workflow.casework.facts.care import Absence, CostLine, Delivery, Payer
from workflow.casework.facts.case import Case
from workflow.casework.facts.clock import Deadline
from workflow.casework.facts.consent import Advocate, Consent, LegalStatus, SharingBasis
from workflow.casework.facts.decision import (
    Assessor,
    Checklist,
    ChildViews,
    FastTrack,
    Handover,
    LocalReview,
    Need,
    PanelDecision,
    Remittal,
)
from workflow.casework.facts.disagreement import (
    Dispute,
    Evidence,
    Extension,
    FactsSignature,
    Neutral,
    Position,
    ReimbursementLine,
    Statement,
)
from workflow.casework.facts.funding import Answer, CaseSplit, Funding, Signature
from workflow.casework.facts.offices import Correction, Responsibility, SealedEntry, Transfer
from workflow.casework.facts.party import LegalHold, Party
from workflow.casework.facts.people_around import KeyWorker, Link
from workflow.casework.facts.place import (
    Discharge,
    Enquiry,
    Judgement,
    PlacementApproval,
    Setting,
)
from workflow.casework.facts.referral import Redirect, Referrer
from workflow.casework.facts.together import (
    Attendance,
    Blocker,
    Concern,
    Meeting,
    MeetingAction,
    MeetingRefusal,
    Withdrawal,
)
from workflow.casework.facts.transition import Review, Transition
from workflow.casework.facts.welsh_government import (
    BundleCorrection,
    InformationRequest,
    PaperRequest,
    Referral,
    ReferralConflict,
    Reply,
    SafetyStatement,
)

Row = (
    Case
    | Need
    | CostLine
    | Payer
    | CaseSplit
    | Answer
    | Dispute
    | Position
    | Extension
    | Evidence
    | Deadline
    | PanelDecision
    | Referrer
    | Redirect
    | Consent
    | SharingBasis
    | LegalStatus
    | Advocate
    | Checklist
    | Assessor
    | ChildViews
    | LocalReview
    | Remittal
    | FastTrack
    | Handover
    | Referral
    | Reply
    | Funding
    | Signature
    | Responsibility
    | Transfer
    | SealedEntry
    | Correction
    | KeyWorker
    | Link
    | SafetyStatement
    | ReferralConflict
    | InformationRequest
    | BundleCorrection
    | PaperRequest
    | Transition
    | Review
    | Party
    | LegalHold
    | Statement
    | FactsSignature
    | Neutral
    | ReimbursementLine
    | Attachment
    | ReportRequest
    | UploadLink
    | Note
    | SafeguardingTold
    | Delivery
    | Absence
    | Setting
    | Judgement
    | Enquiry
    | PlacementApproval
    | Discharge
    | Concern
    | Blocker
    | Meeting
    | Attendance
    | MeetingRefusal
    | MeetingAction
    | Withdrawal
)

ROW_TYPES: tuple[type[Row], ...] = (
    Case,
    Need,
    CostLine,
    Payer,
    CaseSplit,
    Answer,
    Dispute,
    Position,
    Extension,
    Evidence,
    Deadline,
    PanelDecision,
    Referrer,
    Redirect,
    Consent,
    SharingBasis,
    LegalStatus,
    Advocate,
    Checklist,
    Assessor,
    ChildViews,
    LocalReview,
    Remittal,
    FastTrack,
    Handover,
    Referral,
    Reply,
    Funding,
    Signature,
    Responsibility,
    Transfer,
    SealedEntry,
    Correction,
    KeyWorker,
    Link,
    SafetyStatement,
    ReferralConflict,
    InformationRequest,
    BundleCorrection,
    PaperRequest,
    Transition,
    Review,
    Party,
    LegalHold,
    Statement,
    FactsSignature,
    Neutral,
    ReimbursementLine,
    Attachment,
    ReportRequest,
    UploadLink,
    Note,
    SafeguardingTold,
    Delivery,
    Absence,
    Setting,
    Judgement,
    Enquiry,
    PlacementApproval,
    Discharge,
    Concern,
    Blocker,
    Meeting,
    Attendance,
    MeetingRefusal,
    MeetingAction,
    Withdrawal,
)


def key_of(row: Row) -> str:
    """The primary key of a row: a case's reference, any other row's id."""
    return row.ref if isinstance(row, Case) else row.id


def folded_columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a row that its events carry."""
    left_out: frozenset[str] = getattr(kind, "NOT_FOLDED", frozenset())
    return tuple(column.name for column in fields(kind) if column.name not in left_out)
