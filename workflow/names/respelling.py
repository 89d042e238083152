"""The house table of Welsh sounds and forms of names, read once from its data file. It only widens a
search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("respelling.yaml")


@dataclass(frozen=True, slots=True)
class Sound:
    """One spelling (a regular expression), what an ear that reads English would write for it, and an
    example."""

    spelling: re.Pattern[str]
    sounds: str
    example: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Respelling:
    """The whole table; `forms` are groups of names that are forms of one another, by kind: given, family."""

    version: int
    sounds: tuple[Sound, ...]
    forms: dict[str, tuple[tuple[str, ...], ...]]
    known: frozenset[str]
    """Every name that the table knows: only towards one of these is a mutation undone."""

    def heard(self, name: str) -> str:
        """A plain lower-case name as its Welsh reading would be written for an English ear."""
        for sound in self.sounds:
            name = sound.spelling.sub(sound.sounds, name)
        return name


@cache
def respelling() -> Respelling:
    """The table that ships."""
    said = yaml.safe_load(_FILE.read_text("utf-8"))
    forms = {kind: tuple(tuple(group) for group in said[kind]) for kind in ("given", "family")}
    named = {name for groups in forms.values() for group in groups for name in group}
    return Respelling(
        version=said["version"],
        sounds=tuple(
            Sound(re.compile(one["spelling"]), one["sounds"], (one["example"][0], one["example"][1]))
            for one in said["sounds"]
        ),
        forms=forms,
        known=frozenset(named | set(said["alone"])),
    )
