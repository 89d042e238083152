"""What a person asks of a panel, as frozen Pydantic models with imperative names.

`PATH` is the HTTP path beneath a panel (`{id}`: a meeting), `ROLES` who may ask at all; whether it may be
done now is for the rules. Days are Europe/London dates, money is pence a week.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands import BODY_ROLES, Command, Language, Name, Pence, Said

KEEPING_ROLES = frozenset({"coordinator", "head_of_service", "director", "chief_executive"})
"""Offices that may keep a panel: the health board's coordinator, or whoever chairs."""
CaseRef = Annotated[str, Field(min_length=1, max_length=40)]
RowId = Annotated[str, Field(min_length=1, max_length=60)]
Code = Annotated[str, Field(min_length=1, max_length=20)]
_PERSON_OR_NAME = Words(
    cy="Rhowch naill ai person (swyddog) neu name (rhywun heb gyfrif).",
    en="Give either person (an officer) or name (somebody without an account).",
)
_OBSERVER_COMMITS_NOTHING = Words(cy="Nid yw sylwedydd yn ymrwymo arian.", en="An observer commits no money.")


class SetUpPanel(Command):
    """Set up the panel of a region, and say which officer of its health board chairs it."""

    PATH: ClassVar[str] = ""
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    region: Code
    chair: RowId


class AppointChair(Command):
    """Say who chairs from now on."""

    PATH: ClassVar[str] = "chair"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    chair: RowId


class SeatWanted(BaseModel):
    """One seat: an officer, or somebody without an account by name; and what they may commit."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    person: RowId | None = None
    name: Name | None = None
    side: Literal["health", "council", "third_sector", "other"]
    kind: Literal["member", "observer"] = "member"
    limit_pence: Pence | None = None
    limit_until: date | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.person is None) == (self.name is None):
            raise FieldFault(_PERSON_OR_NAME)
        if self.kind == "observer" and self.limit_pence is not None:
            raise FieldFault(_OBSERVER_COMMITS_NOTHING)
        return self


class ConveneMeeting(Command):
    """Convene a meeting of the panel; children who wait for a date come on to its agenda by themselves."""

    PATH: ClassVar[str] = "meetings"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    meets_on: date
    seats: Annotated[tuple[SeatWanted, ...], Field(max_length=30)] = ()
    """Who sits; the seats of the last meeting, where none is given."""
    language: Language = "en"


class TakeMemberSeat(Command):
    """Seat somebody at a meeting, as a member or as an observer."""

    PATH: ClassVar[str] = "meetings/{id}/seats"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    act: Literal["take"]
    seat: SeatWanted
    language: Language = "en"


class LeaveMemberSeat(Command):
    """Take somebody out of a seat of a meeting that has not been held."""

    PATH: ClassVar[str] = "meetings/{id}/seats"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    act: Literal["leave"]
    seat: RowId


class DeclareMemberConflict(Command):
    """Declare that somebody who sits is in conflict about one child: they do not count for that child."""

    PATH: ClassVar[str] = "meetings/{id}/conflicts"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    seat: RowId
    case_ref: CaseRef
    why: Said | None = None
    language: Language = "en"


class PutOnAgenda(Command):
    """Put assessed children on the agenda; after the pack is locked only with the chair's reason."""

    PATH: ClassVar[str] = "meetings/{id}/agenda"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    act: Literal["put_on"]
    case_refs: Annotated[tuple[CaseRef, ...], Field(min_length=1, max_length=60)]
    late_reason: Said | None = None
    language: Language = "en"


class TakeOffAgenda(Command):
    """Take a child off one agenda; whoever still waits for the panel comes on the next one."""

    PATH: ClassVar[str] = "meetings/{id}/agenda"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    act: Literal["take_off"]
    case_ref: CaseRef


class RecordThirdSector(Command):
    """Record whether the family consents to the third sector being there for their child."""

    PATH: ClassVar[str] = "third-sector"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    case_ref: CaseRef
    consents: bool


class LockPack(Command):
    """Lock the pack: what it holds is frozen by hash. It locks by itself when its day is over."""

    PATH: ClassVar[str] = "meetings/{id}/pack"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES


class Dissenting(BaseModel):
    """A member's dissent about one child, in their words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    seat: RowId
    words: Said


class ChildMinuted(BaseModel):
    """What the minutes say of one child."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    case_ref: CaseRef
    outcome: Literal["eligible", "not_eligible", "deferred", "not_quorate"]
    """not_quorate: too many were in conflict to decide about this child."""
    reasons: Said
    departure: Said | None = None
    dissent: Annotated[tuple[Dissenting, ...], Field(max_length=30)] = ()
    deferred_to: date | None = None
    weekly_pence: Pence | None = None
    """What support is expected to cost a week: could the members commit it?"""
    chairs_action: bool = False
    """A child without a quorum goes to the chair, and not to the next meeting."""


class RecordMinutes(Command):
    """Record the minutes in one act: every child's outcome, the decisions, and the letters that follow."""

    PATH: ClassVar[str] = "meetings/{id}/minutes"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    present: Annotated[tuple[RowId, ...], Field(min_length=1, max_length=30)]
    """The seats of those who were there."""
    children: Annotated[tuple[ChildMinuted, ...], Field(max_length=60)] = ()
    language: Language = "en"


class RecordNotQuorate(Command):
    """Record that a meeting had no quorum; its children go to another date, or to the chair's action."""

    PATH: ClassVar[str] = "meetings/{id}/not-quorate"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    present: Annotated[tuple[RowId, ...], Field(max_length=30)] = ()
    why: Said
    meets_on: date | None = None
    """Another date: a meeting is convened on it, with the same seats."""
    chairs_action: Annotated[tuple[CaseRef, ...], Field(max_length=60)] = ()
    language: Language = "en"


class CallOffMeeting(Command):
    """Call a meeting off before its day; its children go to another date, or to the chair's action."""

    PATH: ClassVar[str] = "meetings/{id}/calling-off"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    why: Said
    meets_on: date | None = None
    chairs_action: Annotated[tuple[CaseRef, ...], Field(max_length=60)] = ()
    language: Language = "en"


class TakeChairsAction(Command):
    """Decide one case between meetings: by the chair, with reasons, having consulted two members, one of
    health and one of the council.
    """

    PATH: ClassVar[str] = "chairs-actions"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    case_ref: CaseRef
    outcome: Literal["eligible", "not_eligible"]
    why_now: Said
    """Why it could not wait for a meeting."""
    reasons: Said
    departure: Said | None = None
    consulted: Annotated[tuple[RowId, ...], Field(min_length=2, max_length=2)]
    """Two officers."""
    language: Language = "en"


class ReviewPanel(Command):
    """Record that the panel has looked at its own working, and what it found."""

    PATH: ClassVar[str] = "reviews"
    ROLES: ClassVar[frozenset[str]] = KEEPING_ROLES
    held_on: date
    found: Said
    language: Language = "en"


COMMANDS: tuple[type[Command], ...] = (
    ConveneMeeting,
    TakeMemberSeat,
    LeaveMemberSeat,
    DeclareMemberConflict,
    PutOnAgenda,
    TakeOffAgenda,
    RecordThirdSector,
    LockPack,
    RecordMinutes,
    RecordNotQuorate,
    CallOffMeeting,
    TakeChairsAction,
    AppointChair,
    ReviewPanel,
)
"""Every command upon a panel, in the order in which pages offer them."""


def cases_of(command: Command) -> tuple[str, ...]:
    """The cases that a command names: they are locked and read before it is judged."""
    match command:
        case PutOnAgenda():
            return command.case_refs
        case RecordThirdSector() | TakeChairsAction() | DeclareMemberConflict() | TakeOffAgenda():
            return (command.case_ref,)
        case RecordMinutes():
            return tuple(child.case_ref for child in command.children)
        case _:
            return ()
