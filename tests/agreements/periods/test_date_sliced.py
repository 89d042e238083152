"""F19: a charge is cut where the rule changes, and the slices add up to the cumulative total."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from agreements.periods.history import DatedWeek, History, WeeklyLine, one_line, shared, sliced
from agreements.periods.invoice_periods import Period
from agreements.periods.refused import BadAmounts, HistoryMissing
from tests.agreements.periods.stretches import HEALTH, SOCIAL, WHY, charged, days_from, two, week

START = date(2026, 6, 1)
FIRST, SECOND = days_from(START, 30), days_from(START + timedelta(30), 92)
WHOLE = Period(FIRST.first_day, SECOND.last_day)


def _two_versions():
    return [
        week(FIRST.first_day, FIRST.last_day, 325_000, two(50)),
        week(SECOND.first_day, SECOND.last_day, 325_000, two(77)),
    ]


def test_a_hundred_and_twenty_two_days_over_two_versions_come_out_as_the_catalogue_says():
    found = charged(_two_versions(), periods=[WHOLE], grain="year")
    one, other = found.slices
    assert (one.total_pence, one.pence[HEALTH], one.pence[SOCIAL]) == (1_392_857, 696_429, 696_428)
    assert (other.total_pence, other.pence[HEALTH], other.pence[SOCIAL]) == (4_271_429, 3_289_000, 982_429)
    assert found.total_pence == 5_664_286


def test_the_second_slice_is_what_is_due_to_date_less_what_is_billed():
    found = charged(_two_versions(), periods=[FIRST, SECOND], grain="year")
    assert found.pence_of(HEALTH, period=SECOND) == 3_985_429 - 696_429
    assert found.pence_of(SOCIAL, period=SECOND) == 1_678_857 - 696_428


def test_a_change_that_changes_nothing_makes_no_cut():
    def answer(day):
        lines = one_line(
            weekly_pence=325_000, amounts=shared(325_000, two(50 if day < SECOND.first_day else 77))
        )
        return DatedWeek(day, day, lines, "main", "c4-1", WHY)

    changes = [START + timedelta(days=10), SECOND.first_day, START + timedelta(days=100)]
    found = sliced(first_day=START, last_day=SECOND.last_day, changes=changes, answer=answer)
    assert [(each.first_day, each.last_day) for each in found.weeks] == [
        (FIRST.first_day, FIRST.last_day),
        (SECOND.first_day, SECOND.last_day),
    ]


def test_a_day_without_a_package_is_refused_and_named():
    gap = [_two_versions()[0], week(date(2026, 7, 3), SECOND.last_day, 325_000, two(77))]
    with pytest.raises(HistoryMissing) as refused:
        charged(gap, periods=[WHOLE], grain="year")
    assert "1 July 2026" in refused.value.words.en
    assert "1 Gorffennaf 2026" in refused.value.words.cy


def test_two_packages_on_one_day_are_refused():
    with pytest.raises(HistoryMissing, match="two packages on 30 June 2026"):
        History([_two_versions()[0], week(date(2026, 6, 30), SECOND.last_day, 1, two(77))])


def test_amounts_that_are_not_the_cost_of_the_week_are_refused():
    with pytest.raises(BadAmounts, match="do not come to the cost"):
        WeeklyLine("support", "support", 100, {HEALTH: Fraction(99)})


def test_the_working_tells_the_days_the_exact_amount_and_who_took_the_odd_penny():
    trace = charged(_two_versions(), periods=[WHOLE], grain="year").trace
    assert "1 June 2026 to 30 June 2026, days: 30, all lines, £3,250.00 a week" in trace[0].inputs.en
    assert trace[0].exact == Fraction(9_750_000, 7)
    health = trace[1]
    assert (health.payer, health.pence, health.odd_penny) == (HEALTH, 696_429, True)
    assert "took the odd penny (method: largest remainder)" in health.says.en
    assert "y geiniog dros ben" in health.says.cy
