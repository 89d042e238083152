"""Commands of care: need, payment, provider, delivery, review, end."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from workflow.casework.commands.command import Command, Language, Said


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


class InstructProvider(Command):
    """Tell the provider of one's body's lines to start."""

    PATH: ClassVar[str] = "care"
    act: Literal["instruct_provider"]


class ConfirmDelivery(Command):
    """Confirm that assessed support is really being delivered; no line named: every line."""

    PATH: ClassVar[str] = "care"
    act: Literal["confirm_delivery"]
    line_ids: tuple[str, ...] | None = None


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
    reason: Literal["death", "adult", "court_order", "moved", "family_choice", "both_bodies"]
