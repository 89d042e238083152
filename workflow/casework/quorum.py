"""How many make a panel quorate: dated data, a region's own or the house's. It counts nobody: that is for
who judges a decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from agreements.words import Words

_FILE = Path(__file__).with_name("quorum.yaml")
_COUNTS = ("members", "health", "council")


class QuorumFault(Exception):
    """The file of quorums is not whole; the message names the region and the fault."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """At least so many members, so many of health and so many of the council; and what it rests on."""

    members: int
    health: int
    council: int
    from_on: date
    to_on: date | None
    kind: str
    """house or local."""
    confidence: Words
    source: Words

    def reached_by(self, sides: Sequence[str]) -> bool:
        """Whether members of these sides are a quorum."""
        return (
            len(sides) >= self.members
            and sides.count("health") >= self.health
            and sides.count("council") >= self.council
        )

    @property
    def words(self) -> Words:
        """`at least 3 members, 1 of health and 1 of the council`."""
        return Words(
            cy=f"o leiaf {self.members} aelod, gan gynnwys {self.health} o'r bwrdd iechyd a {self.council} "
            "o'r awdurdod lleol",
            en=f"at least {self.members} members, {self.health} of health and {self.council} of the council",
        )


@dataclass(frozen=True, slots=True)
class Quorums:
    """Every quorum that there is."""

    house: tuple[Quorum, ...]
    regions: Mapping[str, tuple[Quorum, ...]]

    def of(self, region: str, on: date) -> Quorum:
        """The quorum of a region on a day: its own, else the house's. Raises QuorumFault where no value
        covers the day.
        """
        for one in (*self.regions.get(region, ()), *self.house):
            if one.from_on <= on and (one.to_on is None or on <= one.to_on):
                return one
        raise QuorumFault(f"no quorum has a value on {on.isoformat()}")


def read_quorums(text: str) -> Quorums:
    """The quorums of a YAML text of the form of `quorum.yaml`. Raises QuorumFault."""
    data = yaml.safe_load(text)
    bases = data["bases"]
    regions = {
        region: _values(f"regions.{region}", listed, bases)
        for region, listed in (data["regions"] or {}).items()
    }
    return Quorums(_values("house", data["house"], bases), regions)


@cache
def shipped_quorums() -> Quorums:
    """The quorums that ship with the engine, read once."""
    return read_quorums(_FILE.read_text(encoding="utf-8"))


def _values(where: str, listed: Sequence[Mapping[str, Any]], bases: Mapping[str, Any]) -> tuple[Quorum, ...]:
    found = tuple(sorted((_value(where, one, bases) for one in listed), key=lambda one: one.from_on))
    for before, after in pairwise(found):
        if before.to_on is None or before.to_on >= after.from_on:
            raise QuorumFault(f"{where}: the value from {after.from_on} overlaps the one before it")
    return found


def _value(where: str, one: Mapping[str, Any], bases: Mapping[str, Any]) -> Quorum:
    basis = bases.get(one["basis"])
    if basis is None or basis["kind"] not in ("house", "local"):
        raise QuorumFault(f"{where}: the basis {one['basis']!r} is not known")
    counts = [one[name] for name in _COUNTS]
    if any(type(count) is not int or count < 0 for count in counts) or counts[0] < max(1, sum(counts[1:])):
        raise QuorumFault(f"{where}: {counts} is no quorum")
    return Quorum(
        members=counts[0],
        health=counts[1],
        council=counts[2],
        from_on=one["from"],
        to_on=one.get("to"),
        kind=basis["kind"],
        confidence=Words(**basis["confidence"]),
        source=Words(**basis["source"]),
    )
