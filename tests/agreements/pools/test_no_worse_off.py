"""F22: nobody pays more than without the pool; the excess goes to the gainers in their declared order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.pools.no_worse_off import no_worse_off
from agreements.pools.no_worse_off_rule import NoWorseOff
from agreements.pools.refused import BadFigures, NotPossible

MEMBERS = ("XLA21", "XLA22", "XLA23")


def _moved(shares, baseline, *, order=("XLA23", "XLA22", "XLA21")):
    rule = NoWorseOff(clause="c9-4", members=MEMBERS, gainer_order=order)
    return no_worse_off(
        rule,
        shares=dict(zip(MEMBERS, shares, strict=True)),
        baseline=dict(zip(MEMBERS, baseline, strict=True)),
    )


def test_the_excess_goes_to_the_first_gainer_in_order_as_far_as_its_baseline():
    found = _moved((500, 200, 300), (400, 400, 350))
    assert tuple(found.pence.values()) == (400, 250, 350)
    assert found.trace[0].says.en == "Above the baselines, to move to those who gain: £1.00."


def test_the_declared_order_decides_who_gives():
    found = _moved((500, 200, 300), (400, 400, 350), order=("XLA22", "XLA23", "XLA21"))
    assert tuple(found.pence.values()) == (400, 300, 300)


def test_receipts_are_guaranteed_as_payments_are():
    found = _moved((-100, -500, -400), (-150, -450, -350))
    assert tuple(found.pence.values()) == (-150, -500, -350)


def test_a_pool_dearer_than_everybody_alone_cannot_keep_the_promise_and_is_refused():
    with pytest.raises(NotPossible, match=r"costs £0\.01 more"):
        _moved((500, 200, 301), (400, 300, 300))


def test_a_member_without_a_baseline_is_refused():
    rule = NoWorseOff(clause="c9-4", members=MEMBERS, gainer_order=MEMBERS)
    with pytest.raises(BadFigures):
        no_worse_off(rule, shares=dict.fromkeys(MEMBERS, 1), baseline={"XLA21": 1})


def test_the_gainer_order_must_name_every_member_once():
    with pytest.raises(ValidationError, match="every member once"):
        NoWorseOff(clause="c9-4", members=MEMBERS, gainer_order=("XLA21", "XLA22"))


pence = st.lists(st.integers(-(10**12), 10**12), min_size=3, max_size=3)


@settings(deadline=None)
@given(pence, pence)
def test_nobody_pays_above_its_baseline_and_the_total_stays(shares, baseline):
    if sum(shares) > sum(baseline):
        with pytest.raises(NotPossible):
            _moved(shares, baseline)
        return
    found = list(_moved(shares, baseline).pence.values())
    assert sum(found) == sum(shares)
    assert all(pays <= most for pays, most in zip(found, baseline, strict=True))
    again = list(_moved(found, baseline).pence.values())
    assert again == found
