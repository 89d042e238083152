"""Tables of agreements in the making: what is at the table, its drafts and files, its record and its
outbox, and the agreements that came out of it.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from workflow.casework.codes import ROLES
from workflow.negotiating.codes import BASES, CLAUSE_STATUS, CLOCK_STATUS, STATES
from workflow.records.columns import Table, holds, instant, json, key, key_number, one_of, whole


def of_negotiation() -> Any:
    """The negotiation that a row belongs to."""
    return Field(foreign_key="negotiations.ref")


class NegotiationRow(Table, table=True):
    """`Negotiation`."""

    __tablename__ = "negotiations"
    __table_args__ = (
        one_of("base_kind", BASES),
        one_of("state", STATES),
        holds("last_seq_counts", "last_seq >= 0"),
        holds("closed_has_ended", "(closed_at IS NULL) = (state NOT IN ('active', 'withdrawn'))"),
        Index("ix_negotiations_region", "region", "started_at"),
    )

    ref: str = key()
    region: str
    services: Any = json()
    bodies: Any = json()
    base_kind: str
    base_id: str | None
    base_version: int | None = whole()
    base_sha256: str
    agreement_id: str
    agreement_version: int = whole()
    lead: str
    state: str
    rule_pack: str
    calendar: str
    started_at: datetime = instant()
    started_by: str
    started_body: str
    draft: int = whole()
    required: Any = json()
    frozen_at: datetime | None = instant()
    signed_at: datetime | None = instant()
    closed_at: datetime | None = instant()
    closed_why: str
    last_seq: int = whole()
    last_hash: str
    last_at: datetime | None = instant()


class NegotiationSeatRow(Table, table=True):
    """`Seat`."""

    __tablename__ = "negotiation_seats"
    __table_args__ = (
        one_of("office", ROLES),
        Index("ix_negotiation_seats_negotiation", "negotiation"),
        Index(
            "ux_negotiation_seats_one_an_office",
            "negotiation",
            "body",
            "office",
            unique=True,
            postgresql_where=text("left_at IS NULL"),
        ),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    body: str
    office: str
    person: str
    can_commit: bool
    since: datetime = instant()
    placed_by: str
    left_at: datetime | None = instant()


class MeetingRow(Table, table=True):
    """`Meeting`."""

    __tablename__ = "negotiation_meetings"
    __table_args__ = (Index("ix_negotiation_meetings_negotiation", "negotiation"),)

    id: str = key()
    negotiation: str = of_negotiation()
    held_on: date
    attendees: Any = json()
    note: str
    recorded_at: datetime = instant()
    recorded_by: str


class ClauseRow(Table, table=True):
    """`Clause`."""

    __tablename__ = "negotiation_clauses"
    __table_args__ = (
        one_of("status", CLAUSE_STATUS),
        holds("settled_has_a_wording", "(wording IS NOT NULL) = (status = 'settled')"),
        Index("ux_negotiation_clauses_once", "negotiation", "clause", unique=True),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    clause: str
    position: int = whole()
    status: str
    owner_body: str
    owner_office: str
    since: datetime = instant()
    wording: str | None
    why: str


class WordingRow(Table, table=True):
    """`Wording`."""

    __tablename__ = "negotiation_wordings"
    __table_args__ = (
        Index("ux_negotiation_wordings_number", "negotiation", "clause", "number", unique=True),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    clause: str
    number: int = whole()
    body: str | None
    person: str
    at: datetime = instant()
    title_cy: str
    title_en: str
    text_cy: str
    text_en: str
    sha256: str


class ConsentRow(Table, table=True):
    """`Consent`."""

    __tablename__ = "negotiation_consents"
    __table_args__ = (
        Index("ix_negotiation_consents_negotiation", "negotiation"),
        Index(
            "ux_negotiation_consents_one_a_body",
            "negotiation",
            "clause",
            "body",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    clause: str
    body: str
    wording: str
    person: str
    at: datetime = instant()
    withdrawn_at: datetime | None = instant()


class DraftRow(Table, table=True):
    """`Draft`; nobody changes one."""

    __tablename__ = "negotiation_drafts"
    __table_args__ = (Index("ux_negotiation_drafts_number", "negotiation", "number", unique=True),)

    id: str = key()
    negotiation: str = of_negotiation()
    number: int = whole()
    made_at: datetime = instant()
    made_by: str
    made_body: str
    why: str
    files_sha256: str
    agreement_sha256: str | None
    fault_count: int = whole()
    faults: Any = json()


class DraftFileRow(Table, table=True):
    """One file of a draft; nobody changes one."""

    __tablename__ = "negotiation_files"

    draft_id: str = key()
    path: str = key()
    negotiation: str = of_negotiation()
    text: str


class SimulationRow(Table, table=True):
    """`Simulation`; nobody changes one."""

    __tablename__ = "negotiation_simulations"
    __table_args__ = (Index("ix_negotiation_simulations_negotiation", "negotiation"),)

    id: str = key()
    negotiation: str = of_negotiation()
    draft: int = whole()
    inputs_sha256: str
    document_sha256: str
    document: Any = json()
    attached_at: datetime = instant()
    attached_by: str


class SeenRow(Table, table=True):
    """`Seen`."""

    __tablename__ = "negotiation_seen"
    __table_args__ = (
        one_of("office", ROLES),
        Index("ix_negotiation_seen_negotiation", "negotiation"),
        Index("ux_negotiation_seen_once", "simulation", "body", "office", unique=True),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    simulation: str
    body: str
    office: str
    person: str
    at: datetime = instant()


class NegotiationSignatureRow(Table, table=True):
    """`Signature` of a draft."""

    __tablename__ = "negotiation_signatures"
    __table_args__ = (
        one_of("office", ROLES),
        one_of("language", ("cy", "en")),
        Index("ix_negotiation_signatures_negotiation", "negotiation"),
        Index(
            "ux_negotiation_signatures_one_an_office",
            "negotiation",
            "draft",
            "body",
            "office",
            unique=True,
            postgresql_where=text("void_at IS NULL"),
        ),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    draft: int = whole()
    body: str
    office: str
    purpose: str
    person: str
    sha256: str
    typed_name: str
    language: str
    at: datetime = instant()
    void_at: datetime | None = instant()


class ApprovalRow(Table, table=True):
    """`Approval`."""

    __tablename__ = "negotiation_approvals"
    __table_args__ = (
        one_of("step", ("first", "second")),
        one_of("role", ROLES),
        Index("ix_negotiation_approvals_negotiation", "negotiation"),
        Index(
            "ux_negotiation_approvals_one_a_step",
            "negotiation",
            "step",
            unique=True,
            postgresql_where=text("void_at IS NULL"),
        ),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    draft: int = whole()
    step: str
    body: str
    role: str
    person: str
    at: datetime = instant()
    dry_run: Any = json()
    void_at: datetime | None = instant()


class ClockRow(Table, table=True):
    """`Clock`."""

    __tablename__ = "negotiation_clocks"
    __table_args__ = (
        one_of("status", CLOCK_STATUS),
        holds("closed_is_not_open", "(closed_at IS NULL) = (status = 'open')"),
        Index("ix_negotiation_clocks_negotiation", "negotiation"),
        Index("ix_negotiation_clocks_due", "due_at", "id", postgresql_where=text("status = 'open'")),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    kind: str
    body: str
    office: str
    subject: str | None
    started_at: datetime = instant()
    count: int = whole()
    unit: str
    due_at: datetime = instant()
    calendar: str
    status: str
    closed_at: datetime | None = instant()


class ActivatedRow(Table, table=True):
    """`Activated`: an agreement that came out of a negotiation; nobody changes one."""

    __tablename__ = "activated_agreements"
    __table_args__ = (
        Index("ux_activated_agreements_number", "number", unique=True),
        Index("ux_activated_agreements_version", "agreement_id", "agreement_version", unique=True),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    draft: int = whole()
    draft_id: str
    region: str
    agreement_id: str
    agreement_version: int = whole()
    sha256: str
    effective_from: date
    effective_to: date | None
    activated_at: datetime = instant()
    number: int = whole()


class NegotiationEventRow(Table, table=True):
    """`Event` of a negotiation, numbered from 1 and chained by hash, like those of a case."""

    __tablename__ = "negotiation_events"

    negotiation: str = Field(primary_key=True, foreign_key="negotiations.ref")
    seq: int = key_number()
    kind: str
    at: datetime = instant()
    due_at: datetime | None = instant()
    actor: str
    body: str
    data: Any = json()
    sets: Any = json()
    prev_hash: str
    hash: str


class NegotiationNoticeRow(Table, table=True):
    """`Notice` of a negotiation: the same outbox, of another reference."""

    __tablename__ = "negotiation_notices"
    __table_args__ = (
        one_of("audience", ("office",)),
        one_of("status", ("waiting", "sent", "stopped", "failed")),
        one_of("role", ROLES),
        Index("ux_negotiation_notices_order", "negotiation", "position", unique=True),
        Index(
            "ix_negotiation_notices_waiting",
            "created_at",
            "negotiation",
            postgresql_where=text("status = 'waiting'"),
        ),
    )

    id: str = key()
    negotiation: str = of_negotiation()
    position: int = whole()
    kind: str
    audience: str
    body: str | None
    role: str | None
    due_at: datetime | None = instant()
    about: str | None
    created_at: datetime = instant()
    status: str
    attempts: int = whole()
    not_before: datetime | None = instant()
    sent_at: datetime | None = instant()
    reason: str | None
    says: Any = json(optional=True)
