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
    kept: Flags | None
    """The packages that say more than the columns hold; None where there is none."""

    def __len__(self) -> int:
        return len(self.place)

    @classmethod
    def whole(cls, cohort: Cohort) -> Rows:
        """Every package of a cohort, not copied."""
        return cls(
            places=cohort.places,
            number=np.arange(len(cohort), dtype=np.int64),
            place=cohort.place,
            start=cohort.start,
            levels=cohort.levels,
            hours=cohort.hours,
            paused=cohort.paused,
            marks=cohort.marks,
            eligibility=cohort.eligibility,
            first_line=cohort.first_line,
            code=cohort.code,
            pence=cohort.pence,
            kept=_kept(cohort),
        )

    def ordered(self, order: Ints) -> Rows:
        """The same packages in another order, their lines with them."""
        counts = self.counts[order]
        first_line = np.zeros(len(order) + 1, dtype=np.int64)
        np.cumsum(counts, out=first_line[1:])
        lines = np.repeat(self.first_line[order] - first_line[:-1], counts)
        lines += np.arange(len(lines), dtype=np.int64)
        return Rows(
            places=self.places,
            number=self.number[order],
            place=self.place[order],
            start=self.start[order],
            levels=self.levels[order],
            hours=self.hours[:, order],
            paused=self.paused[order],
            marks=self.marks[order],
            eligibility=self.eligibility[order],
            first_line=first_line,
            code=self.code[lines],
            pence=self.pence[lines],
            kept=None if self.kept is None else self.kept[order],
        )

    def part(self, first: int, last: int) -> Rows:
        """The packages from `first` up to `last` of these, not copied."""
        begin, end = int(self.first_line[first]), int(self.first_line[last])
        return Rows(
            places=self.places,
            number=self.number[first:last],
            place=self.place[first:last],
            start=self.start[first:last],
            levels=self.levels[first:last],
            hours=self.hours[:, first:last],
            paused=self.paused[first:last],
            marks=self.marks[first:last],
            eligibility=self.eligibility[first:last],
            first_line=self.first_line[first : last + 1] - begin,
            code=self.code[begin:end],
            pence=self.pence[begin:end],
            kept=None if self.kept is None else self.kept[first:last],
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


def _kept(cohort: Cohort) -> Flags | None:
    if not cohort.kept:
        return None
    flags = np.zeros(len(cohort), dtype=np.bool_)
    flags[list(cohort.kept)] = True
    return flags
