"""V22: whether the order in which payers are written changes what they carry, proved on the curves.

The declared tie order, which places odd pennies, is the one order that may matter.
"""

from collections.abc import Iterator
from typing import Any

from agreements.checks.check import Subject
from agreements.faults import Fault
from agreements.formulas import Formula
from agreements.payers import PAYER_ROLES
from agreements.proof.branch import Branch, TooManyBranches
from agreements.proof.proving import Proof
from agreements.words import Words


def order_matters(subject: Subject) -> Iterator[Fault]:
    """Rules whose exact amounts are others when every mapping of theirs is written in reverse."""
    as_written, costs = subject.proof, subject.agreement.domain.weekly_pence
    reversed_ = {formula.id: _reversed(formula) for formula in subject.agreement.formulas}
    other = Proof(reversed_, subject.agreement.parameters, first=costs.first, last=costs.last)
    for rule in subject.agreement.rules:
        try:
            same = _amounts(as_written.branches(rule.id)) == _amounts(other.branches(rule.id))
        except TooManyBranches:
            continue
        if not same:
            words = _ORDER_MATTERS.filled(rule=rule.id)
            yield subject.reading.formulas[rule.id].fault(("kind",), words)


def _reversed(formula: Formula) -> Formula:
    return type(formula).model_validate(_other_way(formula.model_dump(mode="json", by_alias=True)))


def _other_way(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _other_way(value) for key, value in reversed(data.items())}
    return [_other_way(one) for one in data] if isinstance(data, list) else data


def _amounts(branches: tuple[Branch, ...]) -> set[tuple[Any, ...]]:
    """What each branch gives each payer at every cost, whatever it is called."""
    return {
        (
            branch.first,
            branch.last,
            *((branch.lower[role].points, branch.upper[role].points) for role in PAYER_ROLES),
        )
        for branch in branches
    }


_ORDER_MATTERS = Words(
    cy="mae trefn ysgrifennu'r talwyr yn rheol {rule} yn newid yr hyn y maent yn ei gario",
    en="the order in which rule {rule} writes its payers changes what they carry",
)
