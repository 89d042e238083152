"""Places what one agreement's rules answer, for a block of packages: whole pence by payer, as
`agreements.placing` does for one.

At the grain of a line every line is rounded by itself; otherwise the lines with the same shares are rounded
once, on their total. The health board's pence are what the council's two accounts leave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm

import numpy as np

from agreements.model import WrittenAgreement
from agreements.payers import EDUCATION, HEALTH_BOARD, SOCIAL, PayerRole
from agreements.simulation.answers import (
    Asked,
    ByKind,
    ByPackage,
    ByTotal,
    ByWeight,
    ExactShares,
    Nest,
    OneOf,
    Shape,
)
from agreements.simulation.cohort import KINDS, Flags, Ints
from agreements.simulation.columns_of_pence import LIMIT, Weight, apportioned, safe
from agreements.simulation.rows import Rows


@dataclass(eq=False)
class Placing:
    """The pence of a block under one agreement, growing rule by rule; `unsure` packages are the scalar's."""

    rows: Rows
    agreement: WrittenAgreement
    of_council: Mapping[PayerRole, Ints] = field(init=False)
    unsure: Flags = field(init=False)

    def __post_init__(self) -> None:
        packages = len(self.rows)
        self.of_council = {role: np.zeros(packages, dtype=np.int64) for role in (SOCIAL, EDUCATION)}
        self.unsure = np.zeros(packages, dtype=np.bool_)

    def place(self, shape: Shape, asked: Asked, only: Flags | None = None) -> None:
        """Place the answer of one rule for its lines, of all packages or only of some."""
        match shape:
            case ByKind():
                self._by_kind(shape, asked, only)
            case ByPackage():
                self._by_package(shape, asked, only)
            case ByWeight():
                self._by_weight(shape, asked, only)
            case ByTotal():
                self._by_total(shape, only)
            case OneOf():
                for chosen, answer in shape.answers:
                    if bool(chosen.any()):
                        self.place(answer, asked, chosen if only is None else chosen & only)

    def _by_kind(self, shape: ByKind, asked: Asked, only: Flags | None) -> None:
        alone: dict[PayerRole, list[int]] = {}
        for shares, codes in _alike(shape, asked):
            if len(shares) == 1:
                alone.setdefault(next(iter(shares)), []).extend(codes)
            elif self._by_line:
                lines = among(self.rows, codes)
                self._lines(lines if only is None else lines & only[self.rows.package], shares, shape.nest)
            else:
                self._shared(_only(self._total_of(codes), only), shares, shape.nest)
        for role, codes in alone.items():
            if role != HEALTH_BOARD:
                self._give(role, _only(self._total_of(codes), only))

    def _by_package(self, shape: ByPackage, asked: Asked, only: Flags | None) -> None:
        for place, shares in enumerate(shape.shares):
            sharing = {role: share for role, share in shares.items() if share}
            chosen = shape.branch == place if only is None else (shape.branch == place) & only
            if len(sharing) == 1 or not self._by_line:
                self._shared(_only(asked.total, chosen), sharing, ())
            else:
                self._lines(asked.lines & chosen[self.rows.package], sharing, ())

    def _by_weight(self, shape: ByWeight, asked: Asked, only: Flags | None) -> None:
        order = self._order(shape.weights)
        weights = {role: shape.weights[role] for role in order}
        if not self._by_line:
            self._divide(_only(asked.total, only), weights, shape.whole, ())
            return
        lines = asked.lines if only is None else asked.lines & only[self.rows.package]
        places = np.flatnonzero(lines)
        package = self.rows.package[places]
        own = {role: _of(weight, package) for role, weight in weights.items()}
        self._divide(self.rows.pence[places], own, _of(shape.whole, package), (), package=package)

    def _by_total(self, shape: ByTotal, only: Flags | None) -> None:
        order = self._order(shape.weights)
        total = _only(shape.total, only)
        per, most = shape.per, int(shape.total.max(initial=0))
        if (per if isinstance(per, int) else int(per.max(initial=0))) * (most + 1) > LIMIT:
            self.unsure |= total > 0
            return
        whole = np.maximum(total * per, 1)
        weights: dict[PayerRole, Weight] = {role: shape.weights[role] for role in order}
        negative = np.zeros(len(total), dtype=np.bool_)
        for role in order:
            negative |= shape.weights[role] < 0
        if bool(negative.any()):
            self.unsure |= negative & (total > 0)
            total = np.where(negative, 0, total)
            weights = {role: np.where(negative, 0, shape.weights[role]) for role in order}
        self._divide(total, weights, whole, shape.nest)

    def _lines(self, lines: Flags, shares: ExactShares, nest: Nest) -> None:
        """These lines each by itself."""
        places = np.flatnonzero(lines)
        weights, whole = self._whole_weights(shares)
        package = self.rows.package[places]
        self._divide(self.rows.pence[places], weights, whole, nest, package=package)

    def _shared(self, total: Ints, shares: ExactShares, nest: Nest) -> None:
        weights, whole = self._whole_weights(shares)
        self._divide(total, weights, whole, nest)

    def _divide(
        self,
        total: Ints,
        weights: Mapping[PayerRole, Weight],
        whole: Weight,
        nest: Nest,
        *,
        package: Ints | None = None,
    ) -> None:
        """Totals by weights in their order; between the groups of a nest first, and then inside each."""
        if not nest:
            parts = self._apportioned(total, list(weights.values()), whole, package=package)
            for role, part in zip(weights, parts, strict=True):
                self._give(role, part, package=package)
            return
        groups = [[role for role in weights if role in group] for group in nest]
        groups = [group for group in groups if group]
        sums: list[Weight] = [sum((weights[role] for role in group), start=0) for group in groups]
        between = self._apportioned(total, sums, whole, package=package)
        for group, part, among_them in zip(groups, between, sums, strict=True):
            inside = {role: weights[role] for role in group}
            least = among_them if isinstance(among_them, int) else np.maximum(among_them, 1)
            self._divide(part, inside, least, (), package=package)

    def _give(self, role: PayerRole, pence: Ints, *, package: Ints | None = None) -> None:
        if role == HEALTH_BOARD:
            return
        if package is None:
            self.of_council[role][:] += pence
        else:
            np.add.at(self.of_council[role], package, pence)

    def _apportioned(
        self, total: Ints, weights: Sequence[Weight], whole: Weight, *, package: Ints | None
    ) -> list[Ints]:
        """The parts of every total; a package whose total could pass 64 bits is left to the scalar engine."""
        sure = safe(total, weights, whole) if len(weights) > 1 else None
        method = self.agreement.rounding.method
        if sure is None:
            return apportioned(total, weights, whole, method=method)
        self.unsure[~sure if package is None else package[~sure]] = True
        if not bool(sure.any()):
            return [np.zeros(len(total), dtype=np.int64)] * len(weights)
        some = [weight if isinstance(weight, int) else np.where(sure, weight, 0) for weight in weights]
        kept = whole if isinstance(whole, int) else np.where(sure, whole, 1)
        return apportioned(np.where(sure, total, 0), some, kept, method=method)

    @property
    def _by_line(self) -> bool:
        return self.agreement.rounding.grain == "line"

    def _order(self, roles: Mapping[PayerRole, object]) -> list[PayerRole]:
        return [role for role in self.agreement.rounding.order if role in roles]

    def _whole_weights(self, shares: ExactShares) -> tuple[dict[PayerRole, Weight], int]:
        """Shares as whole numbers in the order of the payers, and their sum."""
        sharing = [role for role in self._order(shares) if shares[role]]
        scale = lcm(*(shares[role].denominator for role in sharing))
        weights: dict[PayerRole, Weight] = {role: int(shares[role] * scale) for role in sharing}
        return weights, scale

    def _total_of(self, codes: Sequence[int]) -> Ints:
        """What each package's lines of these codes cost."""
        return self.rows.summed(self.rows.pence * among(self.rows, codes))


def _alike(shape: ByKind, asked: Asked) -> list[tuple[ExactShares, list[int]]]:
    """The codes of lines that are shared and rounded together, and by which shares; noughts left out."""
    alike: dict[tuple[tuple[PayerRole, object], ...], list[int]] = {}
    for kind in asked.kinds:
        key = tuple(sorted(shape.shares[kind].items()))
        alike.setdefault(key, []).append(KINDS.index(kind))
    return [
        ({role: share for role, share in shape.shares[KINDS[codes[0]]].items() if share}, codes)
        for codes in alike.values()
    ]


def _only(total: Ints, chosen: Flags | None) -> Ints:
    return total if chosen is None else total * chosen


def _of(weight: Weight, package: Ints) -> Weight:
    return weight if isinstance(weight, int) else weight[package]


def among(rows: Rows, codes: Sequence[int]) -> Flags:
    """Which lines have one of these codes: compared run by run, which is quicker than looked up."""
    found: Flags | None = None
    for low, high in _runs(sorted(codes)):
        run = rows.code == low if low == high else (rows.code >= low) & (rows.code <= high)
        found = run if found is None else found | run
    return np.zeros(len(rows.code), dtype=np.bool_) if found is None else found


def _runs(codes: Sequence[int]) -> list[tuple[int, int]]:
    """Codes in their order as runs of neighbours, each from its first to its last."""
    runs: list[tuple[int, int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs
