"""A reduction that reaches one member last (F23), as an agreement states it."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from agreements.money import format_share
from agreements.periods.clause_rule import ExactRate, plain
from agreements.periods.naming import payer_words
from agreements.pools.members import Member, PoolRule
from agreements.pydantic_words import FieldFault
from agreements.words import Words


class AsymmetricChange(PoolRule):
    """Reductions go to the others pro rata until they have had `threshold` of what they paid at the start;
    then the last member's share moves too.

    `then` says what is pro rata after the threshold: what each paid at the start, or what each still pays.
    Increases are pro rata of what each paid at the start.
    """

    last: Member
    threshold: ExactRate
    then: Literal["of_start", "of_remaining"]
    increases: Literal["pro_rata"]

    @model_validator(mode="after")
    def _a_last_member_and_others(self) -> Self:
        if self.last not in self.members or len(self.members) < 2:
            raise FieldFault(_LAST, path=("last",))
        if not 0 <= self.threshold <= 1:
            raise FieldFault(_THRESHOLD, path=("threshold",))
        return self

    @property
    def others(self) -> tuple[str, ...]:
        """Every member but the last to move."""
        return tuple(member for member in self.members if member != self.last)

    def constants(self) -> Mapping[str, Words]:
        """`asymmetric.last`, `asymmetric.threshold` and `asymmetric.then`."""
        return {
            "asymmetric.last": payer_words(self.last),
            "asymmetric.threshold": plain(format_share(self.threshold)),
            "asymmetric.then": THEN_WORDS[self.then],
        }


THEN_WORDS: Mapping[str, Words] = {
    "of_start": Words(
        cy="yn ôl yr hyn a dalai pob un ar y dechrau", en="in proportion to what each paid at the start"
    ),
    "of_remaining": Words(
        cy="yn ôl yr hyn y mae pob un yn dal i'w dalu", en="in proportion to what each still pays"
    ),
}
_LAST = Words(
    cy="rhaid i'r aelod olaf fod yn un o'r aelodau, a rhaid bod eraill",
    en="the last member must be one of the members, and there must be others",
)
_THRESHOLD = Words(
    cy="rhaid i'r trothwy fod rhwng dim ac un", en="the threshold must lie between nought and one"
)
