"""Commands of the panel: agenda, decision, letter, handover."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.command import Command, Language, Name, Said

_SERVICE_OR_DECLINED = Words(
    cy="Rhowch naill ai service a starts_on, neu family_declined.",
    en="Give either service and starts_on, or family_declined.",
)


class ListForPanel(Command):
    """Put the child on the panel's agenda."""

    PATH: ClassVar[str] = "panel-listing"


class PanelMember(BaseModel):
    """One member who sat."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Name
    side: Literal["health", "council", "third_sector", "other"]


class Dissent(BaseModel):
    """A member's dissent, in their words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Name
    words: Said


class RecordDecision(Command):
    """Record what a quorate panel decided: at least three members, one of health and one of the council."""

    PATH: ClassVar[str] = "decision"
    outcome: Literal["eligible", "not_eligible", "deferred"]
    members: Annotated[tuple[PanelMember, ...], Field(max_length=30)]
    reasons: Said
    departure: Said | None = None
    """Why the panel departs from the computed indicator; required where it does."""
    dissent: Annotated[tuple[Dissent, ...], Field(max_length=30)] = ()
    deferred_to: date | None = None
    """By when a deferred child comes back; needed with `deferred`."""
    language: Language = "en"


class SendDecisionLetter(Command):
    """Record that the decision letter went to the family, in their language."""

    PATH: ClassVar[str] = "decision-letter"


class HandOver(Command):
    """Close a case that is not eligible: a named service has accepted the child with a date, or the
    family declined.
    """

    PATH: ClassVar[str] = "handover"
    service: Name | None = None
    starts_on: date | None = None
    family_declined: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.family_declined == (self.service is not None and self.starts_on is not None):
            raise FieldFault(_SERVICE_OR_DECLINED)
        return self
