"""All that casework may know of one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.casework.facts.care import CostLine, Payer
from workflow.casework.facts.case import Case
from workflow.casework.facts.clock import Deadline
from workflow.casework.facts.decision import Need, PanelDecision
from workflow.casework.facts.disagreement import Dispute, Evidence, Extension, Position
from workflow.casework.facts.funding import Answer, CaseSplit, Funding, Opening, Signature
from workflow.casework.facts.rows import ROW_TYPES, Row
from workflow.casework.facts.said import Text
from workflow.casework.facts.welsh_government import Referral, Reply


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything that casework may know of one case, read under the lock on its row."""

    case: Case
    needs: tuple[Need, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    payers: tuple[Payer, ...] = ()
    splits: tuple[CaseSplit, ...] = ()
    answers: tuple[Answer, ...] = ()
    disagreements: tuple[Dispute, ...] = ()
    positions: tuple[Position, ...] = ()
    extensions: tuple[Extension, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    panel_decisions: tuple[PanelDecision, ...] = ()
    referrals: tuple[Referral, ...] = ()
    replies: tuple[Reply, ...] = ()
    funding_agreements: tuple[Funding, ...] = ()
    signatures: tuple[Signature, ...] = ()
    openings: tuple[Opening, ...] = ()
    texts: tuple[Text, ...] = ()
    """Loaded only for the bundle to Welsh Government, which quotes them."""
    notices_written: int = 0
    """How many notices the case has written; the next one's position."""

    def rows(self) -> Iterator[Row]:
        """Every row but openings."""
        yield self.case
        for kind in ROW_TYPES[1:]:
            yield from getattr(self, kind.TABLE)
