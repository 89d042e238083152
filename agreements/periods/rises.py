"""Raises the lines of a package by an agreement's rises (F20) from the day on which their prices were
stated. It raises nothing that the prices already hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agreements.facts import PackageFacts, PackageLine
from agreements.money import format_pounds
from agreements.parameters import Parameter
from agreements.periods.uplift_rule import UpliftRule
from agreements.periods.uplifting import uplifted
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Raised:
    """The package at its raised prices, and a sentence for each rise of a line."""

    facts: PackageFacts
    says: tuple[Words, ...]


def raised(
    facts: PackageFacts,
    rules: Sequence[UpliftRule],
    *,
    stated_on: date,
    on: date,
    schedules: Mapping[str, Parameter],
) -> Raised:
    """The package on a day, from prices that were stated on an earlier one: every rise whose day is after the
    first and not after the second, in the order of their days. Raises RateMissing as `uplifted` does.
    """
    due = [
        rule
        for rule in sorted(rules, key=lambda rule: rule.effective_day)
        if stated_on < rule.effective_day <= on
    ]
    says: list[Words] = []
    lines = facts.lines
    for rule in due:
        lines = tuple(_line(line, rule, on, schedules, says) for line in lines)
    return Raised(facts.model_copy(update={"lines": lines}) if due else facts, tuple(says))


def _line(
    line: PackageLine, rule: UpliftRule, on: date, schedules: Mapping[str, Parameter], says: list[Words]
) -> PackageLine:
    found = uplifted(rule, line.weekly_pence, kind=line.kind, on=on, schedules=schedules)
    if found.pence == line.weekly_pence:
        return line
    said = _RAISED.filled(
        line=line.id,
        before=format_pounds(line.weekly_pence),
        after=format_pounds(found.pence),
        clause=rule.clause,
    )
    says.append(said)
    # The rate an hour that made the old price no longer makes this one.
    return line.model_copy(update={"weekly_pence": found.pence, "rate_pence_an_hour": None})


_RAISED = Words(
    cy="Llinell {line}: o {before} i {after} o dan gymal {clause}.",
    en="Line {line}: from {before} to {after} under clause {clause}.",
)
