"""Exact money: integer pence, exact weights, and the four named ways to place the odd penny. No floats, no
rates.
"""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import Literal, get_args

Method = Literal["largest_remainder", "floor_then_topup", "last_party_residual", "running_remainder"]
METHODS: tuple[Method, ...] = get_args(Method)

_WEIGHT = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?|[+-]?\d{1,30}/\d{1,30}")


class NoWeights(ValueError):
    """Nothing to apportion to: wrong usage."""


class UnreadableWeight(ValueError):
    """A weight that is not an integer, a decimal or a fraction: wrong usage."""


class BadWeight(ValueError):
    """Weights that cannot carry a cost: one is negative, or they sum to zero."""


def parse_weight(text: str) -> Fraction:
    """An exact weight from `3`, `0.75` or `1/3`; anything else raises UnreadableWeight."""
    stripped = text.strip()
    if not _WEIGHT.fullmatch(stripped):
        raise UnreadableWeight(f"weight {text[:40]!r} is not an integer, a decimal or a fraction such as 1/3")
    try:
        return Fraction(stripped)
    except ZeroDivisionError:
        raise UnreadableWeight(f"weight {text!r} divides by zero") from None


def parse_share(value: object) -> Fraction:
    """An exact share from `60%`, `1/3`, `0.6`, an integer or a Fraction."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if not isinstance(value, str):
        raise UnreadableWeight(f"share {value!r} is not exact: write 60%, 1/3 or 0.6")
    if value.endswith("%"):
        return parse_weight(value[:-1]) / 100
    return parse_weight(value)


def round_half_away(value: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, so a credit mirrors a charge."""
    doubled = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return doubled if value >= 0 else -doubled


def apportion(
    total_pence: int, weights: Sequence[Fraction | int | str], *, method: str = "largest_remainder"
) -> tuple[int, ...]:
    """Whole pence for each weight, in order, that sum to the total exactly.

    A negative total mirrors the positive one. Raises NoWeights for no weight, BadWeight for a negative
    weight or a zero sum, ValueError for a method that is not one of METHODS.
    """
    rule = _RULES.get(method)
    if rule is None:
        raise ValueError(f"method {method!r} is not one of {', '.join(METHODS)}")
    parts = _whole_weights(weights)
    shares = rule(abs(total_pence), parts)
    return tuple(shares) if total_pence >= 0 else tuple(-share for share in shares)


def _whole_weights(weights: Sequence[Fraction | int | str]) -> list[int]:
    exact = [parse_weight(weight) if isinstance(weight, str) else Fraction(weight) for weight in weights]
    if not exact:
        raise NoWeights("no weight was given")
    for place, weight in enumerate(exact, start=1):
        if weight < 0:
            raise BadWeight(f"weight {place} is negative ({weight})")
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [weight.numerator * (scale // weight.denominator) for weight in exact]
    if sum(whole) == 0:
        raise BadWeight("the weights sum to zero")
    return whole


def _largest_remainder(total: int, weights: list[int]) -> list[int]:
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    left = total - sum(shares)
    by_fraction = sorted(range(len(weights)), key=lambda place: -(total * weights[place] % whole))
    for place in by_fraction[:left]:
        shares[place] += 1
    return shares


def _floor_then_topup(total: int, weights: list[int]) -> list[int]:
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    for place in range(total - sum(shares)):
        shares[place] += 1
    return shares


def _last_party_residual(total: int, weights: list[int]) -> list[int]:
    whole = sum(weights)
    shares = [_nearest(total * weight, whole) for weight in weights[:-1]]
    return [*shares, total - sum(shares)]


def _running_remainder(total: int, weights: list[int]) -> list[int]:
    left, weight_left, shares = total, sum(weights), []
    for weight in weights:
        share = _nearest(left * weight, weight_left) if weight_left else 0
        shares.append(share)
        left, weight_left = left - share, weight_left - weight
    return shares


def _nearest(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)


_RULES: dict[str, Callable[[int, list[int]], list[int]]] = {
    "largest_remainder": _largest_remainder,
    "floor_then_topup": _floor_then_topup,
    "last_party_residual": _last_party_residual,
    "running_remainder": _running_remainder,
}


def format_pounds(pence: int) -> str:
    """Pence as people read them: 202680 is £2,026.80, -5 is -£0.05."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{pounds:,}.{rest:02d}"


def exact_text(share: Fraction) -> str:
    """The exact fraction as `a/b`, one and zero included (1/1, 0/1)."""
    return f"{share.numerator}/{share.denominator}"


def format_share(share: Fraction) -> str:
    """A share as people read it: 60% or 12.5% where that is exact to two places, else 1/3."""
    hundredths = share * 10000
    if hundredths.denominator != 1:
        return exact_text(share)
    percent, rest = divmod(hundredths.numerator, 100)
    return f"{percent}.{rest:02d}".rstrip("0").rstrip(".") + "%"
