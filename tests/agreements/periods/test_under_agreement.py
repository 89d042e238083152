"""A package's history under a written agreement: each day by the version in force, pence by its own rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.book import Book
from agreements.formulas.fixed_share import FixedShare
from agreements.formulas.nested import Nested
from agreements.formulas.taper import Taper
from agreements.periods.financial_year import FinancialYear
from agreements.periods.invoice_periods import Period, quarters, within
from agreements.periods.package_history import PackageHistory
from agreements.periods.refused import BadPeriods, HistoryMissing
from agreements.periods.under_agreement import charged_under
from agreements.refusals import OutsideCoverage
from agreements.split import split
from tests.agreements.packages import line, packages
from tests.agreements.periods.histories import SUPPORT, facts, history, versions
from tests.agreements.periods.test_uplift import rise

YEAR = quarters(FinancialYear(2026))
XR2 = versions("xr2-gofal-parhaus")


def _charged(found, *, periods=YEAR, under=XR2):
    return charged_under(under, found, periods=periods).charge


def test_a_whole_week_over_time_is_the_weekly_split_to_the_penny():
    package = history(("2026-06-01", None, facts("XR2", line("support", "support", 33_333))))
    day = date(2026, 6, 1)
    weekly = split(XR2[-1], package.package_on(day).facts, on=day)
    found = _charged(package, periods=[Period(day, date(2026, 6, 7))])
    assert found.totals() == {share.account: share.pence for share in weekly.shares}


@settings(max_examples=150, deadline=None)
@given(packages(), st.sampled_from(["line", "week"]))
def test_a_whole_week_of_any_package_is_the_weekly_split_for_every_account(package, grain):
    day = date(2024, 5, 6)
    shipped = Book.load().in_force(package.region, package.service, day)
    under = shipped.model_copy(update={"rounding": shipped.rounding.model_copy(update={"grain": grain})})
    found = PackageHistory.model_validate(
        {"admitted": day, "packages": [{"from": day, "to": None, "facts": package}]}
    )
    weekly = split(under, package, on=day)
    charge = _charged(found, periods=[Period(day, date(2024, 5, 12))], under=[under])
    assert charge.totals() == {share.account: share.pence for share in weekly.shares}


def _halves(name, lines):
    return FixedShare.model_validate(
        {
            "id": name, "kind": "fixed_share", "clause": "c4-1", "lines": lines,
            "provenance": XR2[-1].provenance.model_dump(),
            "shares": {"health_board": "1/2", "council.social": "1/2"},
        }
    )  # fmt: skip


def test_lines_of_two_rules_are_rounded_apart_over_time_as_they_are_in_the_weekly_split():
    rounding = XR2[-1].rounding.model_copy(update={"grain": "week"})
    rules = (_halves("education", ["tuition"]), _halves("main", "all"))
    under = XR2[-1].model_copy(update={"rounding": rounding, "rules": rules})
    package = facts("XR2", line("tuition", "tuition", 1), line("support", "support", 1))
    found = history(("2026-06-01", None, package))
    charge = _charged(found, periods=[Period(date(2026, 6, 1), date(2026, 6, 7))], under=[under])
    assert (charge.pence_of("XHB2.health"), charge.pence_of("XLA21.social")) == (2, 0)


def _nested(name="main", lines="all"):
    """Thirds, the council's two in one sector: 4p in one go is 2, 1, 1, and level by level 1, 2, 1."""
    return Nested.model_validate(
        {
            "id": name, "kind": "nested", "clause": "c4-1", "lines": lines,
            "provenance": XR2[-1].provenance.model_dump(),
            "sectors": [
                {"id": "health", "share": "1/3", "inside": {"health_board": "100%"}},
                {
                    "id": "council", "share": "2/3",
                    "inside": {"council.social": "1/2", "council.education": "1/2"},
                },
            ],
        }
    )  # fmt: skip


def _in_levels(*rules, grain):
    rounding = XR2[-1].rounding.model_copy(update={"grain": grain})
    return XR2[-1].model_copy(update={"rounding": rounding, "rules": rules})


_ACCOUNTS = ("XHB2.health", "XLA21.social", "XLA21.education")


def _pence(charge):
    return tuple(charge.pence_of(account) for account in _ACCOUNTS)


@pytest.mark.parametrize("grain", ["line", "week", "invoice_period", "year"])
def test_a_nested_split_over_time_places_pence_between_sectors_before_inside(grain):
    found = history(("2026-06-01", None, facts("XR2", line("support", "support", 4))))
    week = [Period(date(2026, 6, 1), date(2026, 6, 7))]
    assert _pence(_charged(found, periods=week, under=[_in_levels(_nested(), grain=grain)])) == (1, 2, 1)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["line", "week"]),
)
def test_a_whole_week_of_a_nested_rule_is_the_weekly_split_beside_other_rules_too(costs, beside, grain):
    rules = (_halves("education", ["tuition"]), _nested()) if beside else (_nested(),)
    under = _in_levels(*rules, grain=grain)
    costed = [line(f"line_{at}", "tuition" if at == 1 else "support", cost) for at, cost in enumerate(costs)]
    package = facts("XR2", *costed)
    found = history(("2026-06-01", None, package))
    weekly = split(under, found.package_on(date(2026, 6, 1)).facts, on=date(2026, 6, 1))
    charge = _charged(found, periods=[Period(date(2026, 6, 1), date(2026, 6, 7))], under=[under])
    assert charge.totals() == {share.account: share.pence for share in weekly.shares}


def test_at_a_wider_grain_lines_of_no_sector_follow_those_that_have_some():
    under = _in_levels(_halves("education", ["tuition"]), _nested(), grain="year")
    package = facts("XR2", line("tuition", "tuition", 2), line("support", "support", 4))
    found = history(("2026-06-01", None, package))
    charge = _charged(found, periods=[Period(date(2026, 6, 1), date(2026, 6, 7))], under=[under])
    assert charge.total_pence == 6
    assert _pence(charge) == (2, 3, 1)  # 7/3 to the health board; 11/3 to the council: 7/3 and 4/3 inside


def test_a_cut_at_which_nothing_changes_moves_no_penny_of_a_nested_split():
    under = _in_levels(_nested(), grain="year")
    found = history(("2026-06-01", None, facts("XR2", line("support", "support", 101))))
    whole = _charged(found, periods=[Period(date(2026, 6, 1), date(2027, 3, 31))], under=[under])
    cut = _charged(found, periods=within(date(2026, 6, 1), date(2027, 3, 31), every="month"), under=[under])
    assert whole.totals() == cut.totals()


def test_a_cost_that_changes_in_the_middle_of_a_period_is_charged_at_each_cost():
    package = history(
        ("2026-06-01", "2026-06-14", facts("XR2", line("support", "support", 700))),
        ("2026-06-15", None, facts("XR2", line("support", "support", 1_400))),
    )
    found = _charged(package, periods=[Period(date(2026, 6, 1), date(2026, 6, 30))])
    assert found.total_pence == 14 * 100 + 16 * 200


def test_a_taper_or_any_rule_is_asked_for_every_day_and_days_alike_are_one_slice():
    package = history(("2026-06-01", None, facts("XR3")), discharged="2026-06-15")
    package = package.model_copy(
        update={"packages": (package.packages[0].model_copy(update={"facts": _with_levels()}),)}
    )
    found = _charged(package, periods=[YEAR[0]], under=versions("xr3-gofal-parhaus"))
    assert [(each.days.first_day.day, each.days.days) for each in found.slices] == [(1, 7), (8, 7)]


def _with_levels():
    from agreements.needs import NeedsTable
    from tests.agreements.packages import package

    levels = {domain.code: domain.levels[-1] for domain in NeedsTable.load().domains}
    return package("XR3", SUPPORT, levels=levels)


def test_the_day_of_discharge_counts_only_where_the_agreement_says_so():
    found = history(("2026-06-01", None, facts("XR2")), discharged="2026-06-08")
    assert _charged(found).total_pence == 325_000


def test_a_package_that_goes_on_from_one_version_to_the_next_is_cut_between_them():
    found = history(("2020-03-25", None, facts("XR2")), admitted="2020-03-25")
    days = [Period(date(2020, 3, 25), date(2020, 4, 7))]
    rules = {each.rule for each in _charged(found, periods=days).slices}
    assert rules == {"xr2-gofal-parhaus@1", "xr2-gofal-parhaus@2"}


def test_versions_that_count_the_day_of_discharge_differently_are_charged_each_by_its_own():
    days = [Period(date(2020, 3, 25), date(2020, 4, 30))]
    for discharged, counted in (("2020-03-31", 7), ("2020-04-07", 13)):
        found = history(
            ("2020-03-25", None, facts("XR5", line("support", "support", 700))),
            admitted="2020-03-25",
            discharged=discharged,
        )
        charge = _charged(found, periods=days, under=versions("xr5-memorandwm"))
        assert charge.total_pence == 100 * counted


def test_units_of_rounding_begin_again_with_a_version_that_rounds_otherwise():
    one, other = XR2
    assert one.rounding.method != other.rounding.method
    found = history(("2020-03-30", None, facts("XR2")), admitted="2020-03-30")
    slices = _charged(found, periods=[Period(date(2020, 3, 30), date(2020, 4, 9))]).slices
    assert [(each.days.days, each.method) for each in slices] == [
        (2, one.rounding.method),
        (7, other.rounding.method),
        (2, other.rounding.method),
    ]


def test_a_day_without_an_agreement_or_without_a_package_is_refused_and_named():
    early = history(("2016-03-01", None, facts("XR2")), admitted="2016-03-01")
    with pytest.raises(OutsideCoverage, match="1 March 2016"):
        _charged(early, periods=[Period(date(2016, 3, 1), date(2016, 4, 30))])
    gap = history(("2026-06-01", "2026-06-03", facts("XR2")), ("2026-06-05", None, facts("XR2")))
    with pytest.raises(HistoryMissing, match="4 June 2026"):
        _charged(gap)


def test_a_hospital_stay_suspends_what_the_agreement_names_and_nothing_else():
    lines = (line("support", "support", 700), line("therapy", "therapy", 7_000))
    away = [{"from": "2026-06-01", "to": "2026-06-28", "reason": "hospital"}]
    found = history(("2026-06-01", None, facts("XR1", *lines)), absences=away)
    days = [Period(date(2026, 6, 1), date(2026, 6, 28))]
    assert _charged(found, periods=days, under=versions("xr1-gofal-parhaus")).total_pence == 1_400 + 28_000


def test_a_stay_that_has_not_begun_is_charged_nothing():
    found = history(("2026-06-01", None, facts("XR2")))
    assert _charged(found, periods=[Period(date(2026, 5, 1), date(2026, 5, 31))]).entries == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"discharged": "2026-05-31"}, "ends before it starts"),
        (
            {"absences": [{"from": "2026-06-02", "to": "2026-06-01", "reason": "home"}]},
            "ends before it starts",
        ),
        (
            {"packages": [{"from": "2026-06-01", "to": None, "facts": facts("XR2")}] * 2},
            "overlaps the one before it",
        ),
    ],
)
def test_a_history_that_contradicts_itself_is_a_fault(changes, said):
    with pytest.raises(ValidationError, match=said):
        history(("2026-06-01", None, facts("XR2")), **changes)


def test_periods_are_cut_to_the_days_that_are_asked_for():
    first, last = date(2026, 5, 10), date(2026, 8, 1)
    assert within(first, last, every="whole") == (Period(first, last),)
    assert [each.days for each in within(first, last, every="quarter")] == [52, 32]
    assert [each.days for each in within(first, last, every="month")] == [22, 30, 31, 1]
    assert [each.days for each in within(first, last, every="four_weeks")] == [28, 28, 28]


def test_prices_rise_by_the_agreement_only_where_the_history_says_so():
    rule = rise(effective_day="2026-06-15", bands=[{"up_to": None, "rate": "10%"}])
    under = [XR2[-1].model_copy(update={"uplift": (rule,)})]
    packages = [("2026-06-01", None, facts("XR2", line("support", "support", 700)))]
    days = [Period(date(2026, 6, 1), date(2026, 6, 28))]
    as_stated = _charged(history(*packages), periods=days, under=under)
    risen = _charged(history(*packages, prices="rise_by_agreement"), periods=days, under=under)
    assert as_stated.total_pence == 2_800
    assert risen.total_pence == 1_400 + 1_540
    assert "Line support: from £7.00 to £7.70 under clause c4-6." in risen.trace[-1 - 2].says.en


def test_a_rise_before_the_prices_were_stated_is_in_them_already():
    rule = rise(effective_day="2026-06-01", bands=[{"up_to": None, "rate": "10%"}])
    under = [XR2[-1].model_copy(update={"uplift": (rule,)})]
    found = history(("2026-06-01", None, facts("XR2")), prices="rise_by_agreement")
    days = [Period(date(2026, 6, 1), date(2026, 6, 7))]
    assert _charged(found, periods=days, under=under).total_pence == 325_000


def test_grants_come_off_before_anything_is_charged_where_contributions_are_net():
    package = facts("XR2", line("support", "support", 1_400)) | {
        "income": [{"id": "grant", "source": "grant", "weekly_pence": 700}]
    }
    days = [Period(date(2026, 6, 1), date(2026, 6, 7))]
    gross = XR2[-1]
    basis = gross.contributions.model_copy(update={"basis": "net_of_income"})
    net = gross.model_copy(update={"contributions": basis})
    found = history(("2026-06-01", None, package))
    assert _charged(found, periods=days, under=[net]).total_pence == 700
    assert _charged(found, periods=days, under=[gross]).total_pence == 1_400


def test_more_than_twenty_five_years_since_admission_are_refused_at_once():
    found = history(("2026-06-01", None, facts("XR2")))
    with pytest.raises(BadPeriods, match="over 25 years"):
        _charged(found, periods=[Period(date(2026, 6, 1), date(9999, 12, 31))])


def _tapering(grain):
    steps = [
        {"from_weeks": 0, "to_weeks": 11, "shares": {"health_board": "100%"}},
        {"from_weeks": 12, "to_weeks": 25, "shares": {"health_board": "75%", "council.social": "25%"}},
        {"from_weeks": 26, "to_weeks": None, "shares": {"health_board": "50%", "council.social": "50%"}},
    ]
    taper = Taper.model_validate(
        {
            "id": "main", "kind": "taper", "clause": "c4-1", "lines": "all",
            "provenance": XR2[-1].provenance.model_dump(), "clock": "package_start", "pauses": "not_counted",
            "steps": steps,
        }
    )  # fmt: skip
    rounding = XR2[-1].rounding.model_copy(update={"grain": grain})
    return [XR2[-1].model_copy(update={"rules": (taper,), "rounding": rounding})]


def test_a_tapering_agreement_charges_thirty_weeks_as_the_catalogue_says():
    package = facts("XR2", line("support", "support", 210_007)) | {"package_start": "2026-06-01"}
    found = history(("2026-06-01", None, package))
    start = date(2026, 6, 1)
    whole = [Period(start, start + timedelta(days=30 * 7 - 1))]
    middle = [Period(start + timedelta(days=84), start + timedelta(days=26 * 7 - 1))]
    block = _charged(found, periods=whole, under=_tapering("invoice_period"))
    assert (block.pence_of("XHB2.health"), block.pence_of("XLA21.social")) == (5_145_172, 1_155_038)
    by_block = _charged(found, periods=middle, under=_tapering("invoice_period"))
    by_week = _charged(found, periods=middle, under=_tapering("week"))
    assert by_block.pence_of("XHB2.health") == 2_205_074
    assert by_week.pence_of("XHB2.health") == 2_205_070
