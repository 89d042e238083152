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
]


@pytest.mark.parametrize(
    ("kind", "fields", "parts", "parameters", "facts", "expected"), KINDS, ids=[entry[0] for entry in KINDS]
)
def test_an_agreement_with_this_kind_passes_every_check(
    tmp_path, kind, fields, parts, parameters, facts, expected
):
    copy = tmp_path / "agreement"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("cases"))
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
    found = [fault.as_line() for fault in check(copy)]
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
