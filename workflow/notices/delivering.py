"""Deliver what waits in the outbox: claim, compose, hand to the post, record. Judges no case.

A notice is handed over while its row is locked, and its outcome is recorded in the same transaction. So two
workers never send one notice, but a worker that is killed between the post's yes and the commit leaves
notices waiting that were sent: they are sent again, with the same notice id, by which the receiving end can
tell (the file post replaces the file). At most one batch is repeated so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Protocol

from workflow.casework.facts import Notice
from workflow.notices.composing import UnknownKind, compose
from workflow.notices.post import GiveUp, Post, TryLater
from workflow.notices.recipients import Recipient
from workflow.records import clock, outbox
from workflow.records.database import Database, Unit

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
LONGEST_WAIT_ASKED = timedelta(days=1)
"""The longest that a post may ask for with Retry-After."""
MOST_TRIES = 20
"""With these waits: given up after a little over two days."""
PUT_OFF_IN_A_ROW = 3
"""So many in a row mean that the post is down: the rest is left as it is, and costs no try."""
BATCH_SECONDS = 5.0
"""A slow post ends the batch, so that no row stays locked for long."""


class DeliverySettings(Protocol):
    """The settings that delivery reads."""

    @property
    def base_url(self) -> str:
        """Scheme and host (and prefix) that people reach the pages under."""
        ...

    @property
    def sender(self) -> str:
        """Address of the monitored mailbox: it also gets the notices of an office without any officer."""
        ...

    @property
    def demonstration(self) -> bool: ...


class DeliveryParts(Protocol):
    """The parts that delivery needs."""

    @property
    def database(self) -> Database: ...

    @property
    def settings(self) -> DeliverySettings: ...

    @property
    def post(self) -> Post: ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many notices were sent, put off and given up."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0

    def __add__(self, other: Delivery) -> Delivery:
        return Delivery(
            sent=self.sent + other.sent,
            put_off=self.put_off + other.put_off,
            given_up=self.given_up + other.given_up,
        )


@dataclass(slots=True)
class _Handing:
    """What has become of one batch so far."""

    sent: list[str] = field(default_factory=list)
    later: list[tuple[str, datetime, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    put_off_in_a_row: int = 0
    fault: BaseException | None = None

    @property
    def post_is_down(self) -> bool:
        return self.put_off_in_a_row >= PUT_OFF_IN_A_ROW

    def counts(self) -> Delivery:
        return Delivery(sent=len(self.sent), put_off=len(self.later), given_up=len(self.failed))


def deliver(
    parts: DeliveryParts,
    *,
    now: datetime | None = None,
    batch: int = 100,
    at_most_seconds: float | None = None,
) -> Delivery:
    """Send all that may go, in transactions of up to `batch`, until none is left or the post is down.

    After `at_most_seconds` no further transaction begins: where one runner serves every flow, a slow post
    must not hold back the enforcement of time limits. `now` (UTC) is read from the database's clock where it
    is not given. Running it again sends nothing twice.
    """
    total, begun = Delivery(), monotonic()
    while True:
        with parts.database.unit() as unit:
            at = now or clock.now(unit)
            claimed = outbox.claim_notices(unit, at, batch)
            handing = _hand_over(parts, _addressed(unit, claimed, parts.settings.sender), at)
            _record(unit, handing, at)
        if handing.fault is not None:
            raise handing.fault
        total += handing.counts()
        out_of_time = at_most_seconds is not None and monotonic() - begun > at_most_seconds
        if not claimed or handing.post_is_down or out_of_time:
            return total


def wait_after(tries: int, *, asked_seconds: int | None = None) -> timedelta:
    """How long a notice waits after its nth try in vain: doubled each time, or as long as the post asked."""
    doublings: int = min(tries - 1, 30)
    wait = min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))
    asked = min(LONGEST_WAIT_ASKED, timedelta(seconds=min(asked_seconds or 0, 10**6)))
    return max(wait, asked)


def _addressed(
    unit: Unit, notices: Sequence[Notice], monitored_mailbox: str
) -> list[tuple[Notice, list[Recipient]]]:
    """Each notice with whom it goes to: its office, else the head of service, else the monitored mailbox."""
    fallback = [Recipient(email=monitored_mailbox, name="Cytundeb", language="cy")]
    return [
        (notice, outbox.addresses(unit, notice.body, notice.role, case_ref=notice.case_ref) or fallback)
        for notice in notices
    ]


def _hand_over(
    parts: DeliveryParts, addressed: Sequence[tuple[Notice, list[Recipient]]], at: datetime
) -> _Handing:
    """Compose and send, one after the other, until the post is down or the batch has taken long enough."""
    handing, began = _Handing(), monotonic()
    try:
        for notice, to in addressed:
            _hand_over_one(parts, notice, to, at=at, handing=handing)
            if handing.post_is_down or monotonic() - began > BATCH_SECONDS:
                break
    except BaseException as fault:
        # Not to carry on: what was sent before it is recorded first, or it would be sent again every minute.
        handing.fault = fault
    return handing


def _hand_over_one(
    parts: DeliveryParts, notice: Notice, to: list[Recipient], *, at: datetime, handing: _Handing
) -> None:
    settings = parts.settings
    try:
        message = compose(notice, base_url=settings.base_url, to=to, demonstration=settings.demonstration)
        parts.post.send(message)
    except TryLater as refusal:
        tries = notice.attempts + 1
        handing.put_off_in_a_row += 1
        if tries >= MOST_TRIES:
            handing.failed.append((notice.id, refusal.reason))
        else:
            wait = wait_after(tries, asked_seconds=refusal.retry_after_seconds)
            handing.later.append((notice.id, at + wait, refusal.reason))
        return
    except GiveUp as refusal:
        handing.failed.append((notice.id, refusal.reason))
    except UnknownKind:
        handing.failed.append((notice.id, f"unknown_kind: {notice.kind}"))
    else:
        handing.sent.append(notice.id)
    handing.put_off_in_a_row = 0


def _record(unit: Unit, handing: _Handing, at: datetime) -> None:
    outbox.record_sent(unit, handing.sent, now=at)
    for notice_id, not_before, reason in handing.later:
        outbox.record_later(unit, notice_id, not_before=not_before, reason=reason)
    for notice_id, reason in handing.failed:
        outbox.record_failed(unit, notice_id, reason=reason)
