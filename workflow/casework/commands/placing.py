"""Commands of where the child is: settings and judgements, the search for a place, approval out of area,
discharge, absences.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workflow.casework.commands.command import Command, Language, Name, Said
from workflow.casework.commands.deciding import PanelMember

CARE_OFFICES = frozenset({"coordinator", "head_of_service"})
SettingKind = Literal[
    "own_home", "kinship", "foster", "residential", "residential_school", "supported_living", "temporary",
    "hospital_ward", "adult_ward", "mental_health_unit", "segregation", "secure", "other",
]  # fmt: skip
Area = Literal["in_area", "bordering_welsh", "bordering_english", "other_welsh", "other_english", "elsewhere"]
OutOfArea = Literal["bordering_welsh", "bordering_english", "other_welsh", "other_english", "elsewhere"]


class RecordSetting(Command):
    """Record where the child is from a day. A placement out of area has the panel's approval first, or an
    emergency's reason.
    """

    PATH: ClassVar[str] = "settings"
    act: Literal["move"]
    kind: SettingKind
    area: Area = "in_area"
    from_on: date
    words: Said | None = None
    emergency: Said | None = None
    """Why the child could not wait for the panel's approval of a placement out of area."""
    language: Language = "en"


class JudgeSetting(Command):
    """Say for one's side whether the setting is suitable for this child, from a day (none: today)."""

    PATH: ClassVar[str] = "settings"
    act: Literal["judge"]
    view: Literal["suitable", "unsuitable"]
    from_on: date | None = None
    reasons: Said
    language: Language = "en"


class AskProviders(Command):
    """Record providers that were asked for a place, each with its own time to answer."""

    PATH: ClassVar[str] = "placement-search"
    act: Literal["ask"]
    providers: Annotated[tuple[Name, ...], Field(min_length=1, max_length=60)]
    kind: SettingKind
    area: Area = "in_area"
    asked_on: date | None = None
    language: Language = "en"


class RecordAnswer(Command):
    """Record what providers answered: a place offered, refused with its reason, or no answer."""

    PATH: ClassVar[str] = "placement-search"
    act: Literal["answer"]
    enquiry_ids: Annotated[tuple[str, ...], Field(min_length=1, max_length=60)]
    outcome: Literal["offered", "refused", "no_answer"]
    reason: (
        Literal[
            "no_vacancy", "cannot_meet_need", "staffing", "risk_to_others", "registration",
            "notice_too_short", "funding_not_agreed", "too_far", "other",
        ]
        | None
    ) = None  # fmt: skip
    answered_on: date | None = None
    words: Said | None = None
    language: Language = "en"


class AnswerOffer(Command):
    """Take a place that was offered, or say why it is not taken."""

    PATH: ClassVar[str] = "placement-search"
    act: Literal["answer_offer"]
    enquiry_id: str
    outcome: Literal["taken", "declined"]
    words: Said
    language: Language = "en"


class EndSearch(Command):
    """End the search for a place, with the reason; enquiries that wait are closed."""

    PATH: ClassVar[str] = "placement-search"
    act: Literal["end"]
    words: Said
    language: Language = "en"


class AskApproval(Command):
    """Ask the panel to approve a placement out of area: why no nearer place will do."""

    PATH: ClassVar[str] = "placement-approvals"
    ROLES: ClassVar[frozenset[str]] = CARE_OFFICES
    act: Literal["ask"]
    kind: SettingKind
    area: OutOfArea
    why_not_nearer: Said
    enquiry_id: str | None = None
    language: Language = "en"


class DecideApproval(Command):
    """Record what a quorate panel decided about a placement out of area."""

    PATH: ClassVar[str] = "placement-approvals"
    ROLES: ClassVar[frozenset[str]] = CARE_OFFICES
    act: Literal["decide"]
    approval_id: str
    outcome: Literal["approved", "refused"]
    members: Annotated[tuple[PanelMember, ...], Field(max_length=30)]
    reasons: Said
    language: Language = "en"


class PlanDischarge(Command):
    """Plan a discharge: its day, the follow-up's day, and the service that follows up."""

    PATH: ClassVar[str] = "discharges"
    act: Literal["plan"]
    discharge_on: date
    follow_up_on: date | None = None
    service: Name | None = None
    words: Said | None = None
    language: Language = "en"


class RecordDischarge(Command):
    """Record that the child was discharged as planned, and where to."""

    PATH: ClassVar[str] = "discharges"
    act: Literal["discharge"]
    discharge_id: str | None = None
    discharged_on: date
    kind: SettingKind
    area: Area = "in_area"
    emergency: Said | None = None
    language: Language = "en"


class RecordFollowUp(Command):
    """Record that the follow-up took place, or that the child was not seen and when it is to be instead."""

    PATH: ClassVar[str] = "discharges"
    act: Literal["follow_up"]
    discharge_id: str
    seen: bool
    on: date
    """seen: the day it took place. Not seen: the new day."""
    words: Said
    language: Language = "en"


class CancelDischarge(Command):
    """Take a planned discharge back before it happens."""

    PATH: ClassVar[str] = "discharges"
    act: Literal["cancel"]
    discharge_id: str
    reason: Said
    language: Language = "en"


class RecordAbsence(Command):
    """Record dated days away from some lines or all; a place kept empty is a void. Nothing is ended by it."""

    PATH: ClassVar[str] = "absences"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "finance"})
    act: Literal["record"]
    reason: Literal["hospital", "respite", "home", "holiday", "void"]
    first_day: date
    last_day: date | None = None
    line_ids: tuple[str, ...] | None = None
    words: Said | None = None
    language: Language = "en"


class EndAbsence(Command):
    """Say which day was the last one away."""

    PATH: ClassVar[str] = "absences"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "finance"})
    act: Literal["end"]
    absence_id: str
    last_day: date
