"""The vector form of each kind of formula: a new one is one function here and one line in FORMS.

A kind that has none is worked by the scalar engine, package by package: slower, and never different.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from agreements.formulas import Formula
from agreements.formulas.fixed_share import FixedShare
from agreements.formulas.itemised import Itemised
from agreements.formulas.panel_determined import PanelDetermined
from agreements.formulas.score_band import ScoreBand
from agreements.refusals import FactsMissing
from agreements.simulation.answers import Answer, Asked, ByKind, ByPackage, Refused
from agreements.simulation.cohort import DOMAINS, KINDS, LEVELS, NOT_STATED, Codes, Flags, Ints

Form = Callable[[Formula, Asked], Answer | None]
"""None: this rule has no vector form after all."""


def answer(rule: Formula, asked: Asked) -> Answer | None:
    """What the rule answers for every package at once; None where only the scalar engine can tell."""
    form = FORMS.get(rule.kind)
    return None if form is None else form(rule, asked)


def _fixed_share(rule: Formula, asked: Asked) -> Answer:
    assert isinstance(rule, FixedShare)
    return ByKind(dict.fromkeys(KINDS, rule.shares))


def _itemised(rule: Formula, asked: Asked) -> Answer:
    assert isinstance(rule, Itemised)
    return ByKind(rule.items)


def _score_band(rule: Formula, asked: Asked) -> Answer:
    """The points of every stated level, added; which band holds the sum, or a refusal."""
    assert isinstance(rule, ScoreBand)
    try:
        table = asked.agreement.parameters[rule.points].on(asked.day)
    except FactsMissing:
        return Refused()
    score, missing = scores(table, asked)
    held = np.zeros(len(asked.rows), dtype=np.int32)
    branch = np.zeros(len(asked.rows), dtype=np.int32)
    for place, band in enumerate(rule.bands):
        inside = (score >= band.from_score) & (score <= band.to_score)
        held += inside
        branch[inside] = place
    return ByPackage(tuple(band.shares for band in rule.bands), branch, refusals(missing | (held != 1)))


def scores(table: Mapping[str, Mapping[str, int]], asked: Asked) -> tuple[Ints, Flags]:
    """Each package's points by a table of domain and level, and which packages lack a level that it needs."""
    levels = asked.rows.levels
    score = np.zeros(len(asked.rows), dtype=np.int64)
    missing = np.zeros(len(asked.rows), dtype=np.bool_)
    for domain, points in table.items():
        stated = levels[:, DOMAINS.index(domain)]
        # Indexed from the end, NOT_STATED finds the nought after the last level.
        score += np.array([*(points.get(level, 0) for level in LEVELS), 0], dtype=np.int64)[stated]
        missing |= stated == NOT_STATED
    return score, missing


def _panel_determined(rule: Formula, asked: Asked) -> Answer:
    """A package with a panel's shares says more than the columns hold; any other is refused."""
    assert isinstance(rule, PanelDetermined)
    return Refused()


def refusals(refused: Flags) -> Codes | None:
    """Flags as the numbers of refusals; None where there is none."""
    return refused.astype(np.int32) if bool(refused.any()) else None


FORMS: Final[Mapping[str, Form]] = {
    "fixed_share": _fixed_share,
    "itemised": _itemised,
    "score_band": _score_band,
    "panel_determined": _panel_determined,
}
