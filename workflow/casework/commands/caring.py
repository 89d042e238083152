"""Commands of care: need, payment, provider, delivery, review, end."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands.command import Command, Language, Said

_NOTHING_CHANGED = Words(
    cy="Dim ond lle mae'r anghenion wedi newid y mae dyddiad newid.",
    en="There is a day of change only where the needs have changed.",
)


class NeedSupport(Command):
    """Say that the child needs support now, before any decision: care starts without waiting."""

    PATH: ClassVar[str] = "care"
    act: Literal["need_support"]
    reason: Said
    language: Language = "en"


class AcceptPayment(Command):
    """Accept, with authority, that one's body pays the provider of its lines for the time being, without
    prejudice.
    """

    PATH: ClassVar[str] = "care"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director"})
    act: Literal["accept_payment"]
    line_ids: tuple[str, ...] | None = None
    """The lines; none: every line of one's body."""


class InstructProvider(Command):
    """Tell the provider of one's body's lines to start."""

    PATH: ClassVar[str] = "care"
    act: Literal["instruct_provider"]
    line_ids: tuple[str, ...] | None = None
    """The lines; none: every line of one's body."""


class ConfirmDelivery(Command):
    """Confirm that assessed support is really being delivered; no line named: every line."""

    PATH: ClassVar[str] = "care"
    act: Literal["confirm_delivery"]
    line_ids: tuple[str, ...] | None = None
    confirmed_by: Literal["coordinator", "family"] = "coordinator"
    """Whose word it is: the coordinator's own, or the family's as the coordinator heard it."""


class ReportNotDelivered(Command):
    """Report that assessed support has stopped, also inside a placement: its days count again from that day
    (none: today).
    """

    PATH: ClassVar[str] = "care"
    act: Literal["report_not_delivered"]
    line_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    stopped_on: date | None = None
    reported_by: Literal["coordinator", "family"] = "coordinator"
    reason: Literal["staff", "provider_withdrew", "not_in_placement", "moved", "equipment", "other"]
    words: Said
    language: Language = "en"


class ReviewCare(Command):
    """Record a review: unchanged levels are carried forward; a change is assessed and split anew from its
    date.
    """

    PATH: ClassVar[str] = "care"
    act: Literal["review"]
    needs_changed: bool
    changed_from: date | None = None
    """The day from which the changed need counts; none: today."""
    findings: Said
    language: Language = "en"

    @model_validator(mode="after")
    def _changed_from_a_change(self) -> Self:
        if self.changed_from is not None and not self.needs_changed:
            raise FieldFault(_NOTHING_CHANGED, path=("changed_from",))
        return self


class AskForReview(Command):
    """Ask for a review before its time: for the family, or for one's own body."""

    PATH: ClassVar[str] = "care"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["ask_for_review"]
    asked_for: Literal["family", "body"]
    reason: Said
    language: Language = "en"


class EndCase(Command):
    """End the case. Natural endings need one officer; 'both_bodies' needs one of each body."""

    PATH: ClassVar[str] = "care"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["end"]
    reason: Literal["death", "adult", "court_order", "moved", "family_choice", "both_bodies", "stage_outcome"]
