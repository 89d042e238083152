"""A stretch of values in a condition, with both bounds said to be included or not; a bound may be absent.

For weekly costs in pence, elapsed whole weeks, and days. It holds or it does not; it reads no facts.
"""

from datetime import date
from typing import Annotated, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words

Value = TypeVar("Value", int, date)
MOST = 10**13
Whole = Annotated[int, Field(ge=0, le=MOST, strict=True)]


class Between(BaseModel, Generic[Value]):
    """From one value to another; where a bound stands it says whether it is itself included."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    low: Value | None = Field(default=None, alias="from")
    low_included: bool | None = Field(default=None, alias="from_included")
    high: Value | None = Field(default=None, alias="to")
    high_included: bool | None = Field(default=None, alias="to_included")

    @model_validator(mode="after")
    def _says_whether_bounds_are_included(self) -> Self:
        if self.low is None and self.high is None:
            raise FieldFault(_NO_BOUND)
        for bound, included, name in (
            (self.low, self.low_included, "from_included"),
            (self.high, self.high_included, "to_included"),
        ):
            if (bound is None) != (included is None):
                raise FieldFault(_NOT_SAID.filled(name=name), path=(name,))
        return self

    def holds(self, value: int) -> bool:
        """Whether a value (a day as its ordinal) is inside."""
        low, high = _number(self.low), _number(self.high)
        above = low is None or value > low or (value == low and bool(self.low_included))
        below = high is None or value < high or (value == high and bool(self.high_included))
        return above and below

    @property
    def first(self) -> int | None:
        """The first whole value inside; None where there is no lower bound."""
        low = _number(self.low)
        return None if low is None else low + (not self.low_included)

    @property
    def last(self) -> int | None:
        """The last whole value inside; None where there is no upper bound."""
        high = _number(self.high)
        return None if high is None else high - (not self.high_included)

    def meets(self, other: "Between[Value]") -> bool:
        """Whether some whole value is inside both."""
        firsts = [one for one in (self.first, other.first) if one is not None]
        lasts = [one for one in (self.last, other.last) if one is not None]
        return not firsts or not lasts or max(firsts) <= min(lasts)

    def words(self, low: str | Words, high: str | Words) -> Words:
        """`from £1,000.00 (included) to £3,000.00 (not included)`, with the bounds as they are to be read."""
        first = _FROM.filled(value=low, included=_INCLUDED[bool(self.low_included)])
        last = _TO.filled(value=high, included=_INCLUDED[bool(self.high_included)])
        if self.high is None:
            return first
        return last if self.low is None else Words(cy=f"{first.cy} {last.cy}", en=f"{first.en} {last.en}")


def _number(value: int | date | None) -> int | None:
    return value.toordinal() if isinstance(value, date) else value


_FROM = Words(cy="o {value} ({included})", en="from {value} ({included})")
_TO = Words(cy="hyd at {value} ({included})", en="to {value} ({included})")
_INCLUDED = {
    True: Words(cy="yn gynwysedig", en="included"),
    False: Words(cy="heb ei gynnwys", en="not included"),
}
_NO_BOUND = Words(cy="rhaid rhoi o leiaf un terfyn", en="at least one bound must be given")
_NOT_SAID = Words(
    cy="rhaid i {name} ddweud a yw'r terfyn ei hun yn gynwysedig, lle mae terfyn a dim ond yno",
    en="{name} must say whether the bound itself is included, where there is a bound and only there",
)
