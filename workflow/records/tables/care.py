"""Tables of the care story and of every clock: who pays the provider of a line, and by when somebody must
act."""

from datetime import date, datetime
from typing import get_args

from sqlalchemy import Index, text

from workflow.casework.care_codes import ABSENCE_REASONS, CONFIRMERS, STOP_REASONS
from workflow.casework.codes import ROLES
from workflow.clocks.due import Unit
from workflow.records.columns import Table, holds, instant, key, of_case, one_of, together, whole


class PayerRow(Table, table=True):
    """`Payer`."""

    __tablename__ = "payers"
    __table_args__ = (
        one_of("basis", ("interim", "agreed", "settlement")),
        together("accepted_at", "accepted_by"),
        together("instructed_at", "instructed_by"),
        together("delivered_at", "delivered_by"),
        Index("ix_payers_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    line_id: str
    body: str
    basis: str
    from_on: date
    named_at: datetime = instant()
    to_on: date | None
    accepted_at: datetime | None = instant()
    accepted_by: str | None
    instructed_at: datetime | None = instant()
    instructed_by: str | None
    delivered_at: datetime | None = instant()
    delivered_by: str | None


class DeliveryRow(Table, table=True):
    """`Delivery`."""

    __tablename__ = "deliveries"
    __table_args__ = (
        one_of("confirmed_by", CONFIRMERS),
        one_of("reported_by", CONFIRMERS),
        one_of("reason", STOP_REASONS),
        together("to_on", "ended_at", "ended_by", "reported_by"),
        holds("forwards", "to_on >= from_on"),
        Index("ix_deliveries_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    line_id: str
    from_on: date
    confirmed_by: str
    confirmed_at: datetime = instant()
    recorded_by: str
    to_on: date | None
    ended_at: datetime | None = instant()
    ended_by: str | None
    reported_by: str | None
    reason: str | None
    text_id: str | None


class AbsenceRow(Table, table=True):
    """`Absence`."""

    __tablename__ = "absences"
    __table_args__ = (
        one_of("reason", ABSENCE_REASONS),
        together("ended_at", "ended_by", "last_day"),
        holds("forwards", "last_day >= first_day"),
        Index("ix_absences_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    line_id: str | None
    reason: str
    first_day: date
    recorded_at: datetime = instant()
    recorded_by: str
    last_day: date | None
    ended_at: datetime | None = instant()
    ended_by: str | None
    text_id: str | None


class DeadlineRow(Table, table=True):
    """`Deadline`."""

    __tablename__ = "deadlines"
    __table_args__ = (
        one_of("status", ("open", "paused", "met", "passed", "stopped")),
        one_of("unit", get_args(Unit)),
        one_of("role", ROLES),
        holds("closed_when_over", "(closed_at IS NULL) = (status IN ('open', 'paused'))"),
        holds("paused_since_when_paused", "(paused_since IS NULL) = (status <> 'paused')"),
        holds("never_negative", "count >= 0 AND paused >= 0 AND extended >= 0"),
        Index("ix_deadlines_due", "due_at", "id", postgresql_where=text("status = 'open'")),
        Index("ix_deadlines_office", "role", "body", "due_at", postgresql_where=text("closed_at IS NULL")),
        Index("ix_deadlines_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    body: str | None
    role: str | None
    subject: str | None
    started_at: datetime = instant()
    count: int = whole()
    unit: str
    due_at: datetime = instant()
    calendar: str
    status: str
    paused: int = whole()
    extended: int = whole()
    paused_since: datetime | None = instant()
    put_off: bool
    closed_at: datetime | None = instant()
    limit_id: str | None
    not_before: date | None
