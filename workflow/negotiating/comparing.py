"""What differs between two drafts: clause by clause, and value by value of parameters, formulas and the rest.

It compares what the files say, so that a draft with faults can be compared too; what a change is worth in
pence is for a simulation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agreements.faults import FaultySource
from agreements.words import Words
from agreements.yaml_source import read_yaml
from workflow.negotiating.clause_text import CLAUSE_FILES, sections

KINDS: dict[str, Words] = {
    "clause": Words(cy="Cymal", en="Clause"),
    "agreement": Words(cy="Y cytundeb", en="The agreement"),
    "formula": Words(cy="Fformiwla", en="Formula"),
    "parameter": Words(cy="Paramedr", en="Parameter"),
    "case": Words(cy="Enghraifft weithiedig", en="Worked example"),
    "file": Words(cy="Ffeil", en="File"),
}
_OF_FOLDER = {"formulas": "formula", "parameters": "parameter", "cases": "case"}
_UNREADABLE = object()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its kind, where it is, and what it was and is; None where it was not there."""

    kind: str
    path: str
    """`c4-2 cy` for a clause's text; `parameters/points.yaml values[0].value` for a value."""
    before: str | None
    after: str | None


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """Everything that differs from one set of files to another: clauses first, then files in order."""
    return (*_clauses(before, after), *_files(before, after))


def _clauses(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    read = {
        language: (sections(before.get(path, "")), sections(after.get(path, "")))
        for language, path in CLAUSE_FILES.items()
    }
    named = dict.fromkeys(clause for was, now in read.values() for clause in (*now, *was))
    for clause in named:
        for language, (was, now) in read.items():
            old, new = (_said(one.get(clause)) for one in (was, now))
            if old != new:
                yield Difference("clause", f"{clause} {language}", old, new)


def _said(section: Any) -> str | None:
    return f"{section.title}\n\n{section.text}" if section else None


def _files(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for path in sorted({*before, *after} - set(CLAUSE_FILES.values())):
        old, new = before.get(path), after.get(path)
        if old == new:
            continue
        was, now = _values(path, old), _values(path, new)
        kind = "agreement" if path == "agreement.yaml" else _OF_FOLDER.get(path.split("/")[0], "file")
        if was is _UNREADABLE or now is _UNREADABLE:
            yield Difference("file", path, old, new)
            continue
        for place in dict.fromkeys((*was, *now)):
            if was.get(place) != now.get(place):
                yield Difference(kind, f"{path} {place}".strip(), was.get(place), now.get(place))


def _values(path: str, text: str | None) -> Any:
    """Every value of a file by its place; `_UNREADABLE` where the file is no data."""
    if text is None:
        return {}
    with TemporaryDirectory(prefix="draft-") as made:
        place = Path(made) / "one.yaml"
        place.write_text(text, encoding="utf-8", newline="")
        try:
            data = read_yaml(place, name=path).data
        except FaultySource:
            return _UNREADABLE
    return dict(_leaves(data, ""))


def _leaves(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _leaves(inner, f"{place}.{name}" if place else str(name))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{place}[{number}]")
    else:
        yield place, _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
