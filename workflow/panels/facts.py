"""Frozen facts of one region's panel: what `records` hands out of its tables, and what comes back changed.

Each class mirrors one table column for column (`TABLE`). Instants are UTC, days are Europe/London dates,
money is integer pence a week. What people write, and the name of anybody without an account, stands in a
`PanelText`, which can be erased; facts and events hold its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel of one region; everything that it does is numbered and chained here."""

    TABLE: ClassVar[str] = "panels"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"last_seq", "last_hash", "last_at"})

    ref: str
    region: str
    health_board: str
    bodies: Json
    """The region's health board first, then its councils."""
    chair: str
    """Id of the officer who chairs; of the health board, which alone is a party to every case here."""
    set_up_at: datetime
    set_up_by: str
    last_seq: int = 0
    last_hash: str = ""
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the panel."""

    TABLE: ClassVar[str] = "panel_meetings"

    id: str
    panel: str
    number: int
    meets_on: date
    state: str
    """convened, locked, minuted, not_quorate or called_off."""
    convened_at: datetime
    convened_by: str
    convened_body: str
    convened_role: str
    locks_on: date
    """The last day on which the pack is open."""
    pack_sha256: str | None = None
    """Over what the pack held when it was locked."""
    locked_at: datetime | None = None
    closed_at: datetime | None = None
    why_text_id: str | None = None
    """Why it was called off, or how it came to be without a quorum."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of one meeting: who sits, for which side, as a member or as an observer, and how much they
    may commit.
    """

    TABLE: ClassVar[str] = "panel_seats"

    id: str
    panel: str
    meeting: str
    position: int
    person: str | None
    """Id of an officer; None for somebody without an account, whose name is a text."""
    name_text_id: str | None
    body: str | None
    side: str
    """health, council, third_sector or other."""
    kind: str
    """member or observer."""
    limit_pence: int | None
    """How much a week this person may commit by delegation; None: nothing."""
    limit_until: date | None
    """The last day of the delegation."""
    since: datetime
    left_at: datetime | None = None
    present: bool | None = None
    """Whether they were there; None before the minutes."""

    def may_commit(self, pence: int | None, on: date) -> bool:
        """Whether this person could commit so much a week on that day (any sum at all, where None)."""
        live = self.limit_pence and (self.limit_until is None or on <= self.limit_until)
        return bool(live) and (pence is None or pence <= (self.limit_pence or 0))


@dataclass(frozen=True, slots=True)
class Conflict:
    """That somebody is in conflict about one child: they do not count for that child's quorum."""

    TABLE: ClassVar[str] = "panel_conflicts"

    id: str
    panel: str
    meeting: str
    seat: str
    case_ref: str
    text_id: str | None
    declared_at: datetime
    declared_by: str


@dataclass(frozen=True, slots=True)
class Item:
    """One child on one agenda, or waiting for the next one (`meeting` None)."""

    TABLE: ClassVar[str] = "panel_items"

    id: str
    panel: str
    meeting: str | None
    case_ref: str
    council: str
    listed_at: datetime
    listed_by: str
    state: str
    """listed, waiting (for an agenda), for_chair (waits for the chair's action), decided, deferred, moved,
    by_chair or taken_off.
    """
    not_before: date | None = None
    """The day from which a deferred child comes back."""
    late_text_id: str | None = None
    """The chair's reason to take a child after the pack was locked."""
    third_sector: str | None = None
    """consented or refused, as the family said; None: not asked."""
    third_sector_by: str | None = None
    third_sector_at: datetime | None = None
    frozen_seq: int | None = None
    """The case's last event when the pack was locked, and its hash: what the pack held."""
    frozen_hash: str | None = None
    outcome: str | None = None
    """eligible, not_eligible, deferred or not_quorate."""
    could_commit: Json = None
    """{"health": bool, "council": bool, "pence": int or null}: whether somebody of each side could commit the
    money.
    """
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the child still waits for the panel here."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class ChairsAction:
    """A decision by the chair between meetings, with two members consulted; reported to the next meeting."""

    TABLE: ClassVar[str] = "panel_chairs_actions"

    id: str
    panel: str
    case_ref: str
    council: str
    item: str | None
    at: datetime
    by: str
    outcome: str
    consulted: Json
    """[{"person": id, "side": "health"|"council", "body": code}]."""
    why_text_id: str
    """Why it could not wait for a meeting."""
    reported_to: str | None = None
    """Id of the meeting that it was reported to."""
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """That the panel has looked at its own working."""

    TABLE: ClassVar[str] = "panel_reviews"

    id: str
    panel: str
    at: datetime
    by: str
    held_on: date
    text_id: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of the panel: whom it runs against, from when, and its due instant."""

    TABLE: ClassVar[str] = "panel_clocks"

    id: str
    panel: str
    kind: str
    """Id in workflow/clocks/limits.yaml."""
    body: str
    office: str
    subject: str | None
    """Id of a meeting or an item; for a chase, the kind and the subject of what is chased."""
    started_at: datetime
    count: int
    unit: str
    due_at: datetime
    calendar: str
    status: str = "open"
    """open, met, passed (enforced) or stopped."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PanelText:
    """Words that a person wrote, or the name of somebody without an account. Its row can be erased."""

    TABLE: ClassVar[str] = "panel_texts"

    id: str
    panel: str
    kind: str
    case_ref: str | None
    """The child that the words are about: shown only to who may see the case."""
    author: str
    at: datetime
    language: str
    text: str
    salt: str
    digest: str


Row = Panel | Meeting | Seat | Conflict | Item | ChairsAction | Review | Clock
ROW_TYPES: tuple[type[Row], ...] = (Panel, Meeting, Seat, Conflict, Item, ChairsAction, Review, Clock)


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with an office in a body of the region, active at the instant of the act."""

    person: str
    name: str
    body: str
    role: str


@dataclass(frozen=True, slots=True)
class CaseStands:
    """What a panel must know of a case to put it on an agenda: no fact about the child."""

    ref: str
    region: str
    health_board: str
    council: str
    is_open: bool
    decision: str
    last_seq: int
    last_hash: str


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """Everything that may be known of one panel, read under the lock on its row."""

    panel: Panel
    meetings: tuple[Meeting, ...] = ()
    seats: tuple[Seat, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    items: tuple[Item, ...] = ()
    chairs_actions: tuple[ChairsAction, ...] = ()
    reviews: tuple[Review, ...] = ()
    clocks: tuple[Clock, ...] = ()
    officers: tuple[Officer, ...] = ()
    """Active officers of the region's bodies."""
    cases: Mapping[str, CaseStands] = field(default_factory=dict)
    """How the cases stand that wait for the panel, or that the act names."""
    notices_written: int = 0

    def rows(self) -> Iterator[Row]:
        """Every row."""
        yield self.panel
        for name in FIELDS.values():
            yield from getattr(self, name)


FIELDS: dict[type[Row], str] = {
    Meeting: "meetings",
    Seat: "seats",
    Conflict: "conflicts",
    Item: "items",
    ChairsAction: "chairs_actions",
    Review: "reviews",
    Clock: "clocks",
}
"""Under which name the facts keep each kind of row."""
