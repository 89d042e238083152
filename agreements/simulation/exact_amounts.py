"""Exact pence of every payer over all the lines of a rule: whole numbers over a denominator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np

from agreements.payers import PAYER_ROLES, PayerRole
from agreements.simulation.answers import (
    Asked,
    ByKind,
    ByPackage,
    ByTotal,
    ByWeight,
    ExactShares,
    OneOf,
    Refused,
    Shape,
)
from agreements.simulation.cohort import KINDS, Codes, Ints
from agreements.simulation.columns_of_pence import LIMIT, Weight


@dataclass(frozen=True, eq=False)
class Amounts:
    """Every payer carries `weights` ÷ `per` pence. `most` is as large as any of these numbers can be."""

    weights: Mapping[PayerRole, Ints]
    per: Weight
    refused: Codes | None
    most: int


def amounts_of(shape: Shape | Refused, asked: Asked) -> Amounts | None:
    """The exact amounts; None where they could pass 64 bits, or nothing is answered."""
    match shape:
        case ByKind():
            return _scaled([shape.shares[kind] for kind in asked.kinds], _by_kind(asked), None)
        case ByPackage():
            totals = [np.where(shape.branch == place, asked.total, 0) for place in range(len(shape.shares))]
            return _scaled(shape.shares, totals, shape.refused)
        case ByWeight():
            return _bounded(
                {role: (weight, asked.total) for role, weight in shape.weights.items()},
                shape.whole,
                shape.refused,
                asked,
            )
        case ByTotal():
            weights = {role: shape.weights.get(role, np.zeros_like(shape.total)) for role in PAYER_ROLES}
            return Amounts(weights, shape.per, shape.refused, _most([*weights.values(), shape.per]))
        case OneOf():
            return _one_of(shape, asked)
        case Refused():
            return None


def _by_kind(asked: Asked) -> list[Ints]:
    rows = asked.rows
    return [
        rows.summed(rows.pence * (asked.lines & (rows.code == KINDS.index(kind)))) for kind in asked.kinds
    ]


def _scaled(shares: Sequence[ExactShares], totals: Sequence[Ints], refused: Codes | None) -> Amounts | None:
    """Sums of totals, each by exact shares."""
    scale = lcm(*(share.denominator for one in shares for share in one.values()))
    most = scale * (sum(int(total.max(initial=0)) for total in totals) + 1)
    if most > LIMIT:
        return None
    weights = {role: np.zeros(len(totals[0]), dtype=np.int64) for role in PAYER_ROLES}
    for one, total in zip(shares, totals, strict=True):
        for role, share in one.items():
            weights[role] += total * int(share * scale)
    return Amounts(weights, scale, refused, most)


def _bounded(
    products: Mapping[PayerRole, tuple[Weight, Ints]], per: Weight, refused: Codes | None, asked: Asked
) -> Amounts | None:
    most = _most([weight for weight, _ in products.values()]) * (int(asked.total.max(initial=0)) + 1)
    if most > LIMIT:
        return None
    weights = {role: np.zeros(len(asked.total), dtype=np.int64) for role in PAYER_ROLES}
    for role, (weight, total) in products.items():
        weights[role] += weight * total
    return Amounts(weights, per, refused, max(most, _most([per])))


def _one_of(shape: OneOf, asked: Asked) -> Amounts | None:
    weights = {role: np.zeros(len(asked.total), dtype=np.int64) for role in PAYER_ROLES}
    per = np.ones(len(asked.total), dtype=np.int64)
    most = 1
    for chosen, answer in shape.answers:
        found = amounts_of(answer, asked)
        if found is None:
            return None
        for role, weight in found.weights.items():
            weights[role] = np.where(chosen, weight, weights[role])
        per = np.where(chosen, found.per, per)
        most = max(most, found.most)
    return Amounts(weights, per, shape.refused, most)


def _most(weights: Sequence[Weight]) -> int:
    return max(one if isinstance(one, int) else int(one.max(initial=0)) for one in weights)
