"""Reads one model from a JSON file that somebody named, and says every fault with its place. It judges
nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from agreements.pydantic_words import faults_in
from agreements.words import Words, joined
from cytundeb.outcomes import CommandRefused, WrongUsage

_MOST_BYTES: Final = 5_000_000

Model = TypeVar("Model", bound=BaseModel)


def read_model(file: Path, model: type[Model]) -> Model:
    """The model in the file. WrongUsage where the file cannot be read or is over 5 MB; CommandRefused with
    every fault, each with its place, where it is not such a model.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise WrongUsage(_TOO_LARGE.filled(file=str(file)))
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongUsage(_UNREADABLE.filled(file=str(file))) from fault
    _each_name_once(file, text)
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        lines = (_located(file, path, words) for path, words in faults_in(error))
        raise CommandRefused(joined(lines, separator="\n")) from error


def _each_name_once(file: Path, text: str) -> None:
    """A name that stands twice in one object leaves open which of its values was meant."""

    def _object(pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise CommandRefused(_NAME_TWICE.filled(file=file.name, name=name[:40]))
            seen.add(name)

    try:
        json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return  # that it is not JSON is said where it is read


def _located(file: Path, path: tuple[str | int, ...], words: Words) -> Words:
    place = f"{file.name}: /{'/'.join(str(part) for part in path)}: " if path else f"{file.name}: "
    return Words(cy=place + words.cy, en=place + words.en)


_UNREADABLE = Words(cy="Ni ellir darllen {file}.", en="{file} cannot be read.")
_NAME_TWICE = Words(
    cy="{file}: mae'r enw '{name}' yno ddwywaith mewn un gwrthrych",
    en="{file}: the name '{name}' stands twice in one object",
)
_TOO_LARGE = Words(cy="Mae {file} dros 5 MB.", en="{file} is over 5 MB.")
