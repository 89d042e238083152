"""V32: whether the arithmetic that runs does what was proved of it. At both sides of every boundary, for the
package of every worked example, the exact amounts sum to the cost, none is negative, and each lies where the
proof says that it must.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from agreements.checks.check import Subject
from agreements.facts import PackageFacts, PackageLine
from agreements.faults import Fault
from agreements.formulas import Formula, Question
from agreements.line_kinds import LINE_KINDS, REGISTERED_NURSE, LineKindCode
from agreements.money import format_pounds
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, TooManyBranches
from agreements.refusals import AgreementRefusal
from agreements.words import Words
from agreements.worked_examples import WorkedExample

MAX_COSTS, MAX_EXAMPLES = 40, 20
"""So many costs of one rule, and packages at each, are tried at most; the proof is of all of them."""


def engine_as_proved(subject: Subject) -> Iterator[Fault]:
    """Rules that answer something else than was proved, each told once."""
    for rule in subject.agreement.rules:
        words = next(_wrong_answers(subject, rule), None)
        if words is not None:
            yield subject.reading.formulas[rule.id].fault(("kind",), words)


def _wrong_answers(subject: Subject, rule: Formula) -> Iterator[Words]:
    try:
        branches = subject.proof.branches(rule.id)
    except TooManyBranches:
        return
    every = [result.example for result in subject.examples if result.example is not None]
    examples = every[:: -(-len(every) // MAX_EXAMPLES) or 1]
    for cost in _costs(branches):
        holding = [branch for branch in branches if branch.first <= cost <= branch.last]
        for example in examples:
            for lines in _packages(rule, example, cost):
                amounts = _answer(subject, rule, example, lines)
                wrong = amounts and _wrong(amounts, cost, holding)
                if wrong:
                    yield wrong.filled(cost=format_pounds(cost))


def _costs(branches: Sequence[Branch]) -> list[int]:
    """Whole costs at every point of every curve and one penny on either side, spread over the domain."""
    points = {
        int(at)
        for branch in branches
        for curve in (*branch.lower.values(), *branch.upper.values())
        for at, _ in curve.points
    }
    first, last = min(branch.first for branch in branches), max(branch.last for branch in branches)
    found = sorted({near for at in points for near in (at - 1, at, at + 1, at + 2) if first <= near <= last})
    step = -(-len(found) // MAX_COSTS)
    return found[:: max(step, 1)]


def _packages(rule: Formula, example: WorkedExample, cost: int) -> Iterator[list[PackageLine]]:
    """The cost on one line, and unevenly on two kinds that the rule covers."""
    kinds = [
        kind.code for kind in LINE_KINDS.values() if rule.covers(kind.code) and kind.code != REGISTERED_NURSE
    ]
    if not kinds:
        return
    yield [_line("a", kinds[0], cost)]
    if cost > 1:
        yield [_line("a", kinds[0], cost // 3), _line("b", kinds[-1], cost - cost // 3)]


def _line(name: str, kind: LineKindCode, pence: int) -> PackageLine:
    return PackageLine(id=name, kind=kind, weekly_pence=pence)


def _answer(
    subject: Subject, rule: Formula, example: WorkedExample, lines: list[PackageLine]
) -> Mapping[PayerRole, Fraction] | None:
    """The exact amounts; None where the rule refuses, which it may."""
    agreement = subject.agreement
    facts: PackageFacts = example.facts.model_copy(update={"lines": tuple(lines)})
    question = Question(facts=facts, on=example.on, parameters=agreement.parameters, parts=agreement.parts)
    try:
        return rule.divide(lines, question).amounts(lines)
    except AgreementRefusal:
        return None


def _wrong(amounts: Mapping[PayerRole, Fraction], cost: int, branches: Sequence[Branch]) -> Words | None:
    if sum(amounts.values()) != cost:
        return _NOT_THE_COST
    for role in PAYER_ROLES:
        if not 0 <= amounts[role] <= cost:
            return _OUTSIDE.filled(payer=ROLE_WORDS[role], cost="{cost}")
    if not any(_within(amounts, cost, branch) for branch in branches):
        return _NOT_AS_PROVED
    return None


def _within(amounts: Mapping[PayerRole, Fraction], cost: int, branch: Branch) -> bool:
    return all(
        branch.lower[role].at(cost) <= amounts[role] <= branch.upper[role].at(cost) for role in PAYER_ROLES
    )


_NOT_THE_COST = Words(
    cy="nid yw'r symiau a gyfrifir yn dod i'r gost ar {cost} yr wythnos",
    en="the amounts worked out do not come to the cost at {cost} a week",
)
_OUTSIDE = Words(
    cy="mae'r swm a gyfrifir i {payer} yn negyddol neu'n fwy na'r gost ar {cost} yr wythnos",
    en="the amount worked out for {payer} is negative or above the cost at {cost} a week",
)
_NOT_AS_PROVED = Words(
    cy="nid yr hyn a brofwyd yw'r hyn a gyfrifir ar {cost} yr wythnos",
    en="what is worked out is not what was proved at {cost} a week",
)
