"""Nobody pays more than without the pool (F22), as an agreement states it, with the order of the gainers."""

from collections.abc import Mapping
from typing import Self

from pydantic import model_validator

from agreements.periods.naming import payer_words
from agreements.periods.working import listed
from agreements.pools.members import Members, PoolRule
from agreements.pydantic_words import FieldFault
from agreements.words import Words


class NoWorseOff(PoolRule):
    """What a member would pay above its baseline moves to those who gain, in the declared gainer order, each
    as far as its own baseline.
    """

    gainer_order: Members

    @model_validator(mode="after")
    def _every_member_has_a_place(self) -> Self:
        if sorted(self.gainer_order) != sorted(self.members):
            raise FieldFault(_EVERY_MEMBER, path=("gainer_order",))
        return self

    def constants(self) -> Mapping[str, Words]:
        """`no_worse_off.gainer_order`."""
        return {"no_worse_off.gainer_order": listed(payer_words(member) for member in self.gainer_order)}


_EVERY_MEMBER = Words(
    cy="rhaid i drefn yr enillwyr enwi pob aelod unwaith", en="the gainer order must name every member once"
)
