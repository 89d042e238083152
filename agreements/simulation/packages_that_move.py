"""Which packages move: the largest movers, and those of which another body pays the greater part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from agreements.payers import PAYER_ROLES
from agreements.simulation.cohort import Ints, Small
from agreements.simulation.movement import Movement
from agreements.simulation.outcome import Outcome

Greater = Literal["health_board", "council", "even"]
GREATER: Final[tuple[Greater, ...]] = ("health_board", "council", "even")
"""Who pays the greater part of a package: the health board, the council's budgets together, or neither."""


@dataclass(frozen=True, slots=True)
class Mover:
    """One package and what it moves: pence a week by payer, and pence over its weeks between accounts."""

    name: str
    row: int
    weeks: int
    before: tuple[int, ...]
    after: tuple[int, ...]
    moved: int


@dataclass(frozen=True, slots=True)
class Flip:
    """How many packages go from one payer of the greater part to another."""

    before: Greater
    after: Greater
    packages: int


def largest_movers(movement: Movement, *, most: int) -> tuple[Mover, ...]:
    """The packages of which the most money changes account over their weeks, the largest first; alike, in the
    cohort's order. None that does not move.
    """
    both = movement.both
    change = both.becomes.pence - both.was.pence
    moved: Ints = np.maximum(change, 0).sum(axis=0) * both.cohort.weeks
    if not movement.all_compared:
        moved[~movement.compared] = 0
    wanted = min(most, int(np.count_nonzero(moved)))
    if not wanted:
        return ()
    least = int(np.partition(moved, len(moved) - wanted)[len(moved) - wanted])
    rows = np.flatnonzero(moved >= max(least, 1))
    ordered = rows[np.argsort(-moved[rows], kind="stable")][:wanted]
    return tuple(
        Mover(
            name=both.cohort.names[row],
            row=row,
            weeks=int(both.cohort.weeks[row]),
            before=tuple(both.was.pence[:, row].tolist()),
            after=tuple(both.becomes.pence[:, row].tolist()),
            moved=int(moved[row]),
        )
        for row in ordered.tolist()
    )


def flips(movement: Movement) -> tuple[Flip, ...]:
    """How many packages change who pays the greater part, by from whom and to whom."""
    was, becomes = _greater(movement.both.was), _greater(movement.both.becomes)
    ways = (was != becomes) & movement.compared
    counted = np.bincount(3 * was[ways] + becomes[ways], minlength=9)
    return tuple(
        Flip(GREATER[way // 3], GREATER[way % 3], int(count))
        for way, count in enumerate(counted.tolist())
        if count
    )


def _greater(outcome: Outcome) -> Small:
    """The place in GREATER of who pays the greater part of every package."""
    health, social, education = outcome.pence
    council = social + education
    found: Small = 2 - 2 * (health > council).view(np.int8) - (council > health).view(np.int8)
    return found


assert PAYER_ROLES[0] == "health_board", "the order of payers in an outcome"
