"""Commands of Welsh Government, and of those who write down what it replied."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.command import Command, Language, Pence, Said

_DIRECTION_NEEDS = Words(
    cy="Mae ar gyfarwyddyd angen instrument, power a dated_on.",
    en="A direction needs instrument, power and dated_on.",
)


_REPLY_NEEDS_WORDS = Words(cy="Mae ar ateb o'r math hwn angen words.", en="A reply of this kind needs words.")


class OpenBundle(Command):
    """Open the bundle of a referral: it is frozen and hashed at that moment."""

    PATH: ClassVar[str] = "welsh-government-bundle"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer"})
    referral_id: str | None = None


class RecordReply(Command):
    """Record a Welsh Government reply by kind. Only a direction binds: instrument, power and date are
    required.
    """

    PATH: ClassVar[str] = "welsh-government-replies"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer", "region_lead"})
    kind: Literal["acknowledged", "information_wanted", "returned", "steer", "direction"]
    referral_id: str | None = None
    words: Said | None = None
    language: Language = "en"
    target_on: date | None = None
    instrument: Annotated[str, Field(max_length=300)] | None = None
    power: Annotated[str, Field(max_length=300)] | None = None
    dated_on: date | None = None
    shares: dict[str, Pence] | None = None

    @model_validator(mode="after")
    def _direction_names_its_power(self) -> Self:
        if self.kind == "direction" and not (self.instrument and self.power and self.dated_on):
            raise FieldFault(_DIRECTION_NEEDS)
        if self.kind in ("returned", "information_wanted", "steer") and not self.words:
            raise FieldFault(_REPLY_NEEDS_WORDS, path=("words",))
        return self
