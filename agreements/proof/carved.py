"""A branch of the rule on what is left when a first amount has been taken from the cost. It proves nothing
itself.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil

from agreements.payers import PayerRole
from agreements.proof.branch import Branch
from agreements.proof.curve import Curve


def carved(branch: Branch, taken: Fraction, *, payer: PayerRole, first: int, last: int) -> Branch | None:
    """The branch of the whole cost, from `first` to `last`, where `payer` carries `taken` of it (all, if
    it costs less) and the branch answers for what is left; None where nothing left falls in the branch.

    What is left is seldom whole pence, so a branch that ends at a whole penny is held to reach up to the
    next one: there its amounts are enclosed within the penny. The label and the marginals are those of the
    rest and are for the caller to complete.
    """
    low = first if branch.first == 0 else max(first, ceil(branch.first + taken))
    high = min(last, ceil(branch.last + 1 + taken) - 1)
    if low > high:
        return None
    reaches = max(Fraction(0), high - taken) > branch.last

    def whole(curves: Mapping[PayerRole, Curve], *, more: int) -> dict[PayerRole, Curve]:
        return {
            role: _after(_reaching(curve, more=more) if reaches else curve, taken, low, high).plus(
                _first(taken, low, high).times(Fraction(int(role == payer)))
            )
            for role, curve in curves.items()
        }

    lower, upper = whole(branch.lower, more=0), whole(branch.upper, more=1)
    return replace(branch, first=low, last=high, lower=lower, upper=upper)


def _first(taken: Fraction, low: int, high: int) -> Curve:
    """The amount that is taken at every cost: all of it up to `taken`, and no more after."""
    costs = sorted({Fraction(low), Fraction(high), *({taken} if low < taken < high else set())})
    return Curve.through((cost, min(cost, taken)) for cost in costs)


def _after(rest: Curve, taken: Fraction, low: int, high: int) -> Curve:
    """The rest's amount at every cost, less what is taken first."""
    bends = {taken, *(cost + taken for cost, _ in rest.points)}
    costs = sorted({Fraction(low), Fraction(high), *(cost for cost in bends if low < cost < high)})
    return Curve.through((cost, rest.at(max(rest.first, cost - taken))) for cost in costs)


def _reaching(curve: Curve, *, more: int) -> Curve:
    """The curve drawn on for one penny more of cost, by nought or by that penny."""
    cost, amount = curve.points[-1]
    return Curve((*curve.points, (cost + 1, amount + more)))
