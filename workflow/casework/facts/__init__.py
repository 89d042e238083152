"""Frozen facts: what `records` hands out of its tables and what casework hands back changed. No behaviour
beyond questions.

Each class mirrors one table column for column (`TABLE`). Instants are UTC, days are Europe/London dates,
money is
integer pence. Free text never stands here: a fact holds the id of a `Text`. `FOLDED` names the columns that
events
carry, so that folding a case's events gives its rows back.
"""

from workflow.casework.facts.care import CostLine, Payer
from workflow.casework.facts.case import Case
from workflow.casework.facts.clock import Deadline
from workflow.casework.facts.decision import Need, PanelDecision
from workflow.casework.facts.disagreement import Dispute, Evidence, Extension, Position
from workflow.casework.facts.funding import Answer, CaseSplit, Funding, Opening, Signature
from workflow.casework.facts.people import SYSTEM, Actor
from workflow.casework.facts.rows import ROW_TYPES, Row, folded_columns, key_of
from workflow.casework.facts.said import Notice, Text
from workflow.casework.facts.welsh_government import Referral, Reply
from workflow.casework.facts.whole import CaseFacts

__all__ = [
    "Actor",
    "Answer",
    "Case",
    "CaseFacts",
    "CaseSplit",
    "CostLine",
    "Deadline",
    "Dispute",
    "Evidence",
    "Extension",
    "Funding",
    "Need",
    "Notice",
    "Opening",
    "PanelDecision",
    "Payer",
    "Position",
    "ROW_TYPES",
    "Referral",
    "Reply",
    "Row",
    "SYSTEM",
    "Signature",
    "Text",
    "folded_columns",
    "key_of",
]
