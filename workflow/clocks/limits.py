"""How long each time limit is on a day, and what that length rests on. Dated data, read from `limits.yaml`.

It counts no days (`due`) and knows nothing of cases: casework names a limit by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from agreements.words import Words
from workflow.clocks.due import Unit, parse_limit
from workflow.clocks.faults import ClockDataFault, ClockFault

_FILE = Path(__file__).with_name("limits.yaml")

BasisKind = Literal["house", "statute", "guidance", "local"]


class UnknownLimit(ClockFault):
    """No time limit has that id."""

    def __init__(self, limit_id: str) -> None:
        super().__init__(
            Words(
                cy=f"Nid oes terfyn amser o'r enw {limit_id}.",
                en=f"There is no time limit called {limit_id}.",
            )
        )


class LimitNotCovered(ClockFault):
    """The time limit exists, but has no value on that day."""

    def __init__(self, limit_id: str, on: date) -> None:
        super().__init__(
            Words(
                cy=f"Nid oes gwerth i'r terfyn amser {limit_id} ar {on.isoformat()}.",
                en=f"The time limit {limit_id} has no value on {on.isoformat()}.",
            )
        )


@dataclass(frozen=True)
class Limit:
    """One dated value of a time limit, in force from `from_on` to `to_on`, both included (None: no end)."""

    id: str
    count: int
    unit: Unit
    name: Words
    kind: BasisKind
    """What the value rests on: the house's own choice, a statute, the guidance, or local practice."""
    confidence: Words
    source: Words
    from_on: date
    to_on: date | None

    def covers(self, on: date) -> bool:
        """Whether the value is in force on that day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, eq=False)
class Limits:
    """One version of every time limit; the values of each id are in order of date and never overlap."""

    version: str
    by_id: Mapping[str, tuple[Limit, ...]]

    @classmethod
    def load(cls) -> Limits:
        """The limits that ship with the engine, read once. Raises ClockDataFault if their file is wrong."""
        return _shipped()

    def at(self, limit_id: str, on: date) -> Limit:
        """The value of that limit on that day. Raises UnknownLimit or LimitNotCovered."""
        if limit_id not in self.by_id:
            raise UnknownLimit(limit_id)
        for limit in self.by_id[limit_id]:
            if limit.covers(on):
                return limit
        raise LimitNotCovered(limit_id, on)

    def all(self) -> tuple[Limit, ...]:
        """Every dated value of every limit, in the order of the file."""
        return tuple(limit for values in self.by_id.values() for limit in values)


def read_limits(text: str) -> Limits:
    """The limits written in a YAML text of the form of `limits.yaml`.

    Raises ClockDataFault if a basis is unknown, a length cannot be read or is nothing, or dates run backwards
    or overlap.
    """
    data = yaml.safe_load(text)
    by_id = {
        limit_id: tuple(_limit(limit_id, entry["name"], value, data["bases"]) for value in entry["values"])
        for limit_id, entry in data["limits"].items()
    }
    for limit_id, values in by_id.items():
        _refuse_overlap(limit_id, values)
    return Limits(version=data["version"], by_id=by_id)


@cache
def _shipped() -> Limits:
    return read_limits(_FILE.read_text(encoding="utf-8"))


def _limit(
    limit_id: str, name: Mapping[str, str], value: Mapping[str, Any], bases: Mapping[str, Any]
) -> Limit:
    basis = bases.get(value["basis"])
    if basis is None or basis["kind"] not in get_args(BasisKind):
        raise _fault(limit_id, cy=f"sail anhysbys: {value['basis']}", en=f"unknown basis: {value['basis']}")
    count, unit = _length(limit_id, value["length"])
    return Limit(
        id=limit_id,
        count=count,
        unit=unit,
        name=_words(name),
        kind=basis["kind"],
        confidence=_words(basis["confidence"]),
        source=_words(basis["source"]),
        from_on=value["from"],
        to_on=value.get("to"),
    )


def _length(limit_id: str, text: str) -> tuple[int, Unit]:
    try:
        count, unit = parse_limit(text)
    except ClockFault as unread:
        raise _fault(limit_id, cy=unread.words.cy, en=unread.words.en) from unread
    if count == 0:
        raise _fault(limit_id, cy="ni all hyd fod yn ddim", en="a length cannot be nothing")
    return count, unit


def _refuse_overlap(limit_id: str, values: tuple[Limit, ...]) -> None:
    for limit in values:
        if limit.to_on is not None and limit.to_on < limit.from_on:
            raise _fault(limit_id, cy="mae'n gorffen cyn iddo ddechrau", en="it ends before it begins")
    for earlier, later in pairwise(values):
        if earlier.to_on is None or earlier.to_on >= later.from_on:
            raise _fault(
                limit_id,
                cy=f"mae'r gwerth o {later.from_on} yn gorgyffwrdd â'r un o'i flaen",
                en=f"the value from {later.from_on} overlaps the one before it",
            )


def _words(texts: Mapping[str, str]) -> Words:
    return Words(cy=texts["cy"], en=texts["en"])


def _fault(limit_id: str, *, cy: str, en: str) -> ClockDataFault:
    return ClockDataFault(Words(cy=f"Terfyn amser {limit_id}: {cy}.", en=f"Time limit {limit_id}: {en}."))
