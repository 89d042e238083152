"""Promises of `cytundeb apportion`: the vectors of its four methods and its exit codes."""

from __future__ import annotations

import pytest

from agreements.money import METHODS
from tests.cytundeb.typed_commands import CommandLine

VECTORS = [
    (["100", "1", "1", "1"], [34, 33, 33]),
    (["--", "-100", "1", "1", "1"], [-34, -33, -33]),
    (["10", "1/3", "0.5", "1/6"], [3, 5, 2]),
    (["0", "1", "2"], [0, 0]),
    (["288630", "202680", "59700", "26250"], [202680, 59700, 26250]),
    (["5", "1", "0"], [5, 0]),
    (["--method", "floor_then_topup", "101", "1", "1", "2"], [26, 25, 50]),
    (["--method", "last_party_residual", "5", "1", "1"], [3, 2]),
    (["--method", "last_party_residual", "--", "-5", "1", "1"], [-3, -2]),
    (["--method", "running_remainder", "100", "1", "1", "1"], [33, 34, 33]),
]


@pytest.mark.parametrize(("words", "expected"), VECTORS)
def test_it_answers_the_pence_in_order(typed: CommandLine, words: list[str], expected: list[int]) -> None:
    said = typed("apportion", "--json", *words)
    assert (said.code, said.document, said.err) == (0, expected, "")


def test_without_json_it_prints_the_same_array(typed: CommandLine) -> None:
    assert typed("apportion", "100", "1", "1", "1").document == [34, 33, 33]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_keeps_the_sum(typed: CommandLine, method: str) -> None:
    assert sum(typed("apportion", "--method", method, "100003", "1/7", "3", "0.11").document) == 100003


@pytest.mark.parametrize(
    "words",
    [
        ["100"],
        ["1.5", "1"],
        ["ten", "1"],
        ["100", "x"],
        ["100", "1/0"],
        ["100", "1e3"],
        [],
        ["1", "1", "--method", "m"],
    ],
)
def test_words_that_cannot_be_understood_are_wrong_usage(typed: CommandLine, words: list[str]) -> None:
    said = typed("apportion", *words)
    assert said.code == 2
    assert said.out == ""
    assert said.err


@pytest.mark.parametrize(
    "weights", [["0", "0"], ["1", "-1"], ["--", "2", "-1/3"], ["-1/3", "2"], ["-0.5", "2"]]
)
def test_weights_that_carry_nothing_are_refused_with_a_reason(typed: CommandLine, weights: list[str]) -> None:
    said = typed("apportion", "--json", "100", *weights)
    assert said.code == 3
    assert said.out == ""
    assert "weight" in said.err
