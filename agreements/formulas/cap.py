"""The kind `cap` (F08): a payer carries at most so much a week of what another formula gives it, and the
payers that are named take the excess in stated shares.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shared_as_one,
    shares_in_words,
)
from agreements.formulas.limit import Curves, PayerLimit, between, held
from agreements.formulas.weekly_sum import pounds
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS
from agreements.proof.branch import Branch, Limit, World
from agreements.proof.curve import Curve
from agreements.words import Words, joined


class Cap(PayerLimit):
    """`payer` carries the smaller of its share and the limit; `excess_to` shares what is over."""

    kind: Literal["cap"]
    excess_to: Shares

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """What the formula within says, or, where the payer would carry more than the limit, the excess
        shared by `excess_to`. Refuses as the formula within does, and where the limit has no value.
        """
        division, limit = self.within(lines, question), self.limit_on(question)
        amounts = dict(division.amounts(lines))
        carried = amounts[self.payer]
        told = {"limit": pounds(limit), "payer": ROLE_WORDS[self.payer], "carried": pounds(carried)}
        shares = shares_in_words(self.excess_to)
        if carried <= limit:
            return self.unchanged(
                lines,
                division,
                said=_NOT_REACHED.filled(**told),
                near=carried + len(lines) > limit and carried > 0,
                working=_WITHIN.filled(**told),
            )
        amounts[self.payer] = Fraction(limit)
        for role, share in self.excess_to.items():
            amounts[role] += share * (carried - limit)
        said = self.passage(_REACHED.filled(**told, excess=pounds(carried - limit), shares=shares))
        return shared_as_one(
            lines,
            amounts,
            working=_WORKING.filled(**told, shares=shares),
            passages=(*division.passages, said),
        )

    def limit_words(self, limit: int) -> Words:
        """`a cap of £2,000.00 a week`."""
        return _CAP.filled(limit=pounds(limit))

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.limit`, `<id>.payer` and `<id>.excess_to`."""
        return {**super().constants(parameters), f"{self.id}.excess_to": shares_in_words(self.excess_to)}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Shares of the excess that are not one, or that give it back to the payer."""
        found = [
            *super().problems(parameters, needs),
            *problems_of_shares(self.excess_to, ("excess_to",)),
        ]
        if self.excess_to.get(self.payer):
            found.append(
                Problem(("excess_to", self.payer), _BACK.filled(payer=ROLE_WORDS[self.payer]), check="V20")
            )
        return found

    def limited(self, branch: Branch, limit: int) -> Branch:
        """The payer's curve cut at the limit, and what is cut off added to the others."""
        capped = branch.marginal[self.payer]
        marginal = {self.payer: between(capped.low, capped.high, 0)}
        for role in PAYER_ROLES:
            share, one = self.excess_to.get(role, Fraction(0)), branch.marginal[role]
            if role != self.payer:
                over = (one.low + share * capped.low, one.high + share * capped.high)
                marginal[role] = between(one.low, one.high, *over)
        return held(
            joined((branch.label, self.limit_words(limit)), separator=", "),
            branch,
            lower=self._cut(branch.lower, limit),
            upper=self._cut(branch.upper, limit),
            marginal=marginal,
        )

    def promised(self, world: World, values: Sequence[int]) -> Limit:
        """Never more than the highest of them."""
        most = Curve.flat(max(values), first=world.first, last=world.last)
        return Limit(self.payer, self.limit_words(max(values)), at_most=most)

    def _cut(self, curves: Curves, limit: int) -> Curves:
        mine = curves[self.payer]
        flat = Curve.flat(limit, first=int(mine.first), last=int(mine.last))
        over = mine.greater_of(flat).minus(flat)
        return {
            role: mine.smaller_of(flat)
            if role == self.payer
            else curve.plus(over.times(self.excess_to.get(role, Fraction(0))))
            for role, curve in curves.items()
        }


_CAP = Words(cy="uchafswm o {limit} yr wythnos", en="a cap of {limit} a week")
_NOT_REACHED = Words(
    cy="ni chyrhaeddwyd yr uchafswm o {limit} yr wythnos: hebddo, cyfran {payer} yw {carried}",
    en="the cap of {limit} a week is not reached: without it the share of {payer} is {carried}",
)
_REACHED = Words(
    cy="cyrhaeddwyd yr uchafswm o {limit} yr wythnos: hebddo, cyfran {payer} fyddai {carried}; mae'r "
    "{excess} dros ben yn cael ei rannu: {shares}",
    en="the cap of {limit} a week is reached: without it the share of {payer} would be {carried}; the "
    "excess, {excess}, is shared: {shares}",
)
_WITHIN = Words(
    cy="o fewn yr uchafswm o {limit} yr wythnos, cyfran {payer} yw {carried}",
    en="within the cap of {limit} a week, the share of {payer} is {carried}",
)
_WORKING = Words(
    cy="uchafswm o {limit} yr wythnos: {payer}; rhennir yr hyn sydd dros ben: {shares}",
    en="a cap of {limit} a week: {payer}; what is over is shared: {shares}",
)
_BACK = Words(
    cy="mae'r hyn sydd dros ben yr uchafswm yn mynd yn ôl at yr un talwr: {payer}",
    en="what is over the cap goes back to the same payer: {payer}",
)
