"""`additive_rate` (F11): the price is the sum of published rates, and every owner pays its own."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreements.formulas.additive_rate import NotTheRate
from agreements.payers import PAYER_ROLES
from agreements.refusals import FactsMissing
from tests.agreements.formulas.promises import (
    COSTS,
    HEALTH,
    SOCIAL,
    always,
    block,
    formula,
    keeps_its_promises,
    pence,
    problems,
    question,
    schedule,
    told,
    world,
)

BASE = {
    "id": "base",
    "name": {"cy": "cyfradd y cyngor", "en": "council rate"},
    "rate": "council",
    "payer": SOCIAL,
}
NURSING = {
    "id": "nursing",
    "name": {"cy": "ychwanegiad nyrsio", "en": "nursing supplement"},
    "rate": "nursing",
    "payer": HEALTH,
}
RULE = formula("additive_rate", components=[BASE, NURSING])
RATES = schedule("council", ("2023-04-01", None, 61_200)) | schedule(
    "nursing", ("2023-04-01", "2024-05-05", 15_505), ("2024-05-06", "2025-03-31", 15_816)
)


def asked(*cost, on=date(2024, 5, 6), rates=RATES):
    return question(block(*cost), on=on, parameters=rates)


def test_the_catalogue_example_comes_out_to_the_penny():
    assert 61_200 + 15_816 == 77_016
    assert pence(RULE, asked(77_016)) == (15_816, 61_200, 0)


def test_the_price_may_stand_on_several_lines():
    assert pence(RULE, asked(61_200, 15_816), grain="line") == (15_816, 61_200, 0)


@pytest.mark.parametrize("cost", [77_015, 77_017, 0])
def test_any_other_cost_is_refused_with_both_figures(cost):
    with pytest.raises(NotTheRate, match=r"The lines cost £.* come to £770\.16") as refused:
        pence(RULE, asked(cost))
    assert refused.value.clause == "c4-1"
    assert "£770.16" in refused.value.words.cy


def test_the_rates_of_the_day_hold_on_both_sides_of_a_change():
    assert pence(RULE, asked(76_705, on=date(2024, 5, 5))) == (15_505, 61_200, 0)
    with pytest.raises(NotTheRate):
        pence(RULE, asked(76_705))


def test_a_day_without_one_of_the_rates_is_refused():
    with pytest.raises(FactsMissing, match="nursing has no published rate for 1 April 2025"):
        pence(RULE, asked(77_016, on=date(2025, 4, 1)))


def test_rates_of_nothing_share_nothing():
    rates = always("council", 0) | always("nursing", 0)
    assert problems(RULE, rates) == [
        "there is a day on which every rate is nought, so the rule would refuse every package"
    ]
    with pytest.raises(NotTheRate, match="nothing to share"):
        pence(RULE, asked(0, rates=rates))


def test_every_rate_is_cited_and_told_with_its_owner():
    one = asked(77_016)
    assert [words.en.partition(" (")[0] for words in RULE.inputs((), one)] == [
        "council rate: £612.00 a week",
        "nursing supplement: £158.16 a week",
    ]
    assert told(RULE.divide(one.facts.lines, one)) == [
        "the cost is the sum of the rates, £770.16: council rate £612.00 (the council's social care budget), "
        "nursing supplement £158.16 (the health board)"
    ]


def test_a_clause_can_state_every_component():
    stated = RULE.constants(RATES)
    assert stated["additive_rate.base"].en == "£612.00 (the council's social care budget)"
    assert (
        stated["additive_rate.nursing"].cy == "£155.05 o 1 Ebrill 2023, £158.16 o 6 Mai 2024 (y bwrdd iechyd)"
    )


def test_what_is_wrong_with_the_rule_is_told():
    assert problems(RULE, RATES) == []
    assert problems(RULE, always("council", 1)) == ["there is no parameter nursing to give the rate"]
    twice = formula("additive_rate", components=[BASE, BASE])
    assert problems(twice, RATES) == ["the component base is there twice"]


@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(st.tuples(st.sampled_from(PAYER_ROLES), COSTS), min_size=2, max_size=5),
    cut=st.integers(0, 10**12),
)
def test_it_keeps_what_every_kind_promises(parts, cut):
    price = sum(rate for _, rate in parts)
    assume(0 < price <= 10**12)
    rates, components = {}, []
    for place, (payer, rate) in enumerate(parts):
        rates |= always(f"rate_{place}", rate)
        components.append({**BASE, "id": f"part_{place}", "rate": f"rate_{place}", "payer": payer})
    rule = formula("additive_rate", components=components)
    first = min(cut, price)
    keeps_its_promises(rule, asked(first, price - first, rates=rates), world(rates), rising=False)
