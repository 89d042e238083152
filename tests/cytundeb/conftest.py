"""A command line in English, whatever the language of the machine."""

from __future__ import annotations

import pytest

from tests.cytundeb.typed_commands import CommandLine


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Types commands in English; a test that wants Welsh sets CYTUNDEB_LANG again."""
    monkeypatch.setenv("CYTUNDEB_LANG", "en")
    return CommandLine(capsys)
