"""The kind `greater_of` (F21): one payer carries the greater of what two formulas give it."""

from fractions import Fraction
from typing import Literal

from agreements.formulas.one_of_two import OneOfTwo
from agreements.proof.curve import Curve
from agreements.words import Words


class GreaterOf(OneOfTwo):
    """The greater of two amounts for one payer, the rest to others in stated shares."""

    kind: Literal["greater_of"]

    @property
    def chosen_word(self) -> Words:
        """`the greater`."""
        return _CHOSEN

    def chosen(self, first: Fraction, second: Fraction) -> Fraction:
        """The greater."""
        return max(first, second)

    def chosen_curve(self, first: Curve, second: Curve) -> Curve:
        """At every cost the greater."""
        return first.greater_of(second)


_CHOSEN = Words(cy="y mwyaf", en="the greater")
