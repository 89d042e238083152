"""A change that reaches one member last (F23): always reckoned from what each paid at the start, so several
changes come to the same as one.
"""

from collections.abc import Mapping
from fractions import Fraction

from agreements.money import Method, format_pounds, format_share
from agreements.periods.naming import payer_words
from agreements.periods.pennies import PennyRule
from agreements.periods.working import exact_pence
from agreements.pools.asymmetric_rule import THEN_WORDS, AsymmetricChange
from agreements.pools.pool_answer import PoolAnswer, a_figure_each, shared_with_steps, whole_step
from agreements.pools.refused import BadFigures, NotPossible
from agreements.words import Words

_RULE = "asymmetric_change"
_Exact = dict[str, Fraction]


def asymmetric_change(
    rule: AsymmetricChange, *, start: Mapping[str, int], new_total_pence: int, method: Method
) -> PoolAnswer:
    """What each member pays of a new total in whole pence, from what each paid at the start.

    Raises FigureMissing or BadFigures for figures that do not fit the members, and NotPossible where the rule
    would leave a member with less than nothing to pay.
    """
    a_figure_each(rule.members, start, what=_AT_THE_START, clause=rule.clause)
    if new_total_pence < 0 or not sum(start.values()):
        raise BadFigures(_NO_TOTAL, clause=rule.clause)
    change = new_total_pence - sum(start.values())
    exact, said = _raised(start, change) if change >= 0 else _reduced(rule, start, -change)
    if min(exact.values()) < 0:
        least = min(exact, key=lambda member: exact[member])
        raise NotPossible(_LESS_THAN_NOTHING.filled(member=payer_words(least)), clause=rule.clause)
    answer = shared_with_steps(
        new_total_pence,
        exact,
        pennies=PennyRule(method, rule.members, rule.clause),
        rule=_RULE,
        clause=rule.clause,
        inputs=_INPUTS.filled(total=format_pounds(new_total_pence), start=format_pounds(sum(start.values()))),
    )
    stated = whole_step(rule=_RULE, clause=rule.clause, pence=new_total_pence, says=said)
    return PoolAnswer(answer.pence, (stated, *answer.trace))


def _raised(start: Mapping[str, int], rise: int) -> tuple[_Exact, Words]:
    whole = sum(start.values())
    exact = {member: Fraction(pence) + Fraction(rise * pence, whole) for member, pence in start.items()}
    return exact, _RISES.filled(rise=format_pounds(rise))


def _reduced(rule: AsymmetricChange, start: Mapping[str, int], cut: int) -> tuple[_Exact, Words]:
    others = sum(start[member] for member in rule.others)
    first = min(Fraction(cut), rule.threshold * others)
    rest = cut - first
    exact = {member: Fraction(pence) for member, pence in start.items()}
    if others:
        exact |= {member: start[member] - first * Fraction(start[member], others) for member in rule.others}
    base = exact if rule.then == "of_remaining" else {member: Fraction(start[member]) for member in exact}
    whole = sum(base.values())
    exact = {member: value - (rest * base[member] / whole if rest else 0) for member, value in exact.items()}
    return exact, _FALLS.filled(
        cut=format_pounds(cut),
        first=exact_pence(first),
        rest=exact_pence(rest),
        threshold=format_share(rule.threshold),
        last=payer_words(rule.last),
        then=THEN_WORDS[rule.then],
    )


_AT_THE_START = Words(cy="y cyfraniad ar y dechrau", en="the contribution at the start")
_NO_TOTAL = Words(
    cy="rhaid i'r cyfanswm newydd beidio â bod yn negyddol, a rhaid bod cyfraniadau ar y dechrau",
    en="the new total may not be negative, and there must be contributions at the start",
)
_LESS_THAN_NOTHING = Words(
    cy="byddai'r rheol yn gadael {member} â llai na dim i'w dalu",
    en="the rule would leave {member} with less than nothing to pay",
)
_INPUTS = Words(
    cy="cyfanswm newydd {total}, {start} ar y dechrau", en="new total {total}, {start} at the start"
)
_RISES = Words(
    cy="Codiad o {rise} yn ôl yr hyn a dalai pob un ar y dechrau.",
    en="A rise of {rise} in proportion to what each paid at the start.",
)
_FALLS = Words(
    cy="Gostyngiad o {cut}: {first} ceiniog i'r lleill hyd nes y cânt {threshold}, yna {rest} ceiniog rhwng "
    "pawb, {last} yn eu plith, {then}.",
    en="A reduction of {cut}: {first} pence to the others until they have had {threshold}, then {rest} pence "
    "between all, {last} among them, {then}.",
)
