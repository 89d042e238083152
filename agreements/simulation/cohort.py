"""A cohort: packages with a number of weeks each, held as columns of whole numbers. No child's name, no
formula, no file.

Rows are packages, lines are theirs in order: package `row` has the lines from `first_line[row]` up to, and
not including, `first_line[row + 1]`.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Final, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel

from agreements.circumstances import Eligibility, Mark
from agreements.facts import Hours, PackageFacts, PackageLine
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.reference import Reference
from agreements.simulation.bounds import MOST_PACKAGES, MOST_WEEKS

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Small = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]

KINDS: Final[tuple[LineKindCode, ...]] = get_args(LineKindCode)
DOMAINS: Final = tuple(domain.code for domain in NeedsTable.load().domains)
LEVELS: Final = tuple(level.code for level in NeedsTable.load().levels)
NOT_STATED: Final = -1
REQUIRED: Final = len(KINDS)
"""Added to the code of a line's kind where the line is health's."""
_PLAIN_FACTS: Final = {
    "region", "health_board", "council", "service", "package_start", "levels", "lines", "hours", "marks",
    "eligibility", "paused_days",
}  # fmt: skip
MARK_CODES: Final[tuple[Mark, ...]] = get_args(Mark)
ELIGIBILITY_CODES: Final[tuple[Eligibility, ...]] = get_args(Eligibility)
_PLAIN_LINE: Final = {
    "id", "kind", "weekly_pence", "minutes_a_week", "rate_pence_an_hour", "health_required", "description",
}  # fmt: skip


class Place(NamedTuple):
    """Where a package belongs: everything about it that names a body or a service."""

    region: str
    health_board: str
    council: str
    service: str


@dataclass(frozen=True, eq=False)
class Cohort:
    """Packages as columns. `source` says where they came from and is no part of the hash."""

    source: str
    places: tuple[Place, ...]
    names: tuple[str, ...]
    """The caller's own reference of each package: a case's reference, or the name in a file."""
    place: Codes
    start: Codes
    """The first day of the package, as days from the year 1."""
    weeks: Codes
    levels: Small
    """A row a package, a column a domain, the level's number in the table of needs or NOT_STATED."""
    hours: Ints
    """Minutes a week of health staff and of others, a row each; NOT_STATED where the package says none."""
    paused: Codes
    marks: Codes
    """The marks of a package as bits, in the order of MARK_CODES."""
    eligibility: Small
    """The number of the eligibility in ELIGIBILITY_CODES."""
    first_line: Ints
    code: Small
    """A line's kind, plus REQUIRED where the line is health's."""
    pence: Ints
    minutes: Ints
    rate: Ints
    """Minutes a week and pence an hour, NOT_STATED where the line has none."""
    kept: Mapping[int, PackageFacts]
    """The packages that say more than the columns hold (a panel's shares, say), by row, in full."""

    def __len__(self) -> int:
        return len(self.names)

    @property
    def package_weeks(self) -> int:
        """The packages' weeks, all together."""
        return int(self.weeks.sum(dtype=np.int64))

    @cached_property
    def fictional(self) -> bool:
        """Whether every package is of an invented region."""
        reference = Reference.load()
        return all(reference.region(place.region).fictional for place in self.places)

    @cached_property
    def sha256(self) -> str:
        """The hash of everything that a result depends on: the same packages in the same order, the same
        hash, wherever they were read.
        """
        made = sha256()
        kept = {row: facts.model_dump(mode="json") for row, facts in sorted(self.kept.items())}
        made.update(json.dumps([self.places, self.names, kept], ensure_ascii=False).encode())
        for column, kind in (
            (self.place, "<i4"), (self.start, "<i4"), (self.weeks, "<i4"), (self.levels, "<i1"),
            (self.hours, "<i8"), (self.paused, "<i4"), (self.marks, "<i4"), (self.eligibility, "<i1"),
            (self.first_line, "<i8"), (self.code, "<i1"), (self.pence, "<i8"), (self.minutes, "<i8"),
            (self.rate, "<i8"),
        ):  # fmt: skip
            made.update(np.ascontiguousarray(column, dtype=kind).data)
        return made.hexdigest()

    def facts(self, row: int) -> PackageFacts:
        """One package as the scalar engine reads it."""
        if row in self.kept:
            return self.kept[row]
        place = self.places[self.place[row]]
        return PackageFacts(
            region=place.region,
            health_board=place.health_board,
            council=place.council,
            service=place.service,
            package_start=date.fromordinal(int(self.start[row])),
            levels={
                domain: LEVELS[level]
                for domain, level in zip(DOMAINS, self.levels[row].tolist(), strict=True)
                if level != NOT_STATED
            },
            lines=tuple(self._line(at) for at in range(self.first_line[row], self.first_line[row + 1])),
            hours=self._hours(row),
            marks=tuple(mark for at, mark in enumerate(MARK_CODES) if int(self.marks[row]) >> at & 1),
            eligibility=ELIGIBILITY_CODES[self.eligibility[row]],
            paused_days=int(self.paused[row]),
        )

    def likeness(self, row: int) -> bytes:
        """The same for two packages that are alike in all that the columns hold, but for name and weeks."""
        lines = slice(self.first_line[row], self.first_line[row + 1])
        of_package = (
            self.place, self.start, self.levels, self.paused, self.marks, self.eligibility,
        )  # fmt: skip
        of_lines = (self.code, self.pence, self.minutes, self.rate)
        return b"".join(
            (
                *(column[row].tobytes() for column in of_package),
                self.hours[:, row].tobytes(),
                *(column[lines].tobytes() for column in of_lines),
            )
        )

    def _hours(self, row: int) -> Hours | None:
        health, other = self.hours[:, row].tolist()
        return None if health == NOT_STATED else Hours(health_minutes=health, other_minutes=other)

    def _line(self, place: int) -> PackageLine:
        code, minutes, rate = int(self.code[place]), int(self.minutes[place]), int(self.rate[place])
        return PackageLine(
            id=f"l{place}",
            kind=KINDS[code % REQUIRED],
            weekly_pence=int(self.pence[place]),
            minutes_a_week=None if minutes == NOT_STATED else minutes,
            rate_pence_an_hour=None if rate == NOT_STATED else rate,
            health_required=code >= REQUIRED,
        )


@dataclass(slots=True)
class CohortBuilder:
    """Gathers packages one at a time, in columns that grow, so that memory is what the columns need."""

    source: str
    _places: dict[Place, int] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _kept: dict[int, PackageFacts] = field(default_factory=dict)
    _place: array[int] = field(default_factory=lambda: array("i"))
    _start: array[int] = field(default_factory=lambda: array("i"))
    _weeks: array[int] = field(default_factory=lambda: array("i"))
    _levels: array[int] = field(default_factory=lambda: array("b"))
    _health_minutes: array[int] = field(default_factory=lambda: array("q"))
    _other_minutes: array[int] = field(default_factory=lambda: array("q"))
    _paused: array[int] = field(default_factory=lambda: array("i"))
    _marks: array[int] = field(default_factory=lambda: array("i"))
    _eligibility: array[int] = field(default_factory=lambda: array("b"))
    _first: array[int] = field(default_factory=lambda: array("q", [0]))
    _code: array[int] = field(default_factory=lambda: array("b"))
    _pence: array[int] = field(default_factory=lambda: array("q"))
    _minutes: array[int] = field(default_factory=lambda: array("q"))
    _rate: array[int] = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: str, facts: PackageFacts, *, weeks: int) -> None:
        """Add one package. ValueError for weeks below 1 or above MOST_WEEKS, or one package too many."""
        if not 1 <= weeks <= MOST_WEEKS:
            raise ValueError(f"{weeks} weeks are not from 1 to {MOST_WEEKS}")
        if len(self._names) >= MOST_PACKAGES:
            raise ValueError(f"a cohort has at most {MOST_PACKAGES} packages")
        if _says_more(facts):
            self._kept[len(self._names)] = facts
        place = Place(facts.region, facts.health_board, facts.council, facts.service)
        self._names.append(name)
        self._place.append(self._places.setdefault(place, len(self._places)))
        self._start.append(facts.package_start.toordinal())
        self._weeks.append(weeks)
        levels = facts.levels
        self._levels.extend([_LEVEL_NUMBERS.get(levels.get(domain, ""), NOT_STATED) for domain in DOMAINS])
        hours = facts.hours
        self._health_minutes.append(hours.health_minutes if hours else NOT_STATED)
        self._other_minutes.append(hours.other_minutes if hours else NOT_STATED)
        self._paused.append(facts.paused_days)
        self._marks.append(sum(1 << MARK_CODES.index(mark) for mark in set(facts.marks)))
        self._eligibility.append(ELIGIBILITY_CODES.index(facts.eligibility))
        for line in facts.lines:
            self._code.append(_KIND_NUMBERS[line.kind] + (REQUIRED if line.health_required else 0))
            self._pence.append(line.weekly_pence)
            self._minutes.append(NOT_STATED if line.minutes_a_week is None else line.minutes_a_week)
            self._rate.append(NOT_STATED if line.rate_pence_an_hour is None else line.rate_pence_an_hour)
        self._first.append(len(self._code))

    def cohort(self) -> Cohort:
        """What was gathered."""
        return Cohort(
            source=self.source,
            places=tuple(self._places),
            names=tuple(self._names),
            place=np.array(self._place, dtype=np.int32),
            start=np.array(self._start, dtype=np.int32),
            weeks=np.array(self._weeks, dtype=np.int32),
            levels=np.array(self._levels, dtype=np.int8).reshape(len(self._names), len(DOMAINS)),
            hours=np.array([self._health_minutes, self._other_minutes], dtype=np.int64),
            paused=np.array(self._paused, dtype=np.int32),
            marks=np.array(self._marks, dtype=np.int32),
            eligibility=np.array(self._eligibility, dtype=np.int8),
            first_line=np.array(self._first, dtype=np.int64),
            code=np.array(self._code, dtype=np.int8),
            pence=np.array(self._pence, dtype=np.int64),
            minutes=np.array(self._minutes, dtype=np.int64),
            rate=np.array(self._rate, dtype=np.int64),
            kept=dict(self._kept),
        )


def cohort_of(
    packages: Iterable[tuple[str, PackageFacts]], *, weeks: int, source: str = "packages"
) -> Cohort:
    """The cohort of these packages, each for so many weeks."""
    builder = CohortBuilder(source)
    for name, facts in packages:
        builder.add(name, facts, weeks=weeks)
    return builder.cohort()


def _says_more(facts: PackageFacts) -> bool:
    """Whether a package says anything that no column holds."""
    return any(getattr(facts, name) != default for name, default in _MORE_FACTS) or any(
        getattr(line, name) != default for name, default in _MORE_OF_A_LINE for line in facts.lines
    )


def _beside(model: type[BaseModel], plain: set[str]) -> tuple[tuple[str, object], ...]:
    """The fields of a model that no column holds, with what they are where nothing is said."""
    return tuple(
        (name, field.get_default(call_default_factory=True))
        for name, field in model.model_fields.items()
        if name not in plain
    )


_MORE_FACTS: Final = _beside(PackageFacts, _PLAIN_FACTS)
_MORE_OF_A_LINE: Final = _beside(PackageLine, _PLAIN_LINE)
_LEVEL_NUMBERS: Final = {level: number for number, level in enumerate(LEVELS)}
_KIND_NUMBERS: Final = {kind: number for number, kind in enumerate(KINDS)}
