"""Tables of where the child is, what professionals say of it, and the search for a better place."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index

from workflow.casework.care_codes import (
    APPROVAL_OUTCOMES,
    AREAS,
    ENQUIRY_OUTCOMES,
    OUT_OF_AREA,
    REFUSAL_REASONS,
    SETTINGS,
    VIEWS,
)
from workflow.records.columns import Table, holds, instant, json, key, of_case, one_of, together, whole


class SettingRow(Table, table=True):
    """`Setting`."""

    __tablename__ = "settings"
    __table_args__ = (
        one_of("kind", SETTINGS),
        one_of("area", AREAS),
        holds("forwards", "to_on >= from_on"),
        Index("ix_settings_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    area: str
    from_on: date
    recorded_at: datetime = instant()
    recorded_by: str
    body: str
    text_id: str | None
    approval_id: str | None
    to_on: date | None


class JudgementRow(Table, table=True):
    """`Judgement`."""

    __tablename__ = "setting_judgements"
    __table_args__ = (
        one_of("side", ("health", "social")),
        one_of("view", VIEWS),
        Index("ix_setting_judgements_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    setting_id: str
    side: str
    view: str
    from_on: date
    at: datetime = instant()
    by: str
    text_id: str


class EnquiryRow(Table, table=True):
    """`Enquiry`."""

    __tablename__ = "enquiries"
    __table_args__ = (
        one_of("kind", SETTINGS),
        one_of("area", AREAS),
        one_of("outcome", ENQUIRY_OUTCOMES),
        one_of("reason", REFUSAL_REASONS),
        together("outcome", "answered_at", "answered_by", "answered_on"),
        Index("ix_enquiries_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    number: int = whole()
    text_id: str
    kind: str
    area: str
    asked_on: date
    asked_at: datetime = instant()
    asked_by: str
    body: str
    outcome: str | None
    reason: str | None
    answered_on: date | None
    answered_at: datetime | None = instant()
    answered_by: str | None
    answer_text_id: str | None


class PlacementApprovalRow(Table, table=True):
    """`PlacementApproval`."""

    __tablename__ = "placement_approvals"
    __table_args__ = (
        one_of("kind", SETTINGS),
        one_of("area", OUT_OF_AREA),
        one_of("outcome", APPROVAL_OUTCOMES),
        together("outcome", "decided_at", "decided_by", "decision_text_id"),
        Index("ix_placement_approvals_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    area: str
    asked_at: datetime = instant()
    asked_by: str
    body: str
    text_id: str
    emergency: bool
    enquiry_id: str | None
    outcome: str | None
    members: Any = json()
    decided_at: datetime | None = instant()
    decided_by: str | None
    decision_text_id: str | None


class DischargeRow(Table, table=True):
    """`Discharge`."""

    __tablename__ = "discharges"
    __table_args__ = (
        holds("follow_up_after", "follow_up_on >= discharge_on"),
        holds("never_negative", "not_seen >= 0"),
        together("discharged_on", "discharged_at", "discharged_by"),
        together("followed_up_on", "followed_up_at", "followed_up_by", "follow_up_text_id"),
        together("cancelled_at", "cancelled_by"),
        Index("ix_discharges_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    setting_id: str
    discharge_on: date
    follow_up_on: date
    service_text_id: str
    planned_at: datetime = instant()
    planned_by: str
    body: str
    text_id: str | None
    discharged_on: date | None
    discharged_at: datetime | None = instant()
    discharged_by: str | None
    followed_up_on: date | None
    followed_up_at: datetime | None = instant()
    followed_up_by: str | None
    follow_up_text_id: str | None
    not_seen: int = whole()
    cancelled_at: datetime | None = instant()
    cancelled_by: str | None
