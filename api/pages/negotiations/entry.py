"""Which negotiation, and how much of it this officer may read: parties all of it, others one line."""

from __future__ import annotations

from fastapi import Request

from agreements.words import Words
from api.pages.visitor import NotHere, NotYours
from api.security import parts_of
from workflow import negotiation_desk as desk
from workflow.casework import codes
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.negotiating.visibility import sees_inside, sees_line
from workflow.negotiation_desk import NegotiationReading


def known(request: Request, actor: Actor, ref: str) -> NegotiationReading:
    """The negotiation, of which the officer may at least know that it is there. Raises NotHere."""
    reading = desk.reading(parts_of(request), ref)
    if reading is None or not sees_line(reading.facts.negotiation.region, actor):
        raise NotHere
    return reading


def inside(request: Request, actor: Actor, ref: str) -> NegotiationReading:
    """The negotiation, all of which the officer may read. Raises NotHere; NotYours for who is no party."""
    reading = known(request, actor, ref)
    if not sees_inside(reading.facts.negotiation, actor):
        raise NotYours(ONLY_PARTIES)
    return reading


def only_for(command: type[Command], actor: Actor) -> None:
    """Raises NotYours where the officer's role may never do this."""
    if actor.role not in command.ROLES:
        wanted = [words for code, words in codes.ROLES.items() if code in command.ROLES]
        raise NotYours(
            Words(
                cy=f"Pwy all wneud hyn: {', '.join(words.cy for words in wanted)}.",
                en=f"Who can do this: {', '.join(words.en for words in wanted)}.",
            )
        )


ONLY_PARTIES = Words(
    cy="Swyddogion y cyrff sy'n bartïon ac arweinydd y rhanbarth yn unig sy'n darllen y geiriad.",
    en="Only officers of the party bodies and the region's lead read the wording.",
)
