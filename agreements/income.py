"""Grants and other people's money come first: they lower the lines before any rule shares them, where the
agreement's contributions are net of income; where they are gross, they are listed and nothing is taken off.

It decides nobody's share, and an income that is more than the cost that it is for is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agreements.circumstances import INCOME_SOURCES
from agreements.facts import Income, PackageFacts, PackageLine
from agreements.line_kinds import LINE_KINDS
from agreements.money import apportion, format_pounds
from agreements.refusals import IncomeAboveCost
from agreements.split_result import Step
from agreements.words import Words

RULE = "income_first"


@dataclass(frozen=True, slots=True)
class AfterIncome:
    """The package as the rules are to see it, and each step by which income made it so."""

    facts: PackageFacts
    steps: tuple[Step, ...]


def after_income(facts: PackageFacts, *, taken_off: bool, clause: str) -> AfterIncome:
    """The package less its income, or with `taken_off` false the package itself, and the steps.

    Income for a line is taken first and off that line; the others after it, off all lines in proportion to
    what is left of them: whole pence by the largest remainder, ties in the order of the lines. Raises
    IncomeAboveCost where one is more than what is left of its cost.
    """
    if not taken_off:
        return AfterIncome(facts, tuple(_listed(income, clause) for income in facts.income))
    lines = {line.id: line for line in facts.lines}
    steps: list[Step] = []
    for income in sorted(facts.income, key=lambda one: one.against is None):
        for line_id, pence in _off_each(income, lines, clause).items():
            before = lines[line_id]
            lines[line_id] = before.model_copy(update={"weekly_pence": before.weekly_pence - pence})
            steps.append(_taken(income, before, pence, clause))
    return AfterIncome(facts.model_copy(update={"lines": tuple(lines.values())}), tuple(steps))


def _off_each(income: Income, lines: Mapping[str, PackageLine], clause: str) -> Mapping[str, int]:
    """The pence that one income takes off each line."""
    for_lines = lines.values() if income.against is None else (lines[income.against],)
    cost = sum(line.weekly_pence for line in for_lines)
    if income.weekly_pence > cost:
        words = _ABOVE.filled(
            source=INCOME_SOURCES[income.source].name,
            income=format_pounds(income.weekly_pence),
            cost=format_pounds(cost),
        )
        raise IncomeAboveCost(words, clause=clause)
    if not income.weekly_pence:
        return {}
    paid = _costing(for_lines)
    pence = apportion(income.weekly_pence, [line.weekly_pence for line in paid])
    return {line.id: part for line, part in zip(paid, pence, strict=True) if part}


def _costing(lines: Iterable[PackageLine]) -> list[PackageLine]:
    return [line for line in lines if line.weekly_pence]


def _taken(income: Income, line: PackageLine, pence: int, clause: str) -> Step:
    said = _TAKEN.filled(
        line=LINE_KINDS[line.kind].heading,
        source=INCOME_SOURCES[income.source].name,
        income=format_pounds(pence),
        before=format_pounds(line.weekly_pence),
        after=format_pounds(line.weekly_pence - pence),
    )
    return Step(RULE, clause, line.id, None, "1/1", pence, said, "income", f"{pence}/1", (_read(income),))


def _listed(income: Income, clause: str) -> Step:
    said = _NOT_TAKEN.filled(
        source=INCOME_SOURCES[income.source].name, income=format_pounds(income.weekly_pence)
    )
    nothing = "0/1"
    return Step(
        "income_listed", clause, income.against, None, nothing, 0, said, "income", nothing, (_read(income),)
    )


def _read(income: Income) -> Words:
    return _INCOME.filled(
        id=income.id,
        source=INCOME_SOURCES[income.source].name,
        income=format_pounds(income.weekly_pence),
    )


_INCOME = Words(cy="incwm {id}: {source}, {income} yr wythnos", en="income {id}: {source}, {income} a week")
_TAKEN = Words(
    cy="{line}: mae {income} yn cael ei dynnu yn gyntaf ({source}). Y gost oedd {before}; {after} sydd ar ôl "
    "i'w rannu.",
    en="{line}: {income} is taken off first ({source}). The cost was {before}; {after} is left to share.",
)
_NOT_TAKEN = Words(
    cy="Incwm o {income} yr wythnos ({source}): y gost gros sy'n cael ei rhannu, felly nid yw'n cael ei "
    "dynnu.",
    en="Income of {income} a week ({source}): the gross cost is shared, so it is not taken off.",
)
_ABOVE = Words(
    cy="Mae incwm o {income} yr wythnos ({source}) yn fwy na'r gost y mae ar ei chyfer, {cost}.",
    en="Income of {income} a week ({source}) is more than the cost that it is for, {cost}.",
)
