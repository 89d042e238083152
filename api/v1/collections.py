"""What is recorded in a case beside its stories, one address a kind: every row of it with
what people wrote. Which kinds there are is the table at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, create_model

from api.security import parts_of
from api.v1.beneath import with_etag
from api.v1.entry import SignedIn, whole_case_for
from api.v1.shown import TextShown, texts
from workflow.casework.facts import (
    Absence,
    Actor,
    Advocate,
    Assessor,
    Attendance,
    Blocker,
    BundleCorrection,
    CaseFacts,
    Checklist,
    ChildViews,
    Concern,
    Consent,
    Correction,
    Delivery,
    Discharge,
    Enquiry,
    FastTrack,
    Handover,
    InformationRequest,
    Judgement,
    KeyWorker,
    LegalHold,
    LegalStatus,
    LocalReview,
    Meeting,
    MeetingAction,
    MeetingRefusal,
    Note,
    PaperRequest,
    Party,
    PlacementApproval,
    Redirect,
    ReferralConflict,
    Referrer,
    ReimbursementLine,
    Remittal,
    ReportRequest,
    Responsibility,
    Review,
    Row,
    SafeguardingTold,
    SafetyStatement,
    SealedEntry,
    Setting,
    SharingBasis,
    Transfer,
    Transition,
    Withdrawal,
)
from workflow.casework.parties import party_of

router = APIRouter(prefix="/cases/{ref}", tags=["beneath a case"])


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind of row beneath a case: its address, what it is, and which columns name what somebody wrote.
    `rows`: where it is not simply every row, those that this officer may read.
    """

    path: str
    kind: type[Row]
    summary: str
    texts: tuple[str, ...] = ()
    rows: Callable[[CaseFacts, Actor], tuple[Any, ...]] | None = None

    def of(self, facts: CaseFacts, actor: Actor) -> tuple[Any, ...]:
        """The rows of a case that this officer may read."""
        found: tuple[Any, ...] = getattr(facts, self.kind.TABLE)
        return self.rows(facts, actor) if self.rows else found


def _route(collection: Collection, shown: type[BaseModel]) -> Callable[..., Response]:
    def read(request: Request, caller: SignedIn, ref: str) -> Response:
        reading = whole_case_for(request, caller, ref)
        rows = collection.of(reading.facts, caller.actor)
        ids = [getattr(row, column) for row in rows for column in collection.texts]
        with parts_of(request).database.unit() as unit:
            return with_etag(reading, shown(items=rows, texts=texts(unit, ids, eyes=caller.person.body)))

    return read


def _for_its_bodies(kind: type[Row]) -> Callable[[CaseFacts, Actor], tuple[Any, ...]]:
    """What only the officers of the two bodies read: it names people, or is the family's and the child's."""

    def rows(facts: CaseFacts, actor: Actor) -> tuple[Any, ...]:
        found: tuple[Any, ...] = getattr(facts, kind.TABLE)
        return found if party_of(actor) in facts.case.bodies else ()

    return rows


def _of_the_decision(path: str, kind: type[Row], summary: str, *texts: str) -> Collection:
    return Collection(path, kind, summary, texts=texts, rows=_for_its_bodies(kind))


_DECISION = (
    _of_the_decision("referrers", Referrer, "Who referred the child.", "name_text_id"),
    _of_the_decision(
        "redirects", Redirect, "Where the referral was sent on; its first day is kept.", "from_text_id",
        "text_id",
    ),
    _of_the_decision(
        "consents", Consent, "What was said about being assessed; the latest stands.", "text_id",
        "safeguarding_text_id",
    ),
    _of_the_decision("sharing-bases", SharingBasis, "On what basis information is shared.", "text_id"),
    _of_the_decision("legal-statuses", LegalStatus, "The child's legal status, by dates.", "text_id"),
    _of_the_decision("advocates", Advocate, "The independent advocates.", "name_text_id"),
    _of_the_decision("checklists", Checklist, "What the checklist led to; whether it was told.", "text_id"),
    _of_the_decision("assessors", Assessor, "The named assessors.", "name_text_id"),
    _of_the_decision("child-views", ChildViews, "What the child says, or how that was sought.", "text_id"),
    _of_the_decision("fast-tracks", FastTrack, "Care started at once.", "clinician_text_id", "text_id"),
    _of_the_decision(
        "local-reviews", LocalReview, "Reviews that the family asked for.", "text_id", "outcome_text_id"
    ),
    _of_the_decision("remittals", Remittal, "Decisions sent back to be taken anew.", "text_id"),
    _of_the_decision("handovers", Handover, "Who accepted the child, and the look again.", "outcome_text_id"),
)  # fmt: skip


def _of_the_family(path: str, kind: type[Row], summary: str, *texts: str) -> Collection:
    return Collection(path, kind, summary, texts=texts, rows=_for_its_bodies(kind))


_CARE = (
    _of_the_family("deliveries", Delivery, "Days on which each line was delivered.", "text_id"),
    _of_the_family("absences", Absence, "Days away, line by line, and places kept empty.", "text_id"),
    _of_the_family("settings", Setting, "Where the child is and was.", "text_id"),
    _of_the_family("setting-judgements", Judgement, "What each side says of a setting.", "text_id"),
    _of_the_family(
        "enquiries", Enquiry, "Providers asked for a place, and their answers.", "text_id", "answer_text_id"
    ),
    _of_the_family(
        "placement-approvals",
        PlacementApproval,
        "Placements out of area before the panel.",
        "text_id",
        "decision_text_id",
    ),
    _of_the_family(
        "discharges",
        Discharge,
        "Discharges with their follow-up.",
        "service_text_id",
        "text_id",
        "follow_up_text_id",
    ),
    _of_the_family(
        "concerns", Concern, "What the family is worried about, and the answers.", "text_id", "answer_text_id"
    ),
    _of_the_family(
        "blockers",
        Blocker,
        "Services that wait on others.",
        "text_id",
        "started_text_id",
        "resolution_text_id",
    ),
    _of_the_family("meetings", Meeting, "Emergency meetings of all agencies.", "text_id", "notes_text_id"),
    _of_the_family("meeting-attendances", Attendance, "Who came to a meeting.", "name_text_id"),
    _of_the_family(
        "meeting-refusals",
        MeetingRefusal,
        "What was refused at a meeting, and why.",
        "text_id",
        "why_text_id",
    ),
    _of_the_family("meeting-actions", MeetingAction, "Who does what by when.", "text_id", "closing_text_id"),
    _of_the_family("withdrawals", Withdrawal, "Notices of withdrawing funding.", "text_id"),
)

COLLECTIONS: tuple[Collection, ...] = (
    *_CARE,
    Collection("responsibilities", Responsibility, "Which body was and is responsible, side by side."),
    Collection("transfers", Transfer, "Transfers that were proposed.", ("text_id", "answer_text_id")),
    Collection("corrections", Correction, "Recorded facts that were corrected.", ("text_id",)),
    Collection(
        "sealed-entries",
        SealedEntry,
        "What was entered on the wrong child: that it is sealed, never what it says.",
        ("text_id", "outcome_text_id"),
    ),
    *_DECISION,
    Collection(
        "safety-statements", SafetyStatement, "Whether the child is safe, as it was said.", ("text_id",)
    ),
    Collection(
        "referral-conflicts", ReferralConflict, "Officials with a conflict of interest.", ("text_id",)
    ),
    Collection(
        "welsh-government-information",
        InformationRequest,
        "What Welsh Government wanted to know, and what it was given.",
        ("text_id", "supplied_text_id"),
    ),
    Collection("bundle-corrections", BundleCorrection, "Errors told in what was sent.", ("text_id",)),
    Collection(
        "identified-papers",
        PaperRequest,
        "Papers that name the child, asked for and answered.",
        ("text_id", "basis_text_id", "answer_text_id"),
    ),
    Collection(
        "transition",
        Transition,
        "The way to adult services.",
        ("worker_text_id", "adult_decision_text_id", "accepted_text_id"),
    ),
    Collection("reviews", Review, "Reviews asked for and held.", ("asked_text_id", "text_id")),
    Collection(
        "parties",
        Party,
        "Bodies that are or were party to the case beside its two funders.",
        texts=("text_id", "why_text_id"),
    ),
    Collection(
        "legal-holds",
        LegalHold,
        "Proceedings that were issued, and since when what was said is frozen.",
        texts=("court_text_id", "lifted_text_id"),
    ),
    Collection(
        "reimbursements",
        ReimbursementLine,
        "What is owed between the parties for days gone by, under settlements; what of it was paid.",
    ),
    Collection(
        "key-workers", KeyWorker, "Who the family's key worker is, and who was before.", ("name_text_id",)
    ),
    Collection(
        "report-requests",
        ReportRequest,
        "Reports that were asked for: of whom, by whom, since when, and what came of it.",
        texts=("to_text_id", "asks_text_id", "text_id"),
        rows=_for_its_bodies(ReportRequest),
    ),
    Collection(
        "private-notes",
        Note,
        "The private notes of the caller's own body; nobody else reads them.",
        texts=("text_id",),
        rows=lambda facts, actor: tuple(one for one in facts.private_notes if one.body == party_of(actor)),
    ),
    Collection(
        "safeguarding",
        SafeguardingTold,
        "What safeguarding teams were told of, and when they confirmed; the words are for the telling body.",
        texts=("text_id",),
        rows=_for_its_bodies(SafeguardingTold),
    ),
)

for _one in COLLECTIONS:
    _shown: type[BaseModel] = create_model(
        f"{_one.kind.__name__}Collection",
        __doc__=_one.summary,
        items=(tuple[_one.kind, ...], ...),  # type: ignore[name-defined]  # the kind of row is a value here
        texts=(dict[str, TextShown], ...),
    )
    router.add_api_route(
        f"/{_one.path}",
        _route(_one, _shown),
        methods=["GET"],
        name=f"read_{_one.kind.TABLE}",
        summary=_one.summary,
        responses={200: {"model": _shown}},
    )
