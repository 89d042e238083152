"""The panel itself: setting it up, who chairs it, and looking at its own working on a date."""

from __future__ import annotations

from datetime import datetime

from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.casework.rules import refuse
from workflow.panels import clocks, rules
from workflow.panels.commands import AppointChair, ReviewPanel, SetUpPanel
from workflow.panels.facts import Panel, Review
from workflow.panels.session import Session


def ref_of(region: str) -> str:
    """The reference of a region's panel."""
    return f"PN-{region}"


def new_panel(command: SetUpPanel, *, now: datetime, actor: Actor, under: Rulebook) -> Panel:
    """The head of a new panel. Raises Refused for a region that is not known."""
    if not under.reference.has_region(command.region):
        refuse(
            "region_is_known",
            cy=f"Nid oes rhanbarth {command.region}.",
            en=f"There is no region {command.region}.",
        )
    region = under.reference.region(command.region)
    return Panel(
        ref=ref_of(region.code),
        region=region.code,
        health_board=region.health_board,
        bodies=[region.health_board, *region.councils],
        chair=command.chair,
        set_up_at=now,
        set_up_by=actor.person,
    )


def set_up(at: Session, command: SetUpPanel) -> None:
    """From now on the region has a panel, and a date by which it looks at its own working."""
    rules.names_a_chair(at)
    rules.may_chair(at, command.chair)
    body, office = clocks.chairs_office(at)
    at.start(clocks.REVIEW, body, office, subject=at.ref)
    at.record("PanelSetUp", region=at.panel.region, chair=command.chair)


def may_appoint(at: Session) -> None:
    """The health board names the chair."""
    rules.names_a_chair(at)


def appoint_chair(at: Session, command: AppointChair, _: str | None) -> None:
    """Somebody else chairs from now on; what waited for the chair waits for the new one."""
    rules.may_chair(at, command.chair)
    at.change(at.panel, chair=command.chair)
    body, office = clocks.chairs_office(at)
    for clock in at.running(clocks.CHAIR, clocks.REVIEW):
        at.change(clock, body=body, office=office)
    at.record("ChairAppointed", chair=command.chair)


def may_review(at: Session) -> None:
    """Who keeps the panel says what its review found."""
    rules.keeps_the_panel(at)


def review(at: Session, command: ReviewPanel, _: str | None) -> None:
    """The panel looked at its own working; the next time has its date."""
    if command.held_on > at.today:
        refuse(
            "review_is_held",
            cy="Ni all adolygiad fod wedi'i gynnal yn y dyfodol.",
            en="A review cannot have been held in the future.",
        )
    found = at.text("review", command.found, command.language)
    at.put(
        Review(
            id=at.new_id(),
            panel=at.ref,
            at=at.now,
            by=at.actor.person,
            held_on=command.held_on,
            text_id=found,
        )
    )
    clocks.met(at, clocks.REVIEW, at.ref)
    body, office = clocks.chairs_office(at)
    at.start(clocks.REVIEW, body, office, subject=at.ref)
    at.record("PanelReviewed", held_on=command.held_on, found=found)
