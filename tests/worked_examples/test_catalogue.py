"""The catalogue of formula kinds, F01 to F25: every example whose inputs it gives comes out to the penny.

F22 (no worse off) and F23 (asymmetric change) are described there without figures; F24 has no arithmetic.
"""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from agreements.needs import NeedsTable
from agreements.payers import PAYER_ROLES
from agreements.periods.history import DatedWeek, WeeklyLine
from agreements.periods.invoice_periods import Period
from agreements.periods.reconciling import Payment, reconciled
from agreements.periods.uplifting import uplifted
from agreements.pools.nested import nested_levy
from agreements.pools.nested_rule import NestedLevy
from agreements.pools.overspend import PoolLine
from agreements.pools.population import population_pool
from agreements.pools.population_rule import PopulationPool
from agreements.pools.usage import usage_pool
from agreements.pools.usage_rule import UsagePool
from agreements.pools.variance import YearOfPool, variance_share
from agreements.pools.variance_rule import VarianceRule
from agreements.refusals import PanelMustDetermine
from agreements.words import Words
from tests.agreements.formulas.composed import ALL_HEALTH, HALF, ITEMS, fixed, of_cost
from tests.agreements.formulas.promises import (
    EDUCATION,
    HEALTH,
    SOCIAL,
    always,
    formula,
    pence,
    question,
)
from tests.agreements.packages import casebook
from tests.agreements.periods.stretches import WHY, charged, days_from, two, week
from tests.agreements.periods.test_uplift import rise
from tests.agreements.pools.estimates import AS_AT, MEMBERS, MID_2018
from tests.agreements.test_split import by_agreement

START = date(2026, 6, 1)
HEALTH_77 = {HEALTH: "77%", SOCIAL: "23%"}
WEEKS_39 = always("weeks", 39)


def over_days(rule, facts, period, **beside):
    """Every day of a period as the rule shares the package on it, for charging over time."""
    weeks = []
    for offset in range((period.last_day - period.first_day).days + 1):
        day = period.first_day + timedelta(days=offset)
        asked = question(facts, on=day, **beside)
        divided = rule.divide(facts.lines, asked).lines
        lines = tuple(
            WeeklyLine(
                line.id,
                line.kind,
                line.weekly_pence,
                {role: one.shares.get(role, Fraction(0)) * line.weekly_pence for role in PAYER_ROLES},
            )
            for line, one in zip(facts.lines, divided, strict=True)
        )
        weeks.append(DatedWeek(day, day, lines, rule.id, rule.clause, WHY))
    return weeks


def points(**given):
    """A table of points by which a package at these levels has these points, and the levels."""
    domains = NeedsTable.load().domains
    table = {
        domain.code: {level: given.get(domain.code, 0) if level == "low" else 0 for level in domain.levels}
        for domain in domains
    }
    levels = {domain.code: "low" if domain.code in given else "none" for domain in domains}
    return always("points", table), levels


def payers(found):
    """The pence of the health board, social care and education."""
    return tuple(found.get(role, 0) for role in PAYER_ROLES)


@pytest.mark.parametrize(
    ("cost", "expected"), [(325_000, (250_250, 74_750, 0)), (33_333, (25_666, 7_667, 0))]
)
def test_f01_fixed_shares_of_77_and_23_per_cent(cost, expected):
    assert pence(fixed("main", HEALTH_77), question(of_cost(cost))) == expected


def test_f02_equal_thirds_of_325_001_pence():
    thirds = formula("equal_shares", payers=PAYER_ROLES)
    assert pence(thirds, question(of_cost(325_001))) == (108_334, 108_334, 108_333)


def test_f03_each_line_of_the_casebook_by_its_own_shares():
    found = by_agreement(casebook())
    assert tuple(share.pence for share in found.shares) == (202_680, 59_700, 26_250)
    assert found.total_pence == 288_630


def test_f04_seventy_seven_hours_to_twenty_of_a_block_price():
    ratio = formula("hours_ratio", health=HEALTH, other=SOCIAL)
    facts = of_cost(270_000, hours={"health_minutes": 77 * 60, "other_minutes": 20 * 60})
    assert pence(ratio, question(facts)) == (214_330, 55_670, 0)


def test_f05_a_score_of_seventeen_is_in_the_band_of_halves():
    bands = [
        {"from_score": first, "to_score": last, "shares": {HEALTH: f"{share}%", SOCIAL: f"{100 - share}%"}}
        for first, last, share in ((0, 9, 0), (10, 14, 25), (15, 19, 50), (20, 24, 75), (25, 60, 100))
    ]
    rule = formula("score_band", points="points", bands=bands)
    table, levels = points(breathing=8, mobility=6, skin=3)
    facts = of_cost(288_631, levels=levels)
    assert pence(rule, question(facts, parameters=table)) == (144_316, 144_315, 0)


def test_f06_ten_of_fifteen_points_weigh_for_health():
    weights = {"breathing": "1", "mobility": "1/2", "skin": "0"}
    table, levels = points(breathing=8, mobility=4, skin=3)
    every = {domain: weights.get(domain, "0") for domain in levels}
    rule = formula("weighted_domains", points="points", weights=every, payer=HEALTH, rest=SOCIAL)
    facts = of_cost(250_000, levels=levels)
    assert pence(rule, question(facts, parameters=table)) == (166_667, 83_333, 0)


def test_f07_each_slice_of_the_cost_by_its_own_tier():
    tiers = [
        {"from_pence": 0, "to_pence": 100_000, "shares": {SOCIAL: "100%"}},
        {"from_pence": 100_000, "to_pence": 300_000, "shares": {HEALTH: "50%", SOCIAL: "50%"}},
        {"from_pence": 300_000, "to_pence": None, "shares": {HEALTH: "80%", SOCIAL: "20%"}},
    ]
    rule = formula("marginal_tiers", threshold_in="lower", tiers=tiers)
    assert pence(rule, question(of_cost(427_555))) == (202_044, 225_511, 0)


def test_f08_sixty_per_cent_but_no_more_than_two_thousand_pounds():
    sixty = fixed("sixty", {HEALTH: "60%", SOCIAL: "40%"})
    cap = formula("cap", of="sixty", payer=HEALTH, limit=200_000, excess_to={SOCIAL: "100%"})
    assert pence(cap, question(of_cost(400_000), parts=[sixty])) == (200_000, 200_000, 0)


@pytest.mark.parametrize(("cost", "expected"), [(300_000, (275_000, 25_000, 0)), (20_000, (0, 20_000, 0))])
def test_f09_five_per_cent_but_no_less_than_250_pounds(cost, expected):
    five = fixed("five", {HEALTH: "95%", SOCIAL: "5%"})
    floor = formula("floor", of="five", payer=SOCIAL, limit=25_000, taken_from=[HEALTH])
    assert pence(floor, question(of_cost(cost), parts=[five])) == expected


def test_f10_a_flat_rate_and_the_rest():
    rule = formula("flat_plus_remainder", payer=HEALTH, rate="rate", remainder=SOCIAL)
    asked = question(of_cost(75_000), parameters=always("rate", 15_816))
    assert pence(rule, asked) == (15_816, 59_184, 0)


def test_f11_a_base_rate_and_a_supplement_make_the_price():
    names = {"cy": "cyfradd", "en": "rate"}
    rule = formula(
        "additive_rate",
        components=[
            {"id": "base", "name": names, "rate": "council", "payer": SOCIAL},
            {"id": "nursing", "name": names, "rate": "nursing", "payer": HEALTH},
        ],
    )
    rates = always("council", 61_200) | always("nursing", 15_816)
    assert pence(rule, question(of_cost(77_016), parameters=rates)) == (15_816, 61_200, 0)


class TestF12:
    """A taper: 100% in weeks 1 to 12, 75% in weeks 13 to 26, 50% after; 2,100.07 pounds a week."""

    TAPER = formula(
        "taper",
        id="main",
        clock="package_start",
        pauses="not_counted",
        steps=[
            {"from_weeks": 0, "to_weeks": 11, "shares": ALL_HEALTH},
            {"from_weeks": 12, "to_weeks": 25, "shares": {HEALTH: "75%", SOCIAL: "25%"}},
            {"from_weeks": 26, "to_weeks": None, "shares": {HEALTH: "50%", SOCIAL: "50%"}},
        ],
    )
    FACTS = of_cost(210_007, package_start=START)

    def test_thirty_weeks_at_the_grain_of_the_block(self):
        whole = days_from(START, 210)
        found = charged(over_days(self.TAPER, self.FACTS, whole), periods=[whole], grain="invoice_period")
        assert payers(found.totals()) == (5_145_172, 1_155_038, 0)
        assert found.total_pence == 6_300_210

    @pytest.mark.parametrize(("grain", "health"), [("week", 2_205_070), ("invoice_period", 2_205_074)])
    def test_weeks_13_to_26_at_the_grain_of_the_week_and_of_the_block(self, grain, health):
        middle = days_from(START + timedelta(weeks=12), 98)
        found = charged(over_days(self.TAPER, self.FACTS, middle), periods=[middle], grain=grain)
        assert found.totals()[HEALTH] == health


def test_f13_opening_by_last_years_use_and_closing_by_this_years():
    members = MEMBERS[:3]
    found = usage_pool(
        UsagePool(clause="c9-1", members=members, unit=Words(cy="nosweithiau", en="nights")),
        budget_pence=120_000_000,
        last_year=dict(zip(members, (5210, 2345, 1020), strict=True)),
        spent_pence=123_645_037,
        this_year=dict(zip(members, (4980, 2610, 1105), strict=True)),
        method="largest_remainder",
    )
    assert tuple(found.opening.values()) == (72_909_621, 32_816_327, 14_274_052)
    assert tuple(found.closing.values()) == (70_816_824, 37_114_841, 15_713_372)
    assert tuple(found.settlement.values()) == (-2_092_797, 4_298_514, 1_439_320)


def test_f14_a_million_pounds_by_population():
    rule = PopulationPool(clause="c9-2", members=MEMBERS, estimate="mid-2018", as_at=AS_AT)
    found = population_pool(rule, 100_000_000, estimates=MID_2018, method="largest_remainder")
    assert tuple(found.pence.values()) == (
        10_017_770, 17_781_144, 16_779_238, 13_650_377, 22_279_483, 19_491_988,
    )  # fmt: skip


def test_f15_an_overspend_by_contributions_of_77_to_23():
    rule = VarianceRule.model_validate(
        {"clause": "c8-2", "members": ["XHB2", "XLA21"], "method": "proportional", "fault_carve_out": "c8-3"}
    )
    year = YearOfPool({"XHB2": 77, "XLA21": 23}, [PoolLine("care", "XLA21", 0, 4_123_719)])
    assert variance_share(rule, year, method="largest_remainder").pence == {
        "XHB2": 3_175_264,
        "XLA21": 948_455,
    }


def _over(days, percent):
    weeks = [week(days.first_day, days.last_day, 325_000, two(percent))]
    return charged(weeks, periods=[days], grain="invoice_period").totals()


def test_f16_sixty_six_days_of_interim_and_the_difference_settled():
    days = days_from(START, 66)
    interim, final = (_over(days, percent) for percent in (50, 77))
    assert payers(interim) == (1_532_143, 1_532_143, 0)
    assert payers(final) == (2_359_500, 704_786, 0)
    settled = reconciled(paid=interim, final=final, order=PAYER_ROLES, rule="interim", clause="c5-1")
    assert settled.payments == (Payment(HEALTH, SOCIAL, 827_357),)


def test_f17_education_first_for_its_weeks_and_the_rest_in_halves_over_a_year():
    rule = formula(
        "education_carve_out", id="main", weekly=90_000, taught_weeks="weeks", year_days=365, rest="half"
    )
    year = Period(date(2025, 4, 1), date(2026, 3, 31))
    facts = of_cost(400_000, package_start=year.first_day)
    weeks = over_days(rule, facts, year, parts=[HALF], parameters=WEEKS_39)
    found = charged(weeks, periods=[year], grain="year")
    assert payers(found.totals()) == (8_673_572, 8_673_571, 3_510_000)
    assert found.total_pence == 20_857_143


def test_f18_between_sectors_and_then_inside_them():
    halves = [
        {"id": "health", "share": "50%", "inside": ALL_HEALTH},
        {"id": "council", "share": "50%", "inside": {SOCIAL: "1/2", EDUCATION: "1/2"}},
    ]
    in_a_case = formula("nested", id="main", sectors=halves)
    assert pence(in_a_case, question(of_cost(25_000_000))) == (12_500_000, 6_250_000, 6_250_000)
    levy = NestedLevy.model_validate(
        {
            "clause": "c9-3",
            "sectors": [
                {"id": "health", "share": "50%", "members": ["XHB2"]},
                {
                    "id": "councils",
                    "share": "50%",
                    "members": MEMBERS,
                    "estimate": "mid-2018",
                    "as_at": AS_AT,
                },
            ],
        }
    )
    found = nested_levy(levy, 25_000_000, estimates=MID_2018, method="largest_remainder")
    assert tuple(found.pence.values()) == (
        12_500_000, 1_252_221, 2_222_643, 2_097_405, 1_706_297, 2_784_935, 2_436_499,
    )  # fmt: skip


def test_f19_122_days_cut_where_the_version_changes():
    first, second = days_from(START, 30), days_from(START + timedelta(days=30), 92)
    weeks = [
        week(days.first_day, days.last_day, 325_000, two(percent))
        for days, percent in ((first, 50), (second, 77))
    ]
    whole = Period(first.first_day, second.last_day)
    one, other = charged(weeks, periods=[whole], grain="year").slices
    assert (one.total_pence, one.pence[HEALTH], one.pence[SOCIAL]) == (1_392_857, 696_429, 696_428)
    assert (other.total_pence, other.pence[HEALTH], other.pence[SOCIAL]) == (4_271_429, 3_289_000, 982_429)
    assert one.total_pence + other.total_pence == 5_664_286


@pytest.mark.parametrize(("before", "after"), [(100_000, 100_933), (50_000, 50_850)])
def test_f20_1_7_per_cent_up_to_549_pounds_and_nothing_above(before, after):
    rule = rise()
    assert uplifted(rule, before, kind="support", on=rule.effective_day, schedules={}).pence == after


def test_f21_the_greater_of_half_and_the_health_lines():
    rule = formula("greater_of", id="main", payer=HEALTH, of=["half", "items"], rest={SOCIAL: "100%"})
    asked = question(casebook(), parts=[HALF, ITEMS])
    assert pence(rule, asked) == (180_180, 108_450, 0)


def test_f24_a_panel_sets_the_shares_and_without_one_there_are_none():
    panel = formula("panel_determined")
    facts = of_cost(100, panel_shares={HEALTH: 60, SOCIAL: 40})
    assert pence(panel, question(facts)) == (60, 40, 0)
    with pytest.raises(PanelMustDetermine):
        pence(panel, question(of_cost(100)))


def test_f25_a_fast_track_package_is_the_health_boards_and_any_other_77_to_23():
    usual, all_health = fixed("usual", HEALTH_77), fixed("all_health", ALL_HEALTH)
    fast = {
        "id": "fast_track",
        "name": {"cy": "llwybr cyflym", "en": "fast track"},
        "clause": "c4-3",
        "when": {"marks": ["fast_track"]},
        "use": "all_health",
    }
    rule = formula("exception_chain", id="main", default="usual", exceptions=[fast])
    parts = [usual, all_health]
    assert pence(rule, question(of_cost(325_000, marks=["fast_track"]), parts=parts)) == (325_000, 0, 0)
    assert pence(rule, question(of_cost(325_000), parts=parts)) == (250_250, 74_750, 0)
