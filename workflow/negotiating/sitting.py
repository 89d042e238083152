"""A sitting: the facts of one negotiation while one act changes them. It gathers rows, events, files and
notices, and writes nothing.

Everything that is done at the table goes through here: changing a row, recording an event with the columns
changed since the last one, starting and closing a clock, telling an office.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.gathering import Gathering
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.facts import FIELDS, ROW_TYPES, Clock, Negotiation, NegotiationFacts


class Sitting(Gathering):
    """One negotiation under one act."""

    ROW_TYPES: ClassVar[tuple[type, ...]] = ROW_TYPES
    CLOCK: ClassVar[type] = Clock
    LINK: ClassVar[str] = "negotiation"

    def __init__(
        self, facts: NegotiationFacts, *, now: datetime, actor: Actor, act_id: str, under: Rulebook
    ) -> None:
        super().__init__(
            facts.negotiation,
            {kind: getattr(facts, name) for kind, name in FIELDS.items()},
            now=now,
            actor=actor,
            act_id=act_id,
            under=under,
            notices_written=facts.notices_written,
        )
        self.before = facts
        self.files: Mapping[str, str] = facts.files
        self._new_files: dict[str, Mapping[str, str]] = {}

    @property
    def negotiation(self) -> Negotiation:
        """The negotiation as it stands in this sitting."""
        found: Negotiation = self.head
        return found

    def change_negotiation(self, **columns: Any) -> Negotiation:
        """Change columns of the negotiation."""
        return self.change(self.negotiation, **columns)

    def put_files(self, draft_id: str, files: Mapping[str, str]) -> None:
        """Keep the files of a new draft; they are the newest from now on."""
        self._new_files[draft_id] = files
        self.files = files

    def notify_bodies(self, kind: str, office: str) -> None:
        """Tell the same office of every party body."""
        for body in self.negotiation.bodies:
            self.notify(kind, body, office)

    def changes(self) -> NegotiationChanges:
        """Everything gathered, for one commit. Raises AssertionError where a row changed and no event says
        so.
        """
        rows, events, notices = self.gathered()
        return NegotiationChanges(
            ref=self.ref,
            rows=rows,
            events=events,
            notices=notices,
            facts=self.facts(),
            files=self._new_files,
        )

    def facts(self) -> NegotiationFacts:
        """The facts as they stand in this sitting."""
        rows: dict[str, Any] = {name: self.all(kind) for kind, name in FIELDS.items()}
        return NegotiationFacts(
            negotiation=self.negotiation,
            **rows,
            officers=self.before.officers,
            files=self.files,
            notices_written=self.notices_written,
        )
