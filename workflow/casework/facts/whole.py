"""All that casework may know of one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.casework.child_values import ChildValues
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
from workflow.casework.facts.people_around import KeyWorker, Link
from workflow.casework.facts.place import (
    Discharge,
    Enquiry,
    Judgement,
    PlacementApproval,
    Setting,
)
from workflow.casework.facts.referral import Redirect, Referrer
from workflow.casework.facts.rows import ROW_TYPES, Row
from workflow.casework.facts.said import Text
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


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything that casework may know of one case, read under the lock on its row."""

    case: Case
    needs: tuple[Need, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    payers: tuple[Payer, ...] = ()
    splits: tuple[CaseSplit, ...] = ()
    answers: tuple[Answer, ...] = ()
    disagreements: tuple[Dispute, ...] = ()
    positions: tuple[Position, ...] = ()
    extensions: tuple[Extension, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    panel_decisions: tuple[PanelDecision, ...] = ()
    referrers: tuple[Referrer, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    consents: tuple[Consent, ...] = ()
    sharing_bases: tuple[SharingBasis, ...] = ()
    legal_statuses: tuple[LegalStatus, ...] = ()
    advocates: tuple[Advocate, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    assessors: tuple[Assessor, ...] = ()
    child_views: tuple[ChildViews, ...] = ()
    local_reviews: tuple[LocalReview, ...] = ()
    remittals: tuple[Remittal, ...] = ()
    fast_tracks: tuple[FastTrack, ...] = ()
    handovers: tuple[Handover, ...] = ()
    referrals: tuple[Referral, ...] = ()
    replies: tuple[Reply, ...] = ()
    funding_agreements: tuple[Funding, ...] = ()
    signatures: tuple[Signature, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    sealed_entries: tuple[SealedEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    key_workers: tuple[KeyWorker, ...] = ()
    links: tuple[Link, ...] = ()
    safety_statements: tuple[SafetyStatement, ...] = ()
    referral_conflicts: tuple[ReferralConflict, ...] = ()
    information_requests: tuple[InformationRequest, ...] = ()
    bundle_corrections: tuple[BundleCorrection, ...] = ()
    paper_requests: tuple[PaperRequest, ...] = ()
    transitions: tuple[Transition, ...] = ()
    reviews: tuple[Review, ...] = ()
    parties: tuple[Party, ...] = ()
    legal_holds: tuple[LegalHold, ...] = ()
    statements_of_facts: tuple[Statement, ...] = ()
    facts_signatures: tuple[FactsSignature, ...] = ()
    neutrals: tuple[Neutral, ...] = ()
    reimbursement_lines: tuple[ReimbursementLine, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    report_requests: tuple[ReportRequest, ...] = ()
    upload_links: tuple[UploadLink, ...] = ()
    private_notes: tuple[Note, ...] = ()
    safeguarding: tuple[SafeguardingTold, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    absences: tuple[Absence, ...] = ()
    settings: tuple[Setting, ...] = ()
    setting_judgements: tuple[Judgement, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    placement_approvals: tuple[PlacementApproval, ...] = ()
    discharges: tuple[Discharge, ...] = ()
    concerns: tuple[Concern, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    meeting_attendances: tuple[Attendance, ...] = ()
    meeting_refusals: tuple[MeetingRefusal, ...] = ()
    meeting_actions: tuple[MeetingAction, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    openings: tuple[Opening, ...] = ()
    texts: tuple[Text, ...] = ()
    """Loaded only for the bundle to Welsh Government, which quotes them."""
    colleagues: tuple[tuple[str, str], ...] = ()
    """The other active officers of the actor's office, (id, name); loaded only to hand a referral to one."""
    child: ChildValues | None = None
    """Loaded, decrypted, only for the acts that change the child's record; never in an event."""
    notices_written: int = 0
    """How many notices the case has written; the next one's position."""

    def rows(self) -> Iterator[Row]:
        """Every row but openings."""
        yield self.case
        for kind in ROW_TYPES[1:]:
            yield from getattr(self, kind.TABLE)
