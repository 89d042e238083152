"""Who may know what of a negotiation: parties all of it, everybody of the same Wales one line and no more."""

from __future__ import annotations

from workflow.casework.facts import Actor
from workflow.negotiating.commands import OFFICE_ROLES
from workflow.negotiating.facts import Negotiation

_FICTIONAL = "X"


def sees_inside(negotiation: Negotiation, actor: Actor) -> bool:
    """Whether this officer may read the wording: one of a party body's offices, or the region's lead.

    A council's education lead speaks for an account in a case; at the table the council's own offices do.
    """
    if actor.role == "region_lead":
        return actor.region == negotiation.region
    return actor.role in OFFICE_ROLES and actor.body in negotiation.bodies


def sees_line(region: str, actor: Actor) -> bool:
    """Whether this officer may know that a region negotiates, and at what stage: the real and the invented
    regions do not mix.
    """
    return region.startswith(_FICTIONAL) == actor.body.startswith(_FICTIONAL)
