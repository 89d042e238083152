"""Who can pay inside a formula, and the three accounts of a case. Not the signatories, and not a ledger.

A payer role is how a formula names a budget; an account is that budget of a named body, `body.budget`.
Education in Wales is normally a budget of the council, not a third party.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from agreements.words import Words

PayerRole = Literal["health_board", "council.social", "council.education"]
PAYER_ROLES: tuple[PayerRole, ...] = get_args(PayerRole)
HEALTH_BOARD: PayerRole = "health_board"
SOCIAL: PayerRole = "council.social"
EDUCATION: PayerRole = "council.education"
COUNCIL_ROLES: tuple[PayerRole, ...] = (SOCIAL, EDUCATION)

ROLE_WORDS: Mapping[str, Words] = {
    HEALTH_BOARD: Words(cy="y bwrdd iechyd", en="the health board"),
    SOCIAL: Words(cy="cyllideb gofal cymdeithasol y cyngor", en="the council's social care budget"),
    EDUCATION: Words(cy="cyllideb addysg y cyngor", en="the council's education budget"),
}

BUDGET_WORDS: Mapping[str, Words] = {
    "health": Words(cy="cyllideb iechyd", en="health budget"),
    "social": Words(cy="cyllideb gofal cymdeithasol", en="social care budget"),
    "education": Words(cy="cyllideb addysg", en="education budget"),
}


@dataclass(frozen=True, slots=True)
class CaseAccounts:
    """The three accounts that can carry the cost of one case, named from its two bodies' codes."""

    health_board: str
    council: str

    @property
    def health(self) -> str:
        """The health board's account, as XHB1.health."""
        return f"{self.health_board}.health"

    @property
    def social(self) -> str:
        """The council's social care account, as XLA11.social."""
        return f"{self.council}.social"

    @property
    def education(self) -> str:
        """The council's education account, as XLA11.education."""
        return f"{self.council}.education"

    @property
    def all(self) -> tuple[str, str, str]:
        """Health, social care, education: the order in which shares are always listed."""
        return (self.health, self.social, self.education)

    @property
    def of_council(self) -> tuple[str, str]:
        """The two accounts of the council."""
        return (self.social, self.education)

    def account(self, role: str) -> str:
        """The account of a payer role; KeyError for a role that does not exist."""
        return dict(zip(PAYER_ROLES, self.all, strict=True))[role]  # type: ignore[index]  # KeyError is promised

    def role(self, account: str) -> PayerRole:
        """The payer role of one of the case's accounts; KeyError for an account of another case."""
        return dict(zip(self.all, PAYER_ROLES, strict=True))[account]


def account_words(account: str, body_name: Words) -> Words:
    """The name of an account: its body's name and the budget."""
    budget = BUDGET_WORDS[account.rpartition(".")[2]]
    return Words(cy=f"{body_name.cy}: {budget.cy}", en=f"{body_name.en}: {budget.en}")


def body_of(account: str) -> str:
    """The body's code in an account."""
    return account.rpartition(".")[0]
