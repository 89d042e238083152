"""Each kind as a whole agreement says it: a shipped folder with another main rule, its clause and one worked
example; every check passes, and the example comes out to the penny.
"""

import json
import re
import shutil
from typing import Any

import pytest

from agreements import worked_examples
from agreements.book import SHIPPED
from agreements.check import check
from agreements.needs import NeedsTable
from agreements.reading import read_agreement
from tests.agreements.formulas.promises import EDUCATION, HEALTH, PROVENANCE, SOCIAL

FOLDER = SHIPPED / "xr2-arfordir-y-wawr" / "gofal-parhaus-2"
DOMAINS = NeedsTable.load().domains
TABLE = {domain.code: {level: at for at, level in enumerate(domain.levels)} for domain in DOMAINS}
WITHIN = {"within": {"kind": "fixed_share", "shares": {HEALTH: "60%", SOCIAL: "40%"}}}
COMPONENTS = [
    {"id": "base", "name": {"cy": "cyfradd", "en": "rate"}, "rate": "council", "payer": SOCIAL},
    {"id": "top_up", "name": {"cy": "ychwanegiad", "en": "supplement"}, "rate": "nursing", "payer": HEALTH},
]
KINDS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], tuple[int, ...]]] = [
    # kind, its fields, the formulas within, dated values, further facts, cost and pence of three payers
    (
        "equal_shares",
        {"payers": [HEALTH, SOCIAL, EDUCATION]},
        {},
        {},
        {},
        (325_001, 108_334, 108_334, 108_333),
    ),
    (
        "hours_ratio",
        {"health": HEALTH, "other": SOCIAL},
        {},
        {},
        {"hours": {"health_minutes": 4620, "other_minutes": 1200}},
        (270_000, 214_330, 55_670, 0),
    ),
    (
        "weighted_domains",
        {
            "points": "points",
            "weights": {domain.code: "1/2" for domain in DOMAINS},
            "payer": HEALTH,
            "rest": SOCIAL,
            "snap_to": "5%",
        },
        {},
        {"points": TABLE},
        {"levels": {domain.code: "low" for domain in DOMAINS}},
        (101, 51, 50, 0),
    ),
    (
        "marginal_tiers",
        {
            "threshold_in": "lower",
            "tiers": [
                {"from_pence": 0, "to_pence": 100_000, "shares": {SOCIAL: "100%"}},
                {"from_pence": 100_000, "to_pence": 300_000, "shares": {HEALTH: "50%", SOCIAL: "50%"}},
                {"from_pence": 300_000, "to_pence": None, "shares": {HEALTH: "80%", SOCIAL: "20%"}},
            ],
        },
        {},
        {},
        {},
        (427_555, 202_044, 225_511, 0),
    ),
    (
        "cap",
        {"of": "within", "payer": HEALTH, "limit": 200_000, "excess_to": {SOCIAL: "100%"}},
        WITHIN,
        {},
        {},
        (400_000, 200_000, 200_000, 0),
    ),
    (
        "floor",
        {"of": "within", "payer": SOCIAL, "limit": "least", "taken_from": [HEALTH]},
        WITHIN,
        {"least": 25_000},
        {},
        (30_000, 5_000, 25_000, 0),
    ),
    (
        "flat_plus_remainder",
        {"payer": HEALTH, "rate": "nursing", "remainder": SOCIAL},
        {},
        {"nursing": 15_816},
        {},
        (75_000, 15_816, 59_184, 0),
    ),
    (
        "additive_rate",
        {"components": COMPONENTS},
        {},
        {"council": 61_200, "nursing": 15_816},
        {},
        (77_016, 15_816, 61_200, 0),
    ),
    (
        "taper",
        {
            "clock": "package_start",
            "pauses": "not_counted",
            "steps": [
                {"from_weeks": 0, "to_weeks": 11, "shares": {HEALTH: "100%"}},
                {"from_weeks": 12, "to_weeks": 25, "shares": {HEALTH: "75%", SOCIAL: "25%"}},
                {"from_weeks": 26, "to_weeks": None, "shares": {HEALTH: "50%", SOCIAL: "50%"}},
            ],
        },
        {},
        {},
        {"package_start": "2024-02-05", "paused_days": 7},
        (210_007, 157_505, 52_502, 0),
    ),
    (
        "nested",
        {
            "sectors": [
                {"id": "health", "share": "50%", "inside": {HEALTH: "100%"}},
                {"id": "council", "share": "50%", "inside": {SOCIAL: "2/3", EDUCATION: "1/3"}},
            ]
        },
        {},
        {},
        {},
        (25_000_000, 12_500_000, 8_333_333, 4_166_667),
    ),
    (
        "greater_of",
        {"payer": HEALTH, "of": ["within", "half"], "rest": {SOCIAL: "100%"}},
        WITHIN | {"half": {"kind": "fixed_share", "shares": {HEALTH: "50%", SOCIAL: "50%"}}},
        {},
        {},
        (288_630, 173_178, 115_452, 0),
    ),
    (
        "lesser_of",
        {"payer": HEALTH, "of": ["within", "half"], "rest": {SOCIAL: "2/3", EDUCATION: "1/3"}},
        WITHIN | {"half": {"kind": "fixed_share", "shares": {HEALTH: "50%", SOCIAL: "50%"}}},
        {},
        {},
        (288_630, 144_315, 96_210, 48_105),
    ),
    (
        "education_carve_out",
        {"weekly": 90_000, "taught_weeks": "weeks", "year_days": 365, "rest": "within"},
        WITHIN,
        {"weeks": 39},
        {},
        (400_000, 199_611, 133_074, 67_315),
    ),
    (
        "exception_chain",
        {
            "default": "within",
            "falls_with_cost": {
                "cy": "O £1,000.00 yr wythnos y bwrdd iechyd sy'n talu'r cyfan ar ddiwedd oes.",
                "en": "From £1,000.00 a week the health board pays all of it at the end of life.",
            },
            "exceptions": [
                {
                    "id": "fast_track",
                    "name": {"cy": "llwybr cyflym", "en": "fast track"},
                    "clause": "c4-1",
                    "when": {"marks": ["fast_track"]},
                    "use": "all_health",
                },
                {
                    "id": "at_the_end",
                    "name": {"cy": "diwedd oes", "en": "end of life"},
                    "clause": "c4-1",
                    "when": {
                        "without_marks": ["fast_track"],
                        "marks": ["end_of_life"],
                        "weekly_cost": {"from": 100_000, "from_included": True},
                    },
                    "use": "all_health",
                },
            ],
        },
        WITHIN | {"all_health": {"kind": "fixed_share", "shares": {HEALTH: "100%"}}},
        {},
        {"marks": ["end_of_life"]},
        (100_000, 100_000, 0, 0),
    ),
]


@pytest.mark.parametrize(
    ("kind", "fields", "parts", "parameters", "facts", "expected"), KINDS, ids=[entry[0] for entry in KINDS]
)
def test_an_agreement_with_this_kind_passes_every_check(
    tmp_path, kind, fields, parts, parameters, facts, expected
):
    copy = tmp_path / "agreement"
    shutil.copytree(
        FOLDER, copy, ignore=shutil.ignore_patterns("cases", "signatures", "activation.yaml", "simulation")
    )
    rule = {"id": "main", "kind": kind, "clause": "c4-1", "lines": "all", "provenance": PROVENANCE}
    _write(copy / "formulas" / "main.yaml", rule | fields)
    for name, part in parts.items():
        _write(copy / "formulas" / f"{name}.yaml", rule | {"id": name} | part)
    for name, value in parameters.items():
        dated = [{"from": "2020-04-01", "to": None, "value": value}]
        _write(
            copy / "parameters" / f"{name}.yaml", {"name": name, "provenance": PROVENANCE, "values": dated}
        )
    _state_every_figure(copy)
    cost, *pence = expected
    _write(copy / "cases" / "normal.yaml", _case(cost, pence, facts))
    found = [fault.as_line() for fault in check(copy) if fault.check != "V31"]  # one example is not yet five
    assert found == []
    (result,) = worked_examples.test(copy)
    assert result.passed, result.words.en


def _state_every_figure(copy):
    """The clause of the rule states whatever the rules read, as a person would write it."""
    agreement = read_agreement(copy).agreement
    assert agreement is not None
    stated = [
        f"{{{{{name}}}}}"
        for formula in agreement.formulas
        if formula.clause == "c4-1"
        for name in formula.constants(agreement.parameters)
    ]
    for language in ("cy", "en"):
        path = copy / f"clauses.{language}.md"
        text = re.sub(r"(## c4-1 [^\n]*\n\n)[^\n]*\n", rf"\g<1>{'; '.join(stated)}.\n", path.read_text())
        path.write_text(text)


def _case(cost, pence, facts):
    accounts = ("XHB2.health", "XLA21.social", "XLA21.education")
    return {
        "name": "normal",
        "says": {"cy": "Enghraifft y catalog.", "en": "The catalogue's example."},
        "clause": "c4-1",
        "agreed_by": ["XHB2.finance", "XLA21.finance"],
        "on": "2024-05-06",
        "facts": {
            "region": "XR2",
            "health_board": "XHB2",
            "council": "XLA21",
            "service": "community_package",
            "package_start": "2024-05-06",
            "lines": [{"id": "block", "kind": "accommodation", "weekly_pence": cost}],
            **facts,
        },
        "expected": dict(zip(accounts, pence, strict=True)),
    }


def _write(path, data):
    """JSON is YAML; a day is written plain, as YAML has it."""
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(re.sub(r'"(\d{4}-\d\d-\d\d)"', r"\1", text))
