"""The kind `fixed_share` (F01): one exact percentage for each payer, whatever the line."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    LineFormula,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shares_in_words,
)
from agreements.line_kinds import LineKindCode
from agreements.money import format_share
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.words import Words
from agreements.yaml_source import ValuePath


class FixedShare(LineFormula):
    """Each payer carries its share of every line that the rule covers."""

    kind: Literal["fixed_share"]
    shares: Shares

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The same shares for every line."""
        return self.shares

    def working(self, line: PackageLine, question: Question) -> Words:
        """The shares as the agreement fixes them."""
        return self.working_words()

    def working_words(self) -> Words:
        """`fixed shares: …`."""
        return _WORKING.filled(shares=shares_in_words(self.shares))

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """Its shares, where the kind is named in `lines`."""
        return [(("shares",), self.shares)] if self.lines != "all" and line_kind in self.lines else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a payer: `<id>.<role>`."""
        return {
            f"{self.id}.{role}": Words(cy=format_share(share), en=format_share(share))
            for role, share in self.shares.items()
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Shares that do not sum to one."""
        return list(problems_of_shares(self.shares, ("shares",)))

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: the same shares at every cost."""
        return (mixed_branch(self.working_words(), [self.shares], world),)


_WORKING = Words(cy="cyfrannau sefydlog: {shares}", en="fixed shares: {shares}")
