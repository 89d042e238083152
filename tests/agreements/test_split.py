"""The split: to the penny, with its reasons, lawful in every agreement, the house interim and by hand."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreements.book import Book
from agreements.split import (
    BadShares,
    FactsMissing,
    OutsideCoverage,
    Split,
    UnlawfulShare,
    by_hand,
    house_interim,
    split,
)
from agreements.words import Words
from tests.agreements.packages import DAY, casebook, line, package, packages

BOOK = Book.load()


def by_agreement(facts) -> Split:
    return split(BOOK.in_force(facts.region, facts.service, DAY), facts, on=DAY)


def pence(found: Split) -> tuple[int, ...]:
    return tuple(share.pence for share in found.shares)


def council_on(found: Split, line_id: str) -> int:
    return sum(one.pence for one in found.lines if one.line_id == line_id and ".health" not in one.account)


def test_the_casebook_comes_out_to_the_penny():
    found = by_agreement(casebook())
    assert pence(found) == (202_680, 59_700, 26_250)
    assert found.total_pence == 288_630
    assert [share.account for share in found.shares] == ["XHB1.health", "XLA11.social", "XLA11.education"]


def test_forty_hours_instead_of_fifty_six_move_the_health_board():
    facts = casebook()
    carer = facts.lines[1].model_copy(update={"minutes_a_week": 2400, "weekly_pence": 84_600})
    changed = facts.model_copy(update={"lines": (facts.lines[0], carer, *facts.lines[2:])})
    assert pence(by_agreement(changed)) == (168_840, 59_700, 26_250)


@settings(max_examples=150, deadline=None)
@given(facts=packages())
def test_shares_sum_to_the_cost_line_by_line_and_none_is_negative(facts):
    for found in (by_agreement(facts), house_interim(facts)):
        assert sum(pence(found)) == facts.total_pence
        assert all(one.pence >= 0 for one in found.lines)
        for cost in facts.lines:
            assert sum(one.pence for one in found.lines if one.line_id == cost.id) == cost.weekly_pence


@settings(max_examples=150, deadline=None)
@given(facts=packages())
def test_a_nurse_or_health_required_line_never_lies_with_a_council(facts):
    for found in (by_agreement(facts), house_interim(facts)):
        for cost in facts.lines:
            if cost.health_required:
                assert council_on(found, cost.id) == 0
                carried = [one for one in found.lines if one.line_id == cost.id]
                assert {one.rule for one in carried} == {"health_line_never_with_council"}


@settings(max_examples=150, deadline=None)
@given(facts=packages(), parts=st.tuples(*[st.integers(0, 100)] * 3))
def test_by_hand_is_lawful_and_carries_the_cost_or_is_refused(facts, parts):
    assume(sum(parts))
    whole = sum(parts)
    health, social = facts.total_pence * parts[0] // whole, facts.total_pence * parts[1] // whole
    named = dict(zip(facts.accounts.all, (health, social, facts.total_pence - health - social), strict=True))
    carved = sum(cost.weekly_pence for cost in facts.lines if cost.health_required)
    if health < carved:
        with pytest.raises(UnlawfulShare):
            by_hand(facts, named)
        return
    found = by_hand(facts, named)
    assert {share.account: share.pence for share in found.shares} == named
    assert all(council_on(found, cost.id) == 0 for cost in facts.lines if cost.health_required)
    assert all(one.pence >= 0 for one in found.lines)
    for cost in facts.lines:
        assert sum(one.pence for one in found.lines if one.line_id == cost.id) == cost.weekly_pence


@settings(max_examples=100, deadline=None)
@given(facts=packages(regions=("XR1", "XR2", "XR4", "XR5")), seed=st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_no_share(facts, seed):
    shuffled = list(facts.lines)
    seed.shuffle(shuffled)
    assert pence(by_agreement(facts)) == pence(
        by_agreement(facts.model_copy(update={"lines": tuple(shuffled)}))
    )


@settings(max_examples=100, deadline=None)
@given(facts=packages())
def test_every_step_says_rule_clause_and_reason_in_both_languages(facts):
    for found in (by_agreement(facts), house_interim(facts)):
        for step in (*found.trace, *found.lines):
            assert step.rule
            assert step.clause
            assert isinstance(step.reason, Words)
            assert "/" in step.fraction
            assert step.reason.cy.strip()
            assert step.reason.en.strip()


def test_the_reason_of_a_health_line_says_what_the_formula_would_have_put_on_the_council():
    facts = package(
        "XR5", line("nurse", "registered_nurse", 61_740, minutes_a_week=1260, rate_pence_an_hour=2940)
    )
    (carried,) = by_agreement(facts).lines
    assert (carried.account, carried.pence, carried.fraction) == ("XHB5.health", 61_740, "1/1")
    assert "would have put 50% (£308.70) on the council" in carried.reason.en
    assert "wedi rhoi 50% (£308.70) ar y cyngor" in carried.reason.cy


def test_the_trace_says_who_got_the_odd_penny():
    found = by_agreement(package("XR1", line("home", "accommodation", 45_001)))
    odd = [step for step in found.trace if step.rule == "odd_penny"]
    assert [(step.account, step.pence) for step in odd] == [("XHB1.health", 22_501)]
    assert "45001/2 pence" in odd[0].reason.en


def test_rounding_at_the_grain_of_the_week_rounds_once():
    levels = {"breathing": "priority", "skin": "severe", "mobility": "moderate", "seizures": "low"}
    names = ["eating_drinking", "continence", "communication", "medicines", "psychological", "behaviour"]
    levels |= dict.fromkeys(names, "none")
    facts = package(
        "XR3", line("a", "support", 1), line("b", "support", 1), line("c", "support", 1), levels=levels
    )
    assert pence(by_agreement(facts)) == (2, 1, 0)


def test_a_panel_must_determine_where_the_agreement_says_so():
    with pytest.raises(FactsMissing) as refused:
        by_agreement(package("XR6", line("a", "support", 100)))
    assert (refused.value.rule, refused.value.clause) == ("panel_must_determine", "c4-1")
    assert "panel must determine" in refused.value.words.en
    assert "rhaid i banel" in refused.value.words.cy


@pytest.mark.parametrize(
    "shares",
    [
        {"health_board": 60, "council.social": 41},
        {"health_board": "1/2", "council.social": "1/3"},
        {"health_board": "1/2", "council.social": 50},
        {"health_board": "3/2", "council.social": "-1/2"},
        {"health_board": "half", "council.social": "half"},
    ],
)
def test_a_panels_shares_must_carry_the_cost(shares):
    with pytest.raises(BadShares):
        by_agreement(package("XR6", line("a", "support", 100), panel_shares=shares))


def test_a_panels_pence_are_kept_to_the_penny():
    facts = package(
        "XR6",
        line("a", "support", 10_001),
        line("b", "transport", 7),
        panel_shares={"health_board": 3_333, "council.social": 3_333, "council.education": 3_342},
    )
    assert pence(by_agreement(facts)) == (3_333, 3_333, 3_342)


def test_a_score_needs_every_level():
    with pytest.raises(FactsMissing, match="breathing"):
        by_agreement(package("XR3", line("a", "support", 100), levels={"skin": "low"}))


def test_outside_its_coverage_an_agreement_refuses_with_words():
    one, facts = BOOK.get("xr1-gofal-parhaus"), casebook()
    other = package("XR2", line("a", "support", 1))
    without = one.model_copy(update={"scope": one.scope.model_copy(update={"services": ("transport",)})})
    alone = one.model_copy(update={"parties": one.parties[:1]})
    scope = one.scope.model_copy(update={"eligibility": ("joint_not_eligible",)})
    elsewhere = one.model_copy(update={"scope": scope})
    for agreement, asked, on, part in (
        (one, other, DAY, "region XR2"),
        (one, facts, date(2020, 3, 31), "not in force"),
        (without, facts, DAY, "service"),
        (alone, facts, DAY, "not a party"),
        (elsewhere, facts, DAY, "of the kind: eligible"),
    ):
        with pytest.raises(OutsideCoverage, match=part) as refused:
            split(agreement, asked, on=on)
        assert refused.value.words.cy


def test_a_kind_of_line_that_no_rule_covers_is_refused_and_never_nought():
    two = BOOK.get("xr2-gofal-parhaus")
    only_education = two.model_copy(update={"rules": two.rules[:1]})
    with pytest.raises(OutsideCoverage, match="no rule"):
        split(only_education, package("XR2", line("a", "support", 1)), on=DAY)


def test_the_house_interim_halves_every_line_that_is_not_health():
    found = house_interim(casebook())
    assert pence(found) == (175_185, 100_320, 13_125)
    assert (found.agreement_id, found.legal_status) == ("house-interim", "house")


@pytest.mark.parametrize(
    "shares",
    [
        {"XHB1.health": 288_630, "XLA12.social": 0},
        {"XHB1.health": 288_629},
        {"XHB1.health": 288_631, "XLA11.social": -1},
        {"XHB1.health": 288_630.0},
    ],
)
def test_bad_shares_by_hand_are_refused(shares):
    with pytest.raises(BadShares):
        by_hand(casebook(), shares)


def test_the_document_of_a_split_holds_what_the_contract_names():
    document = by_agreement(casebook()).as_json()
    assert set(document["agreement"]) == {"id", "version", "sha256"}
    assert document["shares"][0] == {"account": "XHB1.health", "pence": 202_680}
    assert set(document["trace"][1]["reason"]) == {field.name for field in fields(Words)}
