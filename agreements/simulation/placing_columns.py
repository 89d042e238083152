"""Places what one agreement's rules answer, for a block of packages: whole pence by payer, as
`agreements.placing` does for one.

At the grain of a line every line is rounded by itself; at the grain of a week the lines with the same shares
are rounded once, on their total. The health board's pence are what the council's two accounts leave.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np

from agreements.line_kinds import LineKindCode
from agreements.model import WrittenAgreement
from agreements.payers import EDUCATION, HEALTH_BOARD, SOCIAL, PayerRole
from agreements.simulation.answers import ByKind, ByPackage, ByTotal, ExactShares
from agreements.simulation.cohort import KINDS, Flags, Ints
from agreements.simulation.columns_of_pence import Weight, apportioned, safe
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

    def by_kind(self, mine: Mapping[int, ExactShares]) -> None:
        """Lines by the shares of their code (health's own lines are never asked about)."""
        alike: dict[tuple[tuple[PayerRole, Fraction], ...], list[int]] = {}
        for code, shares in mine.items():
            alike.setdefault(tuple(sorted(shares.items())), []).append(code)
        alone: dict[PayerRole, list[int]] = {}
        for key, codes in alike.items():
            shares = {role: share for role, share in key if share}
            if len(shares) == 1:
                alone.setdefault(next(iter(shares)), []).extend(codes)
            elif self._by_line:
                self._lines(np.flatnonzero(among(self.rows, codes)), shares)
            else:
                self._packages(self._total_of(codes), shares)
        for role, codes in alone.items():
            if role != HEALTH_BOARD:
                self._give(role, self._total_of(codes))

    def by_package(self, lines: Flags, answer: ByPackage) -> None:
        """Lines by the shares of their package's branch."""
        total = self.rows.summed(self.rows.pence * lines)
        for place, shares in enumerate(answer.shares):
            sharing = {role: share for role, share in shares.items() if share}
            chosen = answer.branch == place
            if len(sharing) == 1 or not self._by_line:
                self._packages(np.where(chosen, total, 0), sharing)
            else:
                self._lines(np.flatnonzero(lines & chosen[self.rows.package]), sharing)

    def by_total(self, answer: ByTotal) -> None:
        """Exact amounts of the total, rounded on it; between the groups of a nest first, then inside each."""
        if answer.unsure is not None:
            self.unsure |= answer.unsure
        order = [role for role in self.agreement.rounding.order if role in answer.weights]
        weights = {role: answer.weights[role] for role in order}
        if not answer.nest:
            self._divide(answer.total, weights, answer.whole)
            return
        groups = [[role for role in group if role in weights] for group in answer.nest]
        groups = [group for group in groups if group]
        sums: list[Weight] = [sum((weights[role] for role in group), 0) for group in groups]
        between = self._apportioned(answer.total, sums, answer.whole)
        for group, part, whole in zip(groups, between, sums, strict=True):
            inside = {role: weights[role] for role in order if role in group}
            self._divide(part, inside, np.maximum(whole, 1))

    @property
    def _by_line(self) -> bool:
        return self.agreement.rounding.grain == "line"

    def _lines(self, lines: Ints, shares: ExactShares) -> None:
        """These lines each by itself."""
        if not len(lines):
            return
        package = self.rows.package[lines]
        weights, whole = self._whole_weights(shares)
        parts = self._apportioned(self.rows.pence[lines], list(weights.values()), whole, package=package)
        for role, part in zip(weights, parts, strict=True):
            if role != HEALTH_BOARD:
                np.add.at(self.of_council[role], package, part)

    def _packages(self, total: Ints, shares: ExactShares) -> None:
        weights, whole = self._whole_weights(shares)
        self._divide(total, weights, whole)

    def _divide(self, total: Ints, weights: Mapping[PayerRole, Weight], whole: Weight) -> None:
        parts = self._apportioned(total, list(weights.values()), whole)
        for role, part in zip(weights, parts, strict=True):
            self._give(role, part)

    def _give(self, role: PayerRole, pence: Ints) -> None:
        if role != HEALTH_BOARD:
            self.of_council[role][:] += pence

    def _apportioned(
        self, total: Ints, weights: Sequence[Weight], whole: Weight, *, package: Ints | None = None
    ) -> list[Ints]:
        """The parts of every total; a package whose total could pass 64 bits is left to the scalar engine."""
        sure = safe(total, weights, whole) if len(weights) > 1 else None
        if sure is None:
            return apportioned(total, weights, whole, method=self.agreement.rounding.method)
        self.unsure[~sure if package is None else package[~sure]] = True
        none = np.zeros(len(total), dtype=np.int64)
        if not bool(sure.any()):
            return [none] * len(weights)
        some = [weight if isinstance(weight, int) else np.where(sure, weight, 0) for weight in weights]
        kept = whole if isinstance(whole, int) else np.where(sure, whole, 1)
        return apportioned(np.where(sure, total, 0), some, kept, method=self.agreement.rounding.method)

    def _whole_weights(self, shares: ExactShares) -> tuple[dict[PayerRole, Weight], int]:
        """Shares as whole numbers in the order of the payers, and their sum."""
        sharing = [role for role in self.agreement.rounding.order if shares.get(role)]
        scale = lcm(*(shares[role].denominator for role in sharing))
        weights: dict[PayerRole, Weight] = {role: int(shares[role] * scale) for role in sharing}
        return weights, scale

    def _total_of(self, codes: Sequence[int]) -> Ints:
        """What each package's lines of these codes cost."""
        return self.rows.summed(self.rows.pence * among(self.rows, codes))


def among(rows: Rows, codes: Sequence[int]) -> Flags:
    """Which lines have one of these codes."""
    table = np.zeros(2 * len(KINDS), dtype=np.bool_)
    table[list(codes)] = True
    return table[rows.code]


def shares_by_code(answer: ByKind, kinds: Sequence[LineKindCode]) -> dict[int, ExactShares]:
    """The shares of each kind of line that a rule answers for, by the code of the kind."""
    return {KINDS.index(kind): answer.shares[kind] for kind in kinds}
