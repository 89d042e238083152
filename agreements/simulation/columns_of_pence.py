"""Whole pence for whole columns: `agreements.money.apportion` for many totals at once, exact in 64 bits.

A column is apportioned by weights that are the same for every row (plain integers) or a row's own (arrays).
Totals are not negative. Who would pass 64 bits is told beforehand by `safe` and is never worked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from agreements.simulation.cohort import Flags, Ints

Weight = int | Ints
LIMIT: Final = 2**63 - 1


def apportioned(total: Ints, weights: Sequence[Weight], whole: Weight, *, method: str) -> list[Ints]:
    """The pence of each weight, in order, for every total; `whole` is the sum of the weights, never nought.

    Rows without a weight of their own get nothing of the odd pence, as if they were not listed.
    """
    if len(weights) == 1:
        return [total]
    return _METHODS[method](total, weights, whole)


def safe(total: Ints, weights: Sequence[Weight], whole: Weight) -> Flags | None:
    """Which rows can be apportioned in 64 bits; None where all can."""
    most = max(_largest(weight) for weight in (*weights, whole))
    if 2 * (int(total.max(initial=0)) + 1) * most <= LIMIT:
        return None
    room: Ints | int = LIMIT // 2
    for weight in (*weights, whole):
        room = np.minimum(room, (LIMIT // 2) // np.maximum(weight, 1)) if most <= LIMIT // 2 else 0
    return np.asarray(total < room, dtype=np.bool_)


def _largest(weight: Weight) -> int:
    return weight if isinstance(weight, int) else int(weight.max(initial=0))


def _quotients(total: Ints, weights: Sequence[Weight], whole: Weight) -> tuple[list[Ints], list[Ints], Ints]:
    """Whole pence, what is left over of each, and how many pence are left to place."""
    shares: list[Ints] = []
    over: list[Ints] = []
    left = total
    for weight in weights:
        product = total * weight
        share = product // whole
        shares.append(share)
        over.append(product - share * whole)
        left = left - share
    return shares, over, left


def _largest_remainder(total: Ints, weights: Sequence[Weight], whole: Weight) -> list[Ints]:
    if len(weights) == 2:
        return _of_two(total, weights, whole)
    shares, over, left = _quotients(total, weights, whole)
    for place, share in enumerate(shares):
        before = sum(
            (other > over[place]) | ((other == over[place]) if rank < place else False)
            for rank, other in enumerate(over)
            if rank != place
        )
        share += before < left
    return shares


def _of_two(total: Ints, weights: Sequence[Weight], whole: Weight) -> list[Ints]:
    """The commonest case: one odd penny at most, to the first unless the second is owed more of it."""
    product = total * weights[0]
    first = product // whole
    over = product - first * whole
    first += 2 * over >= whole
    return [first, total - first]


def _floor_then_topup(total: Ints, weights: Sequence[Weight], whole: Weight) -> list[Ints]:
    shares, _, left = _quotients(total, weights, whole)
    listed: Ints | int = 0
    for share, weight in zip(shares, weights, strict=True):
        has = np.greater(weight, 0)
        share += has & (listed < left)
        listed = listed + has
    return shares


def _last_party_residual(total: Ints, weights: Sequence[Weight], whole: Weight) -> list[Ints]:
    shares = [_nearest(total * weight, whole) for weight in weights]
    rest = total - sum(shares)
    taken: Flags | bool = np.zeros(total.shape, dtype=np.bool_)
    for share, weight in zip(reversed(shares), reversed(weights), strict=True):
        has = np.greater(weight, 0)
        share += np.where(has & ~taken, rest, 0)
        taken = taken | has
    return shares


def _running_remainder(total: Ints, weights: Sequence[Weight], whole: Weight) -> list[Ints]:
    left, weight_left = total, whole
    shares: list[Ints] = []
    for weight in weights:
        share = _nearest(left * weight, np.maximum(weight_left, 1))
        shares.append(share)
        left, weight_left = left - share, weight_left - weight
    return shares


def _nearest(numerator: Ints, denominator: Weight | Ints) -> Ints:
    nearest: Ints = (2 * numerator + denominator) // (2 * denominator)
    return nearest


_METHODS: Final[Mapping[str, Callable[[Ints, Sequence[Weight], Weight], list[Ints]]]] = {
    "largest_remainder": _largest_remainder,
    "floor_then_topup": _floor_then_topup,
    "last_party_residual": _last_party_residual,
    "running_remainder": _running_remainder,
}
