"""What a split is asked of: an agreement, a package, a day. And at which rates its rules share it, so
that two situations can be compared: do the same rules answer in the same way?

For trying out changes (`knobs`, `nearest`); a split itself is `split.split`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import Formula, Question
from agreements.income import after_income
from agreements.model import WrittenAgreement
from agreements.payers import PayerRole
from agreements.refusals import AgreementRefusal
from agreements.split import lines_by_rule

Rates = tuple[tuple[tuple[PayerRole, Fraction], ...], ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """An agreement, the facts of a package, and a day."""

    agreement: WrittenAgreement
    facts: PackageFacts
    on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """How one rule shares its lines: the shares of each line, where a line is shared by itself
    (`alone`); else the rates at which every line's next and last penny are shared. `own` is the rate of
    the side that it stands on: at a bend or a jump the two sides differ.
    """

    rule: str
    alone: bool
    own: Rates
    sides: tuple[Rates, ...]

    def goes_on_in(self, other: "Answer") -> bool:
        """Whether the other still answers in this one's way; exactly at a bend it does."""
        return (self.rule, self.alone) == (other.rule, other.alone) and self.own in other.sides


def answers(at: Situation) -> tuple[Answer, ...]:
    """Each rule's answer, in the order in which rules meet the lines. Raises AgreementRefusal as a
    split does.
    """
    net = at.agreement.contributions.basis == "net_of_income"
    facts = after_income(at.facts, taken_off=net, clause=at.agreement.contributions.clause).facts
    question = Question(facts=facts, on=at.on, parameters=at.agreement.parameters, parts=at.agreement.parts)
    by_rule = lines_by_rule(at.agreement, facts)
    return tuple(_answer(rule, lines, question) for rule, lines in by_rule)


def _answer(rule: Formula, lines: Sequence[PackageLine], question: Question) -> Answer:
    division = rule.divide(lines, question)
    if not division.together:
        shares = tuple(_shares(line.shares) for line in division.lines)
        return Answer(rule.id, True, shares, (shares,))
    asked = _Asked(rule, lines, question)
    less, twice_less, more = asked.between(-1, 0), asked.between(-2, -1), asked.between(0, 1)
    # The side whose rate goes on further is the one that the package stands on.
    own = less if less is not None and less == twice_less else more or less
    sides = tuple(side for side in (less, more) if side is not None)
    return Answer(rule.id, False, own or (), sides or ((),))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule asked again with a few pence more or less on every line that costs something."""

    rule: Formula
    lines: Sequence[PackageLine]
    question: Question

    def between(self, low: int, high: int) -> Rates | None:
        """What each payer's exact amount grows by from `low` to `high` pence more on each line; None
        where the rule does not answer there.
        """
        try:
            before, after = self._amounts(low), self._amounts(high)
        except AgreementRefusal:
            return None
        return (_shares({role: after[role] - before[role] for role in after}),)

    def _amounts(self, change: int) -> Mapping[PayerRole, Fraction]:
        changed = [
            line.model_copy(update={"weekly_pence": line.weekly_pence + change})
            if line.weekly_pence > 1
            else line
            for line in self.lines
        ]
        return self.rule.divide(changed, self.question).amounts(changed)


def _shares(shares: Mapping[PayerRole, Fraction]) -> tuple[tuple[PayerRole, Fraction], ...]:
    return tuple(sorted((role, share) for role, share in shares.items() if share))
