"""What this person may do on this case now, asked of the same rules that the acts ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflow.casework.changes import Refusal
from workflow.casework.commands import COMMANDS, Command
from workflow.casework.draft import Draft
from workflow.casework.facts import Actor, CaseFacts, Dispute
from workflow.casework.perform import ABOUT_A_DISAGREEMENT, may_now
from workflow.casework.rulebook import Rulebook

_NO_ACT = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Offer:
    """One command, the disagreement it would be about, and why not where it may not be given now."""

    command: type[Command]
    dispute: Dispute | None
    refusal: Refusal | None

    @property
    def path(self) -> str:
        """The path beneath the case."""
        return self.command.PATH.replace("{id}", self.dispute.id if self.dispute else "")


def offers(facts: CaseFacts, actor: Actor, *, now: datetime, under: Rulebook) -> tuple[Offer, ...]:
    """Every command that the actor's role may give, in the order of pages, with the refusal where a rule
    says no now.
    """
    at = Draft(facts, now=now, actor=actor, act_id=_NO_ACT, salt="", under=under)
    found: list[Offer] = []
    for command in COMMANDS:
        if actor.role not in command.ROLES:
            continue
        if command in ABOUT_A_DISAGREEMENT:
            open_ones = [dispute for dispute in facts.disagreements if dispute.stage != "closed"]
            found.extend(Offer(command, dispute, may_now(at, command, dispute)) for dispute in open_ones)
        else:
            found.append(Offer(command, None, may_now(at, command, None)))
    return tuple(found)


def available(facts: CaseFacts, actor: Actor, *, now: datetime, under: Rulebook) -> tuple[Offer, ...]:
    """Only what may be done now."""
    return tuple(offer for offer in offers(facts, actor, now=now, under=under) if offer.refusal is None)
