"""Who and what an agreement is for, and over which weekly costs its rules are proved."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from agreements.circumstances import ELIGIBILITY, Eligibility
from agreements.line_kinds import ServiceCode
from agreements.money import format_pounds
from agreements.provisions.frozen import BodyCode, Frozen, Provision
from agreements.pydantic_words import FieldFault
from agreements.words import Words, joined

MAX_DOMAIN_PENCE = 10**12


class Ages(Frozen):
    """From this age, and below that one."""

    first: Annotated[int, Field(alias="from", ge=0, le=25)]
    below: Annotated[int, Field(ge=1, le=26)]

    @model_validator(mode="after")
    def _holds_somebody(self) -> Self:
        if self.first >= self.below:
            raise FieldFault(_AGES, path=("below",))
        return self

    @property
    def words(self) -> Words:
        """`dan 18 oed`, `under 18`."""
        sentence = _UNDER if self.first == 0 else _BETWEEN
        return sentence.filled(first=self.first, below=self.below)


class Functions(Frozen):
    """The functions of each side that the arrangements are about."""

    nhs: Words
    council: Words


class Scope(Provision):
    """The services and the people covered, whose functions they are, and what stands outside."""

    services: Annotated[tuple[ServiceCode, ...], Field(min_length=1)]
    people: Words
    age: Ages
    resident_in: tuple[BodyCode, ...]
    eligibility: Annotated[tuple[Eligibility, ...], Field(min_length=1)]
    functions: Functions
    exclusions: tuple[Words, ...]
    income_first: bool

    def constants(self) -> Mapping[str, Words]:
        """`scope.age`, `scope.eligibility`, `scope.income_first`."""
        return {
            "scope.age": self.age.words,
            "scope.eligibility": joined((ELIGIBILITY[one].name for one in self.eligibility), separator="; "),
            "scope.income_first": INCOME_FIRST_WORDS if self.income_first else INCOME_NOT_FIRST_WORDS,
        }


class PenceRange(Frozen):
    """Pence from one amount to another, both included."""

    first: Annotated[int, Field(alias="from", ge=0, le=MAX_DOMAIN_PENCE, strict=True)]
    last: Annotated[int, Field(alias="to", ge=0, le=MAX_DOMAIN_PENCE, strict=True)]

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.last < self.first:
            raise FieldFault(_BACKWARDS, path=("to",))
        return self


class Domain(Provision):
    """The weekly costs over which every rule is proved to answer."""

    weekly_pence: PenceRange

    def constants(self) -> Mapping[str, Words]:
        """`domain.weekly_pence`."""
        first, last = format_pounds(self.weekly_pence.first), format_pounds(self.weekly_pence.last)
        return {"domain.weekly_pence": _RANGE.filled(first=first, last=last)}


INCOME_FIRST_WORDS = Words(
    cy="caiff grantiau ac incwm gan eraill eu tynnu o'r gost yn gyntaf",
    en="grants and income from others are taken off the cost first",
)
INCOME_NOT_FIRST_WORDS = Words(
    cy="nid yw grantiau nac incwm gan eraill yn gostwng y gost a gaiff ei rhannu",
    en="grants and income from others do not lower the cost that is shared",
)
_UNDER = Words(cy="dan {below} oed", en="under {below}")
_BETWEEN = Words(cy="o {first} oed hyd at ben-blwydd {below} oed", en="from {first} until the age of {below}")
_RANGE = Words(cy="o {first} i {last}", en="from {first} to {last}")
_AGES = Words(cy="nid oes oedran o fewn yr ystod", en="no age is within the range")
_BACKWARDS = Words(cy="mae'r ystod yn mynd tuag yn ôl", en="the range runs backwards")
