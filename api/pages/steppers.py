"""The three stories of a case as ordered steps: what is done, where it stands, what comes. Status stands in
words.
"""

from __future__ import annotations

from dataclasses import dataclass

from agreements.words import Words
from workflow.casework import codes
from workflow.casework.facts import Case

DONE = Words(cy="wedi'i wneud", en="done")
NOW = Words(cy="nawr", en="now")
NEXT = Words(cy="eto i ddod", en="still to come")
CARE = Words(cy="Gofal", en="Care")
DECISION = Words(cy="Penderfyniad", en="Decision")
FUNDING = Words(cy="Cyllid", en="Funding")

_DECISION = ("referred", "assessing", "assessed", "at_panel", "eligible")
_NOT_ELIGIBLE = ("referred", "assessing", "assessed", "at_panel", "not_eligible", "handed_over")
_NOT_PROGRESSED = ("referred", "assessing", "not_progressed", "handed_over")
_CARE = ("needed", "interim", "planned", "live")
_FUNDING = ("costed", "announced", "agreed", "awaiting_signatures", "in_force")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its words, and done, now or next."""

    words: Words
    state: str

    @property
    def status(self) -> Words:
        """The state in words."""
        return {"done": DONE, "now": NOW, "next": NEXT}[self.state]


@dataclass(frozen=True, slots=True)
class Story:
    """One of the three stories."""

    name: Words
    question: Words
    steps: tuple[Step, ...]


def stories(case: Case, *, panel_decided: bool = True) -> tuple[Story, Story, Story]:
    """Decision, care and funding, each at its step. `panel_decided`: whether a panel ever decided; a child
    who was not progressed is handed over without one.
    """
    decided = _way(case.decision, panel_decided)
    return (
        Story(
            DECISION,
            Words(cy="Beth sydd ei angen ar y plentyn?", en="What does the child need?"),
            _steps(case.decision, decided, codes.DECISION),
        ),
        Story(
            CARE,
            Words(cy="A yw'r plentyn yn cael ei gefnogi heddiw?", en="Is the child supported today?"),
            _steps(
                case.care, ("not_yet_needed", *_CARE) if case.care == "not_yet_needed" else _CARE, codes.CARE
            ),
        ),
        Story(
            FUNDING,
            Words(
                cy="Pa gyfran sy'n ddyledus gan bob corff, ac a ydynt wedi llofnodi?",
                en="What share does each body owe, and have they signed?",
            ),
            _steps(
                case.funding,
                ("not_costed", *_FUNDING) if case.funding == "not_costed" else _FUNDING,
                codes.FUNDING,
            ),
        ),
    )


def _way(decision: str, panel_decided: bool) -> tuple[str, ...]:
    if decision == "not_progressed" or (decision == "handed_over" and not panel_decided):
        return _NOT_PROGRESSED
    return _NOT_ELIGIBLE if decision in ("not_eligible", "handed_over") else _DECISION


def _steps(state: str, path: tuple[str, ...], words: dict[str, Words]) -> tuple[Step, ...]:
    """The path with the state on it; one that ends it (ending, ended) stands alone, for the way there
    differs.
    """
    if state not in path:
        return (Step(words[state], "now"),)
    here = path.index(state)
    return tuple(
        Step(words[step], "done" if place < here else "now" if place == here else "next")
        for place, step in enumerate(path)
    )
