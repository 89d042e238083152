"""What the page of a case says of the panel: at which meetings the child stands or stood, what was decided,
and when a deferred child comes back."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from api.pages.showing import Show
from workflow.casework.facts import PanelDecision
from workflow.panels.codes import ITEM_STATES, OUTCOMES
from workflow.records.questions.panel_of_case import OnAgenda

_NO_DATE = Words(cy="Panel: yn aros am gyfarfod", en="Panel: waiting for a meeting")


def make(shown: Shown) -> Iterator[Section]:
    """Meetings first, then decisions."""
    entries = (*map(_agenda, shown.agendas), *map(_decision, shown.facts.panel_decisions))
    yield Section(Words(cy="Y panel", en="The panel"), entries)


def _agenda(one: OnAgenda) -> Entry:
    where = _NO_DATE
    if one.number is not None:
        where = Words(cy=f"Cyfarfod {one.number} y panel", en=f"Meeting {one.number} of the panel")
    stands = ITEM_STATES[one.state]
    if one.not_before:
        back = Words(cy=Show("cy").day(one.not_before), en=Show("en").day(one.not_before))
        stands = Words(cy=f"{stands.cy}: yn ôl o {back.cy}", en=f"{stands.en}: back from {back.en}")
    return Entry(what=where, at=one.meets_on or one.listed_at, stands=stands)


def _decision(one: PanelDecision) -> Entry:
    stands = OUTCOMES[one.outcome]
    if one.deferred_to:
        cy, en = (Show(lang).day(one.deferred_to) for lang in ("cy", "en"))
        stands = Words(cy=f"{stands.cy} tan {cy}", en=f"{stands.en} until {en}")
    how = _BY_CHAIR if one.chairs_action else _BY_PANEL
    return Entry(what=how, at=one.at, stands=stands, text_id=one.text_id)


_BY_PANEL = Words(cy="Penderfyniad y panel", en="The panel's decision")
_BY_CHAIR = Words(cy="Penderfyniad y cadeirydd rhwng cyfarfodydd", en="The chair's action between meetings")
