"""Every kind of formula, and formulas made of formulas: vector equals scalar on every package."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.facts import PackageFacts
from agreements.formulas import KINDS, Formula
from agreements.line_kinds import LINE_KINDS
from agreements.model import WrittenAgreement
from agreements.needs import NeedsTable
from agreements.payers import PAYER_ROLES
from agreements.simulation.cohort import cohort_of
from agreements.simulation.forms import FORMS
from agreements.simulation.sides import OneAgreement
from agreements.simulation.vector import VectorEngine
from tests.agreements.packages import line, package
from tests.agreements.simulation.test_vector import equal, vector
from tests.agreements.simulation.written import (
    agreement,
    cohort_packages,
    exact_shares,
    parameter,
    points,
    roundings,
    rule,
)

DOMAINS = [domain.code for domain in NeedsTable.load().domains]
ROLE = st.sampled_from(PAYER_ROLES)
PENCE = st.one_of(st.integers(0, 20), st.integers(0, 400_000))
MARKS = st.lists(st.sampled_from(("fast_track", "looked_after")), min_size=1, max_size=2, unique=True)


@st.composite
def two_payers(draw: st.DrawFn) -> tuple[str, str]:
    first, second = draw(st.permutations(PAYER_ROLES))[:2]
    return first, second


@st.composite
def simple(draw: st.DrawFn, identity: str = "main") -> Formula:
    """A rule that is made of no other."""
    kind = draw(
        st.sampled_from(
            ("fixed_share", "equal_shares", "hours_ratio", "weighted_domains", "score_band", "taper",
             "nested", "marginal_tiers", "flat_plus_remainder", "itemised", "panel_determined",
             "additive_rate")
        )
    )  # fmt: skip
    return rule(kind, id=identity, **draw(_said(kind)))


@st.composite
def _said(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    first, second = draw(two_payers())
    match kind:
        case "fixed_share":
            return {"shares": draw(exact_shares())}
        case "equal_shares":
            return {"payers": draw(st.lists(ROLE, min_size=1, max_size=3, unique=True))}
        case "hours_ratio":
            return {"health": first, "other": second}
        case "weighted_domains":
            weights = {code: draw(st.sampled_from(("0", "1/2", "1", "1/3"))) for code in DOMAINS}
            snap = draw(st.sampled_from((None, "5%", "1/3", "1")))
            return {"points": "points", "weights": weights, "payer": first, "rest": second, "snap_to": snap}
        case "score_band":
            shares = [draw(exact_shares()) for _ in range(3)]
            ends = ((0, 12), (13, 30), (30, 40))
            bands = [
                {"from_score": low, "to_score": high, "shares": one}
                for (low, high), one in zip(ends, shares, strict=True)
            ]
            return {"points": "points", "bands": bands}
        case "taper":
            steps = [
                {"from_weeks": low, "to_weeks": high, "shares": draw(exact_shares())}
                for low, high in ((0, 11), (12, 25), (27, None))
            ]
            return {"clock": "package_start", "pauses": "not_counted", "steps": steps}
        case "nested":
            inside = draw(st.sampled_from((["1"], ["1/2", "1/2"], ["1/3", "2/3"], ["0", "1"])))
            council = {
                role: share
                for role, share in zip(("council.social", "council.education"), inside, strict=False)
            }
            split = draw(st.sampled_from((("1/2", "1/2"), ("1/3", "2/3"), ("0", "1"), ("1", "0"))))
            sectors = [
                {"id": "nhs", "share": split[0], "inside": {"health_board": "1"}},
                {"id": "la", "share": split[1], "inside": council},
            ]
            return {"sectors": draw(st.permutations(sectors))}
        case "marginal_tiers":
            ends = sorted(draw(st.lists(st.integers(1, 400_000), min_size=1, max_size=3, unique=True)))
            bounds = zip([0, *ends], [*ends, None], strict=True)
            tiers = [
                {"from_pence": low, "to_pence": high, "shares": draw(exact_shares())} for low, high in bounds
            ]
            return {"threshold_in": "lower", "tiers": tiers}
        case "flat_plus_remainder":
            return {"payer": first, "rate": "rate", "remainder": second}
        case "itemised":
            shares = [draw(exact_shares()) for _ in range(3)]
            return {"items": {code: shares[place % 3] for place, code in enumerate(LINE_KINDS)}}
        case "additive_rate":
            name = {"cy": "Cyfradd", "en": "Rate"}
            components = [
                {"id": "one", "name": name, "rate": "rate", "payer": first},
                {"id": "two", "name": name, "rate": "small", "payer": draw(ROLE)},
            ]
            return {"components": components}
        case _:
            return {}


@st.composite
def composed(draw: st.DrawFn, deep: int = 2) -> tuple[Formula, list[Formula]]:
    """A rule that is made of others, and these."""
    return draw(_composed("main", deep))


@st.composite
def _composed(draw: st.DrawFn, identity: str, deep: int) -> tuple[Formula, list[Formula]]:
    kinds = ("cap", "floor", "greater_of", "lesser_of", "exception_chain", "education_carve_out")
    kind = draw(st.sampled_from(kinds)) if deep else None
    if kind is None:
        return draw(simple(identity)), []
    count = {"greater_of": 2, "lesser_of": 2, "exception_chain": 3}.get(kind, 1)
    parts: list[Formula] = []
    below: list[Formula] = []
    for number in range(count):
        part, others = draw(_composed(f"{identity}_{number}", draw(st.integers(0, deep - 1))))
        parts.append(part)
        below.extend((part, *others))
    names = [part.id for part in parts]
    said: dict[str, Any]
    match kind:
        case "cap":
            said = {
                "of": names[0],
                "payer": draw(ROLE),
                "limit": draw(PENCE),
                "excess_to": draw(exact_shares()),
            }
        case "floor":
            payer, *others_ = draw(st.permutations(PAYER_ROLES))
            taken = others_[: draw(st.integers(1, 2))]
            said = {"of": names[0], "payer": payer, "limit": draw(PENCE), "taken_from": taken}
        case "exception_chain":
            said = {"default": names[0], "exceptions": [draw(_exception(n, names[n])) for n in (1, 2)]}
        case "education_carve_out":
            said = {"weekly": draw(PENCE), "taught_weeks": "weeks", "year_days": 365, "rest": names[0]}
        case _:
            payer, other = draw(two_payers())
            said = {"payer": payer, "of": names, "rest": {other: "1"}}
    return rule(kind, id=identity, **said), below


@st.composite
def _exception(draw: st.DrawFn, number: int, use: str) -> dict[str, Any]:
    bounds = {"from": draw(PENCE), "from_included": draw(st.booleans())}
    conditions: dict[str, Any] = {
        "marks": draw(MARKS),
        "without_marks": draw(MARKS),
        "eligibility": ["assessed_pending"],
        "services": ["short_break"],
        "councils": ["XLA11", "XLA12"],
        "line_kinds": ["tuition"],
        "levels": {"breathing": {"at_least": "moderate"}, "skin": {"at_most": "high"}},
        "weekly_cost": bounds,
        "elapsed_weeks": {"to": 20, "to_included": False},
        "package_start": {"from": date(2024, 5, 1), "from_included": True},
    }
    chosen = draw(st.lists(st.sampled_from(sorted(conditions)), min_size=1, max_size=2, unique=True))
    return {
        "id": f"e{number}",
        "name": {"cy": f"Eithriad {number}", "en": f"Exception {number}"},
        "clause": f"c4-{number + 1}",
        "when": {name: conditions[name] for name in chosen},
        "use": use,
    }


def written(main: Formula, below: list[Formula], table: Any, rounding: Any) -> WrittenAgreement:
    dated = [
        parameter("points", [{"from": date(2024, 4, 1), "to": None, "value": table}]),
        parameter(
            "rate",
            [
                {"from": date(2024, 4, 1), "to": date(2024, 12, 31), "value": 61_200},
                {"from": date(2025, 2, 1), "to": None, "value": 62_000},
            ],
        ),
        parameter("small", [{"from": date(2024, 4, 1), "to": None, "value": 15_816}]),
        parameter("weeks", [{"from": date(2024, 4, 1), "to": None, "value": 39}]),
    ]
    return agreement(main, region=None, parts=below, parameters=dated, **rounding)


@settings(max_examples=80, deadline=None)
@given(cohort_packages(most=8), simple(), points(), roundings())
def test_every_kind_answers_alike(
    packages: list[PackageFacts], main: Formula, table: Any, rounding: Any
) -> None:
    equal(OneAgreement(written(main, [], table, rounding)), packages, date(2024, 8, 1))
    equal(OneAgreement(written(main, [], table, rounding)), packages)


@settings(max_examples=80, deadline=None)
@given(cohort_packages(most=8), composed(), points(), roundings())
def test_formulas_made_of_formulas_answer_alike(
    packages: list[PackageFacts], made: tuple[Formula, list[Formula]], table: Any, rounding: Any
) -> None:
    equal(OneAgreement(written(*made, table, rounding)), packages, date(2024, 8, 1))


@settings(max_examples=80, deadline=None)
@given(cohort_packages(most=8), simple("within"), PENCE, ROLE, points(), roundings())
def test_education_first_and_any_rule_on_the_rest(
    packages: list[PackageFacts], within: Formula, weekly: int, payer: str, table: Any, rounding: Any
) -> None:
    said = {"weekly": weekly, "taught_weeks": "weeks", "year_days": 365, "rest": "within", "payer": payer}
    main = rule("education_carve_out", **said)
    equal(OneAgreement(written(main, [within], table, rounding)), packages, date(2024, 8, 1))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=4), min_size=1, max_size=6),
    st.integers(1, 30),
    st.sampled_from(("cap", "floor")),
    simple("within"),
    roundings(),
)
def test_so_near_a_limit_that_odd_pence_count(
    costs: list[list[int]], limit: int, kind: str, within: Formula, rounding: Any
) -> None:
    table = {domain: dict.fromkeys(("none", "low", "moderate", "high"), 2) for domain in DOMAINS}
    other = (
        {"excess_to": {"council.social": "1"}}
        if kind == "cap"
        else {"taken_from": ["council.social", "council.education"]}
    )
    main = rule(kind, of="within", payer="health_board", limit=limit, **other)
    packages = [
        package("XR1", *(line(f"l{n}", "support", pence) for n, pence in enumerate(some)), levels=LOW)
        for some in costs
    ]
    equal(OneAgreement(written(main, [within], table, rounding)), packages, date(2024, 8, 1))


LOW = dict.fromkeys(DOMAINS, "low")
PLAIN = {
    "fixed_share": {"shares": {"health_board": "60%", "council.social": "40%"}},
    "equal_shares": {"payers": list(PAYER_ROLES)},
    "flat_plus_remainder": {"payer": "health_board", "rate": "rate", "remainder": "council.social"},
    "marginal_tiers": {
        "threshold_in": "lower",
        "tiers": [
            {"from_pence": 0, "to_pence": 90_000, "shares": {"council.social": "1"}},
            {
                "from_pence": 90_000,
                "to_pence": None,
                "shares": {"health_board": "80%", "council.social": "20%"},
            },
        ],
    },
    "cap": {"of": "within", "payer": "health_board", "limit": 90_000, "excess_to": {"council.social": "1"}},
    "education_carve_out": {
        "weekly": 90_000,
        "taught_weeks": "weeks",
        "year_days": 365,
        "rest": "within",
    },
    "floor": {"of": "within", "payer": "health_board", "limit": 90_000, "taken_from": ["council.social"]},
}


@pytest.mark.parametrize("kind", sorted(PLAIN))
def test_the_frequent_kinds_are_worked_in_columns(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    within = rule("fixed_share", id="within", **PLAIN["fixed_share"])
    side = OneAgreement(written(rule(kind, **PLAIN[kind]), [within], {}, {}))
    packages = [
        package("XR1", line("a", "support", 40_000 * n), line("b", "tuition", n)) for n in range(1, 9)
    ]
    cohort = cohort_of(((str(place), one) for place, one in enumerate(packages)), weeks=1)
    monkeypatch.setattr(VectorEngine, "_one_by_one", _never)
    assert vector(side, cohort).answered.all()


def _never(engine: object, numbers: Any, outcome: object) -> None:
    assert not len(numbers), "a package was left to the scalar engine"


def test_every_kind_has_a_form() -> None:
    assert set(KINDS) == set(FORMS)
