"""`docs/demands.md` answers every demand once, and each test that it names is there.

What a demand says, and whether its tests are the right ones, is for people to read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "demands.md").read_text(encoding="utf-8")
DEMANDS, _, RECOMMENDATIONS = PAGE.partition("\n## The recommendations\n")
ALL = range(1, 31)
HEADING = re.compile(r"^### (\d+)\. .+ \((?:2020|2022|2020, 2022)\)$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[^`:\s]+\.py)::([^`\s]+)`")
WHY_NOT = re.compile(r"(?:[Oo]ut of scope|[Nn]ot yet), because \w")


def sections() -> dict[int, str]:
    """What stands under each demand."""
    parts = HEADING.split(DEMANDS)
    return {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the tests of a file, read and not imported; none where there is no such file."""
    file = CHECKOUT / path
    if not file.is_file():
        return frozenset()
    found = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(
        node.name
        for node in found
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    )


def rows() -> Iterator[list[str]]:
    """The cells of each recommendation."""
    for line in RECOMMENDATIONS.splitlines():
        if line.startswith("| 20"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_every_demand_is_there_once_and_in_order() -> None:
    assert [int(number) for number in HEADING.findall(DEMANDS)] == list(ALL)
    assert DEMANDS.count("\n### ") == len(ALL)


@pytest.mark.parametrize("number", ALL)
def test_a_demand_is_answered_by_tests_or_by_why_not(number: int) -> None:
    text = sections()[number]
    assert NAMED.search(text) or WHY_NOT.search(text)


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall(PAGE)
    assert len(named) > 60
    assert PAGE.count("`tests/") == len(named) + PAGE.count("`tests/house/test_demands.py`")
    assert [f"{path}::{name}" for path, name in named if name not in names_in(path)] == []


def test_every_recommendation_says_how_it_is_known_and_where_it_is_answered() -> None:
    found = list(rows())
    assert len(found) > 10
    for report, whom, asked, known, answer in found:
        assert report in ("2020", "2022"), asked
        assert whom in ("boards", "Welsh Government"), asked
        assert known in ("notes", "opening", "finding", "news", "inferred"), asked
        numbers = [int(number) for number in re.findall(r"\d+", answer)]
        assert numbers or WHY_NOT.search(answer), asked
        assert set(numbers) <= set(ALL), asked
