"""What a vector form answers for all the lines that one rule was asked about, package by package.

Three shapes, as rules are: shares by the kind of line, shares by what the package is (a band of its score),
or exact amounts by the total of its lines. A package for which a form refuses or cannot tell is marked, and
the scalar engine has the last word on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreements.formulas import Formula
from agreements.line_kinds import LineKindCode
from agreements.model import WrittenAgreement
from agreements.payers import PayerRole
from agreements.simulation.cohort import Codes, Flags, Ints
from agreements.simulation.columns_of_pence import Weight
from agreements.simulation.rows import Rows

ExactShares = Mapping[PayerRole, Fraction]


@dataclass(frozen=True, eq=False)
class Asked:
    """What a rule is asked: these packages, which of their lines are its own, the day and the agreement."""

    rows: Rows
    lines: Flags
    agreement: WrittenAgreement
    day: date

    def part(self, formula_id: str) -> Formula:
        """A formula that the rule is made of."""
        return self.agreement.parts[formula_id]

    def total(self) -> Ints:
        """What each package's lines of this rule cost."""
        return self.rows.summed(self.rows.pence * self.lines)


@dataclass(frozen=True, eq=False)
class ByKind:
    """Each line by the shares of its kind, whatever the package; `shares` by kind of line."""

    shares: Mapping[LineKindCode, ExactShares]


@dataclass(frozen=True, eq=False)
class ByPackage:
    """Every line of a package by the same shares: those at the package's place in `shares`.

    `refused` numbers the refusals of this form from 1; nought is none.
    """

    shares: tuple[ExactShares, ...]
    branch: Codes
    refused: Codes | None = None


@dataclass(frozen=True, eq=False)
class ByTotal:
    """Exact amounts of the total of the lines, rounded on that total: `weights` over `whole` for every payer.

    `total` is what the lines come to; `unsure` are packages that the scalar engine must work.
    """

    total: Ints
    weights: Mapping[PayerRole, Weight]
    whole: Weight
    nest: tuple[tuple[PayerRole, ...], ...] = ()
    refused: Codes | None = None
    unsure: Flags | None = None


@dataclass(frozen=True, eq=False)
class Refused:
    """The rule refuses every package that the columns hold in full, always with the same rule and clause."""


Answer = ByKind | ByPackage | ByTotal | Refused
