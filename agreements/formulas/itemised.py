"""The kind `itemised` (F03): every kind of cost line has shares of its own, and a payer's total is their
sum.
"""

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
from agreements.line_kinds import LINE_KINDS, LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.words import Words
from agreements.yaml_source import ValuePath


class Itemised(LineFormula):
    """Shares by kind of line; `lines` lists exactly the kinds that `items` answers."""

    kind: Literal["itemised"]
    items: Mapping[LineKindCode, Shares]

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The shares of this kind of line."""
        return self.items[line.kind]

    def working(self, line: PackageLine, question: Question) -> Words:
        """The shares that the agreement gives this kind of line."""
        return _WORKING.filled(shares=shares_in_words(self.items[line.kind]))

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """The shares of this kind of line."""
        shares = self.items.get(line_kind)
        return [] if shares is None else [(("items", line_kind), shares)]

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a kind of line: `<id>.<kind>`."""
        return {f"{self.id}.{kind}": shares_in_words(shares) for kind, shares in self.items.items()}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Shares that do not sum to one, and kinds that the rule covers but does not answer, or the
        reverse.
        """
        found: list[Problem] = []
        for kind, shares in self.items.items():
            found.extend(problems_of_shares(shares, ("items", kind)))
        covered = set(LINE_KINDS) if self.lines == "all" else set(self.lines)
        found.extend(
            Problem(("items",), _NOT_ANSWERED.filled(kind=LINE_KINDS[kind].name))
            for kind in sorted(covered - set(self.items))
        )
        found.extend(
            Problem(("items", kind), _NOT_COVERED.filled(kind=LINE_KINDS[kind].name))
            for kind in sorted(set(self.items) - covered)
        )
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: any mixture of the kinds of line."""
        return (mixed_branch(_BY_KIND, self.items.values(), world),)


_BY_KIND = Words(cy="cyfrannau yn ôl math o linell", en="shares by kind of line")
_WORKING = Words(cy="cyfrannau'r math hwn o linell: {shares}", en="the shares of this kind of line: {shares}")
_NOT_ANSWERED = Words(
    cy="bwlch: mae'r rheol yn cynnwys {kind} ond heb gyfrannau",
    en="a gap: the rule covers {kind} but gives no shares",
)
_NOT_COVERED = Words(
    cy="mae cyfrannau i {kind} nad yw'r rheol yn ei gynnwys",
    en="shares are given for {kind}, which the rule does not cover",
)
