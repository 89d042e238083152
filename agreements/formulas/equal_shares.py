"""The kind `equal_shares` (F02): the payers that are listed carry the same share of every line."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from agreements.facts import PackageLine
from agreements.formulas.formula import LineFormula, Problem, Question, shares_in_words
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath


class EqualShares(LineFormula):
    """One part each to the payers of the list; who gets an odd penny is said by the agreement's rounding."""

    kind: Literal["equal_shares"]
    payers: Annotated[tuple[PayerRole, ...], Field(min_length=1)]

    @property
    def shares(self) -> Mapping[PayerRole, Fraction]:
        """The same share for each payer."""
        return {payer: Fraction(1, len(self.payers)) for payer in self.payers}

    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The same shares for every line."""
        return self.shares

    def working(self, line: PackageLine, question: Question) -> Words:
        """The shares, and between how many they are equal."""
        return self._working_words()

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """Its shares, where the kind is named in `lines`."""
        return [(("payers",), self.shares)] if self.lines != "all" and line_kind in self.lines else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """The payers: `<id>.payers`."""
        return {f"{self.id}.payers": joined((ROLE_WORDS[payer] for payer in self.payers), separator=", ")}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """A payer listed twice would carry two parts, and one payer alone shares with nobody."""
        found = [
            Problem(("payers", place), _TWICE.filled(payer=ROLE_WORDS[payer]))
            for place, payer in enumerate(self.payers)
            if payer in self.payers[:place]
        ]
        if len(self.payers) == 1:
            found.append(Problem(("payers",), _ALONE.filled(payer=ROLE_WORDS[self.payers[0]])))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: the same shares at every cost."""
        return (mixed_branch(self._working_words(), [self.shares], world),)

    def _working_words(self) -> Words:
        return _WORKING.filled(count=len(self.payers), shares=shares_in_words(self.shares))


_WORKING = Words(cy="{count} cyfran gyfartal: {shares}", en="{count} equal shares: {shares}")
_TWICE = Words(
    cy="mae'r talwr yno ddwywaith yn y rhestr: {payer}", en="the payer is in the list twice: {payer}"
)
_ALONE = Words(
    cy="mae angen o leiaf ddau dalwr; dim ond un sydd yn y rhestr: {payer}",
    en="at least two payers are needed; the list has only one: {payer}",
)
