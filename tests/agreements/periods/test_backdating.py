"""Backdating: what is recomputed less what was posted, as new entries, told by closed year."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.periods.adjusting import adjusted
from agreements.periods.charge import Entry
from agreements.periods.financial_year import FinancialYear
from agreements.periods.invoice_periods import Period, quarters
from tests.agreements.periods.stretches import HEALTH, SOCIAL, charged, two, week

YEAR = FinancialYear(2026)
DECIDED = date(2027, 5, 20)
ALL = (*quarters(YEAR), quarters(FinancialYear(2027))[0])


def _entries(percent, *, pence=325_000):
    weeks = [week(YEAR.first_day, ALL[-1].last_day, pence, two(percent))]
    return charged(weeks, periods=ALL, grain="year").entries


def _adjusted(right, posted, *, decided_on=DECIDED):
    return adjusted(right, posted, decided_on=decided_on, rule="backdating", clause="c5-2")


def test_an_adjustment_is_the_new_amount_less_the_posted_one_for_each_period():
    found = _adjusted(_entries(77), _entries(50))
    health = [each.entry.pence for each in found if each.entry.payer == HEALTH]
    social = [each.entry.pence for each in found if each.entry.payer == SOCIAL]
    assert sum(health) == -sum(social)
    assert len(health) == 5
    right = sum(entry.pence for entry in _entries(77) if entry.payer == HEALTH)
    posted = sum(entry.pence for entry in _entries(50) if entry.payer == HEALTH)
    assert sum(health) == right - posted


def test_an_adjustment_past_31_march_is_told_by_its_closed_year():
    found = _adjusted(_entries(77), _entries(50))
    assert {(each.entry.financial_year, each.closed_year) for each in found} == {
        ("2026-27", True),
        ("2027-28", False),
    }
    closed = next(each for each in found if each.closed_year)
    assert "for the closed financial year 2026-27" in closed.step.says.en
    assert "y flwyddyn ariannol 2026-27, sydd wedi cau" in closed.step.says.cy


def test_on_31_march_the_year_is_not_closed_yet():
    on_the_day = _adjusted(_entries(77), _entries(50), decided_on=YEAR.last_day)
    assert not any(each.closed_year for each in on_the_day)


def test_posted_entries_are_never_edited_and_a_second_time_there_is_nothing_to_post():
    posted = _entries(50)
    before = tuple(posted)
    found = _adjusted(_entries(77), posted)
    assert posted == before
    assert _adjusted(_entries(77), (*posted, *(each.entry for each in found))) == ()


def test_a_posted_entry_that_is_no_longer_due_is_taken_back_whole():
    stray = Entry(Period(date(2026, 4, 1), date(2026, 4, 30)), "2026-27", SOCIAL, 1_234)
    (found,) = _adjusted((), (stray,))
    assert (found.entry.pence, found.entry.period) == (-1_234, stray.period)


@settings(deadline=None)
@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 10**12))
def test_adjustments_there_and_back_mirror_each_other(one, other, pence):
    there = _adjusted(_entries(one, pence=pence), _entries(other, pence=pence))
    back = _adjusted(_entries(other, pence=pence), _entries(one, pence=pence))
    assert [each.entry.pence for each in there] == [-each.entry.pence for each in back]
