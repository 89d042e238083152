"""The registry of formula kinds: a new kind is one file here and one line below."""

from collections.abc import Mapping

from agreements.formulas.additive_rate import AdditiveRate
from agreements.formulas.equal_shares import EqualShares
from agreements.formulas.fixed_share import FixedShare
from agreements.formulas.flat_plus_remainder import FlatPlusRemainder
from agreements.formulas.formula import (
    Division,
    Formula,
    LineDivision,
    LineFormula,
    Passage,
    Problem,
    Question,
)
from agreements.formulas.hours_ratio import HoursRatio
from agreements.formulas.itemised import Itemised
from agreements.formulas.marginal_tiers import MarginalTiers
from agreements.formulas.panel_determined import PanelDetermined
from agreements.formulas.score_band import ScoreBand
from agreements.formulas.weighted_domains import WeightedDomains

KINDS: Mapping[str, type[Formula]] = {
    "fixed_share": FixedShare,
    "itemised": Itemised,
    "score_band": ScoreBand,
    "panel_determined": PanelDetermined,
    "equal_shares": EqualShares,
    "hours_ratio": HoursRatio,
    "weighted_domains": WeightedDomains,
    "marginal_tiers": MarginalTiers,
    "flat_plus_remainder": FlatPlusRemainder,
    "additive_rate": AdditiveRate,
}

__all__ = ["KINDS", "Division", "Formula", "LineDivision", "LineFormula", "Passage", "Problem", "Question"]
