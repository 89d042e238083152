"""Tables of panels that meet: meetings, seats, agendas, the chair's actions, their record and outbox."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from workflow.casework.codes import ROLES
from workflow.panels.codes import CLOCK_STATUS, CONSENT, ITEM_STATES, KINDS, OUTCOMES, SIDES, STATES
from workflow.records.columns import (
    Table,
    holds,
    instant,
    json,
    key,
    key_number,
    one_of,
    together,
    whole,
)


def of_panel() -> Any:
    """The panel that a row belongs to."""
    return Field(foreign_key="panels.ref")


class PanelRow(Table, table=True):
    """`Panel`."""

    __tablename__ = "panels"
    __table_args__ = (
        holds("last_seq_counts", "last_seq >= 0"),
        Index("ux_panels_region", "region", unique=True),
    )

    ref: str = key()
    region: str
    health_board: str
    bodies: Any = json()
    chair: str
    set_up_at: datetime = instant()
    set_up_by: str
    last_seq: int = whole()
    last_hash: str
    last_at: datetime | None = instant()


class PanelMeetingRow(Table, table=True):
    """`Meeting`."""

    __tablename__ = "panel_meetings"
    __table_args__ = (
        one_of("state", STATES),
        one_of("convened_role", ROLES),
        holds("closed_has_ended", "(closed_at IS NULL) = (state IN ('convened', 'locked'))"),
        together("pack_sha256", "locked_at"),
        Index("ux_panel_meetings_number", "panel", "number", unique=True),
    )

    id: str = key()
    panel: str = of_panel()
    number: int = whole()
    meets_on: date
    state: str
    convened_at: datetime = instant()
    convened_by: str
    convened_body: str
    convened_role: str
    locks_on: date
    pack_sha256: str | None
    locked_at: datetime | None = instant()
    closed_at: datetime | None = instant()
    why_text_id: str | None


class PanelSeatRow(Table, table=True):
    """`Seat`."""

    __tablename__ = "panel_seats"
    __table_args__ = (
        one_of("side", SIDES),
        one_of("kind", KINDS),
        holds("one_who_sits", "(person IS NULL) <> (name_text_id IS NULL)"),
        holds("limit_counts", "limit_pence >= 0"),
        Index("ix_panel_seats_panel", "panel"),
        Index("ix_panel_seats_person", "person"),
    )

    id: str = key()
    panel: str = of_panel()
    meeting: str
    position: int = whole()
    person: str | None
    name_text_id: str | None
    body: str | None
    side: str
    kind: str
    limit_pence: int | None = whole()
    limit_until: date | None
    since: datetime = instant()
    left_at: datetime | None = instant()
    present: bool | None


class PanelConflictRow(Table, table=True):
    """`Conflict`."""

    __tablename__ = "panel_conflicts"
    __table_args__ = (
        Index("ix_panel_conflicts_panel", "panel"),
        Index("ux_panel_conflicts_once", "seat", "case_ref", unique=True),
    )

    id: str = key()
    panel: str = of_panel()
    meeting: str
    seat: str
    case_ref: str
    text_id: str | None
    declared_at: datetime = instant()
    declared_by: str


class PanelItemRow(Table, table=True):
    """`Item`."""

    __tablename__ = "panel_items"
    __table_args__ = (
        one_of("state", ITEM_STATES),
        one_of("outcome", OUTCOMES),
        one_of("third_sector", CONSENT),
        holds("closed_has_ended", "(closed_at IS NULL) = (state IN ('listed', 'waiting', 'for_chair'))"),
        holds("listed_has_a_meeting", "state <> 'listed' OR meeting IS NOT NULL"),
        together("frozen_seq", "frozen_hash"),
        together("third_sector", "third_sector_by", "third_sector_at"),
        Index("ix_panel_items_panel", "panel"),
        Index("ix_panel_items_case_ref", "case_ref"),
        Index(
            "ux_panel_items_one_a_child", "case_ref", unique=True, postgresql_where=text("closed_at IS NULL")
        ),
    )

    id: str = key()
    panel: str = of_panel()
    meeting: str | None
    case_ref: str
    council: str
    listed_at: datetime = instant()
    listed_by: str
    state: str
    not_before: date | None
    late_text_id: str | None
    third_sector: str | None
    third_sector_by: str | None
    third_sector_at: datetime | None = instant()
    frozen_seq: int | None = whole()
    frozen_hash: str | None
    outcome: str | None
    could_commit: Any = json(optional=True)
    closed_at: datetime | None = instant()


class PanelChairsActionRow(Table, table=True):
    """`ChairsAction`."""

    __tablename__ = "panel_chairs_actions"
    __table_args__ = (
        one_of("outcome", ("eligible", "not_eligible")),
        together("reported_to", "reported_at"),
        Index("ix_panel_chairs_actions_panel", "panel"),
        Index("ix_panel_chairs_actions_case_ref", "case_ref"),
    )

    id: str = key()
    panel: str = of_panel()
    case_ref: str
    council: str
    item: str | None
    at: datetime = instant()
    by: str
    outcome: str
    consulted: Any = json()
    why_text_id: str
    reported_to: str | None
    reported_at: datetime | None = instant()


class PanelReviewRow(Table, table=True):
    """`Review`."""

    __tablename__ = "panel_reviews"
    __table_args__ = (Index("ix_panel_reviews_panel", "panel"),)

    id: str = key()
    panel: str = of_panel()
    at: datetime = instant()
    by: str
    held_on: date
    text_id: str


class PanelClockRow(Table, table=True):
    """`Clock`."""

    __tablename__ = "panel_clocks"
    __table_args__ = (
        one_of("status", CLOCK_STATUS),
        one_of("office", ROLES),
        holds("closed_is_not_open", "(closed_at IS NULL) = (status = 'open')"),
        Index("ix_panel_clocks_panel", "panel"),
        Index("ix_panel_clocks_open", "due_at", postgresql_where=text("status = 'open'")),
    )

    id: str = key()
    panel: str = of_panel()
    kind: str
    body: str
    office: str
    subject: str | None
    started_at: datetime = instant()
    count: int = whole()
    unit: str
    due_at: datetime = instant()
    calendar: str
    status: str
    closed_at: datetime | None = instant()


class PanelTextRow(Table, table=True):
    """`PanelText`; erasing one deletes its row, and the chain still verifies."""

    __tablename__ = "panel_texts"
    __table_args__ = (one_of("language", ("cy", "en")), Index("ix_panel_texts_panel", "panel"))

    id: str = key()
    panel: str = of_panel()
    kind: str
    case_ref: str | None
    author: str
    at: datetime = instant()
    language: str
    text: str
    salt: str
    digest: str


class PanelEventRow(Table, table=True):
    """`Event` of a panel, numbered from 1 and chained by hash, like those of a case."""

    __tablename__ = "panel_events"

    panel: str = Field(primary_key=True, foreign_key="panels.ref")
    seq: int = key_number()
    kind: str
    at: datetime = instant()
    due_at: datetime | None = instant()
    actor: str
    body: str
    data: Any = json()
    sets: Any = json()
    prev_hash: str
    hash: str


class PanelNoticeRow(Table, table=True):
    """`Notice` of a panel: the same outbox, of another reference."""

    __tablename__ = "panel_notices"
    __table_args__ = (
        one_of("audience", ("office",)),
        one_of("status", ("waiting", "sent", "stopped", "failed")),
        one_of("role", ROLES),
        Index("ux_panel_notices_order", "panel", "position", unique=True),
        Index("ix_panel_notices_waiting", "created_at", "panel", postgresql_where=text("status = 'waiting'")),
    )

    id: str = key()
    panel: str = of_panel()
    position: int = whole()
    kind: str
    audience: str
    body: str | None
    role: str | None
    due_at: datetime | None = instant()
    about: str | None
    created_at: datetime = instant()
    status: str
    attempts: int = whole()
    not_before: datetime | None = instant()
    sent_at: datetime | None = instant()
    reason: str | None
    says: Any = json(optional=True)
