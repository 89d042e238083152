"""A block of a cohort's packages in columns, as the vector forms read it, with what they all ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agreements.simulation.cohort import REQUIRED, Codes, Cohort, Flags, Ints, Place, Small


@dataclass(frozen=True, eq=False)
class Rows:
    """Some packages of a cohort; `first_line` begins at nought, `number` is each one's row in the cohort."""

    places: tuple[Place, ...]
    number: Ints
    place: Codes
    start: Codes
    levels: Small
    hours: Ints
    paused: Codes
    marks: Codes
    eligibility: Small
    first_line: Ints
    code: Small
    pence: Ints
    minutes: Ints
    kept: Flags | None
    """The packages that say more than the columns hold; None where there is none."""

    def __len__(self) -> int:
        return len(self.place)

    @classmethod
    def block(cls, cohort: Cohort, first: int, last: int) -> Rows:
        """The packages from `first` up to `last`, not copied."""
        begin, end = int(cohort.first_line[first]), int(cohort.first_line[last])
        return cls(
            places=cohort.places,
            number=np.arange(first, last, dtype=np.int64),
            place=cohort.place[first:last],
            start=cohort.start[first:last],
            levels=cohort.levels[first:last],
            hours=cohort.hours[:, first:last],
            paused=cohort.paused[first:last],
            marks=cohort.marks[first:last],
            eligibility=cohort.eligibility[first:last],
            first_line=cohort.first_line[first : last + 1] - begin,
            code=cohort.code[begin:end],
            pence=cohort.pence[begin:end],
            minutes=cohort.minutes[begin:end],
            kept=_kept(cohort, first, last),
        )

    def only(self, wanted: Flags) -> Rows:
        """Those of these packages that are wanted."""
        if bool(wanted.all()):
            return self
        lines = np.repeat(wanted, self.counts)
        first_line = np.zeros(int(np.count_nonzero(wanted)) + 1, dtype=np.int64)
        np.cumsum(self.counts[wanted], out=first_line[1:])
        return Rows(
            places=self.places,
            number=self.number[wanted],
            place=self.place[wanted],
            start=self.start[wanted],
            levels=self.levels[wanted],
            hours=self.hours[:, wanted],
            paused=self.paused[wanted],
            marks=self.marks[wanted],
            eligibility=self.eligibility[wanted],
            first_line=first_line,
            code=self.code[lines],
            pence=self.pence[lines],
            minutes=self.minutes[lines],
            kept=None if self.kept is None else self.kept[wanted],
        )

    @cached_property
    def counts(self) -> Ints:
        """How many lines each package has."""
        return np.diff(self.first_line)

    @cached_property
    def package(self) -> Ints:
        """The package of each line, numbered from nought within these rows."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.counts)

    @cached_property
    def total(self) -> Ints:
        """What each package costs a week."""
        return self.summed(self.pence)

    @cached_property
    def kind(self) -> Small:
        """The kind of each line, whether or not it is health's."""
        return self.code % np.int8(REQUIRED)

    def summed(self, of_lines: Ints) -> Ints:
        """A value of every line, summed by package."""
        sums: Ints = np.add.reduceat(of_lines, self.first_line[:-1])
        return sums

    def any_line(self, of_lines: Flags) -> Flags:
        """Whether a package has a line for which it holds."""
        found: Flags = np.logical_or.reduceat(of_lines, self.first_line[:-1])
        return found


def _kept(cohort: Cohort, first: int, last: int) -> Flags | None:
    inside = [row - first for row in cohort.kept if first <= row < last]
    if not inside:
        return None
    flags = np.zeros(last - first, dtype=np.bool_)
    flags[inside] = True
    return flags
