"""`agreements`: the written word from the command line; needs no database. Each command is a file."""

from __future__ import annotations

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.commands.agreements import (
    charging,
    check,
    comparing,
    covering,
    examples,
    listing,
    pooling,
    schemas,
    show,
    splitting,
    starting,
)

_SUMMARY = Words(
    cy="y cytundebau rhanbarthol ysgrifenedig: rhestru, gwirio, dangos, profi, rhannu, codi tâl, cymharu",
    en="the written regional agreements: list, check, show, test, split, charge, compare",
)


def add(commands: Commands) -> None:
    """Add the command and those below it."""
    below = commands.add("agreements", _SUMMARY).commands()
    for command in (
        listing,
        check,
        show,
        examples,
        splitting,
        charging,
        pooling,
        comparing,
        covering,
        starting,
        schemas,
    ):
        command.add(below)
