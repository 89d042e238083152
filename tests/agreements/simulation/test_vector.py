"""The vector engine equals the scalar engine on every package, to the penny and to the refusal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.book import Book
from agreements.facts import PackageFacts
from agreements.simulation.cohort import Cohort, cohort_of
from agreements.simulation.outcome import Outcome
from agreements.simulation.rows import Rows
from agreements.simulation.scalar import by_scalar
from agreements.simulation.sides import InForce, OneAgreement, Side
from agreements.simulation.vector import VectorEngine
from tests.agreements.simulation.written import (
    agreement,
    cohort_packages,
    exact_shares,
    parameter,
    points,
    roundings,
    rule,
)


def vector(side: Side, cohort: Cohort, on: date | None = None, *, block: int = 5) -> Outcome:
    outcome = Outcome.empty(len(cohort))
    engine = VectorEngine(side, cohort, on)
    for first in range(0, len(cohort), block):
        engine.work(Rows.whole(cohort).part(first, min(first + block, len(cohort))), outcome)
    return outcome


def said(outcome: Outcome) -> list[Any]:
    return [
        outcome.reasons[number - 1] if number else tuple(outcome.pence[:, row].tolist())
        for row, number in enumerate(outcome.reason.tolist())
    ]


def equal(side: Side, packages: Sequence[PackageFacts], on: date | None = None) -> Outcome:
    cohort = cohort_of(((f"p{place}", facts) for place, facts in enumerate(packages)), weeks=1)
    found = vector(side, cohort, on)
    assert said(found) == said(by_scalar(side, cohort, on=on))
    assert np.all(found.pence[:, found.reason > 0] == 0)
    return found


@settings(max_examples=60, deadline=None)
@given(cohort_packages(regions=("XR1", "XR2", "XR3", "XR4", "XR5", "XR6", "XR7")))
def test_the_book_in_force_answers_alike(packages: list[PackageFacts]) -> None:
    equal(InForce(Book.load()), packages)


@settings(max_examples=60, deadline=None)
@given(cohort_packages(regions=("XR1", "XR3", "XR4")), st.sampled_from(Book.load().all()))
def test_every_shipped_version_answers_alike(packages: list[PackageFacts], written: Any) -> None:
    equal(OneAgreement(written), packages)


@settings(max_examples=40, deadline=None)
@given(cohort_packages(regions=("XR1",)))
def test_an_eligibility_outside_the_scope_is_refused_alike(packages: list[PackageFacts]) -> None:
    written = Book.load().get("xr1-gofal-parhaus")
    scope = written.scope.model_copy(update={"eligibility": ("assessed_pending",)})
    equal(OneAgreement(written.model_copy(update={"scope": scope})), packages)


@settings(max_examples=150, deadline=None)
@given(cohort_packages(), exact_shares(), exact_shares(), roundings())
def test_fixed_and_itemised_shares_at_every_rounding(
    packages: list[PackageFacts], shares: Any, others: Any, rounding: Any
) -> None:
    mixed = {
        kind: shares if place % 3 else others
        for place, kind in enumerate(("tuition", "education_support", "therapy", "support"))
    }
    first = rule("itemised", id="some", lines=list(mixed), items=mixed)
    second = rule("fixed_share", lines=["trained_carer", "accommodation", "transport"], shares=others)
    equal(OneAgreement(agreement(first, second, **rounding)), packages)


@settings(max_examples=100, deadline=None)
@given(cohort_packages(), st.lists(exact_shares(), min_size=4, max_size=4), points(), roundings())
def test_bands_with_gaps_and_dated_points(
    packages: list[PackageFacts], shares: Any, table: Any, rounding: Any
) -> None:
    bands = [
        {"from_score": low, "to_score": high, "shares": of_band}
        for (low, high), of_band in zip(((0, 9), (10, 20), (20, 30), (32, 200)), shares, strict=True)
    ]
    dated = parameter(
        "points",
        [
            {"from": date(2024, 4, 1), "to": date(2024, 9, 30), "value": table},
            {
                "from": date(2024, 11, 1),
                "to": None,
                "value": table | {"skin": dict.fromkeys(table["skin"], 9)},
            },
        ],
    )
    education = rule("panel_determined", id="education", lines=["tuition"], clause="c4-2")
    written = agreement(
        education,
        rule("score_band", points="points", bands=bands),
        parameters=[dated],
        region=None,
        **rounding,
    )
    equal(OneAgreement(written), packages)


@settings(max_examples=60, deadline=None)
@given(cohort_packages(most_pence=10**12), exact_shares(), roundings())
def test_what_could_pass_64_bits_is_still_exact(
    packages: list[PackageFacts], shares: Any, rounding: Any
) -> None:
    third = {"health_board": "333333333333333333/1000000000000000000", "council.social": "2/3"}
    third["council.education"] = "1000000000000000001/3000000000000000000"
    items = {"support": third, "tuition": shares}
    written = agreement(
        rule("itemised", id="some", lines=list(items), items=items),
        rule("fixed_share", shares=shares),
        region=None,
        **rounding,
    )
    equal(OneAgreement(written), packages)


@settings(max_examples=30, deadline=None)
@given(cohort_packages(), st.dates(date(2023, 1, 1), date(2026, 1, 1)))
def test_a_day_for_all_is_read_alike(packages: list[PackageFacts], on: date) -> None:
    equal(InForce(Book.load()), packages, on)
