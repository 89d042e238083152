"""No row of the demonstration is written but by casework's changes, through the one function that writes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import cytundeb.demonstration
from workflow.casework.facts import ROW_TYPES

FOLDER = Path(cytundeb.demonstration.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
DOORS = {
    "attachments", "clock", "file_seal", "marks", "merging", "openings", "panels", "people",
    "questions.packages", "reading", "writing",
}  # fmt: skip
MADE_BY_CASEWORK = {kind.__name__ for kind in ROW_TYPES} | {"Changes", "Event", "Notice", "Text"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> set[str]:
    """The last name of everything called in a module."""
    called = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in called
        if isinstance(node, (ast.Attribute, ast.Name))
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
class TestEachModule:
    def test_asks_no_statement_of_the_database(self, path: Path) -> None:
        asked = [
            node.func.attr
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        ]
        assert {"do", "one", "all", "stream", "execute"} & set(asked) == set()

    def test_makes_no_row_event_or_change_itself(self, path: Path) -> None:
        assert calls(path) & MADE_BY_CASEWORK == set()

    def test_knows_of_the_record_only_its_doors(self, path: Path) -> None:
        imported: set[str] = set()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workflow.records"):
                rest = (node.module or "").removeprefix("workflow.records").strip(".")
                imported |= {rest} if rest else {name.name for name in node.names}
        assert imported - DOORS == set()


def test_changes_are_written_in_one_place_alone() -> None:
    assert [path.stem for path in MODULES if "write" in calls(path)] == ["replaying"]
