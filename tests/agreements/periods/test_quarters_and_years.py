"""Quarters add up to the year, weeks have no annual factor, and a financial year runs from 1 April."""

from datetime import date
from fractions import Fraction

import pytest

from agreements.periods.charging import days_charge
from agreements.periods.financial_year import FinancialYear, year_of
from agreements.periods.invoice_periods import Period, four_weekly, in_order, months, quarters
from agreements.periods.refused import BadPeriods
from tests.agreements.periods.stretches import HEALTH, PENNIES, SOCIAL, charged, two, week

YEAR = FinancialYear(2026)


def _year(periods, *, pence=325_000, percent=77, grain="year"):
    weeks = [week(YEAR.first_day, YEAR.last_day, pence, two(percent))]
    return charged(weeks, periods=periods, grain=grain)


def test_four_quarters_at_3250_pounds_a_week_add_up_to_the_rounded_year():
    found = _year(quarters(YEAR))
    by_quarter = [
        sum(entry.pence for entry in found.entries if entry.period == quarter) for quarter in quarters(YEAR)
    ]
    assert by_quarter == [4_225_000, 4_271_429, 4_271_428, 4_178_572]
    assert found.total_pence == 16_946_429


def test_quarters_rounded_apart_come_out_as_the_catalogue_says():
    found = _year(quarters(YEAR), grain="invoice_period")
    by_quarter = [
        sum(entry.pence for entry in found.entries if entry.period == quarter) for quarter in quarters(YEAR)
    ]
    assert by_quarter == [4_225_000, 4_271_429, 4_271_429, 4_178_571]


@pytest.mark.parametrize("periods", [quarters(YEAR), months(YEAR), (*four_weekly(YEAR.first_day, runs=13),
    Period(YEAR.last_day, YEAR.last_day))])  # fmt: skip
def test_quarters_months_and_four_weekly_runs_add_up_to_the_year_for_every_payer(periods):
    year = _year([Period(YEAR.first_day, YEAR.last_day)], pence=210_007, percent=33)
    assert _year(periods, pence=210_007, percent=33).totals() == year.totals()


def test_thirteen_four_weekly_runs_leave_a_day_over():
    assert four_weekly(YEAR.first_day, runs=13)[-1].last_day == date(2027, 3, 30)


@pytest.mark.parametrize(("days", "pence"), [(365, 16_946_429), (366, 16_992_857), (7, 325_000), (1, 46_429)])
def test_days_times_the_week_over_seven_have_no_annual_factor(days, pence):
    found = days_charge({HEALTH: Fraction(325_000)}, days=days, pennies=PENNIES)
    assert found == {HEALTH: pence}


def test_a_leap_day_is_charged_for():
    leap = FinancialYear(2027)
    weeks = [week(leap.first_day, leap.last_day, 325_000, two(50))]
    assert leap.days == 366
    assert charged(weeks, periods=quarters(leap), grain="year").total_pence == 16_992_857


def test_a_period_over_31_march_is_told_apart_by_financial_year():
    over = Period(date(2027, 3, 30), date(2027, 4, 2))
    found = charged([week(over.first_day, over.last_day, 700, two(100))], periods=[over], grain="year")
    assert [(entry.financial_year, entry.pence) for entry in found.entries if entry.payer == HEALTH] == [
        ("2026-27", 200),
        ("2027-28", 200),
    ]


@pytest.mark.parametrize(
    ("day", "label"),
    [(date(2026, 3, 31), "2025-26"), (date(2026, 4, 1), "2026-27"), (date(2099, 12, 1), "2099-00")],
)
def test_a_financial_year_begins_on_1_april(day, label):
    assert year_of(day).label == label


def test_periods_that_overlap_or_run_backwards_are_refused():
    with pytest.raises(BadPeriods, match="overlaps"):
        in_order([Period(date(2026, 4, 1), date(2026, 4, 30)), Period(date(2026, 4, 30), date(2026, 5, 1))])
    with pytest.raises(BadPeriods, match="ends before that"):
        in_order([Period(date(2026, 4, 2), date(2026, 4, 1))])
    with pytest.raises(BadPeriods, match="no invoice period"):
        in_order([])


def test_a_quarter_that_is_asked_for_alone_stands_on_the_quarters_before_it():
    alone = _year([quarters(YEAR)[2]], pence=210_007, percent=33)
    among = _year(quarters(YEAR), pence=210_007, percent=33)
    third = quarters(YEAR)[2]
    assert [alone.pence_of(payer) for payer in (HEALTH, SOCIAL)] == [
        among.pence_of(payer, period=third) for payer in (HEALTH, SOCIAL)
    ]
