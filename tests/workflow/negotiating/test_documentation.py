"""`docs/negotiating.md` names every command with its path, every stage and every time limit."""

from __future__ import annotations

from pathlib import Path

from workflow.negotiating.chasing import ENFORCE
from workflow.negotiating.codes import STAGES
from workflow.negotiating.commands import COMMANDS

PAGE = (Path(__file__).parents[3] / "docs" / "negotiating.md").read_text(encoding="utf-8")


def test_every_command_stands_with_its_path() -> None:
    for command in COMMANDS:
        assert f"`{command.__name__}`" in PAGE
        assert f"`{command.PATH}`" in PAGE


def test_every_stage_and_every_time_limit_is_named() -> None:
    for name in (*STAGES, *ENFORCE):
        assert f"`{name}`" in PAGE
