"""Parts of a panel as its answers show them. Of children an officer is shown those whose case they may see,
and of the others how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from api.v1.words import Code, code
from workflow.casework.facts import Actor
from workflow.casework.quorum import Quorum
from workflow.panels import codes
from workflow.panels.facts import (
    ChairsAction,
    Clock,
    Conflict,
    Item,
    Meeting,
    PanelFacts,
    PanelText,
    Review,
    Seat,
)
from workflow.panels.visibility import sees_child

Texts = Mapping[str, PanelText]


class SaidShown(BaseModel):
    """What somebody wrote; None where it was erased."""

    language: str
    text: str


class QuorumShown(BaseModel):
    """How many make a quorum, from when, and how far it is confirmed."""

    members: int
    health: int
    council: int
    from_on: date
    kind: str
    confidence_cy: str
    confidence_en: str
    source_cy: str
    source_en: str


class SeatShown(BaseModel):
    """One seat, and the name of who sits without an account."""

    seat: Seat
    side: Code
    kind: Code
    name: SaidShown | None


class ItemShown(BaseModel):
    """One child on an agenda, or waiting for one."""

    item: Item
    state: Code
    late_reason: SaidShown | None
    conflicts: tuple[str, ...]
    """The seats in conflict about this child."""


class MeetingShown(BaseModel):
    """One meeting. `children_not_shown`: of how many the caller may not see the case."""

    meeting: Meeting
    state: Code
    seats: tuple[SeatShown, ...]
    agenda: tuple[ItemShown, ...]
    children_not_shown: int
    why: SaidShown | None
    clocks: tuple[Clock, ...]


class ChairsActionShown(BaseModel):
    """One decision of the chair between meetings, and why it could not wait."""

    action: ChairsAction
    why_now: SaidShown | None


class ReviewShown(BaseModel):
    """One review of the panel's own working, and what it found."""

    review: Review
    found: SaidShown | None


def quorum_shown(quorum: Quorum) -> QuorumShown:
    """A quorum with what it rests on."""
    return QuorumShown(
        members=quorum.members,
        health=quorum.health,
        council=quorum.council,
        from_on=quorum.from_on,
        kind=quorum.kind,
        confidence_cy=quorum.confidence.cy,
        confidence_en=quorum.confidence.en,
        source_cy=quorum.source.cy,
        source_en=quorum.source.en,
    )


def meeting_shown(facts: PanelFacts, texts: Texts, meeting: Meeting, actor: Actor) -> MeetingShown:
    """One meeting, as this officer may see it."""
    there = [one for one in facts.items if one.meeting == meeting.id]
    seen = seen_of(facts, there, actor)
    return MeetingShown(
        meeting=meeting,
        state=code(meeting.state, codes.STATES[meeting.state]),
        seats=tuple(_seat(seat, texts) for seat in facts.seats if _sits(seat, meeting)),
        agenda=tuple(item_shown(facts, texts, one) for one in seen),
        children_not_shown=len(there) - len(seen),
        why=said(texts, meeting.why_text_id),
        clocks=tuple(
            one for one in facts.clocks if one.status == "open" and (one.subject or "").endswith(meeting.id)
        ),
    )


def item_shown(facts: PanelFacts, texts: Texts, item: Item) -> ItemShown:
    """One child, with who is in conflict about it."""
    conflicts: tuple[Conflict, ...] = facts.conflicts
    return ItemShown(
        item=item,
        state=code(item.state, codes.ITEM_STATES[item.state]),
        late_reason=said(texts, item.late_text_id),
        conflicts=tuple(
            one.seat for one in conflicts if one.case_ref == item.case_ref and one.meeting == item.meeting
        ),
    )


def waiting_shown(facts: PanelFacts, texts: Texts, actor: Actor) -> tuple[ItemShown, ...]:
    """Children who wait for a date or for the chair, as far as this officer may see their cases."""
    found = [one for one in facts.items if one.state in ("waiting", "for_chair")]
    return tuple(item_shown(facts, texts, one) for one in seen_of(facts, found, actor))


def chairs_actions_shown(facts: PanelFacts, texts: Texts, actor: Actor) -> tuple[ChairsActionShown, ...]:
    """What the chair decided between meetings, as far as this officer may see the cases."""
    return tuple(
        ChairsActionShown(action=one, why_now=said(texts, one.why_text_id))
        for one in facts.chairs_actions
        if sees_child(facts.panel, one, actor)
    )


def reviews_shown(facts: PanelFacts, texts: Texts) -> tuple[ReviewShown, ...]:
    """Every review of the panel itself."""
    return tuple(ReviewShown(review=one, found=said(texts, one.text_id)) for one in facts.reviews)


def seen_of(facts: PanelFacts, items: Iterable[Item], actor: Actor) -> list[Item]:
    """The children of these whose case the officer may see."""
    return [one for one in items if sees_child(facts.panel, one, actor)]


def without_others(data: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """What an event says, without the references of cases that the caller may not see."""
    shown: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, str):
            if value not in hidden:
                shown[name] = value
        elif isinstance(value, Mapping):
            shown[name] = {key: one for key, one in value.items() if key not in hidden}
        elif isinstance(value, list):
            shown[name] = [one for one in value if not _names(one, hidden)]
        else:
            shown[name] = value
    return shown


def hidden_cases(facts: PanelFacts, actor: Actor) -> frozenset[str]:
    """The references on this panel of cases that the officer may not see."""
    every: tuple[Item | ChairsAction, ...] = (*facts.items, *facts.chairs_actions)
    return frozenset(one.case_ref for one in every if not sees_child(facts.panel, one, actor))


def said(texts: Texts, id: str | None) -> SaidShown | None:
    """The words of a text, where it has not been erased."""
    text = texts.get(id or "")
    return SaidShown(language=text.language, text=text.text) if text else None


def _seat(seat: Seat, texts: Texts) -> SeatShown:
    return SeatShown(
        seat=seat,
        side=code(seat.side, codes.SIDES[seat.side]),
        kind=code(seat.kind, codes.KINDS[seat.kind]),
        name=said(texts, seat.name_text_id),
    )


def _sits(seat: Seat, meeting: Meeting) -> bool:
    return seat.meeting == meeting.id and seat.left_at is None


def _names(one: Any, hidden: frozenset[str]) -> bool:
    return (one.get("case") if isinstance(one, Mapping) else one) in hidden
