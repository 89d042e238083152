"""What every kind of formula answers: for the cost lines that it covers, the exact share of each payer and
why. No rounding here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
from agreements.proof.branch import Branch, Limit, World
from agreements.provenance import Provenance
from agreements.words import Words, joined
from agreements.yaml_source import ValuePath

ExactShare = Annotated[Fraction, BeforeValidator(parse_share), PlainSerializer(exact_text, return_type=str)]
Shares = Mapping[PayerRole, ExactShare]
FormulaId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


@dataclass(frozen=True, slots=True)
class Question:
    """What a formula may look at: facts, day, the agreement's dated values, and its other formulas.

    `above` names the formulas inside which the one that is asked stands (`parts.divided_by`).
    """

    facts: PackageFacts
    on: date
    parameters: Mapping[str, Parameter]
    parts: Mapping[str, "Formula"] = field(default_factory=dict)
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong inside a formula, at a path of its own file or of the parameter named; `check` is the
    validation that it fails (V16: the rule does not answer everything exactly once).
    """

    path: ValuePath
    words: Words
    parameter: str | None = None
    check: str = "V16"


@dataclass(frozen=True, slots=True)
class Passage:
    """What a rule went through on its way: a branch taken, or why another was not."""

    rule: str
    clause: str
    says: Words


@dataclass(frozen=True, slots=True)
class LineDivision:
    """One line's exact shares, summing to one, and how the rule came to them, as a clause of a sentence."""

    shares: Mapping[PayerRole, Fraction]
    working: Words


@dataclass(frozen=True, slots=True)
class Division:
    """How a rule shares the lines it was asked about, in their order.

    `together`: the amounts depend on the total, so pence are rounded on the total even at the grain of a
    line. `nest`: pennies are placed between these groups of payers first, and then inside each.
    """

    lines: tuple[LineDivision, ...]
    together: bool = False
    nest: tuple[tuple[PayerRole, ...], ...] = ()
    passages: tuple[Passage, ...] = ()

    def amounts(self, lines: Sequence[PackageLine]) -> Mapping[PayerRole, Fraction]:
        """The exact pence a week of every payer over all the lines."""
        totals = dict.fromkeys(PAYER_ROLES, Fraction(0))
        for line, divided in zip(lines, self.lines, strict=True):
            for role, share in divided.shares.items():
                totals[role] += share * line.weekly_pence
        return totals


class Formula(BaseModel, ABC):
    """One rule set: which kinds of line it covers, under which clause, and how it shares them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: FormulaId
    kind: str
    clause: str
    lines: tuple[LineKindCode, ...] | Literal["all"]
    provenance: Provenance
    falls_with_cost: Words | None = None
    """Why a payer may pay less where the cost is higher; a rule that does so must say."""

    def covers(self, line_kind: str) -> bool:
        """Whether this rule speaks about such a line."""
        return self.lines == "all" or line_kind in self.lines

    def parts(self) -> tuple[FormulaId, ...]:
        """The formulas that this one is made of, by id."""
        return ()

    def cites(self) -> Iterable[tuple[ValuePath, str]]:
        """Every clause that it names, with its place in the file."""
        return [(("clause",), self.clause)]

    @abstractmethod
    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """Exact shares of every line. Raises FactsMissing where the facts do not say, and refuses rather
        than answer nought.
        """

    def inputs(self, lines: Sequence[PackageLine], question: Question) -> tuple[Words, ...]:
        """What the rule reads besides the cost of these lines, each a fact or a dated value as a clause of a
        sentence, a value with where it comes from (`inputs.value_read`). Asked only where `divide` answers.
        """
        return ()

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

    @abstractmethod
    def branches(self, world: World) -> tuple[Branch, ...]:
        """Every way through the rule, with what each payer may carry there at every cost of the domain."""

    def limits(self, world: World) -> tuple[Limit, ...]:
        """What it promises of a payer at every cost (a cap, a floor), with the limits of the part that it
        wraps: each must hold after the whole composition.
        """
        return ()


class LineFormula(Formula):
    """A rule that shares each line by itself, whatever the others cost."""

    @abstractmethod
    def shares_for(self, line: PackageLine, question: Question) -> Mapping[PayerRole, Fraction]:
        """The exact share of each payer, summing to one. Raises FactsMissing where the facts do not say."""

    @abstractmethod
    def working(self, line: PackageLine, question: Question) -> Words:
        """How this rule came to those shares, as a clause of a sentence."""

    def passages(self, question: Question) -> tuple[Passage, ...]:
        """What the rule went through on its way."""
        return ()

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """Each line by its own shares."""
        divided = tuple(
            LineDivision(self.shares_for(line, question), self.working(line, question)) for line in lines
        )
        return Division(divided, passages=self.passages(question))


def shared_as_one(
    lines: Sequence[PackageLine],
    amounts: Mapping[PayerRole, Fraction],
    *,
    working: Words,
    nest: tuple[tuple[PayerRole, ...], ...] = (),
    passages: tuple[Passage, ...] = (),
) -> Division:
    """Every line in the proportion of these exact amounts, which are those of the lines' total cost.

    Where the total is nought, give the amounts of one penny.
    """
    whole = sum(amounts.values(), Fraction(0))
    shares = {role: amount / whole for role, amount in amounts.items() if amount}
    return Division(
        tuple(LineDivision(shares, working) for _ in lines), together=True, nest=nest, passages=passages
    )


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
            yield Problem((*path, role), _NOT_A_SHARE.filled(share=format_share(share)), check="V18")
    if sum(shares.values()) != 1:
        yield Problem(path, _NOT_ONE.filled(sum=exact_text(Fraction(sum(shares.values())))), check="V15")


_NOT_A_SHARE = Words(
    cy="nid yw'r gyfran {share} rhwng dim ac un", en="the share {share} is not between nought and one"
)
_NOT_ONE = Words(cy="mae'r cyfrannau'n dod i {sum}, nid i un", en="the shares come to {sum}, not to one")
