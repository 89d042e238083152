"""A pool paid by use (F13): opening by last year's use, closing by this year's, the difference settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from agreements.money import Method, format_pounds
from agreements.periods.naming import payer_words
from agreements.periods.pennies import PennyRule
from agreements.periods.working import WorkingStep
from agreements.pools.pool_answer import PoolAnswer, a_figure_each, shared_with_steps
from agreements.pools.usage_rule import UsagePool
from agreements.words import Words

_RULE = "usage_pool_trueup"
Use = Mapping[str, int | Fraction]


@dataclass(frozen=True, slots=True)
class UsageAnswer:
    """What each member paid at the opening, what it should have paid, and what it owes (negative: is owed);
    what it owes sums to the spending less the budget.
    """

    opening: Mapping[str, int]
    closing: Mapping[str, int]
    settlement: Mapping[str, int]
    trace: tuple[WorkingStep, ...]


def opening_contributions(
    rule: UsagePool, *, budget_pence: int, last_year: Use, method: Method
) -> PoolAnswer:
    """The budget by last year's use, in whole pence."""
    return _by_use(rule, budget_pence, last_year, method, _OPENING)


def usage_pool(
    rule: UsagePool,
    *,
    budget_pence: int,
    last_year: Use,
    spent_pence: int,
    this_year: Use,
    method: Method,
) -> UsageAnswer:
    """Opening, closing and settlement in whole pence.

    Raises FigureMissing or BadFigures (a member without a figure of use, or a stranger with one) and
    BadAmounts where nobody used anything but there is something to pay.
    """
    opening = opening_contributions(rule, budget_pence=budget_pence, last_year=last_year, method=method)
    closing = _by_use(rule, spent_pence, this_year, method, _CLOSING)
    settlement = {member: closing.pence[member] - opening.pence[member] for member in rule.members}
    steps = tuple(_settled(rule, member, opening, closing) for member in rule.members)
    return UsageAnswer(opening.pence, closing.pence, settlement, (*opening.trace, *closing.trace, *steps))


def _by_use(rule: UsagePool, pence: int, use: Use, method: Method, words: Words) -> PoolAnswer:
    a_figure_each(rule.members, use, what=rule.unit, clause=rule.clause)
    figures = ", ".join(f"{use[member]}" for member in rule.members)
    return shared_with_steps(
        pence,
        use,
        pennies=PennyRule(method, rule.members, rule.clause),
        rule=_RULE,
        clause=rule.clause,
        inputs=words.filled(pence=format_pounds(pence), unit=rule.unit, figures=figures),
    )


def _settled(rule: UsagePool, member: str, opening: PoolAnswer, closing: PoolAnswer) -> WorkingStep:
    paid, right = opening.pence[member], closing.pence[member]
    inputs = _INPUTS.filled(opening=format_pounds(paid), closing=format_pounds(right))
    said = _SETTLES.filled(member=payer_words(member), pence=format_pounds(right - paid))
    return WorkingStep(_RULE, rule.clause, member, inputs, Fraction(right - paid), right - paid, False, said)


_OPENING = Words(
    cy="cyllideb o {pence} yn ôl defnydd y llynedd ({unit}: {figures})",
    en="a budget of {pence} by last year's use ({unit}: {figures})",
)
_CLOSING = Words(
    cy="gwariant o {pence} yn ôl defnydd eleni ({unit}: {figures})",
    en="spending of {pence} by this year's use ({unit}: {figures})",
)
_INPUTS = Words(cy="agoriadol: {opening}; terfynol: {closing}", en="opening: {opening}; closing: {closing}")
_SETTLES = Words(cy="{member}: {pence} i'w setlo.", en="{member}: {pence} to settle.")
