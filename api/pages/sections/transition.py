"""What the page of a case says of the way to adult services, and of reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from agreements.words import Words
from api.pages.sections.section import Entry, Section, Shown
from workflow.casework.facts import Deadline, Review, Transition
from workflow.casework.milestones import MILESTONES
from workflow.casework.transition_codes import ADULT_DECISIONS, MARKERS
from workflow.clocks.due import local_date

_DONE = Words(cy="Wedi'i wneud", en="Done")
_AHEAD = Words(cy="O'n blaen", en="Ahead")
_LATE = Words(cy="Heb ei wneud mewn pryd", en="Not done in time")
_HIDDEN = ("adult_decision_alert", "eighteen")


def transition(shown: Shown) -> Iterator[Section]:
    """The milestones from thirteen, each with where it stands; nothing before."""
    for row in shown.facts.transitions:
        begun = any(
            one.kind in ("transition_planning", "transition_catch_up") for one in shown.facts.deadlines
        )
        if begun:
            yield Section(
                Words(cy="Pontio i wasanaethau oedolion", en="The move to adult services"),
                tuple(_entries(shown, row)),
            )


def _entries(shown: Shown, row: Transition) -> Iterator[Entry]:
    clocks = {clock.kind: clock for clock in shown.facts.deadlines}
    for one in MILESTONES:
        if one.limit in _HIDDEN:
            continue
        done, clock = one.done(row), clocks.get(one.limit)
        late = not done and row.accepted_at is None and _is_late(clock, shown.now)
        yield Entry(
            what=shown.under.limits.at(one.limit, local_date(shown.now)).name,
            stands=_DONE if done else _LATE if late else _AHEAD,
            at=_done_at(row, one.limit) if done else clock.due_at if clock else None,
            warns=late,
        )
    yield from _found(row)


def _is_late(clock: Deadline | None, now: datetime) -> bool:
    return clock is None or clock.status == "passed" or clock.due_at <= now


def _done_at(row: Transition, limit: str) -> datetime | None:
    return {
        "transition_planning": row.planning_begun_at,
        "transition_worker": row.worker_named_at,
        "learning_disability_marker": row.marked_at,
        "adult_referral": row.adult_referred_at,
        "adult_decision": row.adult_decided_at,
        "adult_acceptance": row.accepted_at,
    }[limit]


def _found(row: Transition) -> Iterator[Entry]:
    if row.worker_text_id:
        yield Entry(what=Words(cy="Gweithiwr pontio", en="Transition worker"), text_id=row.worker_text_id)
    if row.learning_disability:
        yield Entry(
            what=Words(cy="Marciwr anabledd dysgu", en="Learning disability marker"),
            stands=MARKERS[row.learning_disability],
            at=row.marked_at,
        )
    if row.adult_decision:
        yield Entry(
            what=Words(cy="Penderfyniad y gwasanaeth oedolion", en="Decision of the adult service"),
            stands=ADULT_DECISIONS[row.adult_decision],
            at=row.adult_decided_at,
            body=row.adult_referred_to,
            text_id=row.adult_decision_text_id,
        )
    if row.accepted_by:
        yield Entry(
            what=Words(cy="Gwasanaeth oedolion sydd wedi derbyn", en="Adult service that has accepted"),
            at=row.accepted_from,
            body=row.accepted_by,
            text_id=row.accepted_text_id,
        )


def reviews(shown: Shown) -> Iterator[Section]:
    """Reviews held, and one asked for early, newest first."""
    yield Section(
        Words(cy="Adolygiadau", en="Reviews"), tuple(_review(one) for one in reversed(shown.facts.reviews))
    )


def _review(one: Review) -> Entry:
    if one.held_at is None:
        return Entry(
            what=Words(cy="Gofynnwyd am adolygiad cynnar", en="An early review was asked for"),
            at=one.asked_at,
            body=None if one.asked_for == "family" else one.asked_for,
            stands=Words(cy="Gan y teulu", en="By the family") if one.asked_for == "family" else None,
            text_id=one.asked_text_id,
        )
    changed = Words(cy="Mae'r anghenion wedi newid", en="The needs have changed")
    same = Words(cy="Nid yw'r anghenion wedi newid", en="The needs are unchanged")
    return Entry(
        what=Words(cy="Cynhaliwyd adolygiad", en="A review was held"),
        at=one.held_at,
        stands=changed if one.needs_changed else same,
        text_id=one.text_id,
    )
