"""Every kind of row that a case has, in the order in which they are written."""

from __future__ import annotations

from dataclasses import fields

from workflow.casework.facts.care import CostLine, Payer
from workflow.casework.facts.case import Case
from workflow.casework.facts.clock import Deadline
from workflow.casework.facts.decision import Need, PanelDecision
from workflow.casework.facts.disagreement import Dispute, Evidence, Extension, Position
from workflow.casework.facts.funding import Answer, CaseSplit, Funding, Signature
from workflow.casework.facts.welsh_government import Referral, Reply

Row = (
    Case
    | Need
    | CostLine
    | Payer
    | CaseSplit
    | Answer
    | Dispute
    | Position
    | Extension
    | Evidence
    | Deadline
    | PanelDecision
    | Referral
    | Reply
    | Funding
    | Signature
)

ROW_TYPES: tuple[type[Row], ...] = (
    Case,
    Need,
    CostLine,
    Payer,
    CaseSplit,
    Answer,
    Dispute,
    Position,
    Extension,
    Evidence,
    Deadline,
    PanelDecision,
    Referral,
    Reply,
    Funding,
    Signature,
)


def key_of(row: Row) -> str:
    """The primary key of a row: a case's reference, any other row's id."""
    return row.ref if isinstance(row, Case) else row.id


def folded_columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a row that its events carry."""
    left_out: frozenset[str] = getattr(kind, "NOT_FOLDED", frozenset())
    return tuple(column.name for column in fields(kind) if column.name not in left_out)
