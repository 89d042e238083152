"""What each party puts in, how a fund is kept, and whose VAT it is. What is done with the difference from
what was planned is in `agreements.pools`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from agreements.provisions.frozen import BodyCode, ClauseId, Frozen, Provision
from agreements.provisions.parties import InKind
from agreements.words import Words


class PoolManager(Frozen):
    """The office that manages the fund, and its deputy."""

    office: Words
    deputy: Words


class Instalments(Frozen):
    """Equal payments in a year, before or after the time that each is for."""

    number: Annotated[int, Field(ge=1, le=52)]
    direction: Literal["in_advance", "in_arrears"]


class Contributions(Provision):
    """The basis of the contributions, the kind of fund, who keeps it and how a contribution is varied."""

    basis: Literal["gross", "net_of_income"]
    pool_model: Literal["memorandum", "real_pool", "aligned", "lead_pays_and_recharges"]
    host: BodyCode
    pool_manager: PoolManager
    in_kind: tuple[InKind, ...]
    instalments: Instalments | None
    varied_by: ClauseId

    def constants(self) -> Mapping[str, Words]:
        """`contributions.basis`, `contributions.pool_model`, `contributions.instalments`."""
        paid = NO_INSTALMENTS_WORDS
        if self.instalments is not None:
            when = DIRECTION_WORDS[self.instalments.direction]
            paid = _INSTALMENTS.filled(number=self.instalments.number, when=when)
        return {
            "contributions.basis": BASIS_WORDS[self.basis],
            "contributions.pool_model": POOL_WORDS[self.pool_model],
            "contributions.instalments": paid,
        }


class Vat(Provision):
    """Costs are shared net of the VAT that the contracting body recovers. No rule chooses that body."""

    contracting_body: Literal["commissioner"] | BodyCode
    net_of_recoverable: Literal[True]
    irrecoverable: Literal["follows_parent_line"]

    def constants(self) -> Mapping[str, Words]:
        """`vat.irrecoverable`."""
        return {"vat.irrecoverable": IRRECOVERABLE_WORDS}


BASIS_WORDS: Mapping[str, Words] = {
    "gross": Words(cy="y gost gros", en="the gross cost"),
    "net_of_income": Words(cy="y gost ar ôl tynnu incwm", en="the cost net of income"),
}
POOL_WORDS: Mapping[str, Words] = {
    "memorandum": Words(
        cy="cronfa femorandwm: mae pob corff yn talu ei gost ei hun a dim ond adrodd y mae'r gronfa",
        en="a memorandum pool: each body pays its own cost and the pool only reports",
    ),
    "real_pool": Words(
        cy="cronfa gyfun: caiff yr arian a'r risg eu dal gyda'i gilydd",
        en="a pooled fund: the money and the risk are held together",
    ),
    "aligned": Words(
        cy="cyllidebau cyfochrog: mae pob corff yn cadw ei gyllideb ei hun ac yn cynllunio gyda'r llall",
        en="aligned budgets: each body keeps its own budget and plans with the other",
    ),
    "lead_pays_and_recharges": Words(
        cy="mae un corff yn talu'r darparwr ac yn codi ei gyfran ar y llall",
        en="one body pays the provider and charges the other its share",
    ),
}
DIRECTION_WORDS: Mapping[str, Words] = {
    "in_advance": Words(cy="ar ddechrau pob cyfnod", en="at the start of each period"),
    "in_arrears": Words(cy="ar ddiwedd pob cyfnod", en="at the end of each period"),
}
NO_INSTALMENTS_WORDS = Words(
    cy="heb randaliadau: caiff pob anfoneb ei had-dalu", en="without instalments: each invoice is reimbursed"
)
IRRECOVERABLE_WORDS = Words(
    cy="mae TAW na ellir ei hadennill yn dilyn ei llinell", en="VAT that cannot be recovered follows its line"
)
_INSTALMENTS = Words(
    cy="{number} rhandaliad cyfartal y flwyddyn, {when}", en="{number} equal instalments a year, {when}"
)
