"""An underspend is returned, kept or carried forward as the agreement says, and always whole."""

from datetime import date

import pytest
from pydantic import ValidationError

from agreements.periods.financial_year import FinancialYear
from agreements.pools.refused import BadFigures
from agreements.pools.underspend import underspend
from agreements.pools.underspend_rule import UnderspendRule

HEALTH, COUNCIL = "XHB2", "XLA21"


def _rule(method, **changes):
    data = {"clause": "c8-5", "members": [HEALTH, COUNCIL], "method": method}
    return UnderspendRule.model_validate(data | changes)


def _left(rule, pence):
    contributions = {HEALTH: 77, COUNCIL: 23}
    return underspend(
        rule, underspend_pence=pence, contributions=contributions, method="largest_remainder"
    ).pence


def test_an_underspend_mirrors_an_overspend_where_it_is_returned_by_contributions():
    assert _left(_rule("return_proportional"), 4_123_719) == {HEALTH: 3_175_264, COUNCIL: 948_455}
    assert _left(_rule("carry_forward"), 4_123_719) == {HEALTH: 3_175_264, COUNCIL: 948_455}


def test_an_underspend_that_is_kept_stays_with_the_host():
    assert _left(_rule("retain", host=COUNCIL), 100) == {HEALTH: 0, COUNCIL: 100}


def test_an_overspend_is_refused_here():
    with pytest.raises(BadFigures, match="the clause on overspend answers"):
        _left(_rule("return_proportional"), -1)


@pytest.mark.parametrize(
    ("method", "changes", "said"),
    [
        ("retain", {}, "names the host"),
        ("return_proportional", {"host": COUNCIL}, "the others do not"),
        ("retain", {"host": "XLA99"}, "not a member"),
        ("retain", {"host": COUNCIL, "decision_by": "31-05"}, "pattern"),
    ],
)
def test_an_underspend_rule_that_contradicts_itself_is_a_fault(method, changes, said):
    with pytest.raises(ValidationError, match=said):
        _rule(method, **changes)


def test_the_method_and_the_day_of_decision_are_constants():
    stated = _rule("retain", host=COUNCIL, decision_by="05-31").constants()
    assert set(stated) == {"underspend.method", "underspend.host", "underspend.decision_by"}


@pytest.mark.parametrize(
    ("stated", "day"),
    [("05-31", date(2027, 5, 31)), ("03-31", date(2028, 3, 31)), ("02-29", date(2028, 2, 29)), (None, None)],
)
def test_the_members_decide_by_the_first_such_day_after_the_year(stated, day):
    assert _rule("carry_forward", decision_by=stated).decided_by(FinancialYear(2026)) == day
