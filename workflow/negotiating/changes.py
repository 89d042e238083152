"""What an act at the table answers: `NegotiationChanges` for one commit, or casework's `Refusal`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflow.casework.changes import Event, Refusal, Refused
from workflow.casework.facts import Notice
from workflow.negotiating.facts import NegotiationFacts, Row

__all__ = ["Event", "NegotiationChanges", "Notice", "Refusal", "Refused"]


@dataclass(frozen=True, slots=True)
class NegotiationChanges:
    """Everything one act changes: rows in their final form, events in order, files of a new draft,
    notices.
    """

    ref: str
    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    notices: tuple[Notice, ...]
    facts: NegotiationFacts
    """The facts after the changes."""
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """{id of a new draft: {path: text}}."""
