"""Tables of what a decision rests on, from the referrer to the child's views; and of what comes after it:
reviews, remittals, handovers.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index

from workflow.casework import decision_codes as codes
from workflow.records.columns import Table, holds, instant, json, key, of_case, one_of, together


class ReferrerRow(Table, table=True):
    """`Referrer`."""

    __tablename__ = "referrers"
    __table_args__ = (
        one_of("profession", codes.PROFESSIONS),
        one_of("service", codes.REFERRING_SERVICES),
        Index("ix_referrers_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    profession: str
    service: str
    name_text_id: str | None


class RedirectRow(Table, table=True):
    """`Redirect`."""

    __tablename__ = "redirects"
    __table_args__ = (Index("ix_redirects_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    to_body: str
    first_received_at: datetime = instant()
    from_body: str | None
    from_text_id: str | None
    text_id: str | None


class ConsentRow(Table, table=True):
    """`Consent`."""

    __tablename__ = "consents"
    __table_args__ = (
        one_of("outcome", codes.CONSENT),
        one_of("given_by", codes.CONSENT_BY),
        holds("safety_considered", "outcome = 'given' OR safeguarding_text_id IS NOT NULL"),
        Index("ix_consents_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    outcome: str
    given_by: str
    text_id: str | None
    safeguarding_text_id: str | None
    ended_at: datetime | None = instant()


class SharingBasisRow(Table, table=True):
    """`SharingBasis`."""

    __tablename__ = "sharing_bases"
    __table_args__ = (one_of("basis", codes.SHARING_BASES), Index("ix_sharing_bases_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    basis: str
    text_id: str
    ended_at: datetime | None = instant()


class LegalStatusRow(Table, table=True):
    """`LegalStatus`."""

    __tablename__ = "legal_statuses"
    __table_args__ = (
        one_of("kind", codes.LEGAL_STATUSES),
        holds("ends_after_it_begins", "to_on >= from_on"),
        Index("ix_legal_statuses_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    from_on: date
    recorded_at: datetime = instant()
    recorded_by: str
    to_on: date | None
    text_id: str | None


class AdvocateRow(Table, table=True):
    """`Advocate`."""

    __tablename__ = "advocates"
    __table_args__ = (Index("ix_advocates_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    name_text_id: str
    from_on: date
    ended_at: datetime | None = instant()


class ChecklistRow(Table, table=True):
    """`Checklist`."""

    __tablename__ = "checklists"
    __table_args__ = (
        one_of("outcome", codes.CHECKLIST),
        together("told_at", "told_by"),
        Index("ix_checklists_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    outcome: str
    text_id: str
    told_at: datetime | None = instant()
    told_by: str | None
    ended_at: datetime | None = instant()


class AssessorRow(Table, table=True):
    """`Assessor`."""

    __tablename__ = "assessors"
    __table_args__ = (
        holds("is_named", "(person IS NULL) <> (name_text_id IS NULL)"),
        Index("ix_assessors_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    name_key: str
    person: str | None
    name_text_id: str | None
    ended_at: datetime | None = instant()


class ChildViewsRow(Table, table=True):
    """`ChildViews`."""

    __tablename__ = "child_views"
    __table_args__ = (one_of("kind", codes.VIEWS), Index("ix_child_views_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    kind: str
    text_id: str
    advocate_offered: bool


class LocalReviewRow(Table, table=True):
    """`LocalReview`."""

    __tablename__ = "local_reviews"
    __table_args__ = (
        one_of("about", ("decision", "checklist")),
        one_of("outcome", codes.REVIEWED),
        together("outcome", "reviewers", "outcome_text_id", "closed_by"),
        Index("ix_local_reviews_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    asked_at: datetime = instant()
    asked_with: str
    about: str
    about_id: str
    text_id: str
    outcome: str | None
    reviewers: Any = json(optional=True)
    outcome_text_id: str | None
    closed_at: datetime | None = instant()
    closed_by: str | None


class RemittalRow(Table, table=True):
    """`Remittal`."""

    __tablename__ = "remittals"
    __table_args__ = (one_of("ordered_by", codes.ORDERED_BY), Index("ix_remittals_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    ordered_by: str
    text_id: str
    review_id: str | None


class FastTrackRow(Table, table=True):
    """`FastTrack`."""

    __tablename__ = "fast_tracks"
    __table_args__ = (Index("ix_fast_tracks_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    clinician_text_id: str
    text_id: str


class HandoverRow(Table, table=True):
    """`Handover`."""

    __tablename__ = "handovers"
    __table_args__ = (
        holds(
            "accepted_or_declined", "declined = (service IS NULL) AND (service IS NULL) = (from_on IS NULL)"
        ),
        one_of("outcome", codes.LOOKED_AGAIN),
        together("outcome", "looked_at", "looked_by"),
        Index("ix_handovers_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    declined: bool
    service: str | None
    from_on: date | None
    outcome: str | None
    outcome_text_id: str | None
    looked_at: datetime | None = instant()
    looked_by: str | None
