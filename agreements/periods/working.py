"""One step of the working of money over time or of a pool, as people read it. It computes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from agreements.money import exact_text, format_pounds
from agreements.periods.naming import payer_words
from agreements.words import Words, joined


@dataclass(frozen=True, slots=True)
class WorkingStep:
    """Which rule under which clause, from which inputs, to which exact fraction of a penny and whole pence.

    `odd_penny` is true where the payer carries more than its exact amount because of rounding. A step about
    everybody has no payer.
    """

    rule: str
    clause: str
    payer: str | None
    inputs: Words
    exact: Fraction
    pence: int
    odd_penny: bool
    says: Words

    def as_json(self) -> dict[str, Any]:
        """The step as a document: the exact amount as `a/b`."""
        return {
            "rule": self.rule,
            "clause": self.clause,
            "payer": self.payer,
            "inputs": {"cy": self.inputs.cy, "en": self.inputs.en},
            "exact": exact_text(self.exact),
            "pence": self.pence,
            "odd_penny": self.odd_penny,
            "says": {"cy": self.says.cy, "en": self.says.en},
        }


def payer_step(
    *, rule: str, clause: str, payer: str, inputs: Words, exact: Fraction, pence: int, method: Words
) -> WorkingStep:
    """The step that gives one payer its pence, with the odd penny told where it got one or gives one back."""
    mirrored = pence if exact >= 0 else -pence
    odd = mirrored > abs(exact)
    said = (_ODD if odd else _BACK if mirrored < 0 else _PAYS).filled(
        payer=payer_words(payer), pence=format_pounds(pence), exact=exact_pence(exact), method=method
    )
    return WorkingStep(rule, clause, payer, inputs, exact, pence, odd, said)


def amounts_in_words(pence: Mapping[str, int]) -> Words:
    """`the health board £10.00, the council's social care budget £5.00`; `nobody` where there is none."""
    if not pence:
        return _NOBODY
    return listed(
        Words(cy=f"{name.cy} {format_pounds(amount)}", en=f"{name.en} {format_pounds(amount)}")
        for name, amount in ((payer_words(payer), amount) for payer, amount in pence.items())
    )


def listed(parts: Iterable[Words]) -> Words:
    """The parts with commas between them."""
    return joined(parts, separator=", ")


def exact_pence(exact: Fraction) -> str:
    """An exact amount in pence: `1392857` or `9750000/7`."""
    return str(exact.numerator) if exact.denominator == 1 else exact_text(exact)


_NOBODY = Words(cy="neb", en="nobody")
_PAYS = Words(
    cy="{payer}: {pence} (yr union swm: {exact} ceiniog).",
    en="{payer}: {pence} (the exact amount: {exact} pence).",
)
_BACK = Words(
    cy="{payer}: {pence}. Yr union swm yw {exact} ceiniog; mae'r geiniog dros ben o gyfnod cynharach yn "
    "mynd yn ôl i'r talwr hwn (dull: {method}).",
    en="{payer}: {pence}. The exact amount is {exact} pence; the odd penny of an earlier slice goes back to "
    "this payer (method: {method}).",
)
_ODD = Words(
    cy="{payer}: {pence}. Yr union swm yw {exact} ceiniog; y talwr hwn sydd wedi cymryd y geiniog dros ben "
    "(dull: {method}).",
    en="{payer}: {pence}. The exact amount is {exact} pence; this payer took the odd penny "
    "(method: {method}).",
)
