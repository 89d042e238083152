"""A case's split in words, from its row: what the parties read. Decides nothing."""

from __future__ import annotations

from agreements.explaining import explain
from agreements.explanation import Explanation
from agreements.facts import read_facts
from workflow.casework.drafting import worked_of
from workflow.casework.facts import CaseSplit
from workflow.casework.rulebook import Rulebook


def explanation_of(split: CaseSplit, under: Rulebook) -> Explanation:
    """The explanation of a stored split, under the version of the agreement that it names."""
    written = under.book.get(split.agreement_id, split.agreement_version) if split.agreement_id else None
    return explain(worked_of(split), read_facts(split.facts), written)
