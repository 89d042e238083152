"""An underspend by its rule: returned, kept by the host, or carried forward as credits. It decides nothing
that the agreement leaves to the members.
"""

from collections.abc import Mapping

from agreements.money import Method, format_pounds
from agreements.periods.pennies import PennyRule
from agreements.pools.pool_answer import PoolAnswer, a_figure_each, shared_with_steps, whole_step
from agreements.pools.refused import BadFigures
from agreements.pools.underspend_rule import METHOD_WORDS, UnderspendRule
from agreements.words import Words

_RULE = "underspend"


def underspend(
    rule: UnderspendRule, *, underspend_pence: int, contributions: Mapping[str, int], method: Method
) -> PoolAnswer:
    """Pence that each member gets back, keeps (the host) or has as credit next year; they sum to the
    underspend.

    Raises FigureMissing or BadFigures for contributions that do not fit, or where there is no underspend.
    """
    a_figure_each(rule.members, contributions, what=_CONTRIBUTION, clause=rule.clause)
    if underspend_pence < 0:
        raise BadFigures(_NO_UNDERSPEND, clause=rule.clause)
    said = _STATED.filled(pence=format_pounds(underspend_pence), method=METHOD_WORDS[rule.method])
    stated = whole_step(rule=_RULE, clause=rule.clause, pence=underspend_pence, says=said)
    weights = (
        contributions if rule.host is None else {member: int(member == rule.host) for member in rule.members}
    )
    answer = shared_with_steps(
        underspend_pence,
        weights,
        pennies=PennyRule(method, rule.members, rule.clause),
        rule=_RULE,
        clause=rule.clause,
        inputs=said,
    )
    return PoolAnswer(answer.pence, (stated, *answer.trace))


_CONTRIBUTION = Words(cy="y cyfraniad", en="the contribution")
_NO_UNDERSPEND = Words(
    cy="nid oes tanwariant; y cymal ar orwariant sy'n ateb",
    en="there is no underspend; the clause on overspend answers",
)
_STATED = Words(cy="Tanwariant o {pence}: {method}.", en="An underspend of {pence}: {method}.")
