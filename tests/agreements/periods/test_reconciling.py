"""F16: pay the interim share at once, and settle the difference on the decision. Twice settles nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.periods.interim_rule import InterimRule
from agreements.periods.reconciling import Payment, reconciled
from agreements.periods.refused import BadAmounts
from tests.agreements.periods.stretches import EDUCATION, HEALTH, SOCIAL, charged, days_from, two, week

ORDER = (HEALTH, SOCIAL, EDUCATION)
DAYS = days_from(date(2026, 6, 1), 66)


def _paid(percent):
    weeks = [week(DAYS.first_day, DAYS.last_day, 325_000, two(percent))]
    return charged(weeks, periods=[DAYS], grain="invoice_period").totals()


def _reconciled(paid, final):
    return reconciled(paid=paid, final=final, order=ORDER, rule="interim", clause="c5-1")


def test_sixty_six_days_of_interim_come_out_as_the_catalogue_says():
    interim, final = _paid(50), _paid(77)
    assert interim == {HEALTH: 1_532_143, SOCIAL: 1_532_143, EDUCATION: 0}
    assert final == {HEALTH: 2_359_500, SOCIAL: 704_786, EDUCATION: 0}
    found = _reconciled(interim, final)
    assert found.payments == (Payment(HEALTH, SOCIAL, 827_357),)
    assert found.owed == {HEALTH: 827_357, SOCIAL: -827_357, EDUCATION: 0}


def test_reconciling_a_second_time_settles_nothing():
    found = _reconciled(_paid(50), _paid(77))
    again = _reconciled(found.paid_after(_paid(50)), _paid(77))
    assert again.nothing_owed
    assert again.payments == ()


def test_one_body_that_paid_the_provider_whole_gets_back_the_share_of_the_other():
    final = _paid(77)
    found = _reconciled({SOCIAL: sum(final.values())}, final)
    assert found.payments == (Payment(HEALTH, SOCIAL, 2_359_500),)


def test_each_step_tells_what_was_paid_and_what_is_final():
    trace = _reconciled(_paid(50), _paid(77)).trace
    assert trace[0].inputs.en == "paid: £15,321.43; final: £23,595.00"
    assert trace[0].says.en == "the health board: £8,273.57 still to pay."
    assert trace[1].says.cy == "cyllideb gofal cymdeithasol y cyngor: £8,273.57 i'w gael yn ôl."
    assert trace[-1].says.en == "the health board pays £8,273.57 to the council's social care budget."


def test_totals_that_differ_and_a_payer_outside_the_order_are_refused():
    with pytest.raises(BadAmounts, match="the cost must be adjusted first"):
        _reconciled({HEALTH: 1}, {HEALTH: 2})
    with pytest.raises(BadAmounts, match="not in the order"):
        _reconciled({"somebody": 1}, {HEALTH: 1})


three = st.lists(st.integers(0, 10**12), min_size=3, max_size=3)


@settings(deadline=None)
@given(three, three)
def test_payments_bring_everybody_to_what_is_final(paid, weights):
    total = sum(paid)
    final = [min(total, weights[0]), 0, 0]
    final[1] = min(total - final[0], weights[1])
    final[2] = total - final[0] - final[1]
    had = dict(zip(ORDER, paid, strict=True))
    for payment in _reconciled(had, dict(zip(ORDER, final, strict=True))).payments:
        assert payment.pence > 0
        had[payment.payer] += payment.pence
        had[payment.payee] -= payment.pence
    assert list(had.values()) == final


def test_an_interim_rule_is_always_without_prejudice():
    data = {
        "clause": "c5-1", "rule": "announced_split", "without_prejudice": True,
        "trigger": "package_start", "backdate_to": "package_start", "max_days": 90,
    }  # fmt: skip
    assert InterimRule.model_validate(data).constants()["interim.max_days"].en == "90"
    with pytest.raises(ValidationError):
        InterimRule.model_validate(data | {"without_prejudice": False})
