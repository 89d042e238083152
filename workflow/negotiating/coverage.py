"""What an agreement meets in the book: others over the same time, and what is in force service by service."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from agreements.book import Book, NoAgreementInForce
from agreements.line_kinds import SERVICES
from agreements.model import WrittenAgreement


def clashing(book: Book, agreement: WrittenAgreement) -> tuple[WrittenAgreement, ...]:
    """Other agreements of the region that would be in force together with this one for some service.

    What it supersedes ends the day before it begins, so that is none. Nor is one of another scope: a national
    agreement prevails.
    """
    same_place = (agreement.scope_kind, agreement.region, agreement.fictional)
    return tuple(
        other
        for other in Book((*book.all(), agreement)).all()
        if (other.id, other.version) != (agreement.id, agreement.version)
        and (other.scope_kind, other.region, other.fictional) == same_place
        and set(other.services) & set(agreement.services)
        and _together(other, agreement)
    )


def newer_versions(book: Book, agreement: WrittenAgreement) -> tuple[WrittenAgreement, ...]:
    """Versions of the same agreement that are as new or newer, or that begin later: it could not follow
    them."""
    return tuple(
        other
        for other in book.all()
        if other.id == agreement.id
        and (
            other.version >= agreement.version or other.dates.effective_from >= agreement.dates.effective_from
        )
    )


def dry_run(book: Book, with_it: Book, agreement: WrittenAgreement, region: str) -> list[dict[str, Any]]:
    """Service by service: what is in force the day before the agreement's first day, and on that day. A
    service that the agreement leaves out and the one before it covered is told too: nothing would cover
    it.
    """
    first = agreement.dates.effective_from
    found = [
        {
            "service": service,
            "before": _in_force(book, region, service, first - timedelta(days=1)),
            "after": _in_force(with_it, region, service, first),
        }
        for service in SERVICES
    ]
    return [one for one in found if one["before"] or one["after"]]


def _in_force(book: Book, region: str, service: str, on: date) -> dict[str, Any] | None:
    try:
        found = book.in_force(region, service, on)
    except NoAgreementInForce:
        return None
    return {"id": found.id, "version": found.version, "sha256": found.sha256}


def _together(one: WrittenAgreement, other: WrittenAgreement) -> bool:
    begins_in_time = other.last_day is None or one.dates.effective_from <= other.last_day
    ends_in_time = one.last_day is None or other.dates.effective_from <= one.last_day
    return begins_in_time and ends_in_time
