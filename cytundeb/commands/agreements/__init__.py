"""`agreements`: the written word from the command line; needs no database. Its five commands stand one a
file.
"""

from __future__ import annotations

from agreements.words import Words
from cytundeb.bilingual_arguments import Commands
from cytundeb.commands.agreements import check, examples, listing, show, splitting

_SUMMARY = Words(
    cy="y cytundebau rhanbarthol ysgrifenedig: rhestru, gwirio, dangos, profi, rhannu",
    en="the written regional agreements: list, check, show, test, split",
)


def add(commands: Commands) -> None:
    """Add the command and those below it."""
    below = commands.add("agreements", _SUMMARY).commands()
    for command in (listing, check, show, examples, splitting):
        command.add(below)
