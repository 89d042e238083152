"""Reads one model from a JSON file that somebody named, and says every fault with its place. It judges
nothing else.
"""

from __future__ import annotations

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
        if file.stat().st_size > _MOST_BYTES:
            raise WrongUsage(_TOO_LARGE.filled(file=str(file)))
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongUsage(_UNREADABLE.filled(file=str(file))) from fault
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        lines = (_located(file, path, words) for path, words in faults_in(error))
        raise CommandRefused(joined(lines, separator="\n")) from error


def _located(file: Path, path: tuple[str | int, ...], words: Words) -> Words:
    place = f"{file.name}: /{'/'.join(str(part) for part in path)}: " if path else f"{file.name}: "
    return Words(cy=place + words.cy, en=place + words.en)


_UNREADABLE = Words(cy="Ni ellir darllen {file}.", en="{file} cannot be read.")
_TOO_LARGE = Words(cy="Mae {file} dros 5 MB.", en="{file} is over 5 MB.")
