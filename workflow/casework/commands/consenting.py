"""Commands of consent, legal status and advocate. Consent to be assessed is one thing, the basis for sharing
information another.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.command import Command, Language, Name, Said

_SAFETY_CONSIDERED = Words(
    cy="Pan wrthodir cydsyniad neu ei dynnu'n ôl, dywedwch sut yr ystyriwyd diogelwch y plentyn.",
    en="Where consent is refused or withdrawn, say how the child's safety was considered.",
)


class ConsentSaid(BaseModel):
    """What was said about being assessed, by whom in kind. A refusal says how the child's safety was
    considered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    outcome: Literal["given", "refused", "withdrawn"]
    given_by: Literal["parent", "parental_responsibility", "young_person", "best_interests", "court"]
    words: Said | None = None
    safeguarding: Said | None = None
    language: Language = "en"

    @model_validator(mode="after")
    def _safety_is_considered(self) -> Self:
        if self.outcome != "given" and self.safeguarding is None:
            raise FieldFault(_SAFETY_CONSIDERED, path=("safeguarding",))
        return self


class RecordConsent(ConsentSaid, Command):
    """Record that consent to be assessed was given, refused or withdrawn. The latest stands."""

    PATH: ClassVar[str] = "consents"


class RecordSharingBasis(Command):
    """State the legal basis on which the bodies share what they know. It is not consent to be assessed."""

    PATH: ClassVar[str] = "sharing-bases"
    act: Literal["record"]
    basis: Literal["legal_duty", "public_task", "safeguarding", "vital_interests", "court_order"]
    reasons: Said
    language: Language = "en"


class EndSharingBasis(Command):
    """Say that a basis for sharing no longer stands."""

    PATH: ClassVar[str] = "sharing-bases"
    act: Literal["end"]
    basis_id: str


class RecordLegalStatus(Command):
    """Record a legal status of the child, from a day on."""

    PATH: ClassVar[str] = "legal-statuses"
    READS_CHILD: ClassVar[bool] = True
    act: Literal["record"]
    kind: Literal["care_order", "s76", "detention", "s117", "deprivation_of_liberty", "idp"]
    from_on: date
    words: Said | None = None
    language: Language = "en"


class EndLegalStatus(Command):
    """Record the last day of a legal status."""

    PATH: ClassVar[str] = "legal-statuses"
    act: Literal["end"]
    status_id: str
    to_on: date


class NameAdvocate(Command):
    """Name the child's independent advocate; one named before is relieved."""

    PATH: ClassVar[str] = "advocates"
    name: Name
    from_on: date | None = None
    independent: Literal[True]
    """A declaration: the advocate works for neither body."""
    language: Language = "en"
