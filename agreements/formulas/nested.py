"""The kind `nested` (F18): the cost is shared between sectors first, and then inside each sector.

Pennies are placed level by level: a sector's pence are fixed before they are shared inside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    ExactShare,
    Formula,
    FormulaId,
    LineDivision,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shares_in_words,
)
from agreements.line_kinds import LineKindCode
from agreements.money import exact_text, format_share
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, mixed_branch
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath


class Sector(BaseModel):
    """One sector: its share of the cost, and the shares of its payers inside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: FormulaId
    share: ExactShare
    inside: Annotated[Shares, Field(min_length=1)]

    @property
    def words(self) -> Words:
        """`the health board: 50%`, or `50% among these (…)` where it has several payers."""
        if len(self.inside) == 1:
            return _ONE.filled(share=format_share(self.share), payer=ROLE_WORDS[next(iter(self.inside))])
        return _SEVERAL.filled(share=format_share(self.share), inside=shares_in_words(self.inside))


class Nested(Formula):
    """Between sectors, then inside them; a payer stands in one sector."""

    kind: Literal["nested"]
    sectors: Annotated[tuple[Sector, ...], Field(min_length=1, max_length=3)]

    @property
    def shares(self) -> Mapping[PayerRole, Fraction]:
        """The share of every payer of the whole."""
        return {
            role: sector.share * share for sector in self.sectors for role, share in sector.inside.items()
        }

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """The same shares of every line, with the sectors as the groups in which pennies are placed."""
        divided = LineDivision(self.shares, self._working())
        return Division(
            tuple(divided for _ in lines), nest=tuple(tuple(sector.inside) for sector in self.sectors)
        )

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """The shares that come of the sectors, where the kind is named in `lines`."""
        return [(("sectors",), self.shares)] if self.lines != "all" and line_kind in self.lines else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """One constant a sector, `<id>.<sector>`, with what happens inside it."""
        return {f"{self.id}.{sector.id}": sector.words for sector in self.sectors}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Shares that do not sum to one at either level, and a payer or a name that stands in two sectors."""
        found: list[Problem] = []
        payers, names = set[PayerRole](), set[str]()
        for place, sector in enumerate(self.sectors):
            found.extend(problems_of_shares(sector.inside, ("sectors", place, "inside")))
            if not 0 <= sector.share <= 1:
                words = _NOT_A_SHARE.filled(share=format_share(sector.share))
                found.append(Problem(("sectors", place, "share"), words, check="V18"))
            for role in sorted(payers & set(sector.inside)):
                words = _TWO_SECTORS.filled(payer=ROLE_WORDS[role])
                found.append(Problem(("sectors", place, "inside", role), words))
            if sector.id in names:
                found.append(Problem(("sectors", place, "id"), _NAME_TWICE.filled(name=sector.id)))
            payers |= set(sector.inside)
            names.add(sector.id)
        whole = sum((sector.share for sector in self.sectors), Fraction(0))
        if whole != 1:
            found.append(Problem(("sectors",), _NOT_ONE.filled(sum=exact_text(whole)), check="V15"))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One: the same shares at every cost."""
        return (mixed_branch(self._working(), [self.shares], world),)

    def _working(self) -> Words:
        return _WORKING.filled(sectors=joined((sector.words for sector in self.sectors), separator="; "))


_WORKING = Words(
    cy="rhwng sectorau yn gyntaf, yna y tu mewn iddynt: {sectors}",
    en="between sectors first, then inside them: {sectors}",
)
_ONE = Words(cy="{payer}: {share}", en="{payer}: {share}")
_SEVERAL = Words(cy="{share} rhwng y canlynol ({inside})", en="{share} among these ({inside})")
_NOT_A_SHARE = Words(
    cy="nid yw cyfran y sector, {share}, rhwng dim ac un",
    en="the sector's share, {share}, is not between nought and one",
)
_NOT_ONE = Words(
    cy="mae cyfrannau'r sectorau'n dod i {sum}, nid i un",
    en="the shares of the sectors come to {sum}, not to one",
)
_TWO_SECTORS = Words(cy="mae {payer} mewn dau sector", en="{payer} is in two sectors")
_NAME_TWICE = Words(cy="mae dau sector o'r enw {name}", en="two sectors are called {name}")
