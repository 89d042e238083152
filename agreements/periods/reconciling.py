"""Interim, then reconcile (F16): what each payer has paid against what it should have, and who pays whom. It
posts nothing, and done twice it settles nothing the second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from agreements.money import format_pounds
from agreements.periods.naming import payer_words
from agreements.periods.refused import BadAmounts
from agreements.periods.working import WorkingStep, amounts_in_words
from agreements.words import Words


@dataclass(frozen=True, slots=True)
class Payment:
    """Pence that one payer is to pay another."""

    payer: str
    payee: str
    pence: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """What each payer still owes (negative: is owed), the payments that settle it, and the working."""

    owed: Mapping[str, int]
    payments: tuple[Payment, ...]
    trace: tuple[WorkingStep, ...]

    @property
    def nothing_owed(self) -> bool:
        """Whether everybody has paid what it should."""
        return not any(self.owed.values())

    def paid_after(self, paid: Mapping[str, int]) -> dict[str, int]:
        """What each payer has paid once the payments are made."""
        return {payer: paid.get(payer, 0) + owed for payer, owed in self.owed.items()}

    def as_json(self) -> dict[str, Any]:
        """The settlement as a document."""
        return {
            "owed": dict(self.owed),
            "payments": [
                {"from": each.payer, "to": each.payee, "pence": each.pence} for each in self.payments
            ],
            "trace": [step.as_json() for step in self.trace],
        }


def reconciled(
    *, paid: Mapping[str, int], final: Mapping[str, int], order: Sequence[str], rule: str, clause: str
) -> Settlement:
    """The settlement per payer: final less paid, in the declared order.

    Who owes pays who is owed, first with first in the declared order. Raises BadAmounts where the totals
    differ (then the cost itself changed: adjust first) or a payer is outside the order.
    """
    if sum(paid.values()) != sum(final.values()):
        raise BadAmounts(
            _TOTALS.filled(paid=format_pounds(sum(paid.values())), final=format_pounds(sum(final.values()))),
            clause=clause,
        )
    strangers = [payer for payer in (*paid, *final) if payer not in order]
    if strangers:
        raise BadAmounts(_STRANGER.filled(payer=payer_words(strangers[0])), clause=clause)
    payers = [payer for payer in order if payer in paid or payer in final]
    owed = {payer: final.get(payer, 0) - paid.get(payer, 0) for payer in payers}
    payments = payments_for(owed)
    return Settlement(
        owed=owed,
        payments=payments,
        trace=(
            *(_owed_step(payer, paid, final, rule, clause) for payer in payers),
            *(_payment_step(payment, rule, clause) for payment in payments),
        ),
    )


def payments_for(owed: Mapping[str, int]) -> tuple[Payment, ...]:
    """Payments that bring every payer to nought; the amounts sum to nought. First with first, in order."""
    due = {payer: -pence for payer, pence in owed.items() if pence < 0}
    payments: list[Payment] = []
    for payer, pence in owed.items():
        left = max(pence, 0)
        for payee in due:
            part = min(left, due[payee])
            if part:
                payments.append(Payment(payer, payee, part))
                left, due[payee] = left - part, due[payee] - part
    return tuple(payments)


def _owed_step(
    payer: str, paid: Mapping[str, int], final: Mapping[str, int], rule: str, clause: str
) -> WorkingStep:
    had, right = paid.get(payer, 0), final.get(payer, 0)
    inputs = _INPUTS.filled(paid=format_pounds(had), final=format_pounds(right))
    owed = right - had
    said = (_OWES if owed > 0 else _IS_OWED if owed < 0 else _EVEN).filled(
        payer=payer_words(payer), pence=format_pounds(abs(owed))
    )
    return WorkingStep(rule, clause, payer, inputs, Fraction(owed), owed, False, said)


def _payment_step(payment: Payment, rule: str, clause: str) -> WorkingStep:
    said = _PAYS.filled(
        payer=payer_words(payment.payer),
        payee=payer_words(payment.payee),
        pence=format_pounds(payment.pence),
    )
    inputs = amounts_in_words({payment.payer: payment.pence})
    return WorkingStep(
        rule, clause, payment.payer, inputs, Fraction(payment.pence), payment.pence, False, said
    )


_TOTALS = Words(
    cy="talwyd {paid} i gyd, ond {final} yw'r cyfanswm terfynol; rhaid addasu'r gost yn gyntaf",
    en="{paid} was paid in all, but the final total is {final}; the cost must be adjusted first",
)
_STRANGER = Words(cy="nid yw {payer} yn nhrefn y talwyr", en="{payer} is not in the order of payers")
_INPUTS = Words(cy="wedi talu: {paid}; terfynol: {final}", en="paid: {paid}; final: {final}")
_OWES = Words(cy="{payer}: {pence} i'w dalu eto.", en="{payer}: {pence} still to pay.")
_IS_OWED = Words(cy="{payer}: {pence} i'w gael yn ôl.", en="{payer}: {pence} to get back.")
_EVEN = Words(cy="{payer}: dim i'w setlo.", en="{payer}: nothing to settle.")
_PAYS = Words(cy="{payer} i dalu {pence} i {payee}.", en="{payer} pays {pence} to {payee}.")
