"""The conditions of an exception for every package at once: which hold, and where a fact that decides is not
stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from agreements.formulas.between import Between
from agreements.formulas.conditions import When
from agreements.needs import NeedsTable
from agreements.simulation.answers import Asked
from agreements.simulation.cohort import (
    DOMAINS,
    ELIGIBILITY_CODES,
    KINDS,
    LEVELS,
    MARK_CODES,
    NOT_STATED,
    Flags,
    Ints,
)
from agreements.simulation.forms_of_packages import elapsed_weeks


def holding(when: When, asked: Asked) -> tuple[Flags, Flags]:
    """Where every condition that can be told holds, and where besides one cannot be told."""
    holds = np.ones(len(asked.rows), dtype=np.bool_)
    unknown = np.zeros(len(asked.rows), dtype=np.bool_)
    for one in _plain(when, asked):
        holds &= one
    if when.elapsed_weeks is not None:
        weeks, missing = elapsed_weeks(asked)
        holds &= _inside(when.elapsed_weeks, weeks) | missing
        unknown |= missing
    for domain, between in (when.levels or {}).items():
        stated = asked.rows.levels[:, DOMAINS.index(domain)]
        admitted = [LEVELS.index(level) for level in between.levels(domain, NeedsTable.load())]
        missing = stated == NOT_STATED
        holds &= np.isin(stated, admitted) | missing
        unknown |= missing
    return holds, holds & unknown


def _plain(when: When, asked: Asked) -> Iterator[Flags]:
    rows = asked.rows
    if when.marks is not None:
        wanted = _bits(when.marks)
        yield (rows.marks & wanted) == wanted
    if when.without_marks is not None:
        yield (rows.marks & _bits(when.without_marks)) == 0
    if when.eligibility is not None:
        yield np.isin(rows.eligibility, [ELIGIBILITY_CODES.index(code) for code in when.eligibility])
    for field, codes in (("service", when.services), ("council", when.councils)):
        if codes is not None:
            at = [number for number, place in enumerate(rows.places) if getattr(place, field) in codes]
            yield np.isin(rows.place, at)
    for kind in when.line_kinds or ():
        yield rows.any_line(rows.kind == KINDS.index(kind))
    if when.weekly_cost is not None:
        yield _inside(when.weekly_cost, asked.total)
    if when.package_start is not None:
        yield _inside(when.package_start, rows.start.astype(np.int64))


def _inside(between: Between[int] | Between[date], values: Ints) -> Flags:
    found = np.ones(len(values), dtype=np.bool_)
    if between.first is not None:
        found &= values >= between.first
    if between.last is not None:
        found &= values <= between.last
    return found


def _bits(marks: tuple[str, ...]) -> int:
    return sum(1 << MARK_CODES.index(mark) for mark in set(marks))
