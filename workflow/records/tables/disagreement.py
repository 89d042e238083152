"""Tables of a disagreement and of its way up: positions, extensions, evidence, referrals and replies."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index

from workflow.casework.codes import GROUNDS, OUTCOMES, REPLY_KINDS, SUBJECTS
from workflow.casework.disagreement_codes import MEDIATION_OUTCOMES, NEUTRAL_KINDS
from workflow.machine.arbiter import STATES
from workflow.records.columns import Table, holds, instant, json, key, of_case, one_of, together, whole


class DisputeRow(Table, table=True):
    """`Dispute`."""

    __tablename__ = "disagreements"
    __table_args__ = (
        one_of("subject", SUBJECTS),
        one_of("ground", GROUNDS),
        one_of("stage", STATES["disagreement"]),
        one_of("outcome", OUTCOMES),
        together("closed_at", "outcome"),
        holds("closed_has_outcome", "(closed_at IS NULL) = (stage <> 'closed')"),
        Index("ix_disagreements_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    subject: str
    ground: str
    opened_by: str
    opened_at: datetime = instant()
    stage: str
    stage_since: datetime = instant()
    split_id: str | None
    is_objection: bool
    head_of_service: str | None
    text_id: str | None
    claim: Any = json(optional=True)
    extended_stages: Any = json()
    settlement: Any = json(optional=True)
    asks_variation: bool
    panel_view: str | None
    outcome: str | None
    closed_at: datetime | None = instant()
    parties: Any = json()


class PositionRow(Table, table=True):
    """`Position`."""

    __tablename__ = "positions"
    __table_args__ = (Index("ix_positions_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    disagreement_id: str
    body: str
    text_id: str
    at: datetime = instant()
    by: str
    shares: Any = json(optional=True)
    in_short_id: str | None


class ExtensionRow(Table, table=True):
    """`Extension`."""

    __tablename__ = "extensions"
    __table_args__ = (
        one_of("stage", STATES["disagreement"]),
        together("agreed_at", "agreed_by"),
        holds("working_days_positive", "working_days > 0"),
        Index("ix_extensions_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    disagreement_id: str
    stage: str
    working_days: int = whole()
    text_id: str
    proposed_by: str
    proposed_at: datetime = instant()
    agreed_by: str | None
    agreed_at: datetime | None = instant()
    consents: Any = json()


class EvidenceRow(Table, table=True):
    """`Evidence`."""

    __tablename__ = "evidence"
    __table_args__ = (together("given_at", "given_by"), Index("ix_evidence_case_ref", "case_ref"))

    id: str = key()
    case_ref: str = of_case()
    disagreement_id: str
    asked_by: str
    asked_of: str
    text_id: str
    asked_at: datetime = instant()
    given_at: datetime | None = instant()
    given_by: str | None
    given_text_id: str | None


class StatementRow(Table, table=True):
    """`Statement`."""

    __tablename__ = "statements_of_facts"
    __table_args__ = (Index("ix_statements_of_facts_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    disagreement_id: str
    body: str
    by: str
    at: datetime = instant()
    agreed: Any = json()
    not_agreed: Any = json()
    sha256: str
    replaced_at: datetime | None = instant()


class FactsSignatureRow(Table, table=True):
    """`FactsSignature`."""

    __tablename__ = "facts_signatures"
    __table_args__ = (Index("ix_facts_signatures_case_ref", "case_ref"),)

    id: str = key()
    case_ref: str = of_case()
    statement_id: str
    body: str
    by: str
    at: datetime = instant()
    sha256: str


class NeutralRow(Table, table=True):
    """`Neutral`."""

    __tablename__ = "neutrals"
    __table_args__ = (
        one_of("kind", NEUTRAL_KINDS),
        one_of("outcome", MEDIATION_OUTCOMES),
        Index("ix_neutrals_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    disagreement_id: str
    kind: str
    body: str
    text_id: str
    appointed_by: str
    at: datetime = instant()
    ended_at: datetime | None = instant()
    outcome: str | None
    outcome_text_id: str | None


class ReimbursementLineRow(Table, table=True):
    """`ReimbursementLine`."""

    __tablename__ = "reimbursement_lines"
    __table_args__ = (
        holds("pence_positive", "pence > 0"),
        holds("days_in_order", "from_on <= to_on"),
        together("confirmed_at", "confirmed_by", "paid_on"),
        Index("ix_reimbursement_lines_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    disagreement_id: str
    from_body: str
    to_body: str
    from_on: date
    to_on: date
    pence: int = whole()
    settled_at: datetime = instant()
    due_on: date
    paid_on: date | None
    confirmed_at: datetime | None = instant()
    confirmed_by: str | None


class ReferralRow(Table, table=True):
    """`Referral`."""

    __tablename__ = "referrals"
    __table_args__ = (
        one_of("about", ("disagreement", "support")),
        together("opened_at", "opened_by", "bundle", "bundle_sha256"),
        together("held_at", "holder"),
        Index("ix_referrals_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    about: str
    disagreement_id: str | None
    notified_at: datetime = instant()
    notification: Any = json()
    bundle: Any = json(optional=True)
    bundle_sha256: str | None
    opened_at: datetime | None = instant()
    opened_by: str | None
    target_on: date | None
    closed_at: datetime | None = instant()
    holder: str | None
    held_at: datetime | None = instant()


class ReplyRow(Table, table=True):
    """`Reply`."""

    __tablename__ = "replies"
    __table_args__ = (
        one_of("kind", REPLY_KINDS),
        holds(
            "direction_names_its_power",
            "kind <> 'direction' OR (instrument IS NOT NULL AND power IS NOT NULL AND dated_on IS NOT NULL)",
        ),
        Index("ix_replies_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    referral_id: str
    kind: str
    at: datetime = instant()
    by: str
    text_id: str | None
    target_on: date | None
    instrument: str | None
    power: str | None
    dated_on: date | None
    shares: Any = json(optional=True)
    mediator_text_id: str | None
