"""How a command ends: its exit code, and the three ways not to be done. The sentences come from whoever ends
it.
"""

from __future__ import annotations

from enum import IntEnum

from agreements.words import Words


class Exit(IntEnum):
    """The exit codes that scripts rely on."""

    DONE = 0
    CHECK_FAILED = 1
    WRONG_USAGE = 2
    REFUSED = 3


class CommandEnded(Exception):
    """A command that ends early, with its sentence in both languages; nothing is half done."""

    exit: Exit

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class WrongUsage(CommandEnded):
    """The words typed cannot be understood."""

    exit = Exit.WRONG_USAGE


class CommandRefused(CommandEnded):
    """What was asked is understood and may not be done."""

    exit = Exit.REFUSED
