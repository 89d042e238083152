"""The registry of formula kinds: a new kind is one file here and one line below."""

from collections.abc import Mapping

from agreements.formulas.additive_rate import AdditiveRate
from agreements.formulas.cap import Cap
from agreements.formulas.education_carve_out import EducationCarveOut
from agreements.formulas.equal_shares import EqualShares
from agreements.formulas.exception_chain import ExceptionChain
from agreements.formulas.fixed_share import FixedShare
from agreements.formulas.flat_plus_remainder import FlatPlusRemainder
from agreements.formulas.floor import Floor
from agreements.formulas.formula import (
    Division,
    Formula,
    LineDivision,
    LineFormula,
    Passage,
    Problem,
    Question,
)
from agreements.formulas.greater_of import GreaterOf
from agreements.formulas.hours_ratio import HoursRatio
from agreements.formulas.itemised import Itemised
from agreements.formulas.lesser_of import LesserOf
from agreements.formulas.marginal_tiers import MarginalTiers
from agreements.formulas.nested import Nested
from agreements.formulas.panel_determined import PanelDetermined
from agreements.formulas.score_band import ScoreBand
from agreements.formulas.taper import Taper
from agreements.formulas.weighted_domains import WeightedDomains

KINDS: Mapping[str, type[Formula]] = {
    "fixed_share": FixedShare,
    "itemised": Itemised,
    "score_band": ScoreBand,
    "taper": Taper,
    "education_carve_out": EducationCarveOut,
    "nested": Nested,
    "greater_of": GreaterOf,
    "lesser_of": LesserOf,
    "panel_determined": PanelDetermined,
    "exception_chain": ExceptionChain,
    "equal_shares": EqualShares,
    "hours_ratio": HoursRatio,
    "weighted_domains": WeightedDomains,
    "marginal_tiers": MarginalTiers,
    "cap": Cap,
    "floor": Floor,
    "flat_plus_remainder": FlatPlusRemainder,
    "additive_rate": AdditiveRate,
}

__all__ = ["KINDS", "Division", "Formula", "LineDivision", "LineFormula", "Passage", "Problem", "Question"]
