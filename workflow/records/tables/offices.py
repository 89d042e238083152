"""Tables of the offices: who is responsible when, transfers, sealed entries, corrections; who is away; which
automatic acts are on."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index

from workflow.casework.office_codes import (
    AUTOMATIC_ACTS,
    CORRECTED,
    MODES,
    RESPONSIBLE_BY,
    SEAL_OUTCOMES,
    SEALED_KINDS,
    TRANSFER_STATES,
)
from workflow.records.columns import Table, holds, instant, json, key, of_case, one_of, together, whole

_SIDES = ("health", "council")


class ResponsibilityRow(Table, table=True):
    """`Responsibility`."""

    __tablename__ = "responsibilities"
    __table_args__ = (
        one_of("side", _SIDES),
        one_of("basis", RESPONSIBLE_BY),
        holds("ends_after_it_begins", "to_on IS NULL OR to_on >= from_on"),
        Index("ix_responsibilities_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    side: str
    body: str
    from_on: date
    basis: str
    recorded_at: datetime = instant()
    by: str
    to_on: date | None


class TransferRow(Table, table=True):
    """`Transfer`."""

    __tablename__ = "transfers"
    __table_args__ = (
        one_of("side", _SIDES),
        one_of("state", TRANSFER_STATES),
        together("answered_at", "answered_by"),
        Index("ix_transfers_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    side: str
    from_body: str
    to_body: str
    from_on: date
    text_id: str
    proposed_at: datetime = instant()
    proposed_by: str
    state: str
    owner_goes: bool
    answered_at: datetime | None = instant()
    answered_by: str | None
    answer_text_id: str | None
    disagreement_id: str | None


class SealedEntryRow(Table, table=True):
    """`SealedEntry`."""

    __tablename__ = "sealed_entries"
    __table_args__ = (
        one_of("kind", SEALED_KINDS),
        one_of("outcome", SEAL_OUTCOMES),
        together("decided_at", "decided_by", "outcome"),
        Index("ix_sealed_entries_case_ref", "case_ref"),
        Index("ix_sealed_entries_entry", "entry_id"),
    )

    id: str = key()
    case_ref: str = of_case()
    kind: str
    entry_id: str
    body: str
    sealed_at: datetime = instant()
    sealed_by: str
    text_id: str
    texts: Any = json()
    decided_at: datetime | None = instant()
    decided_by: str | None
    outcome: str | None
    outcome_text_id: str | None


class CorrectionRow(Table, table=True):
    """`Correction`."""

    __tablename__ = "corrections"
    __table_args__ = (one_of("field", CORRECTED), Index("ix_corrections_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    field: str
    text_id: str
    at: datetime = instant()
    by: str
    body: str
    was: str | None
    now_is: str | None


class OfficerAbsenceRow(Table, table=True):
    """Days on which an officer is away: the deputy is asked."""

    __tablename__ = "officer_absences"
    __table_args__ = (
        holds("ends_after_it_begins", "to_on >= from_on"),
        Index("ix_officer_absences_person", "person", "to_on"),
    )

    id: str = key()
    person: str
    from_on: date
    to_on: date
    recorded_at: datetime = instant()
    by: str


class AutomaticModeRow(Table, table=True):
    """Whether one automatic act is off, on trial or on for one body, from an instant on."""

    __tablename__ = "automatic_modes"
    __table_args__ = (
        one_of("act", AUTOMATIC_ACTS),
        one_of("mode", MODES),
        Index("ux_automatic_modes_number", "number", unique=True),
    )

    id: str = key()
    number: int = whole()
    body: str
    act: str
    mode: str
    from_at: datetime = instant()
    by: str
    reason: str
    recorded_at: datetime = instant()


class SealedReadingRow(Table, table=True):
    """Who read what was entered on the wrong child, and when."""

    __tablename__ = "sealed_readings"
    __table_args__ = (Index("ix_sealed_readings_seal", "seal_id"),)

    id: str = key()
    seal_id: str
    text_id: str
    person: str
    at: datetime = instant()
