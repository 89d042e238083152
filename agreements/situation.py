"""What a split is asked of: an agreement, a package, a day. And the way in which its rules share it, so
that two situations can be compared: do the same rules answer in the same way?

For trying out changes (`knobs`, `nearest`); a split itself is `split.split`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from agreements.facts import PackageFacts, PackageLine
from agreements.formulas import Division, Formula, Question
from agreements.income import after_income
from agreements.model import WrittenAgreement
from agreements.payers import PayerRole
from agreements.refusals import AgreementRefusal
from agreements.split import lines_by_rule

Rate = tuple[tuple[PayerRole, Fraction], ...]
FEWEST = 2
"""The pence below which a line is not asked about: it takes two pence to see the rate of the last one."""


@dataclass(frozen=True, slots=True)
class Situation:
    """An agreement, the facts of a package, and a day."""

    agreement: WrittenAgreement
    facts: PackageFacts
    on: date


@dataclass(frozen=True, slots=True)
class Way:
    """The way in which one rule shares its lines: the shares of each, where each is shared by itself;
    else the rate at which a penny more or less on every line of `asked` is shared, on the side that it
    stands on.
    """

    rule: str
    shares: tuple[Rate, ...] | None
    rate: Rate | None
    asked: frozenset[str]


def ways(at: Situation) -> tuple[Way, ...]:
    """The way of each rule, in the order in which rules meet the lines. Raises AgreementRefusal as a
    split does.
    """
    return tuple(_way(rule, lines, question) for rule, lines, question in _asked(at))


def goes_on(before: Sequence[Way], at: Situation) -> bool:
    """Whether the same rules still answer in the same ways; exactly at a bend of an amount they do. Raises
    AgreementRefusal as a split does.
    """
    there = _asked(at)
    return len(there) == len(before) and all(
        _same(way, *asked) for way, asked in zip(before, there, strict=True)
    )


def _asked(at: Situation) -> list[tuple[Formula, list[PackageLine], Question]]:
    net = at.agreement.contributions.basis == "net_of_income"
    facts = after_income(at.facts, taken_off=net, clause=at.agreement.contributions.clause).facts
    question = Question(facts=facts, on=at.on, parameters=at.agreement.parameters, parts=at.agreement.parts)
    return [(rule, lines, question) for rule, lines in lines_by_rule(at.agreement, facts)]


def _way(rule: Formula, lines: Sequence[PackageLine], question: Question) -> Way:
    division = rule.divide(lines, question)
    asked = frozenset(line.id for line in lines if line.weekly_pence >= FEWEST)
    if not division.together:
        return Way(rule.id, _shares(division), None, asked)
    here = division.amounts(lines)
    moved = {step: _amounts(rule, lines, question, asked, step) for step in (-2, -1, 1)}
    less, more = _difference(moved[-1], here), _difference(here, moved[1])
    # Where the two sides differ the package stands at a bend or a jump: its own side is the one that goes on.
    own = less if less is not None and less == _difference(moved[-2], moved[-1]) else more or less
    return Way(rule.id, None, own or _rate(here), asked)


def _same(way: Way, rule: Formula, lines: Sequence[PackageLine], question: Question) -> bool:
    division = rule.divide(lines, question)
    if way.rule != rule.id or division.together != (way.shares is None):
        return False
    if way.shares is not None:
        return way.shares == _shares(division)
    here = division.amounts(lines)
    if _difference(_amounts(rule, lines, question, way.asked, -1), here) == way.rate:
        return True
    return _difference(here, _amounts(rule, lines, question, way.asked, 1)) == way.rate


def _amounts(
    rule: Formula, lines: Sequence[PackageLine], question: Question, asked: frozenset[str], change: int
) -> Mapping[PayerRole, Fraction] | None:
    """Each payer's exact amount with so many pence more on every line asked about; None where the rule
    does not answer there.
    """
    changed = [
        line.model_copy(update={"weekly_pence": max(line.weekly_pence + change, 0)})
        if line.id in asked
        else line
        for line in lines
    ]
    try:
        return rule.divide(changed, question).amounts(changed)
    except AgreementRefusal:
        return None


def _difference(
    low: Mapping[PayerRole, Fraction] | None, high: Mapping[PayerRole, Fraction] | None
) -> Rate | None:
    if low is None or high is None:
        return None
    return _rate({role: high[role] - low[role] for role in high})


def _rate(amounts: Mapping[PayerRole, Fraction]) -> Rate:
    return tuple(sorted((role, amount) for role, amount in amounts.items() if amount))


def _shares(division: Division) -> tuple[Rate, ...]:
    return tuple(_rate(line.shares) for line in division.lines)
