"""Which days count: admission, discharge, and the days away."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from pydantic import ValidationError

from agreements.periods.history import DatedWeek, WeeklyLine
from agreements.periods.invoice_periods import Period
from agreements.periods.refused import AbsenceNotRuled
from agreements.periods.stay import Absence, Stay
from agreements.periods.time_rules import AbsenceRule, TimeRules
from tests.agreements.periods.stretches import HEALTH, SOCIAL, WHY, charged, week

START, END = date(2026, 5, 4), date(2026, 5, 31)
WEEK = [week(START, END, 700, {HEALTH: Fraction(1)})]
MAY = [Period(date(2026, 5, 1), END)]


def _time(**changes):
    data = {"clause": "c4-8", "day_basis": "actual/7", "count_first_day": True, "count_last_day": True}
    return TimeRules.model_validate(data | changes)


@pytest.mark.parametrize(
    ("first", "last", "days"), [(True, True, 11), (True, False, 10), (False, True, 10), (False, False, 9)]
)
def test_the_agreement_says_whether_admission_and_discharge_count(first, last, days):
    stay = Stay(START, START + timedelta(days=10))
    time = _time(count_first_day=first, count_last_day=last)
    assert charged(WEEK, periods=MAY, grain="week", stay=stay, time=time).total_pence == 100 * days


@pytest.mark.parametrize(("first", "last", "days"), [(True, False, 1), (False, True, 1), (False, False, 0)])
def test_a_stay_of_one_day_counts_where_either_end_counts(first, last, days):
    time = _time(count_first_day=first, count_last_day=last)
    found = charged(WEEK, periods=MAY, grain="week", stay=Stay(START, START), time=time)
    assert found.total_pence == 100 * days


def test_a_child_who_is_still_there_is_charged_to_the_end_of_the_period():
    assert charged(WEEK, periods=MAY, grain="week").total_pence == 2_800


def _lines():
    lines = (
        WeeklyLine("carer", "trained_carer", 700, {HEALTH: Fraction(700)}),
        WeeklyLine("room", "accommodation", 1_400, {SOCIAL: Fraction(1_400)}),
    )
    return [DatedWeek(START, END, lines, "lines", "c4-1", WHY)]


HOSPITAL = {"clause": "c4-7", "reason": "hospital", "lines": ["trained_carer"], "after_days": 3}


@pytest.mark.parametrize(("after", "suspended"), [(0, 7), (3, 4), (6, 1), (7, 0), (None, 0)])
def test_an_absence_suspends_its_lines_after_the_days_that_the_agreement_states(after, suspended):
    time = _time(absence=[{**HOSPITAL, "after_days": after}])
    away = Absence(START + timedelta(days=7), START + timedelta(days=13), "hospital")
    found = charged(_lines(), periods=MAY, grain="week", stay=Stay(START, absences=(away,)), time=time)
    assert found.totals()[HEALTH] == 2_800 - 100 * suspended
    assert found.totals()[SOCIAL] == 5_600


def test_the_working_names_the_line_that_is_suspended_and_the_clause():
    time = _time(absence=[{**HOSPITAL, "after_days": 0}])
    away = Absence(START + timedelta(days=7), START + timedelta(days=13), "hospital")
    found = charged(_lines(), periods=MAY, grain="line", stay=Stay(START, absences=(away,)), time=time)
    said = [step for step in found.trace if step.rule == "absence"]
    assert said[0].clause == "c4-7"
    assert "Line carer: suspended during the absence" in said[0].says.en


def test_an_absence_of_which_the_agreement_does_not_speak_is_refused():
    away = Absence(START, START, "respite")
    with pytest.raises(AbsenceNotRuled, match="does not say what is paid then") as refused:
        charged(
            _lines(),
            periods=MAY,
            grain="week",
            stay=Stay(START, absences=(away,)),
            time=_time(absence=[HOSPITAL]),
        )
    assert refused.value.clause == "c4-8"


def test_two_rules_for_one_line_and_absence_are_a_fault():
    with pytest.raises(ValidationError, match="two rules for the same line"):
        _time(absence=[HOSPITAL, {**HOSPITAL, "lines": "all"}])


def test_every_choice_about_time_is_a_constant_that_a_clause_can_state():
    stated = _time(absence=[HOSPITAL]).constants()
    assert stated["time.count_last_day"].cy == "yn cyfrif"
    assert stated["time.absence.1"].en == (
        "in hospital: payments are suspended after this number of days: 3 (trained carer)"
    )


def test_an_absence_rule_may_say_that_payments_go_on():
    rule = AbsenceRule.model_validate({**HOSPITAL, "lines": "all", "after_days": None})
    assert "payments go on (every line)" in _time(absence=[rule]).constants()["time.absence.1"].en
