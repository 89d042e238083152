"""The command that opens a case from a referral."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.assessing import AssessorSaid, ViewsSaid
from workflow.casework.commands.command import Command, Name, Said
from workflow.casework.commands.consenting import ConsentSaid
from workflow.casework.commands.costing import Line
from workflow.casework.commands.people import Addresses, ResponsiblePeople, Siblings
from workflow.casework.commands.referring import ReferrerSaid

_FIRST_DAY = Words(
    cy="Rhowch y diwrnod y derbyniwyd yr atgyfeiriad gyntaf: mae'n cael ei gadw.",
    en="Give the day on which the referral was first received: it is kept.",
)
_WHY_NOT = Words(cy="Dywedwch pam nad yr un plentyn yw hwn.", en="Say why this is not the same child.")


class Child(BaseModel):
    """The child's own values; they go encrypted into a table of their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_name: Name
    family_name: Name
    birth_on: date
    nhs_number: Annotated[str, Field(max_length=12)] | None = None
    council_number: Annotated[str, Field(max_length=40)] | None = None
    address: Annotated[str, Field(max_length=400)] | None = None
    address_secret: bool = False
    communication_needs: Annotated[str, Field(max_length=1000)] | None = None
    legal_status: Annotated[str, Field(max_length=200)] | None = None
    known_as: Name | None = None
    welsh_given_name: Name | None = None
    welsh_family_name: Name | None = None
    child_language: Name | None = None
    addresses: Addresses = ()
    responsible_people: ResponsiblePeople = ()
    siblings: Siblings = ()


class OpenCase(Command):
    """Open a case from a referral; with an assessment and lines where they came with it (an import)."""

    PATH: ClassVar[str] = ""
    ref: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{2,31}$")] | None = None
    region: str
    health_board: str
    council: str
    service: str
    received_at: AwareDatetime | None = None
    urgent: bool = False
    live_on: date | None = None
    """A case taken over from before: its clocks begin on this day, its age counts from `received_at`."""
    language: Literal["cy", "en", "both"] = "both"
    commissioner: str | None = None
    owner: str | None = None
    child: Child
    levels: dict[str, str] = Field(default_factory=dict)
    lines: Annotated[tuple[Line, ...], Field(max_length=40)] = ()
    not_a_duplicate: bool = False
    """The answer where an open case is alike: it is another child's; `not_a_duplicate_because` says why."""
    not_a_duplicate_because: Said | None = None
    referrer: ReferrerSaid | None = None
    redirected_from: Name | None = None
    """Where the referral first arrived, if it was sent on from there; `received_at` is then the first day."""
    consent: ConsentSaid | None = None
    assessor: AssessorSaid | None = None
    views: ViewsSaid | None = None

    @model_validator(mode="after")
    def _first_day_is_kept(self) -> Self:
        if self.redirected_from is not None and self.received_at is None:
            raise FieldFault(_FIRST_DAY, path=("received_at",))
        return self

    @model_validator(mode="after")
    def _says_why_not(self) -> Self:
        if self.not_a_duplicate and self.not_a_duplicate_because is None:
            raise FieldFault(_WHY_NOT, path=("not_a_duplicate_because",))
        return self
