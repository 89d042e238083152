"""The registry of formula kinds: a new kind is one file here and one line below."""

from collections.abc import Mapping

from agreements.formulas.fixed_share import FixedShare
from agreements.formulas.formula import (
    Division,
    Formula,
    LineDivision,
    LineFormula,
    Passage,
    Problem,
    Question,
)
from agreements.formulas.itemised import Itemised
from agreements.formulas.panel_determined import PanelDetermined
from agreements.formulas.score_band import ScoreBand

KINDS: Mapping[str, type[Formula]] = {
    "fixed_share": FixedShare,
    "itemised": Itemised,
    "score_band": ScoreBand,
    "panel_determined": PanelDetermined,
}

__all__ = ["KINDS", "Division", "Formula", "LineDivision", "LineFormula", "Passage", "Problem", "Question"]
