"""Cohorts that are made, not read: any number of packages with the same seed, in columns. All invented."""

from __future__ import annotations

from datetime import date

import numpy as np

from agreements.line_kinds import REGISTERED_NURSE
from agreements.reference import Reference
from agreements.simulation.cohort import DOMAINS, KINDS, NOT_STATED, REQUIRED, Cohort, Place

SEED = 20261122
_FIRST_DAY = date(2025, 1, 1).toordinal()


def made(packages: int, *regions: str) -> Cohort:
    """Packages of these regions, of two to six lines each, begun on any day of a year, for a week each."""
    chance = np.random.default_rng(SEED)
    places = tuple(
        Place(region.code, region.health_board, council, "community_package")
        for region in map(Reference.load().region, regions)
        for council in region.councils
    )
    first_line = np.zeros(packages + 1, dtype=np.int64)
    np.cumsum(chance.integers(2, 7, packages), out=first_line[1:])
    lines = int(first_line[-1])
    kind = chance.integers(0, len(KINDS), lines).astype(np.int8)
    health = (kind == KINDS.index(REGISTERED_NURSE)) | (chance.random(lines) < 0.05)
    none = np.full(lines, NOT_STATED, dtype=np.int64)
    return Cohort(
        source="made",
        places=places,
        names=tuple(f"P-{number:07}" for number in range(packages)),
        place=chance.integers(0, len(places), packages).astype(np.int32),
        start=(_FIRST_DAY + chance.integers(0, 365, packages)).astype(np.int32),
        weeks=np.ones(packages, dtype=np.int32),
        levels=chance.integers(0, 4, (packages, len(DOMAINS))).astype(np.int8),
        hours=np.full((2, packages), NOT_STATED, dtype=np.int64),
        paused=np.zeros(packages, dtype=np.int32),
        marks=np.zeros(packages, dtype=np.int32),
        eligibility=np.zeros(packages, dtype=np.int8),
        first_line=first_line,
        code=np.where(health, kind + REQUIRED, kind).astype(np.int8),
        pence=chance.integers(0, 200_000, lines),
        minutes=none,
        rate=none,
        kept={},
    )
