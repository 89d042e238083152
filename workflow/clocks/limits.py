"""How long each time limit is on a day, and what that length rests on. Dated data, read from `limits.yaml`.

It counts no days (`due`) and knows nothing of cases: casework names a limit by its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


class UnknownRulePack(ClockFault):
    """There is no pack of that version: nothing may be decided without the rules that a case began under."""

    def __init__(self, version: str, known: Iterable[str]) -> None:
        listed = ", ".join(known)
        super().__init__(
            Words(
                cy=f"Nid oes pecyn rheolau {version}: dim ond {listed}.",
                en=f"There is no rule pack {version}: only {listed}.",
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
    """One pack: one version of every time limit; the values of each id are in order of date and never
    overlap.
    """

    version: str
    by_id: Mapping[str, tuple[Limit, ...]]

    @classmethod
    def load(cls) -> Limits:
        """The newest pack that ships with the engine, read once. Raises ClockDataFault if its file is
        wrong.
        """
        return RulePacks.load().newest

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


@dataclass(frozen=True, eq=False)
class RulePacks:
    """Every pack by its version, the oldest first: a case is judged by the one that it began under."""

    by_version: Mapping[str, Limits]

    @classmethod
    def load(cls) -> RulePacks:
        """The packs that ship with the engine, read once. Raises ClockDataFault if their file is wrong."""
        return _shipped()

    @property
    def newest(self) -> Limits:
        """The pack that cases begin under now."""
        return self.by_version[list(self.by_version)[-1]]

    def pack(self, version: str) -> Limits:
        """The pack of that version. Raises UnknownRulePack."""
        if version not in self.by_version:
            raise UnknownRulePack(version, self.by_version)
        return self.by_version[version]


def read_limits(text: str) -> Limits:
    """The newest pack in a YAML text of the form of `limits.yaml`. Raises as `read_packs` does."""
    return read_packs(text).newest


def read_packs(text: str) -> RulePacks:
    """The packs written in a YAML text of the form of `limits.yaml`: the first whole, each later one as what
    it changes in the one before.

    Raises ClockDataFault if a basis is unknown, a length cannot be read or is nothing, dates run backwards or
    overlap, a version stands twice, or a later pack changes a limit that there is not.
    """
    data = yaml.safe_load(text)
    first = {
        limit_id: _values(limit_id, entry["name"], entry["values"], data["bases"])
        for limit_id, entry in data["limits"].items()
    }
    packs = {data["version"]: Limits(version=data["version"], by_id=first)}
    for later in data.get("packs", ()):
        before = packs[next(reversed(packs))]
        if later["version"] in packs:
            raise _fault(later["version"], cy="pecyn sydd yno ddwywaith", en="a pack that is there twice")
        packs[later["version"]] = _changed(before, later, data["bases"])
    return RulePacks(packs)


def _changed(before: Limits, later: Mapping[str, Any], bases: Mapping[str, Any]) -> Limits:
    """The pack before with the values that a later one changes; a limit keeps its name."""
    by_id = dict(before.by_id)
    for limit_id, values in later["changes"].items():
        if limit_id not in by_id:
            raise _fault(limit_id, cy="nid yw yn y pecyn cyntaf", en="it is not in the first pack")
        name = by_id[limit_id][0].name
        by_id[limit_id] = _values(limit_id, {"cy": name.cy, "en": name.en}, values, bases)
    return Limits(version=later["version"], by_id=by_id)


def _values(
    limit_id: str, name: Mapping[str, str], written: Iterable[Mapping[str, Any]], bases: Mapping[str, Any]
) -> tuple[Limit, ...]:
    values = tuple(_limit(limit_id, name, value, bases) for value in written)
    _refuse_overlap(limit_id, values)
    return values


@cache
def _shipped() -> RulePacks:
    return read_packs(_FILE.read_text(encoding="utf-8"))


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
