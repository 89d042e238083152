"""Promise: whatever a checker may find wrong in a body is said in both languages, in words of our own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.v1.bodies import _FALLBACK, PLACES, BadBody, read_command
from workflow.casework import commands
from workflow.casework.commands import Command
from workflow.casework.rulebook import Rulebook

UNDER = Rulebook.load()
TODAY = date(2026, 9, 1)
CASES: list[tuple[type[Command], dict[str, Any], str]] = [
    (commands.HandOver, {}, ""),
    (commands.HandOver, {"family_declined": "perhaps"}, "/family_declined"),
    (commands.HandOver, {"family_declined": {}}, "/family_declined"),
    (commands.HandOver, {"service": "", "starts_on": "2026-01-01"}, "/service"),
    (commands.HandOver, {"service": "x", "starts_on": 5.5}, "/starts_on"),
    (commands.HandOver, {"service": "x", "starts_on": []}, "/starts_on"),
    (commands.RecordReply, {"kind": "direction"}, ""),
    (commands.RecordReply, {"kind": "steer"}, "/words"),
    (commands.RecordReply, {"kind": "steer", "words": "x", "shares": []}, "/shares"),
    (commands.RecordPackage, {"package_start": "14/09/2026"}, "/package_start"),
    (commands.RecordPackage, {"package_start": "2026-09-14", "lines": {}}, "/lines"),
    (commands.RecordPackage, {"package_start": "2026-09-14", "lines": ["x"]}, "/lines/0"),
    (
        commands.RecordPackage,
        {"package_start": "2026-09-14", "panel_shares": {"x": 1}},
        "/panel_shares/x/[key]",
    ),
    (commands.RecordAssessment, {"levels": {"breathing": 5}}, "/levels/breathing"),
    (commands.RecordAssessment, {"levels": {"a/b~c": None}}, "/levels/a~1b~0c"),
    (commands.Sign, {"sha256": "x", "typed_name": "A", "declaration": True}, "/sha256"),
    (commands.Sign, {"sha256": "0" * 64, "typed_name": "A", "declaration": False}, "/declaration"),
    (commands.Extend, {"working_days": 16, "reason": "x"}, "/working_days"),
    (commands.Extend, {"working_days": 0, "reason": "x"}, "/working_days"),
    (commands.Extend, {"working_days": True, "reason": "x"}, "/working_days"),
    (commands.Extend, {"working_days": 1, "reason": "x" * 8001}, "/reason"),
]


@pytest.mark.parametrize(("kind", "body", "pointer"), CASES)
def test_a_fault_has_its_place_and_its_words(kind: type[Command], body: dict[str, Any], pointer: str) -> None:
    """None of these falls back on the general sentence."""
    with pytest.raises(BadBody) as bad:
        read_command(kind, body, under=UNDER, today=TODAY)
    assert [error.pointer for error in bad.value.errors] == [pointer]
    for error in bad.value.errors:
        assert error.words != _FALLBACK, error
        assert error.words.cy != error.words.en


def test_every_path_tells_its_commands_apart() -> None:
    """Each command is on exactly one path, under one tag; a file, whose body is the file, on its own."""
    placed = [command for place in PLACES.values() for command in place.commands.values()]
    assert sorted((*placed, commands.Attach), key=str) == sorted(commands.COMMANDS, key=str)
