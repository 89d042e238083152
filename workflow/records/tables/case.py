"""Tables of the decision story: the case itself, its needs and cost lines, what the panel decided; and the
child."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text

from workflow.casework.codes import END_REASONS
from workflow.machine.arbiter import STATES
from workflow.records.columns import (
    Table,
    holds,
    instant,
    json,
    key,
    of_case,
    of_case_as_key,
    one_of,
    sealed,
    together,
    whole,
    words,
)


class CaseRow(Table, table=True):
    """`Case`."""

    __tablename__ = "cases"
    __table_args__ = (
        one_of("language", ("cy", "en", "both")),
        one_of("decision", STATES["decision"]),
        one_of("care", STATES["care"]),
        one_of("funding", STATES["funding"]),
        one_of("end_reason", END_REASONS),
        holds("commissioner_is_party", "commissioner IN (health_board, council)"),
        holds("last_seq_counts", "last_seq >= 0"),
        Index("ix_cases_calendar", "calendar", postgresql_where=text("ended_at IS NULL")),
        Index("ix_cases_region", "region", "funding", "ref"),
        Index("ix_cases_health_board", "health_board", "decision", "ref"),
        Index("ix_cases_council", "council", "decision", "ref"),
    )

    ref: str = key()
    region: str
    health_board: str
    council: str
    service: str
    urgent: bool
    language: str
    received_at: datetime = instant()
    opened_at: datetime = instant()
    owner: str
    commissioner: str
    decision: str
    care: str
    funding: str
    rule_pack: str
    calendar: str
    package_start: date | None
    agreement_id: str | None
    agreement_version: int | None = whole()
    agreement_sha256: str | None
    split_id: str | None
    delivered_at: datetime | None = instant()
    ended_at: datetime | None = instant()
    end_reason: str | None
    agreement_on: date | None
    legacy: bool
    live_on: date | None
    needed_on: date | None
    last_seq: int = whole()
    last_hash: str
    last_at: datetime | None = instant()


class NeedRow(Table, table=True):
    """`Need`."""

    __tablename__ = "needs"
    __table_args__ = (
        together("health_by", "health_at"),
        together("social_by", "social_at"),
        Index("ix_needs_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    domain: str
    level: str
    recorded_at: datetime = instant()
    recorded_by: str
    health_by: str | None
    health_at: datetime | None = instant()
    social_by: str | None
    social_at: datetime | None = instant()


class CostLineRow(Table, table=True):
    """`CostLine`."""

    __tablename__ = "cost_lines"
    __table_args__ = (
        together("health_by", "health_at"),
        together("social_by", "social_at"),
        holds("weekly_pence_not_negative", "weekly_pence >= 0"),
        Index("ix_cost_lines_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    position: int = whole()
    kind: str
    weekly_pence: int = whole()
    minutes_a_week: int | None = whole()
    rate_pence_an_hour: int | None = whole()
    health_required: bool
    recorded_at: datetime = instant()
    recorded_by: str
    health_by: str | None
    health_at: datetime | None = instant()
    social_by: str | None
    social_at: datetime | None = instant()
    withdrawn_at: datetime | None = instant()
    due_on: date | None


class PanelDecisionRow(Table, table=True):
    """`PanelDecision`."""

    __tablename__ = "panel_decisions"
    __table_args__ = (
        one_of("outcome", ("eligible", "not_eligible", "deferred")),
        Index("ix_panel_decisions_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    by: str
    outcome: str
    members: Any = json()
    indicator: bool
    text_id: str
    departure_text_id: str | None
    letter_at: datetime | None = instant()
    service_accepted: str | None
    service_from: date | None
    meeting: str | None
    chairs_action: bool
    dissent: Any = json()
    deferred_to: date | None
    could_commit: Any = json(optional=True)


class ChildRow(Table, table=True):
    """The child's own values, sealed by `child`; the NHS number also as a keyed digest, to find
    duplicates."""

    __tablename__ = "children"
    __table_args__ = (
        Index("ix_children_nhs_digest", "nhs_digest"),
        Index("ix_children_codes", "codes", postgresql_using="gin"),
        Index("ix_children_codes_version", "codes_version"),
    )

    case_ref: str = of_case_as_key()
    ciphertext: bytes = sealed()
    key_id: str
    nhs_digest: str | None
    codes: Any = words()
    """The blind index: keyed digests of what the child can be found by."""
    codes_version: int = whole()
    """By which way of making the codes; 0 where none have been made yet."""


class ChildReadingRow(Table, table=True):
    """Who read the child's values, when and what for."""

    __tablename__ = "child_readings"
    __table_args__ = (Index("ix_child_readings_case_ref", "case_ref", "at"),)

    id: str = key()
    case_ref: str = of_case()
    person: str
    purpose: str
    at: datetime = instant()
