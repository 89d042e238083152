"""What an officer may do at the table now: for pages and lists. It asks the same rules that the acts ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.negotiating.commands import (
    COMMANDS,
    ApproveActivation,
    ConsentTo,
    ConsentToMany,
    PutToSignature,
    ReopenClause,
    SeeSimulation,
    SettleClause,
    SettleMany,
)
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import may_now

_WANTS_AN_OPEN_CLAUSE = frozenset({ConsentTo, ConsentToMany, SettleClause, SettleMany})
_WANTS_NONE_OPEN = frozenset({PutToSignature})


@dataclass(frozen=True, slots=True)
class NegotiationOffer:
    """One act that may be done now: its command, its path beneath the negotiation, and what it is about."""

    command: type[Command]
    path: str
    subject: str | None = None


def available(
    facts: NegotiationFacts, actor: Actor, *, now: datetime, under: Rulebook
) -> tuple[NegotiationOffer, ...]:
    """Every act that this officer may do now, once each; one about a clause or a simulation for each of
    them.
    """
    return tuple(
        NegotiationOffer(command, command.PATH.replace("{id}", subject or ""), subject)
        for command in COMMANDS
        if actor.role in command.ROLES
        and _has_an_object(facts, command)
        and may_now(facts, command, now=now, actor=actor, under=under) is None
        for subject in _subjects(facts, command)
    )


def _has_an_object(facts: NegotiationFacts, command: type[Command]) -> bool:
    """Whether there is anything to do it to."""
    some_open = any(clause.status == "open" for clause in facts.clauses)
    if command in _WANTS_AN_OPEN_CLAUSE:
        return some_open
    if command in _WANTS_NONE_OPEN:
        return not some_open
    return command is not ApproveActivation or facts.negotiation.state == "awaiting_activation"


def _subjects(facts: NegotiationFacts, command: type[Command]) -> list[str | None]:
    if "{id}" not in command.PATH:
        return [None]
    if command is SeeSimulation:
        return [one.id for one in facts.simulations if one.draft == facts.negotiation.draft]
    wanted = {"open"} if command in _WANTS_AN_OPEN_CLAUSE else {"open", "settled"}
    if command is ReopenClause:
        wanted = {"settled"}
    return [clause.clause for clause in facts.clauses if clause.status in wanted]
