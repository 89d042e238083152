"""The members of a pool, named once each in the declared order in which a left-over penny is offered. Not
what they pay.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from agreements.periods.clause_rule import ClauseRule
from agreements.pydantic_words import FieldFault
from agreements.words import Words

Member = Annotated[str, Field(min_length=1, max_length=60)]
Members = Annotated[tuple[Member, ...], Field(min_length=1, max_length=100)]


class PoolRule(ClauseRule):
    """A rule about the sums of a pool: its members in the declared order."""

    members: Members

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for place, member in enumerate(self.members):
            if member in self.members[:place]:
                raise FieldFault(_TWICE.filled(member=member), path=("members", place))
        return self


_TWICE = Words(cy="mae {member} yno ddwywaith", en="{member} is there twice")
