"""The one way in: (facts, command, now) to changes or a refusal; and everything overdue to changes. The table
at the bottom is the whole: every command, the rule that allows it, and the act.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from workflow.casework.changes import Refusal, Refused
from workflow.casework.commands import Command
from workflow.casework.facts import SYSTEM, Actor
from workflow.casework.rulebook import Rulebook
from workflow.panels import agenda, chairing, clocks, commands, convening, dissolving, keeping, minuting
from workflow.panels.changes import PanelChanges
from workflow.panels.commands import SetUpPanel
from workflow.panels.facts import Officer, PanelFacts
from workflow.panels.session import Session


def set_up(
    command: SetUpPanel,
    *,
    officers: tuple[Officer, ...],
    now: datetime,
    actor: Actor,
    act_id: str,
    salt: str,
    under: Rulebook,
) -> PanelChanges | Refusal:
    """Set up the panel of a region. `officers`: those of its bodies."""

    def begin() -> PanelChanges:
        panel = keeping.new_panel(command, now=now, actor=actor, under=under)
        facts = PanelFacts(panel=panel, officers=officers)
        at = Session(facts, now=now, actor=actor, act_id=act_id, salt=salt, under=under)
        keeping.set_up(at, command)
        return at.changes()

    return _answered(begin)


def perform(
    facts: PanelFacts,
    command: Command,
    *,
    now: datetime,
    actor: Actor,
    act_id: str,
    salt: str,
    under: Rulebook,
    subject: str | None = None,
) -> PanelChanges | Refusal:
    """Judge one command on the facts. `subject`: the meeting that it is about."""

    def act() -> PanelChanges:
        at = Session(facts, now=now, actor=actor, act_id=act_id, salt=salt, under=under)
        may, do = ACTS[type(command)]
        may(at)
        do(at, command, subject)
        return at.changes()

    return _answered(act)


def bring_up_to_date(
    facts: PanelFacts, *, now: datetime, act_id: str, salt: str, under: Rulebook
) -> PanelChanges | None:
    """Everything overdue at `now`, as the system; None where nothing is due."""
    at = Session(facts, now=now, actor=SYSTEM, act_id=act_id, salt=salt, under=under)
    enforced = clocks.enforce_due(at, lock=convening.lock, fall_away=agenda.fall_away)
    return at.changes() if enforced else None


def may_now(
    facts: PanelFacts, command: type[Command], *, now: datetime, actor: Actor, under: Rulebook
) -> Refusal | None:
    """Why the actor may not give this command now, or None where it may be given."""
    at = Session(facts, now=now, actor=actor, act_id=_NO_ACT, salt="", under=under)
    try:
        ACTS[command][0](at)
    except Refused as refused:
        return refused.refusal
    return None


def _answered(act: Callable[[], PanelChanges]) -> PanelChanges | Refusal:
    try:
        return act()
    except Refused as refused:
        return refused.refusal


_NO_ACT = "00000000-0000-0000-0000-000000000000"
May = Callable[[Session], Any]
Do = Callable[..., None]
ACTS: dict[type[Command], tuple[May, Do]] = {
    commands.ConveneMeeting: (convening.may_convene, convening.convene),
    commands.TakeMemberSeat: (convening.may_seat, convening.take_seat),
    commands.LeaveMemberSeat: (convening.may_seat, convening.leave_seat),
    commands.DeclareMemberConflict: (convening.may_declare, convening.declare_conflict),
    commands.PutOnAgenda: (agenda.may_put_on, agenda.put_on),
    commands.TakeOffAgenda: (agenda.may_take_off, agenda.take_off),
    commands.RecordThirdSector: (agenda.may_record_third_sector, agenda.record_third_sector),
    commands.LockPack: (convening.may_lock, convening.lock_pack),
    commands.RecordMinutes: (minuting.may_minute, minuting.record_minutes),
    commands.RecordNotQuorate: (dissolving.may_dissolve, dissolving.not_quorate),
    commands.CallOffMeeting: (dissolving.may_dissolve, dissolving.call_off),
    commands.TakeChairsAction: (chairing.may_act, chairing.take_chairs_action),
    commands.AppointChair: (keeping.may_appoint, keeping.appoint_chair),
    commands.ReviewPanel: (keeping.may_review, keeping.review),
}
if missing := set(commands.COMMANDS) ^ set(ACTS):
    raise RuntimeError(f"every command has its act: {sorted(command.__name__ for command in missing)}")
