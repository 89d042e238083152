"""What is proved of a rule: every promise has a rule that breaks it, told with branch, payer and cost; the
boundary's two sides are told apart; and no folder can make a proof run on.
"""

from fractions import Fraction
from itertools import pairwise
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.formulas import KINDS, FixedShare, Formula
from agreements.payers import HEALTH_BOARD, SOCIAL
from agreements.proof.branch import MAX_BRANCHES, Branch, Limit, exact_branch
from agreements.proof.curve import Curve
from agreements.proof.proving import Failure, Proof
from agreements.words import Words

LAST = 1_000_000
SAID = Words(cy="cangen", en="branch")
PROVENANCE = {"kind": "illustrative", "confidence": "R", "source": {"cy": "e", "en": "e"}}


class Drawn(FixedShare):
    """A rule whose branches are drawn by the test."""

    drawn: Any = ()
    promised: Any = ()

    def branches(self, world):
        """As drawn."""
        return tuple(self.drawn)

    def limits(self, world):
        """As promised."""
        return tuple(self.promised)


def rule(*branches: Branch, promised: tuple[Limit, ...] = (), **more: Any) -> Drawn:
    """A rule with these branches."""
    return Drawn(
        id="main",
        kind="fixed_share",
        clause="c4-1",
        lines="all",
        provenance=PROVENANCE,
        shares={"health_board": "100%"},
        drawn=branches,
        promised=promised,
        **more,
    )


def made(kind: str, name: str, **fields: Any) -> Formula:
    """A formula of a shipped kind."""
    data = {"id": name, "kind": kind, "clause": "c4-1", "lines": "all", "provenance": PROVENANCE, **fields}
    return KINDS[kind].model_validate(data)


def branch(*health: tuple[int, int | Fraction], first: int = 0, last: int = LAST) -> Branch:
    """A branch where the health board carries this curve and the council the rest."""
    mine = Curve.through(health or ((first, first), (last, last)))
    cost = Curve.share(Fraction(1), first=first, last=last)
    return exact_branch(SAID, {HEALTH_BOARD: mine, SOCIAL: cost.minus(mine)})


def proved(*formulas: Formula, last: int = LAST) -> tuple[Failure, ...]:
    """Every failure of the formulas; the first is the rule."""
    found = {formula.id: formula for formula in formulas}
    return Proof(found, {}, first=0, last=last).failures([formulas[0].id])


def test_a_rule_that_keeps_every_promise_fails_nothing():
    assert proved(rule(branch())) == ()


def test_a_cost_that_no_branch_answers_is_a_gap_of_exactly_those_costs():
    (gap,) = proved(rule(branch(first=0, last=999), branch(first=1001, last=LAST)))
    assert (gap.check, gap.words.en) == (
        "V16",
        "a gap: the rule does not answer for a cost from £10.00 to £10.00 a week",
    )
    (end,) = proved(rule(branch(first=0, last=LAST - 1)))
    assert end.words.en == "a gap: the rule does not answer for a cost from £10,000.00 to £10,000.00 a week"


def test_payers_that_carry_more_or_less_than_the_cost_fail_at_the_first_penny_where_they_do():
    over = Curve.through(((0, 0), (500, 500), (LAST, LAST + 1)))
    (more,) = [one for one in proved(rule(exact_branch(SAID, {HEALTH_BOARD: over}))) if one.check == "V15"]
    assert more.words.en == "branch: together the payers carry more than the cost, at £5.01 a week"
    (less,) = proved(
        rule(exact_branch(SAID, {HEALTH_BOARD: Curve.share(Fraction(9, 10), first=0, last=LAST)}))
    )
    assert (less.check, less.words.en) == (
        "V15",
        "branch: together the payers carry less than the cost, at £0.01 a week",
    )


def test_a_negative_part_and_one_above_the_cost_fail_with_payer_and_cost():
    found = {one.check: one.words.en for one in proved(rule(branch((0, 0), (100, 100), (LAST, -5))))}
    assert found["V18"].startswith(
        "branch: the part of the council's social care budget is above the cost at £"
    )
    told = [one.words.en for one in proved(rule(branch((0, 0), (LAST, LAST + 1)))) if one.check == "V18"]
    assert told == [
        "branch: the part of the health board is above the cost at £0.01 a week",
        "branch: the part of the council's social care budget is negative at £0.01 a week",
    ]


def test_a_payer_that_pays_less_for_more_fails_unless_the_rule_says_why():
    falling = branch((0, 0), (1000, 1000), (2000, 900), (LAST, 900))
    (fall,) = proved(rule(falling))
    assert (fall.check, fall.formula) == ("V19", "main")
    assert fall.words.en == (
        "branch: the part of the health board falls as the cost rises, at £10.00 a week, and no reason is "
        "given (falls_with_cost)"
    )
    assert proved(rule(falling, falls_with_cost=Words(cy="rheswm", en="a reason"))) == ()


@pytest.mark.parametrize(("after", "fails"), [(600, False), (599, True)])
def test_where_two_branches_meet_both_sides_of_the_boundary_are_compared(after, fails):
    left = branch((0, 0), (1000, 600), first=0, last=1000)
    right = branch((1001, after), (LAST, after), first=1001, last=LAST)
    assert [one.check for one in proved(rule(left, right))] == (["V19"] if fails else [])


def test_a_step_down_by_less_than_the_penny_that_was_added_is_still_a_fall():
    left = branch((0, 0), (1000, 600), first=0, last=1000)
    right = branch((1001, Fraction(1199, 2)), (LAST, LAST // 2), first=1001, last=LAST)
    assert [one.check for one in proved(rule(left, right))] == ["V19"]


def test_a_part_may_fall_where_the_rule_that_is_made_of_it_does_not():
    falling = branch((0, 0), (1000, 1000), (2000, 900), (LAST, 900))
    part = rule(falling).model_copy(update={"id": "part"})
    assert proved(rule(branch()), part) == ()


@pytest.mark.parametrize("limit", [300, 301])
def test_a_cap_that_does_not_hold_fails_at_the_first_cost_beyond_it(limit):
    most = Curve.flat(limit, first=0, last=LAST)
    cap = Limit(HEALTH_BOARD, Words(cy="uchafswm", en="a cap"), at_most=most)
    (broken,) = proved(rule(branch(), promised=(cap,)))
    assert broken.check == "V20"
    assert broken.words.en == f"branch: a cap does not hold for the health board at £3.0{limit - 299} a week"


def test_a_floor_that_does_not_hold_fails_and_one_that_is_just_met_does_not():
    def floored(pence: int) -> tuple[Failure, ...]:
        least = Curve.flat(pence, first=0, last=LAST).smaller_of(Curve.share(Fraction(1), first=0, last=LAST))
        floor = Limit(HEALTH_BOARD, Words(cy="isafswm", en="a floor"), at_least=least)
        return proved(rule(branch((0, 0), (400, 400), (LAST, 400)), promised=(floor,)))

    assert floored(400) == ()
    assert [one.check for one in floored(401)] == ["V20"]


def test_a_floor_around_a_cap_on_the_same_payer_must_leave_the_cap_whole():
    base = made("fixed_share", "base", shares={"health_board": "60%", "council.social": "40%"})
    cap = made(
        "cap", "capped", of="base", payer="council.social", limit=30000, excess_to={"health_board": "100%"}
    )

    def with_floor(limit: int) -> set[str]:
        floor = made(
            "floor", "main", of="capped", payer="council.social", limit=limit, taken_from=["health_board"]
        )
        return {one.check for one in proved(floor, cap, base)}

    assert with_floor(30000) == set()
    assert with_floor(30001) == {"V20"}


def test_capping_everybody_leaves_the_excess_nowhere_to_go():
    base = made("fixed_share", "base", shares={"health_board": "60%", "council.social": "40%"})
    first = made(
        "cap", "first", of="base", payer="council.social", limit=30000, excess_to={"health_board": "100%"}
    )
    both = made(
        "cap", "main", of="first", payer="health_board", limit=50000, excess_to={"council.social": "100%"}
    )
    (broken,) = {one for one in proved(both, first, base) if one.check == "V20"}
    assert "a cap of £300.00 a week does not hold for the council's social care budget" in broken.words.en
    assert broken.words.en.endswith("at £800.01 a week")


def steps(name: str, count: int) -> Formula:
    """A taper with so many steps."""
    listed = [
        {
            "from_weeks": week,
            "to_weeks": None if week == count - 1 else week,
            "shares": {
                "health_board": f"{week + 1}/{count + 1}",
                "council.social": f"{count - week}/{count + 1}",
            },
        }
        for week in range(count)
    ]
    return made("taper", name, clock="package_start", pauses="not_counted", steps=listed)


def test_more_ways_through_a_rule_than_can_be_proved_are_refused_at_once():
    both = made("greater_of", "main", of=["a", "b"], payer="health_board", rest={"council.social": "100%"})
    started = perf_counter()
    (refused,) = proved(both, steps("a", 100), steps("b", 100))
    assert perf_counter() - started < 10
    assert (refused.check, refused.formula) == ("V16", "main")
    assert refused.words.en == (
        f"too many to prove: there are more than {MAX_BRANCHES} ways through the rule"
    )


def test_more_ways_through_all_the_rules_together_are_refused():
    many = [rule(*[branch()] * MAX_BRANCHES).model_copy(update={"id": f"r{place}"}) for place in range(11)]
    assert "too many to prove: there are more than 2000 ways through all the rules" in {
        one.words.en for one in proved(*many)
    }


@given(st.lists(st.tuples(st.integers(0, LAST), st.integers(-LAST, LAST)), min_size=1, max_size=6))
def test_the_proof_finds_a_fall_wherever_sampling_every_point_finds_one(points):
    costs = dict(sorted({0: 0, **dict(points), LAST: 0}.items()))
    drawn = branch(*((cost, Fraction(amount)) for cost, amount in costs.items()))
    amounts = [Fraction(amount) for amount in costs.values()]
    rests = [cost - amount for cost, amount in zip(costs, amounts, strict=True)]
    falls = any(right < left for found in (amounts, rests) for left, right in pairwise(found))
    assert any(one.check == "V19" for one in proved(rule(drawn))) == falls
