"""Which agreement answers for each package, and on which stretch of its days: what is worked together.

Each place and day is asked once for a whole cohort, however many packages share it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import numpy as np

from agreements.model import WrittenAgreement
from agreements.refusals import AgreementRefusal
from agreements.simulation.cohort import Codes, Cohort, Ints
from agreements.simulation.rows import Rows
from agreements.simulation.sides import Side

_UNKNOWN: Final = -1
_MOST_KEYS: Final = 8_000_000
"""So many places and days are kept in one table; beyond them each block is looked at by itself."""


@dataclass(frozen=True, slots=True)
class Group:
    """An agreement, and a day of a stretch over which nothing of it changes."""

    agreement: WrittenAgreement
    day: date


@dataclass(eq=False)
class Grouping:
    """The groups of one cohort on one side, found as its packages are met; None: no agreement answers."""

    side: Side
    cohort: Cohort
    on: date | None
    groups: list[Group | None] = field(default_factory=list)
    _numbers: dict[object, int] = field(default_factory=dict)
    _stretches: dict[object, list[date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pairs = list(dict.fromkeys((place.region, place.service) for place in self.cohort.places))
        self._pairs = pairs
        self._pair = np.array(
            [pairs.index((place.region, place.service)) for place in self.cohort.places], dtype=np.int64
        )
        start = self.cohort.start
        self._first = int(start.min(initial=start[0] if len(start) else 0)) if self.on is None else 0
        self._span = int(start.max()) - self._first + 1 if self.on is None and len(start) else 1
        self._dense = len(pairs) * self._span <= _MOST_KEYS
        size = len(pairs) * self._span if self._dense else 0
        self._group_of = np.full(size, _UNKNOWN, dtype=np.int32)
        self._day_of = np.zeros(size, dtype=np.int32)

    def of(self, rows: Rows) -> tuple[Codes, Codes]:
        """The number of the group of each package, and the day on which its agreement is read for it."""
        keys = self._pair[rows.place] * self._span
        if self.on is None:
            keys += rows.start - self._first
        if not self._dense:
            found, where = np.unique(keys, return_inverse=True)
            learned = np.array([self._learned(key) for key in found.tolist()], dtype=np.int32)
            return learned[where, 0], learned[where, 1]
        unknown = self._group_of[keys] == _UNKNOWN
        if bool(unknown.any()):
            self._learn(np.unique(keys[unknown]))
        return self._group_of[keys], self._day_of[keys]

    def _learn(self, keys: Ints) -> None:
        for key in keys.tolist():
            self._group_of[key], self._day_of[key] = self._learned(key)

    def _learned(self, key: int) -> tuple[int, int]:
        region, service = self._pairs[key // self._span]
        day = self.on or date.fromordinal(self._first + key % self._span)
        try:
            agreement, read = self.side.agreement_for(region, service, day)
        except AgreementRefusal:
            return self._number(None, None), 0
        name = (agreement.sha256, agreement.last_day)
        days = self._stretches.setdefault(name, stretches(agreement))
        return self._number((name, bisect_right(days, read)), Group(agreement, read)), read.toordinal()

    def _number(self, key: object, group: Group | None) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.groups)
            self.groups.append(group)
        return self._numbers[key]


def stretches(agreement: WrittenAgreement) -> list[date]:
    """The days on which something of the agreement begins or is over: between two of them nothing changes."""
    held: Iterable[tuple[date, date | None]] = (
        (agreement.dates.effective_from, agreement.last_day),
        *((one.first_day, one.last_day) for named in agreement.parameters.values() for one in named.values),
    )
    days = {day for first, last in held for day in (first, last and last + timedelta(days=1)) if day}
    return sorted(days)
