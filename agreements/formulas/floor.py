"""The kind `floor` (F09): a payer carries at least so much a week, or the whole cost where that is less, and
what it then carries beyond its share is taken from the payers that are named, in their order.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from agreements.facts import PackageLine
from agreements.formulas.formula import Division, Problem, Question, shared_as_one
from agreements.formulas.limit import Curves, PayerLimit, between, held
from agreements.formulas.weekly_sum import pounds
from agreements.needs import NeedsTable
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.proof.branch import Branch, Interval, Limit, World
from agreements.proof.curve import Curve
from agreements.refusals import AgreementRefusal
from agreements.words import Words, joined


class FloorNotMet(AgreementRefusal):
    """The payers from whom the floor is taken do not carry as much as it takes."""

    rule = "floor_taken_from_what_is_carried"


class Floor(PayerLimit):
    """`payer` carries the greater of its share and the limit (or the cost, if less); from `taken_from`, each
    in its turn, as far as it carries anything.
    """

    kind: Literal["floor"]
    taken_from: Annotated[tuple[PayerRole, ...], Field(min_length=1)]

    def divide(self, lines: Sequence[PackageLine], question: Question) -> Division:
        """What the formula within says, or, where the payer would carry less than the floor, as much more
        from the others. Refuses as the formula within does, where the limit has no value, and with
        FloorNotMet.
        """
        division, limit = self.within(lines, question), self.limit_on(question)
        amounts, cost = dict(division.amounts(lines)), sum(line.weekly_pence for line in lines)
        carried, least = amounts[self.payer], min(limit, cost)
        told = {
            "limit": pounds(limit),
            "payer": ROLE_WORDS[self.payer],
            "carried": pounds(carried),
            "cost": pounds(cost),
            "least": pounds(least),
        }
        if carried >= least:
            return self.unchanged(
                lines,
                division,
                said=(_NOT_NEEDED if limit <= cost else _ALL_OF_IT).filled(**told),
                near=carried - len(lines) < least and cost > 0,
                working=_ABOVE.filled(**told),
            )
        taken = self._taken(amounts, least - carried)
        parts = joined((_PART.filled(payer=ROLE_WORDS[role], pence=pounds(taken[role])) for role in taken),
                       separator=", ")  # fmt: skip
        amounts[self.payer] = Fraction(least)
        for role, part in taken.items():
            amounts[role] -= part
        said = (_NEEDED if limit <= cost else _COST_IS_LESS).filled(**told, parts=parts)
        return shared_as_one(
            lines,
            amounts,
            working=_WORKING.filled(**told, parts=parts),
            passages=(*division.passages, self.passage(said)),
        )

    def limit_words(self, limit: int) -> Words:
        """`a floor of £250.00 a week`."""
        return _FLOOR.filled(limit=pounds(limit))

    def constants(self, parameters: Mapping[str, Parameter]) -> Mapping[str, Words]:
        """`<id>.limit`, `<id>.payer` and `<id>.taken_from`."""
        order = joined((ROLE_WORDS[role] for role in self.taken_from), separator=", ")
        return {**super().constants(parameters), f"{self.id}.taken_from": order}

    def problems(self, parameters: Mapping[str, Parameter], needs: NeedsTable) -> list[Problem]:
        """A floor taken from the payer itself, or from one payer twice."""
        found = super().problems(parameters, needs)
        for place, role in enumerate(self.taken_from):
            if role == self.payer:
                found.append(
                    Problem(("taken_from", place), _FROM_ITSELF.filled(payer=ROLE_WORDS[role]), check="V20")
                )
            if role in self.taken_from[:place]:
                found.append(Problem(("taken_from", place), _TWICE.filled(payer=ROLE_WORDS[role])))
        return found

    def limited(self, branch: Branch, limit: int) -> Branch:
        """The payer's curve lifted to the floor, and what lifts it taken from the others in their order.

        Where the last of them would go below nothing, `divide` refuses and its curve here falls below
        nothing too: the floor cannot be met at that cost, and the proof says so.
        """
        always_met = self._always_met(branch)
        least = Curve.share(Fraction(1), first=branch.first, last=branch.last).smaller_of(
            Curve.flat(limit, first=branch.first, last=branch.last)
        )
        return held(
            joined((branch.label, self.limit_words(limit)), separator=", "),
            branch,
            lower=self._lifted(branch.lower, least, always_met=always_met),
            upper=self._lifted(branch.upper, least, always_met=always_met),
            marginal=dict(self._marginal(branch)),
        )

    def promised(self, world: World, values: Sequence[int]) -> Limit:
        """Never less than the lowest of them, or than the cost."""
        flat = Curve.flat(min(values), first=world.first, last=world.last)
        least = Curve.share(Fraction(1), first=world.first, last=world.last).smaller_of(flat)
        return Limit(self.payer, self.limit_words(min(values)), at_least=least)

    def _taken(self, amounts: Mapping[PayerRole, Fraction], wanted: Fraction) -> dict[PayerRole, Fraction]:
        """How much is taken from whom; FloorNotMet where all of them together do not carry it."""
        taken: dict[PayerRole, Fraction] = {}
        left = wanted
        for role in self.taken_from:
            part = min(amounts[role], left)
            if part > 0:
                taken[role] = part
                left -= part
        if left > 0:
            words = _NOT_MET.filled(payer=ROLE_WORDS[self.payer], wanted=pounds(wanted), short=pounds(left))
            raise FloorNotMet(words, clause=self.clause)
        return taken

    def _lifted(self, curves: Curves, least: Curve, *, always_met: bool) -> Curves:
        """The least of every payer from the least of each (then most is taken), or the most from the most."""
        nothing = least.times(Fraction(0))
        lifted = dict(curves)
        lifted[self.payer] = curves[self.payer].greater_of(least)
        wanted = least.minus(curves[self.payer]).greater_of(nothing)
        for place, role in enumerate(self.taken_from, start=1):
            left = curves[role].minus(wanted)
            may_fall_short = place == len(self.taken_from) and not always_met
            lifted[role] = left if may_fall_short else left.greater_of(nothing)
            wanted = wanted.minus(curves[role]).greater_of(nothing)
        return lifted

    def _always_met(self, branch: Branch) -> bool:
        """Whether every other payer is named and none ever carries less than nothing: then together they
        carry whatever the floor takes.
        """
        others = [role for role in PAYER_ROLES if role != self.payer]
        return set(others) <= set(self.taken_from) and all(
            amount >= 0 for role in others for _, amount in branch.lower[role].points
        )

    def _marginal(self, branch: Branch) -> Iterator[tuple[PayerRole, Interval]]:
        """What one more penny adds: at the floor the payer's nothing (or all of it, where the cost is less),
        and to the others what the formula within would have given to all that the floor is settled among.
        """
        so_far = branch.marginal[self.payer]
        yield self.payer, between(so_far.low, so_far.high, 0, 1)
        for role in PAYER_ROLES:
            if role != self.payer and role not in self.taken_from:
                yield role, branch.marginal[role]
        for role in self.taken_from:
            one = branch.marginal[role]
            so_far = Interval(so_far.low + one.low, so_far.high + one.high)
            yield role, between(0, one.low, one.high, so_far.low, so_far.high)


_FLOOR = Words(cy="isafswm o {limit} yr wythnos", en="a floor of {limit} a week")
_NOT_NEEDED = Words(
    cy="nid oes angen yr isafswm o {limit} yr wythnos: hebddo, cyfran {payer} yw {carried}",
    en="the floor of {limit} a week is not needed: without it the share of {payer} is {carried}",
)
_ALL_OF_IT = Words(
    cy="nid oes angen yr isafswm o {limit} yr wythnos: cyfran {payer} eisoes yw'r gost gyfan, {cost}",
    en="the floor of {limit} a week is not needed: the share of {payer} is already the whole cost, {cost}",
)
_NEEDED = Words(
    cy="defnyddir yr isafswm o {limit} yr wythnos: hebddo, cyfran {payer} fyddai {carried}; daw'r gweddill "
    "oddi ar eraill: {parts}",
    en="the floor of {limit} a week is used: without it the share of {payer} would be {carried}; the rest is "
    "taken from others: {parts}",
)
_COST_IS_LESS = Words(
    cy="mae'r gost, {cost}, yn llai na'r isafswm o {limit} yr wythnos, felly cyfran {payer} yw'r gost gyfan; "
    "daw oddi ar eraill: {parts}",
    en="the cost, {cost}, is less than the floor of {limit} a week, so the share of {payer} is the whole "
    "cost; it is taken from others: {parts}",
)
_PART = Words(cy="{payer} {pence}", en="{payer} {pence}")
_ABOVE = Words(
    cy="dim llai na'r isafswm o {limit} yr wythnos, cyfran {payer} yw {carried}",
    en="no less than the floor of {limit} a week, the share of {payer} is {carried}",
)
_WORKING = Words(
    cy="isafswm o {limit} yr wythnos, neu'r gost os yw'n llai: {payer} {least}; oddi ar eraill: {parts}",
    en="a floor of {limit} a week, or the cost if less: {payer} {least}; taken from others: {parts}",
)
_NOT_MET = Words(
    cy="Ni ellir cyrraedd yr isafswm: mae angen {wanted} yn rhagor gan y talwr ({payer}), ac mae'r rhai y "
    "mae i ddod oddi arnynt {short} yn brin.",
    en="The floor cannot be met: {wanted} more is needed of the payer ({payer}), and those it is to be taken "
    "from carry {short} too little.",
)
_FROM_ITSELF = Words(
    cy="byddai'r isafswm yn dod oddi ar y talwr ei hun: {payer}",
    en="the floor would be taken from the payer itself: {payer}",
)
_TWICE = Words(cy="mae'r talwr yno ddwywaith: {payer}", en="the payer is there twice: {payer}")
