"""Promises of `cytundeb agreements pool`: the figures of a year through the rules of an agreement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from agreements.book import SHIPPED
from tests.cytundeb.typed_commands import CommandLine, Said

EXAMPLE = SHIPPED.parent.parent / "examples" / "pool_figures.json"


def _typed(
    typed: CommandLine, *more: str, file: Path = EXAMPLE, agreement: str = "xr3-gofal-parhaus"
) -> Said:
    return typed("agreements", "pool", "--agreement", agreement, "--figures", str(file), *more)


def _figures(folder: Path, **rules: Any) -> Path:
    file = folder / "figures.json"
    file.write_text(json.dumps(rules), encoding="utf-8")
    return file


def test_each_rule_with_figures_comes_out_to_the_penny_and_the_others_are_named(typed: CommandLine) -> None:
    found = _typed(typed, "--json").document
    rules = {rule["rule"]: rule for rule in found["rules"]}
    assert list(rules) == ["usage", "no_worse_off", "overspend"]
    assert rules["usage"]["opening"] == {"XHB3": 27_777_778, "XLA31": 13_888_889, "XLA32": 8_333_333}
    assert rules["usage"]["settlement"] == {"XHB3": -955_260, "XLA31": 3_051_649, "XLA32": 1_548_647}
    assert rules["no_worse_off"]["pence"] == {"XHB3": 27_261_900, "XLA31": 16_500_000, "XLA32": 9_883_136}
    assert rules["overspend"]["pence"] == {"XHB3": 2_011_131, "XLA31": 1_030_566, "XLA32": 603_339}
    assert found["without_figures"] == ["underspend"]
    assert found["agreement"]["id"] == "xr3-gofal-parhaus"


def test_every_rule_sums_to_what_was_shared(typed: CommandLine) -> None:
    rules = {rule["rule"]: rule for rule in _typed(typed, "--json").document["rules"]}
    assert sum(rules["usage"]["closing"].values()) == 53_645_036
    assert sum(rules["no_worse_off"]["pence"].values()) == 53_645_036
    assert sum(rules["overspend"]["pence"].values()) == 3_120_036 + 525_000


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "contributions by use (clause c8-7)",
                "c8-6: £250.00.",
                "No figures were given for a rule that the agreement states: underspend.",
            ),
        ),
        (
            "cy",
            (
                "cyfrannu yn ôl defnydd (cymal c8-7)",
                "i'w setlo",
                "Ni roddwyd ffigurau ar gyfer rheol y mae'r cytundeb yn ei datgan: tanwariant.",
            ),
        ),
    ],
)
def test_the_working_is_told_in_the_language_asked(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch, language: str, said: tuple[str, ...]
) -> None:
    monkeypatch.setenv("CYTUNDEB_LANG", language)
    out = _typed(typed).out
    assert all(words in out for words in said)


def test_figures_for_a_rule_of_which_the_agreement_says_nothing_are_refused(
    typed: CommandLine, tmp_path: Path
) -> None:
    file = _figures(tmp_path, population={"budget_pence": 100})
    said = _typed(typed, file=file)
    assert said.code != 0
    assert "of which" in said.err


def test_what_a_rule_refuses_is_refused_with_nothing_half_done(typed: CommandLine, tmp_path: Path) -> None:
    members = {"XHB3": 100, "XLA31": 100, "XLA32": 100}
    file = _figures(
        tmp_path,
        underspend={"underspend_pence": 300, "contributions": members},
        no_worse_off={"shares": members, "baseline": {**members, "XHB3": 99}},
    )
    said = _typed(typed, file=file)
    assert said.code != 0
    assert "somebody must be worse off" in said.err
    assert said.out == ""


def test_a_figure_that_is_not_whole_pence_is_named_by_its_place(typed: CommandLine, tmp_path: Path) -> None:
    file = _figures(tmp_path, underspend={"underspend_pence": 1.5, "contributions": {}})
    said = _typed(typed, file=file)
    assert said.code != 0
    assert "figures.json: /underspend/underspend_pence" in said.err
