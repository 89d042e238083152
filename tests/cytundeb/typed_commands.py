"""Types a command in this process, as `cytundeb …` would, and keeps what it said. Not for what needs a
process.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from cytundeb.command_line import main


@dataclass(frozen=True, slots=True)
class Said:
    """How one command ended: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document of standard output."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Types commands."""

    captured: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Said:
        self.captured.readouterr()
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = self.captured.readouterr()
        return Said(code, said.out, said.err)
