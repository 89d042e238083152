"""Frozen facts: what `records` hands out of its tables and what casework hands back changed. No behaviour
beyond questions.

Each class mirrors one table column for column (`TABLE`). Instants are UTC, days are Europe/London dates,
money is
integer pence. Free text never stands here: a fact holds the id of a `Text`. `FOLDED` names the columns that
events
carry, so that folding a case's events gives its rows back.
"""

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
from workflow.casework.facts.funding import Answer, CaseSplit, Funding, Opening, Signature
from workflow.casework.facts.offices import Correction, Responsibility, SealedEntry, Transfer
from workflow.casework.facts.party import LegalHold, Party
from workflow.casework.facts.people import SYSTEM, Actor
from workflow.casework.facts.people_around import KeyWorker, Link
from workflow.casework.facts.place import (
    Discharge,
    Enquiry,
    Judgement,
    PlacementApproval,
    Setting,
)
from workflow.casework.facts.referral import Redirect, Referrer
from workflow.casework.facts.rows import ROW_TYPES, Row, folded_columns, key_of
from workflow.casework.facts.said import Notice, Text
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
from workflow.casework.facts.whole import CaseFacts

__all__ = [
    "Absence",
    "Attendance",
    "Blocker",
    "Concern",
    "Delivery",
    "Discharge",
    "Enquiry",
    "Judgement",
    "Meeting",
    "MeetingAction",
    "MeetingRefusal",
    "PlacementApproval",
    "Setting",
    "Withdrawal",
    "Transfer",
    "SealedEntry",
    "Responsibility",
    "Correction",
    "Attachment",
    "Note",
    "ReportRequest",
    "SafeguardingTold",
    "UploadLink",
    "Actor",
    "Advocate",
    "Answer",
    "Assessor",
    "BundleCorrection",
    "Case",
    "CaseFacts",
    "CaseSplit",
    "Checklist",
    "ChildViews",
    "Consent",
    "CostLine",
    "Deadline",
    "Dispute",
    "Evidence",
    "Extension",
    "FactsSignature",
    "FastTrack",
    "Funding",
    "Handover",
    "InformationRequest",
    "LegalHold",
    "LegalStatus",
    "LocalReview",
    "KeyWorker",
    "Link",
    "Need",
    "Neutral",
    "Notice",
    "Opening",
    "PanelDecision",
    "PaperRequest",
    "Party",
    "Payer",
    "Position",
    "ROW_TYPES",
    "Redirect",
    "Referral",
    "ReferralConflict",
    "Referrer",
    "ReimbursementLine",
    "Remittal",
    "Reply",
    "Review",
    "Row",
    "SYSTEM",
    "SafetyStatement",
    "SharingBasis",
    "Signature",
    "Statement",
    "Text",
    "Transition",
    "folded_columns",
    "key_of",
]
