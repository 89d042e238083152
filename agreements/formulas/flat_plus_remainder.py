"""The kind `flat_plus_remainder` (F10): one payer carries a published flat rate a week, or the whole cost
where that is less, and another carries the rest. The shape of NHS-funded nursing care.

The rate is read from a dated schedule with its citation; on a day without one the rule refuses.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from agreements.facts import PackageLine
from agreements.formulas.formula import Division, Formula, Passage, Problem, Question, shared_as_one
from agreements.formulas.weekly_sum import (
    ScheduleName,
    every_value,
    pence_on,
    pounds,
    problems_of_sum,
    sum_in_words,
    sum_read,
)
from agreements.line_kinds import LineKindCode
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, World, exact_branch
from agreements.proof.curve import Curve
from agreements.words import Words
from agreements.yaml_source import ValuePath


class FlatPlusRemainder(Formula):
    """`payer` carries the smaller of `rate` and the cost; `remainder` carries what is left of it."""

    kind: Literal["flat_plus_remainder"]
    payer: PayerRole
    rate: ScheduleName
    remainder: PayerRole

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """The rate of the day and the rest. Raises RateMissing where the schedule has none on the day."""
        rate = pence_on(self.rate, question, clause=self.clause)
        cost = sum(line.weekly_pence for line in lines)
        flat = min(rate, cost or 1)
        told = {
            "rate": pounds(rate),
            "cost": pounds(cost),
            "payer": ROLE_WORDS[self.payer],
            "remainder": ROLE_WORDS[self.remainder],
            "rest": pounds(max(0, cost - rate)),
        }
        said = (_RATE_AND_REST if cost > rate else _COST_WITHIN).filled(**told)
        return shared_as_one(
            lines,
            {self.payer: Fraction(flat), self.remainder: Fraction((cost or 1) - flat)},
            working=_WORKING.filled(**told),
            passages=(Passage(self.id, self.clause, said),),
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """The rate of the day and where it was published."""
        rate = pence_on(self.rate, question, clause=self.clause)
        return sum_read(self.rate, question, _RATE.filled(rate=pounds(rate)))

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """All of a line for either payer, as the cost may be, where the kind is named in `lines`."""
        named = self.lines != "all" and line_kind in self.lines
        alone = {"payer": self.payer, "remainder": self.remainder}
        return [((field,), {role: Fraction(1)}) for field, role in alone.items()] if named else []

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.rate`, `<id>.payer` and `<id>.remainder`."""
        return {
            f"{self.id}.rate": sum_in_words(self.rate, parameters),
            f"{self.id}.payer": ROLE_WORDS[self.payer],
            f"{self.id}.remainder": ROLE_WORDS[self.remainder],
        }

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """A schedule that is not there or holds no whole pence; one payer for both parts."""
        found = list(problems_of_sum(self.rate, ("rate",), parameters))
        if self.payer == self.remainder:
            found.append(Problem(("remainder",), _SAME))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One for every rate that the schedule holds: flat from the rate on, and the rest."""
        return tuple(self._branch(rate, world) for rate in every_value(self.rate, world.parameters))

    def _branch(self, rate: int, world: World) -> Branch:
        cost = Curve.share(Fraction(1), first=world.first, last=world.last)
        flat = cost.smaller_of(Curve.flat(rate, first=world.first, last=world.last))
        return exact_branch(
            _RATE.filled(rate=pounds(rate)), {self.payer: flat, self.remainder: cost.minus(flat)}
        )


_RATE = Words(cy="cyfradd wastad o {rate} yr wythnos", en="flat rate of {rate} a week")
_WORKING = Words(
    cy="cyfradd wastad o {rate} yr wythnos: {payer}; y gweddill: {remainder}",
    en="a flat rate of {rate} a week: {payer}; the rest: {remainder}",
)
_RATE_AND_REST = Words(
    cy="mae'r gost, {cost}, yn fwy na'r gyfradd wastad o {rate} yr wythnos, felly mae {rest} yn weddill: "
    "{remainder}",
    en="the cost, {cost}, is more than the flat rate of {rate} a week, so {rest} is left: {remainder}",
)
_COST_WITHIN = Words(
    cy="nid yw'r gost, {cost}, yn fwy na'r gyfradd wastad o {rate} yr wythnos, felly nid oes dim yn weddill: "
    "{payer} sy'n talu'r cyfan",
    en="the cost, {cost}, is not more than the flat rate of {rate} a week, so nothing is left: {payer} pays "
    "all of it",
)
_SAME = Words(
    cy="yr un talwr sy'n cymryd y gyfradd a'r gweddill", en="the same payer takes the rate and the rest"
)
