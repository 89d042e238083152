"""Proves what a rule promises over the whole declared domain: nothing is sampled.

Every amount is a straight line between exact points, so what holds at the points on both sides of every
boundary holds at every cost between. A failure says the rule, the branch, the payer and the cost.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from agreements.formulas import Formula
from agreements.line_kinds import LineKindCode
from agreements.money import format_pounds
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, Limit, TooManyBranches, World, bounded
from agreements.proof.curve import Curve
from agreements.words import Words

MAX_IN_ALL = 2000
"""So many ways through all the formulas of one agreement together are proved, and no more."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One promise that a formula does not keep: which check it fails, and where, as a sentence."""

    check: str
    formula: str
    words: Words


class Proof:
    """What can be proved about the formulas of one agreement over weekly costs from first to last (pence).

    Every cost from first to last must be answered. What is answered is proved from nought: a rule's own
    lines, and what is left for a rule on a rest, may cost less than any package does.
    """

    def __init__(
        self, formulas: Mapping[str, Formula], parameters: Mapping[str, Parameter], *, first: int, last: int
    ) -> None:
        self.formulas = formulas
        self.first = first
        self.world = World(
            first=0,
            last=last,
            parameters=parameters,
            needs=NeedsTable.load(),
            branches_of=self.branches,
            limits_of=lambda name: self.formulas[name].limits(self.world),
        )
        self._branches: dict[str, tuple[Branch, ...]] = {}

    def branches(self, name: str) -> tuple[Branch, ...]:
        """Every way through one formula; TooManyBranches where there are too many."""
        if name not in self._branches:
            self._branches[name] = bounded(name, self.formulas[name].branches(self.world))
        return self._branches[name]

    def may_carry(self, rule: Formula, kind: LineKindCode, role: PayerRole) -> bool:
        """Whether the rule may put a part of such a line on this payer; where there are too many ways through
        it to tell, it may.
        """
        stated = [shares for _, shares in rule.stated_shares(kind)]
        if stated:
            return any(shares.get(role) for shares in stated)
        try:
            branches = self.branches(rule.id)
        except TooManyBranches:
            return True
        return any(amount > 0 for one in branches for _, amount in one.upper[role].points)

    def failures(self, rules: Iterable[str]) -> tuple[Failure, ...]:
        """Every promise that is not kept: of each formula, and of these rules what holds of a rule alone."""
        return tuple(self._failures(set(rules)))

    def _failures(self, rules: set[str]) -> Iterator[Failure]:
        proved = 0
        for name, formula in self.formulas.items():
            try:
                branches = self.branches(name)
            except TooManyBranches as many:
                yield Failure("V16", name, many.words)
                continue
            proved += len(branches)
            if proved > MAX_IN_ALL:
                yield Failure("V16", name, _TOO_MANY_IN_ALL.filled(most=MAX_IN_ALL))
                return
            yield from self._of(formula, branches, is_rule=name in rules)

    def _of(self, formula: Formula, branches: tuple[Branch, ...], *, is_rule: bool) -> Iterator[Failure]:
        yield from self._uncovered(formula, branches)
        for branch in branches:
            yield from _not_the_cost(formula, branch)
            yield from _outside_the_cost(formula, branch)
        for limit in formula.limits(self.world):
            for branch in branches:
                yield from _beyond(formula, branch, limit)
        if is_rule and formula.falls_with_cost is None:
            for branch in branches:
                yield from _falling(formula, branch)
            yield from _falling_between(formula, branches)

    def _uncovered(self, formula: Formula, branches: tuple[Branch, ...]) -> Iterator[Failure]:
        """V16: the costs of the domain at which no branch answers."""
        expected = self.first
        for branch in sorted(branches, key=lambda one: one.first):
            if branch.first > expected:
                yield Failure("V16", formula.id, _GAP.filled(**_range(expected, branch.first - 1)))
            expected = max(expected, branch.last + 1)
        if expected <= self.world.last:
            yield Failure("V16", formula.id, _GAP.filled(**_range(expected, self.world.last)))


def _not_the_cost(formula: Formula, branch: Branch) -> Iterator[Failure]:
    """V15: together the payers carry the cost, no more and no less."""
    cost = Curve.share(Fraction(1), first=branch.first, last=branch.last)
    least, most = _sum(branch.lower), _sum(branch.upper)
    over, under = _first_over(least, cost), _first_over(cost, most)
    if over is not None:
        yield _failure("V15", formula, branch, over, _MORE_THAN_THE_COST)
    if under is not None:
        yield _failure("V15", formula, branch, under, _LESS_THAN_THE_COST)


def _outside_the_cost(formula: Formula, branch: Branch) -> Iterator[Failure]:
    """V18: nobody is paid for taking part, and nobody carries more than the whole."""
    cost = Curve.share(Fraction(1), first=branch.first, last=branch.last)
    nothing = Curve.flat(0, first=branch.first, last=branch.last)
    for role in PAYER_ROLES:
        negative = _first_over(nothing, branch.lower[role])
        if negative is not None:
            yield _failure("V18", formula, branch, negative, _NEGATIVE, role)
        above = _first_over(branch.upper[role], cost)
        if above is not None:
            yield _failure("V18", formula, branch, above, _ABOVE_THE_COST, role)


def _beyond(formula: Formula, branch: Branch, limit: Limit) -> Iterator[Failure]:
    """V20: a cap or a floor that does not hold once everything is composed."""
    ends = {"first": branch.first, "last": branch.last}
    broken: list[int | None] = []
    if limit.at_most is not None:
        broken.append(_first_over(branch.upper[limit.payer], limit.at_most.clipped(**ends)))
    if limit.at_least is not None:
        broken.append(_first_over(limit.at_least.clipped(**ends), branch.lower[limit.payer]))
    for cost in broken:
        if cost is not None:
            words = _LIMIT_BROKEN.filled(limit=limit.words)
            yield _failure("V20", formula, branch, cost, words, limit.payer)


def _falling(formula: Formula, branch: Branch) -> Iterator[Failure]:
    """V19 within a branch: one more penny on a line takes nothing off anybody."""
    for role in PAYER_ROLES:
        if branch.marginal[role].low < 0:
            curves = (branch.lower[role], branch.upper[role])
            yield _failure("V19", formula, branch, min(map(_first_fall, curves)), _FALLS, role)


def _falling_between(formula: Formula, branches: tuple[Branch, ...]) -> Iterator[Failure]:
    """V19 where one branch ends in cost and another begins: the least after is not below the most before."""
    for left in branches:
        for right in branches:
            if left is right or not left.last <= right.first <= left.last + 1:
                continue
            for role in PAYER_ROLES:
                if right.lower[role].at(right.first) < left.upper[role].at(left.last):
                    yield _failure("V19", formula, right, right.first, _FALLS, role)


def _first_over(curve: Curve, other: Curve) -> int | None:
    """The lowest whole cost at which a curve is above another; None where it nowhere is."""
    points = curve.minus(other).points
    if points[0][1] > 0:
        return ceil(points[0][0])
    for (left, before), (right, after) in pairwise(points):
        if after > 0:
            return min(floor(left + (right - left) * before / (before - after)) + 1, ceil(right))
    return None


def _first_fall(curve: Curve) -> Fraction:
    """The cost from which a curve falls; its last where it never does."""
    return next((left[0] for left, right in pairwise(curve.points) if right[1] < left[1]), curve.last)


def _sum(curves: Mapping[PayerRole, Curve]) -> Curve:
    first, *others = curves.values()
    for other in others:
        first = first.plus(other)
    return first


def _failure(
    check: str,
    formula: Formula,
    branch: Branch,
    cost: Fraction | int,
    words: Words,
    role: PayerRole | None = None,
) -> Failure:
    values: dict[str, str | int | Words] = {"branch": branch.label, "cost": format_pounds(int(cost))}
    if role is not None:
        values["payer"] = ROLE_WORDS[role]
    return Failure(check, formula.id, words.filled(**values))


def _range(first: int, last: int) -> dict[str, str | int | Words]:
    return {"first": format_pounds(first), "last": format_pounds(last)}


_TOO_MANY_IN_ALL = Words(
    cy="gormod i'w brofi: mae mwy na {most} o ffyrdd drwy'r holl reolau",
    en="too many to prove: there are more than {most} ways through all the rules",
)
_GAP = Words(
    cy="bwlch: nid yw'r rheol yn ateb am gost o {first} i {last} yr wythnos",
    en="a gap: the rule does not answer for a cost from {first} to {last} a week",
)
_MORE_THAN_THE_COST = Words(
    cy="{branch}: gyda'i gilydd mae'r talwyr yn cario mwy na'r gost, ar {cost} yr wythnos",
    en="{branch}: together the payers carry more than the cost, at {cost} a week",
)
_LESS_THAN_THE_COST = Words(
    cy="{branch}: gyda'i gilydd mae'r talwyr yn cario llai na'r gost, ar {cost} yr wythnos",
    en="{branch}: together the payers carry less than the cost, at {cost} a week",
)
_NEGATIVE = Words(
    cy="{branch}: mae rhan {payer} yn negyddol ar {cost} yr wythnos",
    en="{branch}: the part of {payer} is negative at {cost} a week",
)
_ABOVE_THE_COST = Words(
    cy="{branch}: mae rhan {payer} yn fwy na'r gost ar {cost} yr wythnos",
    en="{branch}: the part of {payer} is above the cost at {cost} a week",
)
_FALLS = Words(
    cy="{branch}: mae rhan {payer} yn gostwng wrth i'r gost godi, ar {cost} yr wythnos, ac ni ddywedir pam "
    "(falls_with_cost)",
    en="{branch}: the part of {payer} falls as the cost rises, at {cost} a week, and no reason is given "
    "(falls_with_cost)",
)
_LIMIT_BROKEN = Words(
    cy="{{branch}}: nid yw {limit} yn dal ar {{cost}} yr wythnos (talwr: {{payer}})",
    en="{{branch}}: {limit} does not hold for {{payer}} at {{cost}} a week",
)
