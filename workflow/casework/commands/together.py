"""Commands of what services ask of one another: a family's concern, blockers, emergency meetings, notice of
withdrawal.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from workflow.casework.commands.command import BODY_ROLES, Command, Language, Name, Said

CARE_OFFICES = frozenset({"coordinator", "head_of_service"})
OWNERS = frozenset({"coordinator", "head_of_service", "director", "chief_executive"})
Service = Literal[
    "camhs", "childrens_nursing", "therapies", "paediatrics", "learning_disability", "childrens_social_care",
    "education", "housing", "provider", "adult_services", "other",
]  # fmt: skip


class RecordConcern(Command):
    """Record what a parent or carer is worried about, in their own words; somebody answers under a clock."""

    PATH: ClassVar[str] = "concerns"
    ROLES: ClassVar[frozenset[str]] = CARE_OFFICES
    act: Literal["record"]
    about: Literal["safety", "support", "delay", "place", "being_heard", "carer", "other"]
    words: Said
    said_on: date | None = None
    body: str | None = None
    """The body that is to answer; none: one's own."""
    language: Language = "en"


class AnswerConcern(Command):
    """Record what the family was answered."""

    PATH: ClassVar[str] = "concerns"
    ROLES: ClassVar[frozenset[str]] = CARE_OFFICES
    act: Literal["answer"]
    concern_id: str
    answer: Said
    language: Language = "en"


class OpenBlocker(Command):
    """Say that one service cannot go on until another acts; the awaited service's body owns it."""

    PATH: ClassVar[str] = "blockers"
    ROLES: ClassVar[frozenset[str]] = CARE_OFFICES
    act: Literal["open"]
    waiting_service: Service
    awaited_service: Service
    awaited_body: str
    what: Said
    language: Language = "en"


class StartAnyway(Command):
    """Record that the waiting service has started where it safely can; the blocker stays open."""

    PATH: ClassVar[str] = "blockers"
    ROLES: ClassVar[frozenset[str]] = CARE_OFFICES
    act: Literal["start_anyway"]
    blocker_id: str
    how: Said
    language: Language = "en"


class ResolveBlocker(Command):
    """Record how a blocker ended."""

    PATH: ClassVar[str] = "blockers"
    ROLES: ClassVar[frozenset[str]] = OWNERS
    act: Literal["resolve"]
    blocker_id: str
    outcome: Literal["service_started", "another_way", "not_needed"]
    how: Said
    language: Language = "en"


class CallMeeting(Command):
    """Call an emergency meeting of all agencies."""

    PATH: ClassVar[str] = "meetings"
    ROLES: ClassVar[frozenset[str]] = OWNERS
    act: Literal["call"]
    reason: Said
    language: Language = "en"


class Attendee(BaseModel):
    """Somebody who came: role, body (a body of the case, or `other`), name, and whether they could commit
    money.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Name
    role: Literal[
        "family", "young_person", "advocate", "health_assessor", "nurse", "doctor", "therapist",
        "social_worker", "education", "provider", "police", "head_of_service", "director", "chief_executive",
        "other",
    ]  # fmt: skip
    body: str
    could_commit: bool = False


class RefusedThere(BaseModel):
    """What a body refused at the meeting, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    body: str
    what: Said
    why: Said


class ActionGiven(BaseModel):
    """What somebody is to do, by when."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    owner_body: str
    owner_role: Literal["coordinator", "finance", "head_of_service", "director", "chief_executive"]
    due_on: date
    what: Said


class RecordMeeting(Command):
    """Record a meeting: who came, who could commit, what was refused and why, and who does what by when."""

    PATH: ClassVar[str] = "meetings"
    ROLES: ClassVar[frozenset[str]] = OWNERS
    act: Literal["record"]
    meeting_id: str
    held_on: date
    attendees: Annotated[tuple[Attendee, ...], Field(min_length=1, max_length=60)]
    refusals: Annotated[tuple[RefusedThere, ...], Field(max_length=30)] = ()
    actions: Annotated[tuple[ActionGiven, ...], Field(max_length=60)] = ()
    notes: Said
    language: Language = "en"


class CloseAction(Command):
    """Say what became of an action that a meeting gave."""

    PATH: ClassVar[str] = "meetings"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    act: Literal["close_action"]
    action_id: str
    outcome: Literal["done", "not_needed"]
    words: Said
    language: Language = "en"


class WithdrawFunding(Command):
    """Give notice that one's body wants to withdraw its funding from a day: a disagreement opens, and
    payments and care go on until both bodies sign or a stage has an outcome.
    """

    PATH: ClassVar[str] = "withdrawals"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES - {"coordinator"}
    ends_on: date | None = None
    """The day notice is given for; without one there is no notice."""
    reasons: Said
    language: Language = "en"
