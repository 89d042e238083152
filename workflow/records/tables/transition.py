"""Tables of the way to adult services and of the reviews of care."""

from datetime import date, datetime

from sqlalchemy import Index

from workflow.casework.transition_codes import ADULT_DECISIONS, MARKERS
from workflow.records.columns import Table, holds, instant, key, of_case, one_of, together


class TransitionRow(Table, table=True):
    """`Transition`."""

    __tablename__ = "transitions"
    __table_args__ = (
        one_of("learning_disability", MARKERS),
        one_of("adult_decision", ADULT_DECISIONS),
        holds("counted_from_a_first", "EXTRACT(day FROM counted_from) = 1"),
        together("marked_at", "learning_disability"),
        together("adult_referred_at", "adult_referred_to"),
        together("adult_decided_at", "adult_decision", "adult_decision_text_id"),
        together("accepted_at", "accepted_by", "accepted_text_id", "accepted_from"),
        Index("ux_transitions_case_ref", "case_ref", unique=True),
    )

    id: str = key()
    case_ref: str = of_case()
    counted_from: date
    planning_begun_at: datetime | None = instant()
    worker: str | None
    worker_text_id: str | None
    worker_named_at: datetime | None = instant()
    learning_disability: str | None
    marked_at: datetime | None = instant()
    adult_referred_at: datetime | None = instant()
    adult_referred_to: str | None
    adult_decision: str | None
    adult_decided_at: datetime | None = instant()
    adult_decision_text_id: str | None
    accepted_by: str | None
    accepted_text_id: str | None
    accepted_from: date | None
    accepted_at: datetime | None = instant()


class ReviewRow(Table, table=True):
    """`Review`."""

    __tablename__ = "reviews"
    __table_args__ = (
        together("asked_at", "asked_for", "asked_text_id"),
        together("held_at", "held_by", "needs_changed", "text_id"),
        Index("ix_reviews_case_ref", "case_ref"),
    )

    id: str = key()
    case_ref: str = of_case()
    at: datetime = instant()
    asked_at: datetime | None = instant()
    asked_for: str | None
    asked_text_id: str | None
    held_at: datetime | None = instant()
    held_by: str | None
    needs_changed: bool | None
    changed_from: date | None
    text_id: str | None
