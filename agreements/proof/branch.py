"""One way through a rule (a band, an exception, a step of a taper), and what each payer may carry there at
every cost.

`lower` and `upper` enclose the true amount: where it depends on the cost alone they are the same curve;
where it depends on how the cost is made up (kinds of line), they are its least and its most. `marginal`
encloses what one more penny on any line adds to each payer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, PayerRole
from agreements.proof.curve import Curve
from agreements.words import Words

MAX_BRANCHES = 200
"""Beyond so many ways through one formula nobody could follow it, and a proof would take too long."""


class TooManyBranches(Exception):
    """A formula with more ways through than may be proved; `formula` is its id."""

    def __init__(self, formula: str) -> None:
        self.formula = formula
        self.words = _TOO_MANY.filled(most=MAX_BRANCHES)
        super().__init__(self.words.en)


@dataclass(frozen=True, slots=True)
class Interval:
    """From low to high, both included."""

    low: Fraction
    high: Fraction

    def joined(self, other: "Interval") -> "Interval":
        """The least interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


@dataclass(frozen=True, slots=True)
class World:
    """Over what a rule is proved: weekly costs in pence from first to last, the dated values, the table of
    needs, and the formulas of the agreement by id (`branches_of` gives a part's branches).
    """

    first: int
    last: int
    parameters: Mapping[str, Parameter]
    needs: NeedsTable
    branches_of: Callable[[str], tuple["Branch", ...]]
    limits_of: Callable[[str], tuple["Limit", ...]] = lambda _: ()


@dataclass(frozen=True, slots=True)
class Limit:
    """What one payer pays at most or at least, at every cost of the domain, and where that is said: the limit
    in words, as `a cap of £2,000.00`.
    """

    payer: PayerRole
    words: Words
    at_most: Curve | None = None
    at_least: Curve | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """One way through a rule over the costs from `first` to `last`."""

    label: Words
    first: int
    last: int
    lower: Mapping[PayerRole, Curve]
    upper: Mapping[PayerRole, Curve]
    marginal: Mapping[PayerRole, Interval]

    @property
    def exact(self) -> bool:
        """Whether the amounts depend on the cost alone."""
        return self.lower == self.upper


def bounded(formula: str, branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """The branches of a formula made of others; TooManyBranches as soon as there are more than MAX_BRANCHES,
    before the rest of them are made.
    """
    found = tuple(islice(branches, MAX_BRANCHES + 1))
    if len(found) > MAX_BRANCHES:
        raise TooManyBranches(formula)
    return found


def exact_branch(label: Words, curves: Mapping[PayerRole, Curve]) -> Branch:
    """A branch whose amounts depend on the cost alone; a payer without a curve carries nothing."""
    any_curve = next(iter(curves.values()))
    first, last = int(any_curve.first), int(any_curve.last)
    every = {role: curves.get(role, Curve.flat(0, first=first, last=last)) for role in PAYER_ROLES}
    slopes = {role: curve.slopes() or (Fraction(0),) for role, curve in every.items()}
    marginal = {role: Interval(min(found), max(found)) for role, found in slopes.items()}
    return Branch(label, first, last, every, every, marginal)


def mixed_branch(label: Words, shares: Iterable[Mapping[PayerRole, Fraction]], world: World) -> Branch:
    """A branch where each line has one of several sets of shares, in whatever mixture."""
    sets = tuple(shares)
    between = {
        role: Interval(
            min(found.get(role, Fraction(0)) for found in sets),
            max(found.get(role, Fraction(0)) for found in sets),
        )
        for role in PAYER_ROLES
    }
    least = {role: Curve.share(one.low, first=world.first, last=world.last) for role, one in between.items()}
    most = {role: Curve.share(one.high, first=world.first, last=world.last) for role, one in between.items()}
    return Branch(label, world.first, world.last, least, most, between)


_TOO_MANY = Words(
    cy="gormod i'w brofi: mae mwy na {most} o ffyrdd drwy'r rheol",
    en="too many to prove: there are more than {most} ways through the rule",
)
