"""What an act of a panel answers: `PanelChanges` for one commit, or casework's `Refusal`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workflow.casework.changes import Event, Refusal, Refused
from workflow.casework.draft import Draft
from workflow.casework.facts import Notice
from workflow.panels.facts import PanelFacts, PanelText, Row

__all__ = ["CaseAct", "CasesRefused", "Event", "PanelChanges", "Refusal", "Refused"]

CaseAct = Callable[[Draft], None]
"""What is to be done in one case: judged by casework, on the case as it stands. Raises Refused."""


@dataclass(frozen=True, slots=True)
class PanelChanges:
    """Everything that one act changes: the panel's rows, events, texts and notices, and what is to be done
    in each case, all in one commit or not at all.
    """

    ref: str
    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    texts: tuple[PanelText, ...]
    notices: tuple[Notice, ...]
    facts: PanelFacts
    """The facts after the changes."""
    case_acts: Mapping[str, CaseAct] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CasesRefused(Refusal):
    """Casework refused something in one case or more, and so nothing of the act is kept: why, by case."""

    by_case: Mapping[str, Refusal] = field(default_factory=dict)
