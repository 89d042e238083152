"""The vector form of each kind of formula: a new one is one function and one line in FORMS.

A kind that has none is worked by the scalar engine, package by package: slower, and never different.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agreements.formulas import Formula
from agreements.simulation import (
    forms_of_education,
    forms_of_packages,
    forms_of_totals,
    forms_within_forms,
)
from agreements.simulation.answering import Form
from agreements.simulation.answers import Answer, Asked

FORMS: Final[Mapping[str, Form]] = {
    "fixed_share": forms_of_packages.fixed_share,
    "equal_shares": forms_of_packages.equal_shares,
    "itemised": forms_of_packages.itemised,
    "nested": forms_of_packages.nested,
    "score_band": forms_of_packages.score_band,
    "weighted_domains": forms_of_packages.weighted_domains,
    "hours_ratio": forms_of_packages.hours_ratio,
    "taper": forms_of_packages.taper,
    "panel_determined": forms_of_packages.panel_determined,
    "marginal_tiers": forms_of_totals.marginal_tiers,
    "flat_plus_remainder": forms_of_totals.flat_plus_remainder,
    "additive_rate": forms_of_totals.additive_rate,
    "education_carve_out": forms_of_education.education_carve_out,
    "cap": forms_within_forms.cap,
    "floor": forms_within_forms.floor,
    "greater_of": forms_within_forms.greater_of,
    "lesser_of": forms_within_forms.lesser_of,
    "exception_chain": forms_within_forms.exception_chain,
}


def answer(rule: Formula, asked: Asked) -> Answer | None:
    """What the rule answers for every package at once; None where only the scalar engine can tell."""
    form = FORMS.get(rule.kind)
    return None if form is None else form(rule, asked, answer)
