"""What a pool answers: whole pence for each member, and the working. It shares pence by weights and tells
how; it knows no kind of pool.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from agreements.model import METHOD_WORDS
from agreements.money import format_pounds
from agreements.periods.naming import payer_words
from agreements.periods.pennies import PennyRule, shared_by
from agreements.periods.working import WorkingStep, payer_step
from agreements.pools.refused import BadFigures, FigureMissing
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class PoolAnswer:
    """Pence for each member, in the declared order, and every step."""

    pence: Mapping[str, int]
    trace: tuple[WorkingStep, ...]

    @property
    def total_pence(self) -> int:
        """All members together."""
        return sum(self.pence.values())

    def as_json(self) -> dict[str, Any]:
        """The answer as a document."""
        return {"pence": dict(self.pence), "trace": [step.as_json() for step in self.trace]}


def shared_with_steps(
    total_pence: int,
    weights: Mapping[str, Fraction | int],
    *,
    pennies: PennyRule,
    rule: str,
    clause: str,
    inputs: Words,
) -> PoolAnswer:
    """Pence by weights, with a step for each member. Raises BadAmounts where nobody can carry them."""
    pence = shared_by(total_pence, weights, rule=pennies)
    whole = sum(weights.values())
    exact = {
        member: Fraction(total_pence * weights[member]) / whole if whole else Fraction(0) for member in pence
    }
    steps = tuple(
        payer_step(
            rule=rule,
            clause=clause,
            payer=member,
            inputs=inputs,
            exact=exact[member],
            pence=amount,
            method=METHOD_WORDS[pennies.method],
        )
        for member, amount in pence.items()
    )
    return PoolAnswer(pence, steps)


def whole_step(*, rule: str, clause: str, pence: int, says: Words) -> WorkingStep:
    """A step about the whole pool."""
    inputs = Words(cy=format_pounds(pence), en=format_pounds(pence))
    return WorkingStep(rule, clause, None, inputs, Fraction(pence), pence, False, says)


def a_figure_each(
    members: Sequence[str], figures: Mapping[str, int | Fraction], *, what: Words, clause: str
) -> None:
    """Every member has one figure, not negative, and nobody else has any: FigureMissing or BadFigures."""
    for member in members:
        if member not in figures:
            words = _MISSING.filled(member=payer_words(member), what=what)
            raise FigureMissing(words, clause=clause)
        if figures[member] < 0:
            raise BadFigures(_NEGATIVE.filled(member=payer_words(member), what=what), clause=clause)
    for member in figures:
        if member not in members:
            raise BadFigures(_STRANGER.filled(member=payer_words(member), what=what), clause=clause)


_MISSING = Words(
    cy="{member}: nid yw'r ffigur hwn wedi'i roi: {what}", en="{member}: this figure was not given: {what}"
)
_NEGATIVE = Words(
    cy="{member}: ni all y ffigur hwn fod yn negyddol: {what}",
    en="{member}: this figure cannot be negative: {what}",
)
_STRANGER = Words(
    cy="nid yw {member} yn aelod o'r gronfa, ond rhoddwyd ffigur: {what}",
    en="{member} is not a member of the pool, but a figure was given: {what}",
)
