"""Nobody pays more than without the pool (F22): the excess moves to those who gain, in declared order."""

from collections.abc import Mapping
from fractions import Fraction

from agreements.money import format_pounds
from agreements.periods.naming import payer_words
from agreements.periods.working import WorkingStep
from agreements.pools.no_worse_off_rule import NoWorseOff
from agreements.pools.pool_answer import PoolAnswer, whole_step
from agreements.pools.refused import BadFigures, NotPossible
from agreements.words import Words

_RULE = "no_worse_off"


def no_worse_off(rule: NoWorseOff, *, shares: Mapping[str, int], baseline: Mapping[str, int]) -> PoolAnswer:
    """Pence for each member, none above its baseline, with the same total.

    Raises BadFigures where a member has no share or baseline, and NotPossible where the pool costs more than
    everybody's baseline together.
    """
    for figures in (shares, baseline):
        if set(figures) != set(rule.members):
            raise BadFigures(_EVERY_MEMBER, clause=rule.clause)
    excess = {member: max(shares[member] - baseline[member], 0) for member in rule.members}
    left = sum(excess.values())
    pence = {member: shares[member] - excess[member] for member in rule.members}
    steps = [
        whole_step(rule=_RULE, clause=rule.clause, pence=left, says=_EXCESS.filled(pence=format_pounds(left)))
    ]
    for member in rule.gainer_order:
        taken = min(left, baseline[member] - pence[member])
        pence[member], left = pence[member] + taken, left - taken
        steps.append(_step(rule, member, shares[member], baseline[member], pence[member]))
    if left:
        raise NotPossible(_NOT_POSSIBLE.filled(pence=format_pounds(left)), clause=rule.clause)
    return PoolAnswer(pence, tuple(steps))


def _step(rule: NoWorseOff, member: str, share: int, baseline: int, pence: int) -> WorkingStep:
    inputs = _INPUTS.filled(share=format_pounds(share), baseline=format_pounds(baseline))
    words = _GIVES if pence > share else _RELIEVED if pence < share else _SAME
    said = words.filled(
        member=payer_words(member), pence=format_pounds(pence), moved=format_pounds(abs(pence - share))
    )
    return WorkingStep(_RULE, rule.clause, member, inputs, Fraction(pence), pence, False, said)


_EVERY_MEMBER = Words(
    cy="rhaid i bob aelod gael un gyfran ac un llinell sylfaen",
    en="every member must have one share and one baseline",
)
_NOT_POSSIBLE = Words(
    cy="mae'r gronfa'n costio {pence} yn fwy nag y byddai pawb yn ei dalu hebddi, felly byddai rhywun "
    "ar ei golled",
    en="the pool costs {pence} more than everybody would pay without it, so somebody must be worse off",
)
_EXCESS = Words(
    cy="Uwchlaw'r llinellau sylfaen, i'w symud at yr enillwyr: {pence}.",
    en="Above the baselines, to move to those who gain: {pence}.",
)
_INPUTS = Words(cy="cyfran: {share}; llinell sylfaen: {baseline}", en="share: {share}; baseline: {baseline}")
_GIVES = Words(cy="{member}: {pence} ({moved} yn fwy).", en="{member}: {pence} ({moved} more).")
_RELIEVED = Words(cy="{member}: {pence} ({moved} yn llai).", en="{member}: {pence} ({moved} less).")
_SAME = Words(cy="{member}: {pence}, heb newid.", en="{member}: {pence}, unchanged.")
