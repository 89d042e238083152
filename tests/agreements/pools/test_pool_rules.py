"""The pool's rules in a whole agreement: what they are worked out with, and that a clause states them."""

import shutil

import pytest
from pydantic import ValidationError

from agreements.book import SHIPPED, Book
from agreements.check import check
from agreements.model import WrittenAgreement
from agreements.pools.pool_figures import PoolFigures
from agreements.pools.pool_rules import PoolRules
from agreements.pools.pool_working import RULE_WORDS, pool_working
from agreements.pools.refused import BadFigures
from tests.agreements.pools.estimates import AS_AT, MEMBERS, MID_2018

XR3 = Book.load().get("xr3-gofal-parhaus")
BODIES = [party.body for party in XR3.parties]
BOARD = BODIES[0]
NAME = next(iter(MID_2018))
EVERY_RULE = PoolRules.model_validate(
    {
        "usage": {"clause": "c8-7", "members": BODIES, "unit": {"cy": "wythnosau", "en": "weeks"}},
        "population": {"clause": "c8-7", "members": MEMBERS, "estimate": NAME, "as_at": AS_AT},
        "levy": {
            "clause": "c8-7",
            "sectors": [
                {"id": "health", "share": "1/2", "members": [BOARD]},
                {"id": "councils", "share": "1/2", "members": MEMBERS, "estimate": NAME, "as_at": AS_AT},
            ],
        },
        "no_worse_off": {"clause": "c8-7", "members": BODIES, "gainer_order": BODIES},
        "asymmetric_change": {
            "clause": "c8-7", "members": BODIES, "last": BOARD, "threshold": "1/10",
            "then": "of_remaining", "increases": "pro_rata",
        },
    }
)  # fmt: skip
HUNDRED = dict.fromkeys(BODIES, 100)
FIGURES = PoolFigures.model_validate(
    {
        "usage": {"budget_pence": 100, "last_year": HUNDRED, "spent_pence": 101, "this_year": {**HUNDRED}},
        "population": {"budget_pence": 100_000_000},
        "levy": {"total_pence": 25_000_000},
        "no_worse_off": {"shares": HUNDRED, "baseline": HUNDRED},
        "asymmetric_change": {"start": HUNDRED, "new_total_pence": 299},
        "underspend": {"underspend_pence": 7, "contributions": HUNDRED},
        "overspend": {
            "contributions": HUNDRED,
            "lines": [{"id": "a", "host": BOARD, "budget_pence": 1, "spent_pence": 11}],
        },
    }
)


def _with_every_rule():
    return XR3.model_copy(update={"pool": EVERY_RULE, "parameters": {**XR3.parameters, **MID_2018}})


def test_every_stated_rule_is_worked_out_in_order_under_its_clause():
    found = pool_working(_with_every_rule(), FIGURES)
    assert [worked.rule for worked in found.worked] == list(RULE_WORDS)
    assert found.without_figures == ()
    totals = {
        worked.rule: sum(worked.sums["pence"].values()) for worked in found.worked if worked.rule != "usage"
    }
    assert totals == {
        "population": 100_000_000, "levy": 25_000_000, "no_worse_off": 300, "asymmetric_change": 299,
        "overspend": 10, "underspend": 7,
    }  # fmt: skip
    for worked in found.worked:
        assert worked.trace
        assert all(step.says.cy and step.says.en for step in worked.trace)


def test_it_is_the_same_when_it_is_worked_out_again():
    assert pool_working(_with_every_rule(), FIGURES) == pool_working(_with_every_rule(), FIGURES)


def test_figures_for_a_rule_that_is_not_stated_are_refused():
    with pytest.raises(BadFigures, match="says nothing"):
        pool_working(XR3, PoolFigures.model_validate({"levy": {"total_pence": 1}}))


def test_an_agreement_without_the_section_keeps_its_hash():
    content = XR3.model_copy(update={"pool": None}).canonical_json()
    assert b'"pool"' not in content


def test_the_figures_of_the_section_must_be_stated_by_clauses():
    assert {"usage_pool.unit", "no_worse_off.gainer_order"} <= XR3.must_be_stated


def test_a_rule_that_its_clause_does_not_state_is_a_fault(tmp_path):
    folder = tmp_path / "agreement"
    shutil.copytree(SHIPPED / "xr3-bror-wennol" / "gofal-parhaus-1", folder)
    for language in ("cy", "en"):
        file = folder / f"clauses.{language}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("{{usage_pool.unit}}", "wythnosau"), encoding="utf-8")
    assert any("usage_pool.unit" in fault.words.en for fault in check(folder))


def test_an_estimate_that_the_agreement_does_not_hold_is_refused():
    data = XR3.model_dump(by_alias=True)
    data["pool"] = {"population": EVERY_RULE.population.model_dump()}
    with pytest.raises(ValidationError, match="no dated value called mid-2018"):
        WrittenAgreement.model_validate(data | {"rules": XR3.rules, "parts": XR3.parts})
