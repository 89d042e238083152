"""Reads one YAML file safely: bounded, no aliases, no duplicate keys, exact scalars, and the line of every
value.

Not a general YAML loader: a plain scalar is null, true, false, a whole number, a date or text, and never a
float, so a share written 0.6 stays exact and a country code written NO stays a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from agreements.faults import Fault, FaultySource
from agreements.words import Words

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000
YEARS = range(1900, 3000)
"""The years of which an agreement may speak; so that the day before and the day after always exist."""

ValuePath = tuple[str | int, ...]

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS_OF_YAML = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Source:
    """One file read: its name for messages, its data, and the line on which each value stands."""

    file: str
    data: Any = None
    lines: dict[ValuePath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line_of(self, path: ValuePath) -> int:
        """The line of the value at `path`, or of the nearest value that holds it."""
        for length in range(len(path), -1, -1):
            if (line := self.lines.get(path[:length])) is not None:
                return line
        return 1

    def fault(self, path: ValuePath, words: Words, *, check: str | None = None) -> Fault:
        """A fault on the line of `path`, with the code of the check that found it."""
        return Fault(self.file, self.line_of(path), words, check=check, path=path)


def read_yaml(path: Path, *, name: str | None = None) -> Source:
    """The file at `path`; `name` is how messages call it. Raises FaultySource with every fault found."""
    called = name or str(path)
    return read_yaml_text(read_bounded(path, name=called), name=called)


def read_yaml_text(text: str, *, name: str) -> Source:
    """The same for text in hand; the bound on its size is `read_bounded`'s."""
    source = Source(file=name)
    reader = _Reader(source, text)
    try:
        reader.read()
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "?")
        line = mark.line + 1 if mark is not None else 1
        source.faults.append(Fault(source.file, line, _NOT_YAML.filled(problem=problem)))
    if source.faults:
        raise FaultySource(source.faults)
    return source


def read_bounded(path: Path, *, name: str) -> str:
    """The text of a file of at most MAX_BYTES in UTF-8; otherwise FaultySource."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FaultySource([Fault(name, 1, _CANNOT_OPEN.filled(problem=error.strerror or "?"))]) from error
    if len(raw) > MAX_BYTES:
        raise FaultySource([Fault(name, 1, _TOO_LARGE)])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise FaultySource([Fault(name, line, _NOT_UTF8)]) from error


class _Reader:
    """Builds plain values from parser events, so that nothing is constructed that we did not ask for."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self.values = 0

    def read(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.source.lines:
                    raise _refused("more than one document", event)
                self.source.data = self._value(next(self.events), ())

    def _value(self, event: Any, path: ValuePath) -> Any:
        self.values += 1
        self.source.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            raise _refused("an alias, an anchor or a tag is not allowed", event)
        if len(path) > MAX_DEPTH or self.values > MAX_VALUES:
            raise _refused("too deep or too many values", event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event, path)

    def _mapping(self, path: ValuePath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise yaml.MarkedYAMLError(
                    problem="a key must be a plain word", problem_mark=event.start_mark
                )
            mark: Any = event.start_mark
            key, line = event.value, mark.line + 1
            if key in found:
                self.source.faults.append(Fault(self.source.file, line, _DUPLICATE.filled(key=key)))
            self.source.lines[(*path, key)] = line
            found[key] = self._value(next(self.events), (*path, key))
        return found

    def _sequence(self, path: ValuePath) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found

    def _scalar(self, event: Any, path: ValuePath) -> Any:
        text = event.value
        if event.style:
            return text
        if text in _WORDS_OF_YAML:
            return _WORDS_OF_YAML[text]
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DAY.fullmatch(text):
            return self._day(text, path)
        return text

    def _day(self, text: str, path: ValuePath) -> date | str:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self.source.faults.append(self.source.fault(path, _NO_SUCH_DAY.filled(text=text)))
            return text
        if day.year not in YEARS:
            words = _FAR_DAY.filled(text=text, first=YEARS[0], last=YEARS[-1])
            self.source.faults.append(self.source.fault(path, words))
        return day


def _refused(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


_NOT_YAML = Words(
    cy="ni ellir darllen y ffeil fel YAML: {problem}", en="the file cannot be read as YAML: {problem}"
)
_CANNOT_OPEN = Words(cy="ni ellir agor y ffeil: {problem}", en="the file cannot be opened: {problem}")
_TOO_LARGE = Words(cy="mae'r ffeil dros 1 MB", en="the file is larger than 1 MB")
_NOT_UTF8 = Words(cy="nid testun UTF-8 yw'r ffeil", en="the file is not UTF-8 text")
_DUPLICATE = Words(cy="mae'r allwedd {key} yno ddwywaith", en="the key {key} is there twice")
_FAR_DAY = Words(
    cy="mae'r diwrnod {text} y tu allan i'r blynyddoedd {first} i {last}",
    en="the day {text} is outside the years {first} to {last}",
)
_NO_SUCH_DAY = Words(cy="nid oes diwrnod {text}", en="there is no day {text}")
