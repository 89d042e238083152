"""F15: an overspend goes to fault first, then fixed lines' hosts, then sources, then the method, then the
cap.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements.pools.overspend import FaultCost, PoolLine, overspend_pence
from agreements.pools.refused import BadFigures, FigureMissing
from agreements.pools.variance import YearOfPool, variance_share
from agreements.pools.variance_rule import VarianceRule

HEALTH, COUNCIL = "XHB2", "XLA21"
PAID = {HEALTH: 7_700_000, COUNCIL: 2_300_000}


def _rule(method="proportional", **changes):
    data = {"clause": "c8-2", "members": [HEALTH, COUNCIL], "method": method, "fault_carve_out": "c8-3"}
    return VarianceRule.model_validate(data | changes)


def _line(identity, over, *, host=COUNCIL, fixed=False):
    return PoolLine(identity, host, 10_000_000, 10_000_000 + over, fixed)


def _shared(rule, *lines, faults=(), sources=None):
    return variance_share(rule, YearOfPool(PAID, lines, faults, sources), method="largest_remainder")


def test_an_overspend_by_contributions_comes_out_as_the_catalogue_says():
    found = _shared(_rule(), _line("care", 4_123_719))
    assert found.pence == {HEALTH: 3_175_264, COUNCIL: 948_455}


def test_a_members_own_fault_is_its_own_cost_before_anything_is_shared():
    fault = FaultCost(COUNCIL, "equipment", 100_000, "audit 7")
    found = _shared(_rule(), _line("equipment", 200_000), faults=[fault])
    assert found.pence == {HEALTH: 77_000, COUNCIL: 123_000}
    assert found.trace[1].clause == "c8-3"
    assert "its own fault (audit 7)" in found.trace[1].says.en


def test_a_line_marked_fixed_stays_with_its_host_and_the_rest_is_shared():
    rule = _rule("line_fixed_variable")
    found = _shared(rule, _line("rent", 50_000, fixed=True), _line("care", 100_000, host=HEALTH))
    assert found.pence == {HEALTH: 77_000, COUNCIL: 73_000}


def test_a_fixed_line_under_a_method_that_knows_none_is_refused():
    with pytest.raises(BadFigures, match="knows no fixed lines"):
        _shared(_rule(), _line("rent", 50_000, fixed=True))


def test_at_own_risk_each_host_carries_its_lines():
    found = _shared(_rule("own_risk"), _line("care", 300), _line("nurse", 200, host=HEALTH))
    assert found.pence == {HEALTH: 200, COUNCIL: 300}


def test_tiers_share_each_part_of_the_overspend_by_its_own_shares():
    tiers = [
        {"up_to": 1_000, "shares": {COUNCIL: "1"}},
        {"up_to": 3_000, "shares": {HEALTH: "1/2", COUNCIL: "1/2"}},
        {"up_to": None},
    ]
    rule = _rule("tiered", tiers=tiers)
    assert _shared(rule, _line("care", 1_000)).pence == {HEALTH: 0, COUNCIL: 1_000}
    assert _shared(rule, _line("care", 1_001)).pence == {HEALTH: 1, COUNCIL: 1_000}
    assert _shared(rule, _line("care", 3_000)).pence == {HEALTH: 1_000, COUNCIL: 2_000}
    assert _shared(rule, _line("care", 4_000)).pence == {HEALTH: 1_770, COUNCIL: 2_230}


def test_the_sources_of_the_waterfall_are_used_in_their_order_before_anybody_pays():
    rule = _rule(waterfall=["underspends", "risk_pool"])
    found = _shared(rule, _line("care", 1_000), sources={"underspends": 300, "risk_pool": 10_000})
    assert found.used == {"underspends": 300, "risk_pool": 700}
    assert found.pence == {HEALTH: 0, COUNCIL: 0}


def test_a_source_without_a_figure_is_refused_and_not_taken_as_empty():
    with pytest.raises(FigureMissing, match="the amount available in risk_pool was not given"):
        _shared(_rule(waterfall=["risk_pool"]), _line("care", 1_000))


def test_above_the_cap_one_named_member_pays():
    rule = _rule(cap_pence=1_000, above_cap=COUNCIL)
    assert _shared(rule, _line("care", 1_000)).pence == {HEALTH: 770, COUNCIL: 230}
    assert _shared(rule, _line("care", 1_001)).pence == {HEALTH: 770, COUNCIL: 231}


def test_an_underspend_is_refused_here_and_an_overspend_of_nothing_is_nothing():
    with pytest.raises(BadFigures, match="the clause on underspend answers"):
        _shared(_rule(), _line("care", -1))
    assert _shared(_rule(), _line("care", 0)).pence == {HEALTH: 0, COUNCIL: 0}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FaultCost("XLA99", "care", 1, "r"), "names a member"),
        (FaultCost(COUNCIL, "other", 1, "r"), "names a member"),
        (FaultCost(COUNCIL, "care", 0, "r"), "an amount"),
        (FaultCost(COUNCIL, "care", 101, "r"), "more than its overspend"),
    ],
)
def test_a_fault_that_the_line_does_not_bear_out_is_refused(fault, said):
    with pytest.raises(BadFigures, match=said):
        _shared(_rule(), _line("care", 100), faults=[fault])


def test_a_fault_without_a_clause_on_faults_is_refused():
    with pytest.raises(BadFigures, match="no clause on a member's fault"):
        _shared(_rule(fault_carve_out=None), _line("care", 100), faults=[FaultCost(COUNCIL, "care", 1, "r")])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"method": "tiered"}, "names its tiers"),
        ({"tiers": [{"up_to": None}]}, "the others name none"),
        ({"method": "tiered", "tiers": [{"up_to": 5}]}, "last tier must have no limit"),
        ({"method": "tiered", "tiers": [{"up_to": None}, {"up_to": None}]}, "must rise"),
        ({"method": "tiered", "tiers": [{"up_to": None, "shares": {HEALTH: "1/3"}}]}, "not to 1/3"),
        ({"method": "tiered", "tiers": [{"up_to": None, "shares": {"XLA99": "1"}}]}, "not a member"),
        ({"cap_pence": 5}, "names the member"),
        ({"members": [HEALTH, HEALTH]}, "there twice"),
    ],
)
def test_a_variance_rule_that_contradicts_itself_is_a_fault(changes, said):
    with pytest.raises(ValidationError, match=said):
        _rule(**changes)


overs = st.lists(st.tuples(st.integers(-(10**9), 10**12), st.booleans()), min_size=1, max_size=6)


@settings(deadline=None)
@given(overs, st.integers(0, 10**12), st.integers(0, 10**10))
def test_members_and_sources_together_always_carry_the_overspend_exactly(overs, fund, cap):
    lines = [_line(f"l{place}", over, fixed=fixed) for place, (over, fixed) in enumerate(overs)]
    if overspend_pence(lines) < 0:
        return
    rule = _rule("line_fixed_variable", waterfall=["risk_pool"], cap_pence=cap, above_cap=HEALTH)
    found = _shared(rule, *lines, sources={"risk_pool": fund})
    assert sum(found.pence.values()) + sum(found.used.values()) == overspend_pence(lines)


@settings(deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(["proportional", "own_risk"]))
def test_nobody_gains_by_an_overspend(over, method):
    assert min(_shared(_rule(method), _line("care", over)).pence.values()) >= 0


def test_the_methods_and_figures_are_constants_that_a_clause_can_state():
    tiers = [{"up_to": 1_000, "shares": {COUNCIL: "1"}}, {"up_to": None}]
    rule = _rule("tiered", tiers=tiers, waterfall=["risk_pool"], cap_pence=500, above_cap=HEALTH)
    assert set(rule.constants()) == {
        "overspend.method", "overspend.waterfall", "overspend.tier.1.up_to", "overspend.tier.1.XLA21",
        "overspend.cap", "overspend.above_cap",
    }  # fmt: skip
