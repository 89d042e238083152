"""What every kind of formula answers: for a cost line, the exact share of each payer and why. No rounding
here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from agreements.facts import PackageFacts, PackageLine
from agreements.line_kinds import LineKindCode
from agreements.money import exact_text, format_share, parse_share
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.provenance import Provenance
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath

ExactShare = Annotated[Fraction, BeforeValidator(parse_share), PlainSerializer(exact_text, return_type=str)]
Shares = Mapping[PayerRole, ExactShare]


@dataclass(frozen=True, slots=True)
class Question:
    """What a formula may look at: the facts, the day, and the agreement's dated values."""

    facts: PackageFacts
    on: date
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong inside a formula, at a path of its own file or of the parameter named."""

    path: ValuePath
    words: Words
    parameter: str | None = None


class Formula(BaseModel, ABC):
    """One rule set: which kinds of line it covers, under which clause, and how it shares them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    kind: str
    clause: str
    lines: tuple[LineKindCode, ...] | Literal["all"]
    provenance: Provenance

    def covers(self, line_kind: str) -> bool:
        """Whether this rule speaks about such a line."""
        return self.lines == "all" or line_kind in self.lines

    @abstractmethod
    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The exact share of each payer, summing to one. Raises FactsMissing where the facts do not say."""

    def whole_pence(self, pence: int, question: Question) -> Mapping[PayerRole, int] | None:
        """Whole pence of `pence` (all the lines under this rule) where people set pence and not shares."""
        return None

    @abstractmethod
    def working(self, line: PackageLine, question: Question) -> Words:
        """How this rule came to those shares, as a clause of a sentence."""

    def stated_shares(
        self, line_kind: LineKindCode
    ) -> Iterable[tuple[ValuePath, Mapping[PayerRole, Fraction]]]:
        """Every share that the rule names for this kind of line in so many words, with its place.

        A rule for `all` lines names none: health lines are carved out before it.
        """
        return ()

    @abstractmethod
    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """Every constant that a clause must state, by name, with the words that state it."""

    @abstractmethod
    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """What is wrong with the rule in itself: shares that are not one, gaps, overlaps, unknown codes."""


def shares_in_words(shares: Mapping[PayerRole, Fraction]) -> Words:
    """`the health board 60%, the council's social care budget 40%`, in the fixed order of payers."""
    return joined(
        (
            Words(cy=f"{ROLE_WORDS[role].cy} {text}", en=f"{ROLE_WORDS[role].en} {text}")
            for role in PAYER_ROLES
            if (share := shares.get(role)) is not None
            for text in (format_share(share),)
        ),
        separator=", ",
    )


def problems_of_shares(shares: Mapping[PayerRole, Fraction], path: ValuePath) -> Iterable[Problem]:
    """Shares must each be between nought and one and sum to one exactly."""
    for role, share in shares.items():
        if not 0 <= share <= 1:
            yield Problem((*path, role), _NOT_A_SHARE.filled(share=format_share(share)))
    if sum(shares.values()) != 1:
        yield Problem(path, _NOT_ONE.filled(sum=exact_text(Fraction(sum(shares.values())))))


_NOT_A_SHARE = Words(
    cy="nid yw'r gyfran {share} rhwng dim ac un", en="the share {share} is not between nought and one"
)
_NOT_ONE = Words(cy="mae'r cyfrannau'n dod i {sum}, nid i un", en="the shares come to {sum}, not to one")
