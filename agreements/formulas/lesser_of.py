"""The kind `lesser_of` (F21): one payer carries the lesser of what two formulas give it."""

from fractions import Fraction
from typing import Literal

from agreements.formulas.one_of_two import OneOfTwo
from agreements.proof.curve import Curve
from agreements.words import Words


class LesserOf(OneOfTwo):
    """The lesser of two amounts for one payer, the rest to others in stated shares."""

    kind: Literal["lesser_of"]

    @property
    def chosen_word(self) -> Words:
        """`the lesser`."""
        return _CHOSEN

    def chosen(self, first: Fraction, second: Fraction) -> Fraction:
        """The lesser."""
        return min(first, second)

    def chosen_curve(self, first: Curve, second: Curve) -> Curve:
        """At every cost the lesser."""
        return first.smaller_of(second)


_CHOSEN = Words(cy="y lleiaf", en="the lesser")
