"""`rules` and `calendar`: the rule packs, moving open cases to another, and counting clocks again."""

from __future__ import annotations

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.commands.rules import migrating, packs

_SUMMARY = Words(
    cy="y pecynnau rheolau: eu rhestru, a symud achosion agored i un arall",
    en="the rule packs: list them, and move open cases to another",
)


def add(commands: Commands) -> None:
    """Add the command and those below it."""
    below = commands.add("rules", _SUMMARY).commands()
    for command in (packs, migrating):
        command.add(below)
