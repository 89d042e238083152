"""The one way in: (facts, command, now) to changes or a refusal; and everything overdue to changes. The
table at the bottom is the whole: every command, the rule that allows it, and the act.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from workflow.casework.changes import Refusal, Refused
from workflow.casework.commands import Command
from workflow.casework.facts import SYSTEM, Actor
from workflow.casework.rulebook import Rulebook
from workflow.negotiating import (
    activating,
    commands,
    drafting,
    ending,
    freezing,
    seating,
    signing,
    simulating,
    starting,
    wording,
)
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.chasing import enforce_due
from workflow.negotiating.commands import StartNegotiation
from workflow.negotiating.facts import NegotiationFacts, Officer
from workflow.negotiating.sitting import Sitting
from workflow.negotiating.starting import BaseText, Running


def start(
    command: StartNegotiation,
    *,
    ref: str,
    base: BaseText,
    officers: tuple[Officer, ...],
    running: Collection[Running],
    now: datetime,
    actor: Actor,
    act_id: str,
    under: Rulebook,
) -> NegotiationChanges | Refusal:
    """Start a negotiation from a text. `officers`: those of the region's bodies, and its lead."""

    def begin() -> NegotiationChanges:
        starting.may_start(command, actor=actor, under=under, running=running)
        made = starting.new_negotiation(command, ref=ref, base=base, now=now, actor=actor, under=under)
        facts = starting.facts_to_start(made, officers)
        at = Sitting(facts, now=now, actor=actor, act_id=act_id, under=under)
        starting.start(at, command, base)
        return at.changes()

    return _answered(begin)


def perform(
    facts: NegotiationFacts,
    command: Command,
    *,
    now: datetime,
    actor: Actor,
    act_id: str,
    under: Rulebook,
    subject: str | None = None,
) -> NegotiationChanges | Refusal:
    """Judge one command on the facts. `subject`: the clause or the simulation that it is about."""

    def act() -> NegotiationChanges:
        at = Sitting(facts, now=now, actor=actor, act_id=act_id, under=under)
        may, do = ACTS[type(command)]
        may(at)
        if type(command) in ABOUT_SOMETHING:
            do(at, command, subject)
        else:
            do(at, command)
        return at.changes()

    return _answered(act)


def bring_up_to_date(
    facts: NegotiationFacts, *, now: datetime, act_id: str, under: Rulebook
) -> NegotiationChanges | None:
    """Everything overdue at `now`, as the system; None where nothing is due."""
    at = Sitting(facts, now=now, actor=SYSTEM, act_id=act_id, under=under)
    return at.changes() if enforce_due(at) else None


def may_now(
    facts: NegotiationFacts, command: type[Command], *, now: datetime, actor: Actor, under: Rulebook
) -> Refusal | None:
    """Why the actor may not give this command now, or None where it may be given."""
    at = Sitting(facts, now=now, actor=actor, act_id=_NO_ACT, under=under)
    try:
        ACTS[command][0](at)
    except Refused as refused:
        return refused.refusal
    return None


def _answered(act: Callable[[], NegotiationChanges]) -> NegotiationChanges | Refusal:
    try:
        return act()
    except Refused as refused:
        return refused.refusal


_NO_ACT = "00000000-0000-0000-0000-000000000000"
May = Callable[[Sitting], Any]
Do = Callable[..., None]
ACTS: dict[type[Command], tuple[May, Do]] = {
    commands.TakeSeat: (seating.may_seat, seating.take_seat),
    commands.LeaveSeat: (seating.may_leave, seating.leave_seat),
    commands.RecordMeeting: (seating.may_record_meeting, seating.record_meeting),
    commands.ProposeWording: (wording.may_word, wording.propose),
    commands.ConsentTo: (wording.may_consent, wording.consent),
    commands.SettleClause: (wording.may_settle, wording.settle),
    commands.ReopenClause: (wording.may_word, wording.reopen),
    commands.OwnClause: (wording.may_own, wording.own),
    commands.ConsentToMany: (wording.may_consent, wording.consent_to_many),
    commands.SettleMany: (wording.may_settle, wording.settle_many),
    commands.MakeDraft: (drafting.may_draft, drafting.make_draft),
    commands.AttachSimulation: (simulating.may_attach, simulating.attach),
    commands.SeeSimulation: (simulating.may_see, simulating.see),
    commands.PutToSignature: (freezing.may_put_to_signature, freezing.put_to_signature),
    commands.SignDraft: (signing.may_sign, signing.sign),
    commands.ApproveActivation: (activating.may_approve, activating.approve),
    commands.ConfirmActivation: (activating.may_confirm, activating.confirm),
    commands.WithdrawNegotiation: (ending.may_withdraw, ending.withdraw),
}
ABOUT_SOMETHING: frozenset[type[Command]] = frozenset(
    command for command in commands.COMMANDS if "{id}" in command.PATH
)
if missing := set(commands.COMMANDS) ^ set(ACTS):
    raise RuntimeError(f"every command has its act: {sorted(command.__name__ for command in missing)}")
