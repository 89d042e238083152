"""What waits for an office at a panel, as its running clocks say: a pack to fill, minutes to record, a child
for the chair or without a date, the panel's own review.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agreements.words import Words
from workflow.casework.facts import Actor
from workflow.panels import clocks
from workflow.panels.facts import Clock, PanelFacts

WAITS: Final = {
    clocks.PACK: Words(cy="Llenwi a chloi pecyn y panel", en="Fill and lock the panel's pack"),
    clocks.MINUTES: Words(cy="Cofnodi cyfarfod y panel", en="Record the panel's minutes"),
    clocks.CHAIR: Words(cy="Penderfynu rhwng cyfarfodydd y panel", en="Decide between panel meetings"),
    clocks.NEXT_DATE: Words(cy="Rhoi dyddiad panel i blentyn", en="Give a child a panel date"),
    clocks.REVIEW: Words(cy="Adolygu'r panel ei hun", en="Review the panel itself"),
}


@dataclass(frozen=True, slots=True)
class PanelWaiting:
    """One thing that waits: what, at which panel and meeting, and by when."""

    kind: str
    ref: str
    region: str
    meeting: str | None
    due_at: datetime
    passed: bool

    @property
    def words(self) -> Words:
        """What is to be done."""
        return WAITS[self.kind]

    @property
    def path(self) -> str:
        """Where it is done: the page of the meeting, else of the panel."""
        return f"/panels/{self.ref}" + (f"/meetings/{self.meeting}" if self.meeting else "")


def waiting_for(facts: PanelFacts, actor: Actor) -> Iterator[PanelWaiting]:
    """Everything at one panel that waits for this officer's office."""
    meetings = {one.id for one in facts.meetings}
    for clock in facts.clocks:
        if clock.status == "open" and (clock.body, clock.office) == (actor.body, actor.role):
            kind, subject = _of(clock)
            yield PanelWaiting(
                kind=kind,
                ref=facts.panel.ref,
                region=facts.panel.region,
                meeting=subject if subject in meetings else None,
                due_at=clock.due_at,
                passed=clock.kind == clocks.CHASE,
            )


def _of(clock: Clock) -> tuple[str, str]:
    """What is asked for; of a chase, what it chases."""
    if clock.kind != clocks.CHASE:
        return clock.kind, clock.subject or ""
    kind, _, subject = (clock.subject or "").partition(":")
    return kind, subject
