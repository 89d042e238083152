"""Commands of the assessment: acknowledgement, levels, confirmation, pauses for the family."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from workflow.casework.commands.command import Command, Language, Said


class AcknowledgeReferral(Command):
    """Tell the referrer that the referral has arrived and who deals with it."""

    PATH: ClassVar[str] = "acknowledgement"


class RecordAssessment(Command):
    """Record the assessed level of every domain; a level confirmed before and now changed is unconfirmed
    again.
    """

    PATH: ClassVar[str] = "assessment"
    levels: dict[str, str] = Field(default_factory=dict)
    """Empty: the levels already recorded stand as the assessment."""


class Confirm(Command):
    """Confirm, for one's own side, levels of need and cost lines; neither named: all that stand."""

    PATH: ClassVar[str] = "confirmations"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    domains: tuple[str, ...] | None = None
    line_ids: tuple[str, ...] | None = None


class Pause(Command):
    """Pause a clock of the assessment, for a reason of the family's; never one of a disagreement or an
    answer.
    """

    PATH: ClassVar[str] = "pauses"
    deadline_id: str
    reason: Said
    language: Language = "en"


class Resume(Command):
    """Let a paused clock run again; it ends later by what it was paused, never earlier."""

    PATH: ClassVar[str] = "resumptions"
    deadline_id: str
