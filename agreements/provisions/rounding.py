"""How the odd penny is placed: method, half, grain, order and residual account. Not the arithmetic."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from agreements.money import Method
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.provisions.frozen import Provision
from agreements.pydantic_words import FieldFault
from agreements.words import Words, joined

Grain = Literal["line", "week", "invoice_period", "year"]


class Rounding(Provision):
    """How the odd penny is placed: all of it must be said, nothing is assumed."""

    method: Method
    half: Literal["away_from_zero"]
    grain: Grain
    tie_order: tuple[PayerRole, ...]
    residual_account: PayerRole | None

    @model_validator(mode="after")
    def _says_it_all(self) -> Self:
        if sorted(self.tie_order) != sorted(PAYER_ROLES):
            raise FieldFault(_TIE_ORDER, path=("tie_order",))
        if (self.method == "last_party_residual") != (self.residual_account is not None):
            raise FieldFault(_RESIDUAL, path=("residual_account",))
        return self

    @property
    def order(self) -> tuple[PayerRole, ...]:
        """The payers in the order in which pennies are placed; a residual account comes last."""
        if self.residual_account is None:
            return self.tie_order
        first = tuple(role for role in self.tie_order if role != self.residual_account)
        return (*first, self.residual_account)

    def constants(self) -> Mapping[str, Words]:
        """`rounding.method`, `rounding.half`, `rounding.grain`, `rounding.order`."""
        return {
            "rounding.method": METHOD_WORDS[self.method],
            "rounding.half": HALF_WORDS,
            "rounding.grain": GRAIN_WORDS[self.grain],
            "rounding.order": joined((ROLE_WORDS[role] for role in self.order), separator=", "),
        }


METHOD_WORDS: Mapping[str, Words] = {
    "largest_remainder": Words(cy="y gweddill mwyaf", en="largest remainder"),
    "floor_then_topup": Words(
        cy="talgrynnu i lawr, yna ceiniog yr un yn eu trefn", en="round down, then a penny each in order"
    ),
    "last_party_residual": Words(
        cy="y cyfrif olaf sy'n cymryd y gweddill", en="the last account takes what is left"
    ),
    "running_remainder": Words(cy="y gweddill rhedegol", en="running remainder"),
}
GRAIN_WORDS: Mapping[str, Words] = {
    "line": Words(cy="fesul llinell gost", en="on each cost line"),
    "week": Words(cy="ar gyfanswm yr wythnos", en="on the total of the week"),
    "invoice_period": Words(cy="ar gyfanswm cyfnod yr anfoneb", en="on the total of the invoice period"),
    "year": Words(cy="ar gyfanswm y flwyddyn ariannol", en="on the total of the financial year"),
}
HALF_WORDS = Words(cy="mae hanner ceiniog yn mynd oddi wrth sero", en="half a penny goes away from zero")
_TIE_ORDER = Words(
    cy="rhaid i'r drefn enwi pob talwr unwaith: health_board, council.social, council.education",
    en="the order must name every payer once: health_board, council.social, council.education",
)
_RESIDUAL = Words(
    cy="mae last_party_residual yn gofyn am residual_account; nid yw'r dulliau eraill",
    en="last_party_residual needs a residual_account; the other methods have none",
)
