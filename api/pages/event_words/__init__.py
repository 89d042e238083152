"""What happened, one plain sentence an event, in both languages: one file a family, gathered here.

A sentence names codes by their words, never a person or a child; who did it and when stand beside it.
"""

from __future__ import annotations

from string import Formatter

from agreements.words import Words
from api.pages.event_values import NOTHING, VALUES, Data
from api.pages.event_words.care import CARE_SAID, CARE_VALUES
from api.pages.event_words.course import COURSE_SAID
from api.pages.event_words.decision import DECISION_SAID
from api.pages.event_words.disagreements import DISAGREEMENTS_SAID
from api.pages.event_words.files import FILES_SAID
from api.pages.event_words.offices import OFFICE_SAID, OFFICE_VALUES
from api.pages.event_words.people import PEOPLE_SAID
from api.pages.event_words.split import SPLIT_SAID
from api.pages.event_words.support import SUPPORT_SAID
from api.pages.event_words.transition import TRANSITION_SAID
from api.pages.event_words.welsh_government import WELSH_GOVERNMENT_SAID

_SAID: dict[str, tuple[str, str]] = {
    **DECISION_SAID,
    **SPLIT_SAID,
    **DISAGREEMENTS_SAID,
    **WELSH_GOVERNMENT_SAID,
    **SUPPORT_SAID,
    **CARE_SAID,
    **TRANSITION_SAID,
    **PEOPLE_SAID,
    **FILES_SAID,
    **OFFICE_SAID,
    **COURSE_SAID,
}
_VALUES = {**VALUES, **OFFICE_VALUES, **CARE_VALUES}


def kinds() -> frozenset[str]:
    """Every kind of event that has its sentence."""
    return frozenset(_SAID)


def blanks() -> frozenset[str]:
    """Every blank of every sentence that nothing would fill: a page with such an event could not be read."""
    names = (name for said in _SAID.values() for words in said for _, name, _, _ in Formatter().parse(words))
    return frozenset(name for name in names if name and name not in _VALUES)


def told(kind: str, data: Data) -> Words:
    """The sentence of an event. KeyError for a kind that nobody gave words."""
    cy, en = _SAID[kind]
    wanted = {name for name in _VALUES if "{" + name + "}" in cy or "{" + name + "}" in en}
    values = {name: _VALUES[name](data) for name in wanted}
    said = Words(cy=cy, en=en).filled(**values)
    blank = NOTHING.cy
    return Words(cy=said.cy.replace(blank, ""), en=said.en.replace(blank, ""))
