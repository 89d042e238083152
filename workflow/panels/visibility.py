"""Who may know what of a panel: officers of the region's bodies, and whoever sits, know that it meets and who
sits; of the children each sees those whose case they may see, and no other.
"""

from __future__ import annotations

from workflow.casework.facts import Actor
from workflow.panels.facts import ChairsAction, Item, Panel, PanelFacts


def sees_panel(facts: PanelFacts, actor: Actor) -> bool:
    """Whether this officer may know of the panel: of a body of the region, its lead, or with a seat."""
    panel = facts.panel
    if actor.role == "region_lead":
        return actor.region == panel.region
    return sees_line(panel, actor) or any(one.person == actor.person for one in facts.seats)


def sees_line(panel: Panel, actor: Actor) -> bool:
    """Whether the officer is of one of the region's bodies, or leads the region."""
    if actor.role == "region_lead":
        return actor.region == panel.region
    return actor.role not in ("monitoring", "education") and actor.body in panel.bodies


def sees_child(panel: Panel, one: Item | ChairsAction, actor: Actor) -> bool:
    """Whether this officer may see a child on an agenda: of the health board, of the child's own council, or
    the region's lead.
    """
    if actor.role == "region_lead":
        return actor.region == panel.region
    return actor.role not in ("monitoring", "education") and actor.body in (panel.health_board, one.council)
