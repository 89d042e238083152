"""What `greater_of` and `lesser_of` (F21) have in common: two formulas answer for one payer, one of the two
amounts is taken, and the others carry the rest in stated shares. Not a kind itself.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from agreements.facts import PackageLine
from agreements.formulas.formula import (
    Division,
    Formula,
    FormulaId,
    Passage,
    Problem,
    Question,
    Shares,
    problems_of_shares,
    shared_as_one,
    shares_in_words,
)
from agreements.formulas.parts import costed, divided_by
from agreements.formulas.weekly_sum import pounds
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, Interval, World, bounded, exact_branch
from agreements.proof.curve import Curve
from agreements.words import Words


class OneOfTwo(Formula):
    """One payer carries one of two amounts; the rest goes to others in stated shares."""

    payer: PayerRole
    of: Annotated[tuple[FormulaId, ...], Field(min_length=2, max_length=2)]
    rest: Annotated[Shares, Field(min_length=1)]

    @property
    @abstractmethod
    def chosen_word(self) -> Words:
        """`the greater` or `the lesser`."""

    @abstractmethod
    def chosen(self, first: Fraction, second: Fraction) -> Fraction:
        """Which of the two amounts the payer carries."""

    @abstractmethod
    def chosen_curve(self, first: Curve, second: Curve) -> Curve:
        """The amount that the payer carries at every cost."""

    def parts(self) -> tuple[FormulaId, ...]:
        """The two formulas."""
        return tuple(dict.fromkeys(self.of))

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """The payer's amount by one of the two, on the lines' total, and the others' shares of the rest.

        Where the two are equal the first is taken.
        """
        priced = costed(lines)
        answers = [divided_by(part, priced, question, by=self) for part in self.of]
        amounts = [answer.amounts(priced)[self.payer] for answer in answers]
        paid = self.chosen(*amounts)
        left = sum(line.weekly_pence for line in priced) - paid
        taken = amounts.index(paid)
        said = {"payer": ROLE_WORDS[self.payer], "chosen": self.chosen_word}
        other = _OTHER.filled(**said, part=self.of[1 - taken], amount=pounds(amounts[1 - taken]))
        return shared_as_one(
            lines,
            {self.payer: paid, **{role: share * left for role, share in self.rest.items()}},
            working=_WORKING.filled(
                **said, part=self.of[taken], amount=pounds(paid), rest=shares_in_words(self.rest)
            ),
            passages=(
                Passage(self.id, self.clause, other),
                *(passage for answer in answers for passage in answer.passages),
            ),
        )

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """What the two formulas read."""
        return tuple(words for part in self.of for words in question.parts[part].inputs(lines, question))

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.payer`, who carries the amount taken, and `<id>.rest`, the shares of what is left."""
        payer = _STATED.filled(payer=ROLE_WORDS[self.payer], chosen=self.chosen_word)
        return {f"{self.id}.payer": payer, f"{self.id}.rest": shares_in_words(self.rest)}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """Shares of the rest that do not sum to one, the payer among them, and one formula named twice."""
        found = list(problems_of_shares(self.rest, ("rest",)))
        if self.payer in self.rest:
            words = _PAYER_IN_REST.filled(payer=ROLE_WORDS[self.payer])
            found.append(Problem(("rest", self.payer), words))
        if len(self.parts()) != len(self.of):
            found.append(Problem(("of",), _SAME_TWICE.filled(part=self.of[0])))
        return found

    def branches(self, world: World) -> tuple[Branch, ...]:
        """One for each pair of the two formulas' branches, over the costs that both have."""
        return bounded(
            self.id,
            (
                branch
                for first in world.branches_of(self.of[0])
                for second in world.branches_of(self.of[1])
                if (branch := self._both(first, second)) is not None
            ),
        )

    def _both(self, first: Branch, second: Branch) -> Branch | None:
        low, high = max(first.first, second.first), min(first.last, second.last)
        if low > high:
            return None
        label = Words(cy=f"{first.label.cy} / {second.label.cy}", en=f"{first.label.en} / {second.label.en}")
        lower, upper = (
            self.chosen_curve(
                bounds[0][self.payer].clipped(first=low, last=high),
                bounds[1][self.payer].clipped(first=low, last=high),
            )
            for bounds in ((first.lower, second.lower), (first.upper, second.upper))
        )
        if lower == upper:
            return exact_branch(label, self._curves(lower, lower))
        own = first.marginal[self.payer].joined(second.marginal[self.payer])
        others = {
            role: Interval(share * (1 - own.high), share * (1 - own.low)) for role, share in self.rest.items()
        }
        nothing = Interval(Fraction(0), Fraction(0))
        marginal = {role: own if role == self.payer else others.get(role, nothing) for role in PAYER_ROLES}
        return Branch(label, low, high, self._curves(lower, upper), self._curves(upper, lower), marginal)

    def _curves(self, mine: Curve, against: Curve) -> dict[PayerRole, Curve]:
        """The payer's curve, and the others' shares of what the curve against it leaves."""
        first, last = int(mine.first), int(mine.last)
        left = Curve.share(Fraction(1), first=first, last=last).minus(against)
        curves = {role: left.times(share) for role, share in self.rest.items()}
        nothing = Curve.flat(0, first=first, last=last)
        return {role: mine if role == self.payer else curves.get(role, nothing) for role in PAYER_ROLES}


_WORKING = Words(
    cy="{payer} sy'n talu {chosen} o ddau swm, sef {amount} yn ôl {part}; y gweddill: {rest}",
    en="{payer} pays {chosen} of two amounts, {amount} by {part}; the rest: {rest}",
)
_OTHER = Words(
    cy="nid yw {part} yn berthnasol: cyfran {payer} fyddai {amount}, a'r hyn sy'n cyfrif yw {chosen} o'r "
    "ddau",
    en="{part} does not apply: it would put {amount} on {payer}, and {chosen} of the two counts",
)
_STATED = Words(cy="{payer} sy'n talu {chosen} o'r ddau", en="{payer} pays {chosen} of the two")
_PAYER_IN_REST = Words(
    cy="ni all {payer} gael cyfran o'r gweddill hefyd", en="{payer} cannot have a share of the rest as well"
)
_SAME_TWICE = Words(
    cy="mae'r fformiwla {part} wedi'i henwi ddwywaith", en="the formula {part} is named twice"
)
