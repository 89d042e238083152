"""Formulas for rules to be made of, and the exact amounts that a rule gives, for tests of composed kinds."""

from collections.abc import Mapping
from fractions import Fraction

from agreements.facts import PackageFacts
from agreements.formulas import Formula, Question
from agreements.payers import PAYER_ROLES
from tests.agreements.formulas.promises import EDUCATION, HEALTH, SOCIAL, always, formula
from tests.agreements.packages import line, package

ALL_HEALTH, ALL_SOCIAL, ALL_EDUCATION = ({role: "100%"} for role in PAYER_ROLES)


def fixed(name: str, shares: Mapping[str, str]) -> Formula:
    """Fixed shares under a name."""
    return formula("fixed_share", id=name, shares=shares)


def of_cost(pence: int, **changes: object) -> PackageFacts:
    """A package of one line of support."""
    return package("XR1", line("a", "support", pence), **changes)


def exact(rule: Formula, asked: Question) -> tuple[Fraction, ...]:
    """The exact pence of the health board, social care and education."""
    lines = asked.facts.lines
    found = rule.divide(lines, asked).amounts(lines)
    return tuple(found[role] for role in PAYER_ROLES)


HALF = fixed("half", {HEALTH: "1/2", SOCIAL: "1/2"})
ITEMS = formula(
    "itemised",
    id="items",
    items={
        **dict.fromkeys(("registered_nurse", "trained_carer"), ALL_HEALTH),
        **dict.fromkeys(("therapy", "health_equipment", "support", "accommodation"), ALL_SOCIAL),
        **dict.fromkeys(("short_break", "transport", "tuition", "education_support"), ALL_SOCIAL),
    },
)
FLAT = formula("flat_plus_remainder", id="flat", payer=HEALTH, rate="rate", remainder=SOCIAL)
RATE = always("rate", 1000)
TIERS = formula(
    "marginal_tiers",
    id="tiers",
    threshold_in="lower",
    tiers=[
        {"from_pence": 0, "to_pence": 100_000, "shares": {SOCIAL: "100%"}},
        {"from_pence": 100_000, "to_pence": None, "shares": {HEALTH: "80%", EDUCATION: "20%"}},
    ],
)
