"""Tables of the care story and of every clock: who pays the provider of a line, and by when somebody must
act."""

from datetime import date, datetime
from typing import get_args

from sqlalchemy import Index, text

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
