"""What a cap and a floor have in common: they wrap another formula and hold one payer to a limit in pence a
week. Not a kind.

The limit is of a week's exact pence over all the lines that the rule covers. Where it changes nothing the
formula within answers unchanged.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    Formula,
    FormulaId,
    Passage,
    Problem,
    Question,
    shared_as_one,
)
from agreements.formulas.parts import divided_by
from agreements.formulas.weekly_sum import (
    WeeklySum,
    every_value,
    pence_on,
    problems_of_sum,
    sum_in_words,
    sum_read,
)
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, Interval, Limit, World, bounded, exact_branch
from agreements.proof.curve import Curve
from agreements.words import Words

Curves = Mapping[PayerRole, Curve]
Marginal = Mapping[PayerRole, Interval]


class PayerLimit(Formula):
    """Holds `payer` to `limit` pence a week of what the formula `of` divides."""

    of: FormulaId
    payer: PayerRole
    limit: WeeklySum

    def parts(self) -> tuple[FormulaId, ...]:
        """The formula within."""
        return (self.of,)

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """What the formula within reads, and the limit of the day where it is a published one."""
        within = question.parts[self.of].inputs(lines, question)
        return (*within, *sum_read(self.limit, question, self.limit_words(self.limit_on(question))))

    def limit_on(self, question: Question) -> int:
        """The limit on the day; RateMissing where it is a published one and there is none."""
        return pence_on(self.limit, question, clause=self.clause)

    def within(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """What the formula within says of the lines."""
        return divided_by(self.of, lines, question, by=self)

    @abstractmethod
    def limit_words(self, limit: int) -> Words:
        """`a cap of £2,000.00 a week`."""

    @abstractmethod
    def limited(self, branch: Branch, limit: int) -> Branch:
        """What is proved of the formula within, held to the limit."""

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.limit` and `<id>.payer`."""
        return {
            f"{self.id}.limit": sum_in_words(self.limit, parameters),
            f"{self.id}.payer": ROLE_WORDS[self.payer],
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """A schedule that is not there or holds no whole pence."""
        return list(problems_of_sum(self.limit, ("limit",), parameters))

    def branches(self, world: World) -> tuple[Branch, ...]:
        """Every branch of the formula within, under every value that the limit ever has."""
        return bounded(
            self.id,
            (
                self.limited(branch, limit)
                for branch in world.branches_of(self.of)
                for limit in every_value(self.limit, world.parameters)
            ),
        )

    def limits(self, world: World) -> tuple[Limit, ...]:
        """The limits of the formula within, and its own: of a published one, that which always holds."""
        return (*world.limits_of(self.of), self.promised(world, every_value(self.limit, world.parameters)))

    @abstractmethod
    def promised(self, world: World, values: Sequence[int]) -> Limit:
        """What the payer carries at most or at least at every cost, whichever of these values holds."""

    def passage(self, words: Words) -> Passage:
        """A step of this rule in words."""
        return Passage(self.id, self.clause, words)

    def unchanged(
        self,
        lines: Sequence[PackageLine],
        division: Division,
        *,
        said: Words,
        near: bool,
        working: Words,
    ) -> Division:
        """What the formula within said, and why the limit changes nothing.

        `near`: within a penny a line of the limit. There, pence rounded line by line could still carry the
        payer past it, so the same exact amounts are rounded once, on their total.
        """
        passages = (*division.passages, self.passage(said))
        if not near or len(lines) == 1:
            return replace(division, passages=passages)
        return shared_as_one(lines, division.amounts(lines), working=working, passages=passages)


def held(label: Words, branch: Branch, *, lower: Curves, upper: Curves, marginal: Marginal) -> Branch:
    """A branch from what encloses each payer by itself, tightened by what holds of all together: amounts
    sum to the cost, and what one more penny adds sums to one.
    """
    if branch.exact:
        return exact_branch(label, lower)
    cost = Curve.share(Fraction(1), first=branch.first, last=branch.last)
    least = {role: lower[role].greater_of(cost.minus(_others(upper, role, branch))) for role in PAYER_ROLES}
    most = {role: upper[role].smaller_of(cost.minus(_others(lower, role, branch))) for role in PAYER_ROLES}
    return Branch(label, branch.first, branch.last, least, most, dict(_tightened(marginal)))


def _others(curves: Curves, role: PayerRole, branch: Branch) -> Curve:
    whole = Curve.flat(0, first=branch.first, last=branch.last)
    for other in PAYER_ROLES:
        if other != role:
            whole = whole.plus(curves[other])
    return whole


def _tightened(marginal: Marginal) -> Iterator[tuple[PayerRole, Interval]]:
    for role, one in marginal.items():
        others = [found for other, found in marginal.items() if other != role]
        low = max(one.low, 1 - sum((found.high for found in others), Fraction(0)))
        high = min(one.high, 1 - sum((found.low for found in others), Fraction(0)))
        yield role, Interval(low, high)


def between(*ends: Fraction | int) -> Interval:
    """The least interval that holds all of these."""
    return Interval(Fraction(min(ends)), Fraction(max(ends)))
