"""Commands of the assessment: acknowledgement, checklist, assessor, the child's views, levels, confirmation,
pauses for the family.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from workflow.casework.commands.command import Command, Language, Name, Said
from workflow.casework.commands.consenting import ConsentSaid


class AssessorSaid(BaseModel):
    """The named assessor, declared without conflict of interest. No name: the officer of the health board who
    says it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Name | None = None
    no_conflict: Literal[True]


class ViewsSaid(BaseModel):
    """The child's views in own words or through others; or how they were sought, and why they are not there
    yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Literal["own_words", "through_others", "not_yet"]
    words: Said
    advocate_offered: bool
    language: Language = "en"


class AcknowledgeReferral(Command):
    """Tell the referrer that the referral has arrived and who deals with it."""

    PATH: ClassVar[str] = "acknowledgement"
    consent: ConsentSaid | None = None
    assessor: AssessorSaid | None = None


class RecordChecklist(Command):
    """Record what the checklist led to, with reasons. It does not say whether the child is eligible."""

    PATH: ClassVar[str] = "checklists"
    act: Literal["record"]
    outcome: Literal["progress", "not_progressed"]
    reasons: Said
    language: Language = "en"


class TellChecklistOutcome(Command):
    """Record that the referrer and the family have been told the outcome of the checklist, in writing."""

    PATH: ClassVar[str] = "checklists"
    act: Literal["tell"]


class NameAssessor(AssessorSaid, Command):
    """Name the assessor; one named before is relieved."""

    PATH: ClassVar[str] = "assessors"


class RecordViews(ViewsSaid, Command):
    """Record the child's views, or how they were sought and why not yet."""

    PATH: ClassVar[str] = "child-views"


class RecordAssessment(Command):
    """Record the assessed level of every domain; a level confirmed before and now changed is unconfirmed
    again.
    """

    PATH: ClassVar[str] = "assessment"
    levels: dict[str, str] = Field(default_factory=dict)
    """Empty: the levels already recorded stand as the assessment."""
    consent: ConsentSaid | None = None
    assessor: AssessorSaid | None = None
    views: ViewsSaid | None = None


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
