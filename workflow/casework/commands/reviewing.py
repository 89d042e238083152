"""Commands that come after a decision: a local review, a remittal, and looking again at a child who went no
further.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workflow.casework.commands.command import Command, Language, Said
from workflow.casework.commands.deciding import PanelMember


class AskForLocalReview(Command):
    """The family asks that others look at the decision, in its own words."""

    PATH: ClassVar[str] = "local-reviews"
    act: Literal["ask"]
    words: Said
    language: Language = "en"


class RecordLocalReview(Command):
    """Record what people who took no part in the decision found: it stands, or it goes back."""

    PATH: ClassVar[str] = "local-reviews"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["decide"]
    outcome: Literal["upheld", "remitted"]
    reviewers: Annotated[tuple[PanelMember, ...], Field(min_length=1, max_length=30)]
    reasons: Said
    language: Language = "en"


class Remit(Command):
    """Record that a court or the ombudsman sent the decision back; it is taken anew, by a fresh assessor and
    panel.
    """

    PATH: ClassVar[str] = "remittals"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    ordered_by: Literal["court", "ombudsman"]
    reasons: Said
    language: Language = "en"


class LookAgain(Command):
    """Look again at a child whom another service accepted, or whose family declined: still so, or the case
    opens again with the day on which the referral was first received.
    """

    PATH: ClassVar[str] = "look-again"
    outcome: Literal["still_accepted", "reopened"]
    findings: Said
    language: Language = "en"
