"""What holds of every agreement that may be signed and every package: put to random ones out of all kinds.

Short here under Hypothesis; a million packages in the long profile, whose figures are kept in
`docs/measurements` under the name in CYTUNDEB_MEASUREMENT.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from agreements.facts import PackageFacts
from agreements.formulas import KINDS, Formula, Question
from agreements.payers import PAYER_ROLES
from agreements.periods.history import DatedWeek, WeeklyLine
from agreements.refusals import AgreementRefusal
from agreements.split_result import Split
from bench.report import Report
from tests.agreements.periods.stretches import WHY, charged, days_from
from tests.agreements.promises_of_a_split import Judged, Told, agreement_with, answer, lived, with_rules
from tests.agreements.random_rules import FIRST_DAY, MAKERS, RuleSet, package, rule_set, valid_rule_set

RANDOMS = st.randoms(use_true_random=False)
SHORT = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
PACKAGES, RULE_SETS, CORES = 1_000_000, 1_000, 2
MOST_SECONDS = 2.0
"""No package takes longer than this to be split or refused, however deep the rules are."""


def test_rules_of_every_registered_kind_are_made() -> None:
    assert set(MAKERS) == set(KINDS)
    kinds = {one.kind for seed in range(60) for one in valid_rule_set(Random(seed)).formulas.values()}
    assert kinds == set(KINDS)


@SHORT
@given(random=RANDOMS)
def test_every_split_keeps_every_promise(random: Random) -> None:
    rules = valid_rule_set(random)
    judged = Judged(rules, net=random.random() < 0.5)
    for _ in range(5):
        on = FIRST_DAY + timedelta(days=random.choice((0, 7, 83, 84, 400)))
        judged.put(package(random, rules), random, on=on)


@SHORT
@given(random=RANDOMS)
def test_a_promise_that_a_formula_keeps_is_proved_and_one_that_it_breaks_is_found(random: Random) -> None:
    """Shares that come to the cost (V15), nobody below nought or above the cost (V18), no cost left out (V16,
    but for a price that is added up): every rule set without a fault has the proof of these.
    """
    rules = rule_set(random)
    assume(not rules.problems())
    broken = {failure.check for failure in rules.failures()}
    added = any(formula.kind == "additive_rate" for formula in rules.formulas.values())
    assert broken <= {"V19", "V20"} | ({"V16"} if added else set())


@SHORT
@given(random=RANDOMS)
def test_the_order_in_which_anything_is_written_changes_no_penny(random: Random) -> None:
    rules = valid_rule_set(random)
    backwards = replace(
        rules,
        rules=tuple(_backwards(rule) for rule in rules.rules),
        parts={name: _backwards(part) for name, part in reversed(rules.parts.items())},
    )
    for _ in range(3):
        facts = package(random, rules)
        assert _pence(rules, facts) == _pence(backwards, facts)


@SHORT
@given(random=RANDOMS)
def test_the_order_of_the_lines_changes_no_exact_amount(random: Random) -> None:
    rules = valid_rule_set(random)
    judged = Judged(rules)
    facts = package(random, rules)
    turned = facts.model_copy(update={"lines": facts.lines[::-1]})
    for rule, group in judged.groups(facts):
        asked = Question(facts, FIRST_DAY, rules.parameters, rules.parts)
        turned_question = replace(asked, facts=turned)
        before, after = (
            _amounts(rule, lines, question)
            for lines, question in ((group, asked), (group[::-1], turned_question))
        )
        assert before == after


@SHORT
@given(random=RANDOMS, days=st.integers(2, 400), cut=st.integers(1, 399))
def test_a_cut_on_a_day_on_which_nothing_changes_moves_no_total(random: Random, days: int, cut: int) -> None:
    assume(cut < days)
    rules = valid_rule_set(random)
    judged, facts = Judged(rules), package(random, rules)
    whole = days_from(FIRST_DAY, days)
    for rule, group in judged.groups(facts):
        try:
            asked = Question(facts, FIRST_DAY, rules.parameters, rules.parts)
            division = rule.divide(group, asked)
        except AgreementRefusal:
            continue
        lines = tuple(
            WeeklyLine(
                line.id,
                line.kind,
                line.weekly_pence,
                {role: share * line.weekly_pence for role, share in divided.shares.items()},
            )
            for line, divided in zip(group, division.lines, strict=True)
        )
        first, rest = days_from(FIRST_DAY, cut), days_from(FIRST_DAY + timedelta(days=cut), days - cut)
        weeks = [
            DatedWeek(part.first_day, part.last_day, lines, "main", clause, WHY)
            for part, clause in ((whole, "c4-1"), (first, "c4-1"), (rest, "c4-2"))
        ]
        for grain in ("week", "year"):
            in_one = charged(weeks[:1], periods=[whole], grain=grain)
            in_two = charged(weeks[1:], periods=[whole], grain=grain)
            assert in_one.totals() == in_two.totals()


WILD = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=12) | st.just("1/0"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)


@SHORT
@given(random=RANDOMS)
def test_the_evaluator_splits_or_refuses_and_in_bounded_time(random: Random) -> None:
    """Rules that may have faults in their money or fall with the cost, and packages with facts left out."""
    rules = rule_set(random)
    assume(not rules.problems())
    for _ in range(5):
        facts = package(random, rules)
        on = FIRST_DAY + timedelta(days=random.choice((-3000, -500, 0, 5000)))
        began = time.monotonic()
        found = answer(agreement_with(rules), facts, on=on)
        if isinstance(found, Split):
            assert sum(share.pence for share in found.shares) == found.total_pence
        assert time.monotonic() - began < MOST_SECONDS


@SHORT
@given(random=RANDOMS, wild=WILD)
def test_an_agreement_with_a_wild_value_is_faulty_or_answers(random: Random, wild: Any) -> None:
    """One value of one formula becomes anything: it cannot be read, has a fault, or splits or refuses."""
    rules = valid_rule_set(random)
    name = random.choice(list(rules.formulas))
    broken = _wild(rules.formulas[name], wild, random)
    if broken is None:
        return
    changed = with_rules(rules, {name: broken})
    if not changed.problems():
        answer(agreement_with(changed), package(random, changed), on=FIRST_DAY)


@SHORT
@given(random=RANDOMS, wild=WILD)
def test_a_package_with_a_wild_fact_is_refused_or_is_a_package(random: Random, wild: Any) -> None:
    rules = valid_rule_set(random)
    data = package(random, rules).model_dump(mode="json")
    data[random.choice(list(data))] = wild
    try:
        facts = PackageFacts.model_validate(data)
    except ValueError:
        return
    answer(agreement_with(rules), facts, on=FIRST_DAY)


@pytest.mark.long
@pytest.mark.timeout(3 * 3600)
def test_a_million_packages_keep_every_promise() -> None:
    began, told = time.monotonic(), Told()
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, mp_context=spawning) as pool:
        for one in pool.map(lived, range(RULE_SETS), [PACKAGES // RULE_SETS] * RULE_SETS):
            told.add(one)
    refused = sum(told.refused.values())
    kept = Report()
    kept.note(
        "properties of the split",
        packages=f"{told.split + refused:,}",
        rule_sets=f"{RULE_SETS:,}",
        seconds=f"{time.monotonic() - began:,.0f} on {CORES} cores",
        split=f"{told.split:,}",
        refused=", ".join(f"{rule} {count:,}" for rule, count in told.refused.most_common()),
        kinds=", ".join(f"{kind} {count:,}" for kind, count in told.kinds.most_common()),
    )
    if name := os.environ.get("CYTUNDEB_MEASUREMENT"):
        kept.write(name)
    assert told.split + refused == PACKAGES
    assert set(told.kinds) == set(KINDS)
    assert told.split > PACKAGES / 2


def _pence(rules: RuleSet, facts: PackageFacts) -> object:
    found = answer(agreement_with(rules), facts, on=FIRST_DAY)
    return found.shares if isinstance(found, Split) else found.rule


def _amounts(rule: Formula, lines: list[Any], question: Question) -> object:
    try:
        found = rule.divide(lines, question).amounts(lines)
    except AgreementRefusal as refusal:
        return refusal.rule
    return [found[role] for role in PAYER_ROLES]


def _backwards(formula: Formula) -> Formula:
    """The same formula with every mapping of its file written from the end."""

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: turned(value[name]) for name in reversed(value)}
        return [turned(one) for one in value] if isinstance(value, list) else value

    return KINDS[formula.kind].model_validate(turned(formula.model_dump(mode="json", by_alias=True)))


def _wild(formula: Formula, wild: Any, random: Random) -> Formula | None:
    data = formula.model_dump(mode="json", by_alias=True)
    own = [name for name in data if name not in ("id", "kind", "provenance")]
    data[random.choice(own)] = wild
    try:
        return KINDS[formula.kind].model_validate_json(json.dumps(data))
    except ValueError:
        return None
