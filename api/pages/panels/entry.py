"""Which panel and which meeting, and whether this officer may know of them."""

from __future__ import annotations

from fastapi import Request

from api.pages.visitor import NotHere
from api.security import parts_of
from workflow import panel_desk as desk
from workflow.casework.facts import Actor
from workflow.panel_desk import PanelReading
from workflow.panels.facts import Meeting, PanelFacts
from workflow.panels.visibility import sees_panel


def panel_known(request: Request, actor: Actor, ref: str) -> PanelReading:
    """The panel, of which the officer may know. Raises NotHere."""
    reading = desk.reading(parts_of(request), ref)
    if reading is None or not sees_panel(reading.facts, actor):
        raise NotHere
    return reading


def meeting_of(facts: PanelFacts, id: str) -> Meeting:
    """One meeting. Raises NotHere."""
    for meeting in facts.meetings:
        if meeting.id == id:
            return meeting
    raise NotHere
