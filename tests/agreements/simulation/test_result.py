"""The document of a simulation: sums, movers, flips, refusals, nearness, small numbers; the same twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from agreements.book import Book
from agreements.facts import PackageFacts
from agreements.payers import PAYER_ROLES
from agreements.simulation.asking import NoSuchSide, side
from agreements.simulation.cohort import Cohort, Place, cohort_of
from agreements.simulation.headline import headline
from agreements.simulation.reserve import bodies_held_back, held_back
from agreements.simulation.result import Asked, as_text, document
from agreements.simulation.sides import OneAgreement, Side
from agreements.simulation.simulating import worked
from agreements.simulation.within_points import Proposed
from tests.agreements.packages import line, package
from tests.agreements.simulation.written import agreement, rule

BOOK = Book.load()
HALF = {"health_board": "1/2", "council.social": "1/2"}
MOST = {"health_board": "9/10", "council.social": "1/10"}


def fixed(shares: dict[str, str], **more: Any) -> Side:
    return OneAgreement(agreement(rule("fixed_share", shares=shares), region=None, grain="week", **more))


def cohort(packages: Sequence[PackageFacts], weeks: int = 10) -> Cohort:
    return cohort_of(((f"P{place}", one) for place, one in enumerate(packages)), weeks=weeks)


def found(packages: Sequence[PackageFacts], before: Side, after: Side, **asked: Any) -> dict[str, Any]:
    return document(worked(cohort(packages), before, after), Asked(**asked))


THREE = [package("XR1", line("a", "support", pence)) for pence in (100_001, 20_000, 300)]


def test_what_an_account_carries_changes_by_what_the_others_do() -> None:
    result = found(THREE, fixed(HALF), fixed(MOST))
    by_role = {one["name"]: one["change_pence"] for one in result["roles"]}
    assert by_role == {"health_board": 481_200, "council.social": -481_200, "council.education": 0}
    assert sum(one["before_pence"] for one in result["accounts"]) == 10 * 120_301
    assert sum(one["after_pence"] for one in result["bodies"]) == 10 * 120_301


def test_the_largest_movers_come_first_and_none_that_stands_still() -> None:
    result = found([*THREE, package("XR1", line("a", "registered_nurse", 9_999))], fixed(HALF), fixed(MOST))
    assert [one["package"] for one in result["movers"]] == ["P0", "P1", "P2"]
    assert result["movers"][0]["moved_pence"] == 10 * (90_001 - 50_001)


def test_packages_of_which_another_body_pays_the_greater_part_are_counted_by_way() -> None:
    result = found(THREE, fixed(HALF), fixed({"council.social": "9/10", "health_board": "1/10"}))
    assert result["greater_part_moves"] == {
        "packages": 3,
        "ways": [
            {"before": "health_board", "after": "council", "packages": 1},
            {"before": "even", "after": "council", "packages": 2},
        ],
    }


def test_a_package_that_one_side_refuses_is_left_out_of_both_and_listed() -> None:
    covers_less = OneAgreement(agreement(rule("fixed_share", lines=["support"], shares=HALF)))
    other = package("XR1", line("a", "tuition", 700))
    result = found([*THREE, other], covers_less, fixed(MOST))
    assert result["packages"]["compared"] == 3
    (reason,) = result["refusals"]["agreement"]["reasons"]
    assert (reason["rule"], reason["clause"], reason["packages"]) == ("outside_coverage", None, 1)
    assert reason["for_example"][0]["cy"]
    assert result["refusals"]["against"] == {"packages": 0, "reasons": []}


def test_the_same_inputs_give_the_same_document_byte_for_byte() -> None:
    first, second = (as_text(found(THREE, fixed(HALF), side("in-force", BOOK, fictional=True))) for _ in "ab")
    assert first == second
    assert json.loads(first)["sha256"] != found(THREE, fixed(MOST), fixed(HALF))["sha256"]


def test_a_disagreement_is_near_when_every_share_in_it_is() -> None:
    near = Proposed(0, {"XHB1": {"health_board": 53, "council.social": 47}})
    one_far = Proposed(0, {**near.shares, "XLA11": {"council.social": 44, "health_board": 56}})
    silent = Proposed(1, {})
    result = found(THREE, fixed(HALF), fixed(MOST), disagreements=(near, one_far, silent), points=Fraction(5))
    assert result["disagreements"] == {
        "points": "5/1",
        "disagreements": 3,
        "with_proposed_shares": 2,
        "inside": {"agreement": 1, "against": 0},
    }


def test_all_wales_at_a_share_is_one_rule_for_every_region() -> None:
    regions = ("XR1", "XR2", "XR6", "XR7")
    packages = [
        package(region, line("a", "tuition", 1_000), line("b", "support", 1_000)) for region in regions
    ]
    result = found(
        packages, side("in-force", BOOK, fictional=True), side("all-wales:60%", BOOK, fictional=True)
    )
    assert result["refusals"]["against"]["packages"] == 0
    assert result["refusals"]["agreement"]["packages"] == 2
    both = worked(cohort(packages), fixed(HALF), side("all-wales:60%", BOOK, fictional=True))
    assert both.becomes.pence.T.tolist() == [[1_200, 400, 400]] * 4
    assert result["illustrative"]


def test_an_agreement_can_be_asked_of_every_region() -> None:
    packages = [package(region, line("a", "support", 1_000)) for region in ("XR1", "XR2", "XR7")]
    both = worked(
        cohort(packages),
        side("all-wales:xr2-gofal-parhaus@1", BOOK, fictional=True),
        side("all-wales:xr2-gofal-parhaus@2", BOOK, fictional=True),
    )
    assert both.was.pence[0].tolist() == [500] * 3
    assert both.becomes.pence[0].tolist() == [600] * 3
    assert both.before.sha256 != both.after.sha256 != BOOK.get("xr2-gofal-parhaus", 2).sha256


def test_versions_that_were_never_in_force_together_stand_beside_each_other() -> None:
    both = worked(
        cohort([package("XR2", line("a", "support", 1_000))]),
        side("xr2-gofal-parhaus@1", BOOK, fictional=True),
        side("xr2-gofal-parhaus", BOOK, fictional=True),
    )
    assert (both.was.pence[0].tolist(), both.becomes.pence[0].tolist()) == ([500], [600])


@pytest.mark.parametrize(
    "text", ["", "nothing", "xr2-gofal-parhaus@9", "xr2-gofal-parhaus@x", "all-wales:101%"]
)
def test_a_side_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(NoSuchSide) as refused:
        side(text, BOOK, fictional=True)
    assert refused.value.words.cy != refused.value.words.en


def test_sums_that_pass_64_bits_are_still_exact() -> None:
    large = [package("XR1", *(line(f"l{n}", "support", 10**12) for n in range(200))) for _ in range(3)]
    both = worked(cohort(large, weeks=5200), fixed(HALF), fixed(MOST))
    result = document(both, Asked())
    assert [one["before_pence"] for one in result["roles"]] == [3 * 5200 * 10**14, 3 * 5200 * 10**14, 0]


def test_the_headline_says_which_way_money_moves_and_how_many_disagreements_are_near() -> None:
    near = Proposed(0, {"XHB1": {"health_board": 53, "council.social": 47}})
    asked = {"disagreements": (near,), "points": Fraction(5)}
    up, back = (
        [words.en for words in headline(found(THREE, fixed(one), fixed(other), **asked))]
        for one, other in ((HALF, MOST), (MOST, HALF))
    )
    assert up == [
        "It would move £4,812.00 from councils to health boards, over 3 packages.",
        "0 of 1 disagreements with proposed shares would fall within 5 percentage points of the formula.",
    ]
    assert back[0] == "It would move £4,812.00 from health boards to councils, over 3 packages."
    assert back[1].startswith("1 of 1 disagreements")
    assert headline(found(THREE, fixed(HALF), fixed(MOST), oversight=True)) == []


class TestSmallNumbers:
    """What a reader outside the bodies is not told."""

    def test_no_package_and_no_small_number_is_told(self) -> None:
        many = [package("XR1", line("a", "support", 1_000)) for _ in range(8)]
        few = [package("XR2", line("a", "support", 1_000)) for _ in range(3)]
        result = found([*many, *few], fixed(HALF), fixed(MOST), oversight=True)
        told = json.dumps(result)
        assert result["movers"] == []
        assert "P0" not in told
        hidden = {one["name"] for one in result["bodies"] if one["packages"] is None}
        assert hidden == {"XHB1", "XHB2", "XLA11", "XLA21"}, "of two regions the other would give it away"
        assert result["roles"][0]["packages"] == 11

    def test_who_is_of_the_bodies_is_told_everything(self) -> None:
        result = found(THREE, fixed(HALF), fixed(MOST))
        assert result["roles"][0]["packages"] == 3
        assert not result["small_numbers_held_back"]

    def test_a_small_cohort_tells_nothing(self) -> None:
        result = found(THREE, fixed(HALF), fixed(MOST), oversight=True)
        assert result["packages"]["compared"] == "<5"
        assert {one["before_pence"] for one in (*result["roles"], *result["accounts"])} == {None}

    def test_few_refusals_are_not_told_by_the_size_of_the_cohort(self) -> None:
        many = [package("XR1", line("a", "support", 1_000)) for _ in range(8)]
        only = OneAgreement(agreement(rule("fixed_share", lines=["support"], shares=HALF)))
        result = found([*many, package("XR1", line("a", "tuition", 5))], only, fixed(MOST), oversight=True)
        assert result["inputs"]["cohort"]["packages"] is None
        assert result["refusals"]["agreement"] == {
            "packages": "<5",
            "reasons": [{"rule": "outside_coverage", "clause": None, "packages": "<5", "for_example": []}],
        }

    def test_the_next_smallest_row_is_held_back_with_one_small_row(self) -> None:
        assert held_back([30, 3, 12, 0]) == (False, True, True, False)
        assert held_back([3, 2, 30]) == (True, True, False)

    def test_every_council_of_a_region_with_a_small_council_is_held_back(self) -> None:
        places = {
            Place("XR1", "XHB1", "XLA11", "short_break"): 3,
            Place("XR1", "XHB1", "XLA12", "short_break"): 40,
            Place("XR2", "XHB2", "XLA21", "short_break"): 40,
        }
        assert bodies_held_back(places) == {"XLA11", "XLA12"}


def test_the_order_of_payers_is_the_accounts_order() -> None:
    assert PAYER_ROLES == ("health_board", "council.social", "council.education")
