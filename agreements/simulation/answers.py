"""What a vector form answers for all the lines that one rule was asked about, package by package.

Rules come in few shapes: shares by the kind of line, shares by what the package is (a band of its score),
exact amounts by the total of its lines, and one of several of these by package. A package for which a form
refuses or cannot tell is marked, and the scalar engine has the last word on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from agreements.formulas import Formula
from agreements.line_kinds import LineKindCode
from agreements.model import WrittenAgreement
from agreements.payers import PayerRole
from agreements.simulation.cohort import Codes, Flags, Ints
from agreements.simulation.columns_of_pence import Weight
from agreements.simulation.rows import Rows

ExactShares = Mapping[PayerRole, Fraction]
Nest = tuple[tuple[PayerRole, ...], ...]


@dataclass(frozen=True, eq=False)
class Asked:
    """What a rule is asked: these packages, which of their lines are its own, the day and the agreement.

    Nothing of the agreement changes between `day` and the `days` on which it is read for each package.
    `above` names the formulas inside which the one that is asked stands.
    """

    rows: Rows
    lines: Flags
    kinds: tuple[LineKindCode, ...]
    agreement: WrittenAgreement
    day: date
    days: Codes
    above: tuple[str, ...] = ()

    @cached_property
    def total(self) -> Ints:
        """What each package's lines of this rule cost."""
        return self.rows.summed(self.rows.pence * self.lines)

    @cached_property
    def count(self) -> Ints:
        """How many lines of this rule each package has."""
        return self.rows.summed(self.lines.astype("int64"))

    def within(self, rule: Formula, part: str) -> tuple[Formula, Asked] | None:
        """A formula that `rule` is made of, and what it is asked; None where the scalar engine must say why
        it cannot be asked.
        """
        found = self.agreement.parts.get(part)
        above = (*self.above, rule.id)
        if found is None or part in above or len(above) > _DEEP:
            return None
        if not all(found.covers(kind) for kind in self.kinds):
            return None
        return found, Asked(self.rows, self.lines, self.kinds, self.agreement, self.day, self.days, above)


_DEEP = 8


@dataclass(frozen=True, eq=False)
class ByKind:
    """Each line by the shares of its kind, whatever the package; `shares` by kind of line."""

    shares: Mapping[LineKindCode, ExactShares]
    nest: Nest = ()


@dataclass(frozen=True, eq=False)
class ByPackage:
    """Every line of a package by the same shares: those at the package's place in `shares`.

    `refused` numbers the refusals of this form from 1; nought is none.
    """

    shares: tuple[ExactShares, ...]
    branch: Codes
    refused: Codes | None = None


@dataclass(frozen=True, eq=False)
class ByWeight:
    """Every line of a package by weights of its own; `whole` is their sum, and at least one."""

    weights: Mapping[PayerRole, Weight]
    whole: Weight
    refused: Codes | None = None


@dataclass(frozen=True, eq=False)
class ByTotal:
    """Exact amounts of the total of the lines, rounded on it: a payer's pence are its `weights` ÷ `per`."""

    total: Ints
    weights: Mapping[PayerRole, Ints]
    per: Weight
    nest: Nest = ()
    refused: Codes | None = None


@dataclass(frozen=True, eq=False)
class OneOf:
    """One answer for some packages and another for others."""

    answers: tuple[tuple[Flags, Shape], ...]
    refused: Codes | None = None


@dataclass(frozen=True, eq=False)
class Refused:
    """The rule refuses every package, always with the same rule and clause."""


Shape = ByKind | ByPackage | ByWeight | ByTotal | OneOf
Answer = Shape | Refused
