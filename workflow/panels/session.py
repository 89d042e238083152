"""A session: the facts of one panel while one act changes them. It gathers rows, events, texts and notices,
and what is to be done in cases; it writes nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.gathering import Gathering
from workflow.panels.changes import CaseAct, PanelChanges
from workflow.panels.facts import (
    FIELDS,
    ROW_TYPES,
    CaseStands,
    Clock,
    Item,
    Meeting,
    Panel,
    PanelFacts,
    PanelText,
    Seat,
)


class Session(Gathering):
    """One panel under one act. `salt`: fresh, for the digests of its texts."""

    ROW_TYPES: ClassVar[tuple[type, ...]] = ROW_TYPES
    CLOCK: ClassVar[type] = Clock
    LINK: ClassVar[str] = "panel"

    def __init__(
        self, facts: PanelFacts, *, now: datetime, actor: Actor, act_id: str, salt: str, under: Rulebook
    ) -> None:
        super().__init__(
            facts.panel,
            {kind: getattr(facts, name) for kind, name in FIELDS.items()},
            now=now,
            actor=actor,
            act_id=act_id,
            under=under,
            notices_written=facts.notices_written,
        )
        self.before, self._salt = facts, salt
        self._texts: list[PanelText] = []
        self._case_acts: dict[str, list[CaseAct]] = {}

    @property
    def panel(self) -> Panel:
        """The panel as it stands in this session."""
        found: Panel = self.head
        return found

    def case(self, ref: str) -> CaseStands | None:
        """How a case stood when the act began."""
        return self.before.cases.get(ref)

    def seats_of(self, meeting: Meeting) -> tuple[Seat, ...]:
        """The seats of a meeting that somebody sits in, in their order."""
        found = [one for one in self.all(Seat) if one.meeting == meeting.id and one.left_at is None]
        return tuple(sorted(found, key=lambda one: one.position))

    def agenda_of(self, meeting: Meeting) -> tuple[Item, ...]:
        """The children who wait on the agenda of a meeting."""
        return tuple(one for one in self.all(Item) if one.meeting == meeting.id and one.is_open)

    def open_item(self, case_ref: str) -> Item | None:
        """Where a child waits for the panel now."""
        return next((one for one in self.all(Item) if one.case_ref == case_ref and one.is_open), None)

    def text(self, kind: str, words: str, language: str, *, case_ref: str | None = None) -> str:
        """Keep a person's words in an erasable row of their own; the id is what facts and events carry."""
        made = self.new_id()
        salt = hashlib.sha256(f"{self._salt}:{made}".encode()).hexdigest()[:32]
        self._texts.append(
            PanelText(
                id=made,
                panel=self.ref,
                kind=kind,
                case_ref=case_ref,
                author=self.actor.person,
                at=self.now,
                language=language,
                text=words,
                salt=salt,
                digest=hashlib.sha256((salt + words).encode()).hexdigest(),
            )
        )
        return made

    def record(self, kind: str, **data: Any) -> None:
        """Record what has happened; beside the id of a text stands its digest."""
        digests = {text.id: text.digest for text in self._texts}
        shown = {
            f"{name}_digest": digests[value]
            for name, value in data.items()
            if isinstance(value, str) and value in digests
        }
        super().record(kind, **data, **shown)

    def in_case(self, case_ref: str, act: CaseAct) -> None:
        """Do this in a case, in the same commit; several are done one after the other."""
        self._case_acts.setdefault(case_ref, []).append(act)

    def changes(self) -> PanelChanges:
        """Everything gathered, for one commit."""
        rows, events, notices = self.gathered()
        listed: dict[str, Any] = {name: self.all(kind) for kind, name in FIELDS.items()}
        return PanelChanges(
            ref=self.ref,
            rows=rows,
            events=events,
            texts=tuple(self._texts),
            notices=notices,
            facts=replace(self.before, panel=self.panel, notices_written=self.notices_written, **listed),
            case_acts={ref: _one_after_the_other(acts) for ref, acts in self._case_acts.items()},
        )


def _one_after_the_other(acts: list[CaseAct]) -> CaseAct:
    def every(at: Any) -> None:
        for act in acts:
            act(at)

    return every
