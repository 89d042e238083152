"""Tables of what services ask of one another for a child: concerns, blockers, meetings and notices."""

from datetime import date, datetime

from sqlalchemy import Index

from workflow.casework.care_codes import (
    ACTION_OUTCOMES,
    BLOCKER_OUTCOMES,
    BLOCKER_STAGES,
    CONCERNS,
    MEETING_ROLES,
    OWNER_ROLES,
    SERVICES,
)
from workflow.records.columns import Table, instant, key, of_case, one_of, together


class ConcernRow(Table, table=True):
    """`Concern`."""

    __tablename__ = "concerns"
    __table_args__ = (
        one_of("about", CONCERNS),
        together("answered_at", "answered_by", "answer_text_id"),
        Index("ix_concerns_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    about: str
    text_id: str
    said_on: date
    recorded_at: datetime = instant()
    recorded_by: str
    body: str
    answered_at: datetime | None = instant()
    answered_by: str | None
    answer_text_id: str | None


class BlockerRow(Table, table=True):
    """`Blocker`."""

    __tablename__ = "blockers"
    __table_args__ = (
        one_of("waiting_service", SERVICES),
        one_of("awaited_service", SERVICES),
        one_of("stage", BLOCKER_STAGES),
        one_of("outcome", BLOCKER_OUTCOMES),
        together("started_at", "started_by", "started_text_id"),
        together("outcome", "resolved_at", "resolved_by", "resolution_text_id"),
        Index("ix_blockers_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    waiting_service: str
    waiting_body: str
    awaited_service: str
    awaited_body: str
    text_id: str
    stage: str
    opened_at: datetime = instant()
    opened_by: str
    stage_since: datetime = instant()
    started_at: datetime | None = instant()
    started_by: str | None
    started_text_id: str | None
    outcome: str | None
    resolved_at: datetime | None = instant()
    resolved_by: str | None
    resolution_text_id: str | None


class MeetingRow(Table, table=True):
    """`Meeting`."""

    __tablename__ = "meetings"
    __table_args__ = (
        together("held_on", "held_at", "held_by", "notes_text_id"),
        Index("ix_meetings_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    text_id: str
    called_at: datetime = instant()
    called_by: str
    body: str
    held_on: date | None
    held_at: datetime | None = instant()
    held_by: str | None
    notes_text_id: str | None


class AttendanceRow(Table, table=True):
    """`Attendance`."""

    __tablename__ = "meeting_attendances"
    __table_args__ = (one_of("role", MEETING_ROLES), Index("ix_meeting_attendances_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    meeting_id: str
    role: str
    body: str
    name_text_id: str
    could_commit: bool
    recorded_at: datetime = instant()


class MeetingRefusalRow(Table, table=True):
    """`MeetingRefusal`."""

    __tablename__ = "meeting_refusals"
    __table_args__ = (Index("ix_meeting_refusals_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    meeting_id: str
    body: str
    text_id: str
    why_text_id: str
    recorded_at: datetime = instant()


class MeetingActionRow(Table, table=True):
    """`MeetingAction`."""

    __tablename__ = "meeting_actions"
    __table_args__ = (
        one_of("owner_role", OWNER_ROLES),
        one_of("outcome", ACTION_OUTCOMES),
        together("outcome", "closed_at", "closed_by", "closing_text_id"),
        Index("ix_meeting_actions_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    meeting_id: str
    owner_body: str
    owner_role: str
    due_on: date
    text_id: str
    recorded_at: datetime = instant()
    outcome: str | None
    closed_at: datetime | None = instant()
    closed_by: str | None
    closing_text_id: str | None


class WithdrawalRow(Table, table=True):
    """`Withdrawal`."""

    __tablename__ = "withdrawals"
    __table_args__ = (Index("ix_withdrawals_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    body: str
    ends_on: date
    text_id: str
    given_at: datetime = instant()
    given_by: str
    disagreement_id: str
