"""What every rule about money over time or about a pool has: the clause it is written in, and the figures
that the clause must state. Not a formula that shares a week's cost.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from agreements.money import exact_text, parse_share
from agreements.words import Words

ClauseId = Annotated[str, Field(pattern=r"^c\d{1,3}(-\d{1,3})*$")]
ExactRate = Annotated[Fraction, BeforeValidator(parse_share), PlainSerializer(exact_text, return_type=str)]
WholePence = Annotated[int, Field(ge=0, le=10**12, strict=True)]


class Stated(BaseModel):
    """Frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ClauseRule(Stated, ABC):
    """A rule that stands in a clause of an agreement."""

    clause: ClauseId

    @abstractmethod
    def constants(self) -> Mapping[str, Words]:
        """Every figure or choice that moves money, by name, with the words that state it."""


def plain(value: int | str) -> Words:
    """The same text in both languages: a number, a code, a percentage."""
    return Words(cy=str(value), en=str(value))
