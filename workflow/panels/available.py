"""What an officer may do at a panel now: for pages and lists. It asks the same rules that the acts ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.panels import commands as c
from workflow.panels.facts import Meeting, PanelFacts
from workflow.panels.perform import may_now


@dataclass(frozen=True, slots=True)
class PanelOffer:
    """One act that may be done now: its command, its path beneath the panel, and the meeting it is about."""

    command: type[Command]
    path: str
    subject: str | None = None


def available(facts: PanelFacts, actor: Actor, *, now: datetime, under: Rulebook) -> tuple[PanelOffer, ...]:
    """Every act that this officer may do now, one about a meeting for each meeting that it fits."""
    return tuple(
        PanelOffer(command, command.PATH.replace("{id}", subject or ""), subject)
        for command in c.COMMANDS
        if actor.role in command.ROLES
        and _has_an_object(facts, command)
        and may_now(facts, command, now=now, actor=actor, under=under) is None
        for subject in _subjects(facts, command, now)
    )


def _has_an_object(facts: PanelFacts, command: type[Command]) -> bool:
    if command is c.RecordThirdSector:
        return any(one.is_open for one in facts.items)
    return True


def _subjects(facts: PanelFacts, command: type[Command], now: datetime) -> list[str | None]:
    if "{id}" not in command.PATH:
        return [None]
    return [
        meeting.id for meeting in facts.meetings if meeting.is_open and _fits(facts, command, meeting, now)
    ]


def _fits(facts: PanelFacts, command: type[Command], meeting: Meeting, now: datetime) -> bool:
    """Whether the command has something to do at this meeting now."""
    has_come = local_date(now) >= meeting.meets_on
    listed = any(one.meeting == meeting.id and one.is_open for one in facts.items)
    seated = any(one.meeting == meeting.id and one.left_at is None for one in facts.seats)
    if command is c.LockPack:
        return meeting.state == "convened"
    if command is c.RecordMinutes:
        return has_come and meeting.state == "locked" and seated
    if command is c.RecordNotQuorate:
        return has_come
    if command is c.CallOffMeeting:
        return not has_come
    if command is c.TakeOffAgenda:
        return listed
    if command is c.DeclareMemberConflict:
        return listed and seated
    return command is not c.LeaveMemberSeat or seated
