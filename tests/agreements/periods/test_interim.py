"""The days of an interim share: when it is paid, how far the decision reaches back, and that care never
waits.
"""

from datetime import date

import pytest

from agreements.periods.interim import (
    InterimEvents,
    interim_days,
    limit_in_words,
    limit_passed_on,
    recomputed_days,
)
from agreements.periods.interim_rule import InterimRule
from agreements.periods.invoice_periods import Period
from agreements.refusals import FactsMissing

START, REFERRED, DECIDED = date(2026, 6, 1), date(2026, 6, 15), date(2026, 8, 6)
EVENTS = InterimEvents(package_start=START, decision=DECIDED, referral=REFERRED)


def _rule(**changes):
    data = {
        "clause": "c5-1", "rule": "announced_split", "without_prejudice": True,
        "trigger": "package_start", "backdate_to": "package_start", "max_days": 28,
    }  # fmt: skip
    return InterimRule.model_validate(data | changes)


def test_the_interim_share_is_paid_from_its_trigger_to_the_day_before_the_decision():
    assert interim_days(_rule(), EVENTS) == Period(START, date(2026, 8, 5))
    assert interim_days(_rule(), EVENTS).days == 66


@pytest.mark.parametrize(
    ("back_to", "first"), [("package_start", START), ("referral", REFERRED), ("decision", None)]
)
def test_the_decision_reaches_back_to_the_day_that_the_agreement_names(back_to, first):
    found = recomputed_days(_rule(backdate_to=back_to), EVENTS)
    assert (found and found.first_day) == first


def test_a_decision_before_the_trigger_leaves_no_interim_days():
    early = InterimEvents(package_start=DECIDED, decision=START)
    assert interim_days(_rule(), early) is None
    assert recomputed_days(_rule(), early) is None


def test_the_limit_passes_and_payments_go_on():
    assert limit_passed_on(_rule(), EVENTS) == date(2026, 6, 29)
    assert interim_days(_rule(), EVENTS).last_day > date(2026, 6, 29)
    assert limit_in_words(_rule(), EVENTS).en.endswith("payments go on.")
    assert limit_passed_on(_rule(max_days=None), EVENTS) is None
    assert "no limit" in limit_in_words(_rule(max_days=None), EVENTS).en


def test_a_day_that_nobody_stated_is_refused():
    with pytest.raises(FactsMissing, match="the date of the disagreement") as refused:
        interim_days(_rule(trigger="disagreement"), EVENTS)
    assert refused.value.clause == "c5-1"
