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


_ONLY_OF_ITS_KIND = Words(
    cy="Nid yw'r maes hwn yn perthyn i ateb o'r math hwn.", en="This field is not of a reply of this kind."
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
    asked_of: str | None = None
    """Information wanted: of which of the case's bodies; none named, of each."""
    mediator: Said | None = None
    """Steer or mediation: whom Welsh Government offers as mediator."""

    @model_validator(mode="after")
    def _direction_names_its_power(self) -> Self:
        if self.kind == "direction" and not (self.instrument and self.power and self.dated_on):
            raise FieldFault(_DIRECTION_NEEDS)
        if self.kind in ("returned", "information_wanted", "steer") and not self.words:
            raise FieldFault(_REPLY_NEEDS_WORDS, path=("words",))
        for field, kind in (("asked_of", "information_wanted"), ("mediator", "steer")):
            if getattr(self, field) and self.kind != kind:
                raise FieldFault(_ONLY_OF_ITS_KIND, path=(field,))
        return self


class StateSafety(Command):
    """Say whether the child is safe tonight, who says so and from what they know it."""

    PATH: ClassVar[str] = "safety-statements"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    safe: bool
    who_says: Said
    language: Language = "en"


class SupplyInformation(Command):
    """Give what Welsh Government wanted to know of one's body."""

    PATH: ClassVar[str] = "welsh-government-information"
    ROLES: ClassVar[frozenset[str]] = frozenset(
        {"coordinator", "head_of_service", "director", "chief_executive"}
    )
    request_id: str | None = None
    information: Said
    language: Language = "en"


class CorrectBundle(Command):
    """Tell Welsh Government of an error in what it was sent. What was sent stays as it is, to the letter."""

    PATH: ClassVar[str] = "bundle-corrections"
    ROLES: ClassVar[frozenset[str]] = frozenset(
        {"coordinator", "head_of_service", "director", "chief_executive", "region_lead"}
    )
    referral_id: str | None = None
    part: Literal["notification", "bundle"]
    correction: Said
    language: Language = "en"


class RequestIdentifiedPapers(Command):
    """Ask for papers that name the child: which, what for, and on which lawful basis."""

    PATH: ClassVar[str] = "identified-papers"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer"})
    act: Literal["request"]
    papers: Said
    lawful_basis: Said
    language: Language = "en"


class ReleasePapers(Command):
    """Release the papers that Welsh Government asked for, or refuse with reasons. The family is told."""

    PATH: ClassVar[str] = "identified-papers"
    ROLES: ClassVar[frozenset[str]] = frozenset({"head_of_service", "director", "chief_executive"})
    act: Literal["answer"]
    request_id: str | None = None
    answer: Literal["released", "refused"]
    words: Said
    language: Language = "en"
