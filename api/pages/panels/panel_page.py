"""Panels as pages: the list of those an officer may know of, one panel, and one meeting of it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from agreements.words import Words
from api.pages.frame import page
from api.pages.panels.act_page import BY_SLUG, slug_of
from api.pages.panels.entry import meeting_of, panel_known
from api.pages.panels.forms import AtPanel, seat_words
from api.pages.visitor import Lang, Me
from api.security import parts_of
from api.v1.panel_shown import meeting_shown
from workflow import panel_desk as desk
from workflow.casework.facts import Actor
from workflow.casework.quorum import shipped_quorums
from workflow.clocks.due import local_date
from workflow.panel_desk import PanelReading
from workflow.panels import codes
from workflow.panels.available import available
from workflow.panels.commands import SetUpPanel
from workflow.panels.facts import Meeting
from workflow.panels.visibility import sees_child
from workflow.records.panels.history import events_of
from workflow.records.people import names_of

router = APIRouter(prefix="/panels")
LATEST = 15
"""How many of the last events stand on the page."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act that may be done now, and where."""

    words: Words
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """One event in the history."""

    words: Words
    at: object
    who: str | None
    body: str | None


@router.get("")
def panels(request: Request, lang: Lang, me: Me) -> Response:
    """The list."""
    found = desk.panels_seen(parts_of(request), me)
    here = {one.panel.region for one in found}
    may = me.role in SetUpPanel.ROLES and me.region is not None and me.region not in here
    return page(
        request,
        lang,
        "panels.html",
        nav="/panels",
        lines=[(one.panel, _next(one.meetings)) for one in found],
        may_set_up=may and _of_the_board(request, me),
    )


@router.get("/{ref}")
def panel(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """One panel."""
    reading = panel_known(request, me, ref)
    facts = reading.facts
    with parts_of(request).database.unit() as unit:
        events = list(events_of(unit, ref))[-LATEST:][::-1]
        people = {one.actor for one in events} | {facts.panel.chair}
        names = names_of(unit, [one for one in people if one != "system"])
    reviews = [one for one in facts.clocks if one.kind == "panel_review" and one.status == "open"]
    asked = AtPanel(facts, me, None, lang, (), dict(reading.texts))
    return page(
        request,
        lang,
        "panel.html",
        now=reading.now,
        nav="/panels",
        panel=facts.panel,
        quorum=shipped_quorums().of(facts.panel.region, local_date(reading.now)),
        chair=names.get(facts.panel.chair, facts.panel.chair),
        meetings=[(one, codes.STATES[one.state]) for one in reversed(facts.meetings)],
        waiting=[
            (one, codes.ITEM_STATES[one.state])
            for one in facts.items
            if one.state in ("waiting", "for_chair") and sees_child(facts.panel, one, me)
        ],
        chairs_actions=[
            (one, codes.OUTCOMES[one.outcome], reading.texts.get(one.why_text_id))
            for one in reversed(facts.chairs_actions)
            if sees_child(facts.panel, one, me)
        ],
        reviews=[(one, reading.texts.get(one.text_id)) for one in reversed(facts.reviews)],
        review_due_at=reviews[0].due_at if reviews else None,
        acts=_acts(request, reading, asked.actor, subject=None),
        history=[
            Told(
                codes.EVENTS[one.kind],
                one.at,
                names.get(one.actor),
                None if one.body == "system" else one.body,
            )
            for one in events
        ],
    )


@router.get("/{ref}/meetings/{id}")
def meeting(request: Request, lang: Lang, me: Me, ref: str, id: str) -> Response:
    """One meeting, with the children whose cases the officer may see."""
    reading = panel_known(request, me, ref)
    found = meeting_of(reading.facts, id)
    asked = AtPanel(reading.facts, me, found, lang, (), dict(reading.texts))
    return page(
        request,
        lang,
        "panel_meeting.html",
        now=reading.now,
        nav="/panels",
        panel=reading.facts.panel,
        shown=meeting_shown(reading.facts, reading.texts, found, me),
        state=codes.STATES[found.state],
        seat_words={one.id: seat_words(asked, one) for one in asked.seats},
        item_states=codes.ITEM_STATES,
        outcomes=codes.OUTCOMES,
        consent=codes.CONSENT,
        kinds=codes.KINDS,
        acts=_acts(request, reading, me, subject=id),
    )


def _acts(request: Request, reading: PanelReading, me: Actor, *, subject: str | None) -> list[Act]:
    here = f"/panels/{reading.facts.panel.ref}" + (f"/meetings/{subject}" if subject else "")
    return [
        Act(codes.ACTIONS[offer.command.__name__], f"{here}/do/{slug_of(offer.command)}")
        for offer in available(reading.facts, me, now=reading.now, under=parts_of(request).rulebook)
        if offer.subject == subject and slug_of(offer.command) in BY_SLUG
    ]


def _next(meetings: tuple[Meeting, ...]) -> object:
    return min((one.meets_on for one in meetings if one.is_open), default=None)


def _of_the_board(request: Request, me: Actor) -> bool:
    region = parts_of(request).rulebook.reference.region(me.region or "")
    return region.health_board == me.body
