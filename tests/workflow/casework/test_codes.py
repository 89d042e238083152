"""The words that bodies share: every code that people see is said in both languages, each its own way."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from agreements.words import Words
from workflow import casework

MODULES = [found.name for found in pkgutil.iter_modules(casework.__path__) if found.name.endswith("codes")]


def said(module: str) -> dict[str, Words]:
    """Every code of one module's tables, with its words."""
    tables = vars(importlib.import_module(f"workflow.casework.{module}"))
    return {
        f"{table}.{code}": words
        for table, codes in tables.items()
        if isinstance(codes, dict)
        for code, words in codes.items()
        if isinstance(words, Words)
    }


@pytest.mark.parametrize("module", MODULES)
def test_every_code_that_bodies_share_is_said_in_welsh_and_in_english(module: str) -> None:
    found = said(module)
    assert found
    assert [
        code
        for code, words in found.items()
        if not words.cy.strip() or not words.en.strip() or words.cy == words.en
    ] == []
