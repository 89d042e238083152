"""Whether the process lives, and whether it is ready: database, migrations, enforcement, post, and the
replay."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from agreements.words import Words
from api.security import parts_of
from api.starting import still_playing
from workflow.records.database import DatabaseUnavailable
from workflow.records.questions.progress import Readiness, readiness

router = APIRouter(prefix="/health", include_in_schema=False)

SWEEP_EVERY = timedelta(minutes=1)
OLDEST_SWEEP = 3 * SWEEP_EVERY
LONGEST_LAG = timedelta(hours=1)


@router.get("/live")
def live() -> JSONResponse:
    """The process answers; it asks nothing of the database."""
    return JSONResponse({"status": "live"})


@router.get("/ready")
def ready(request: Request) -> JSONResponse:
    """Whether everything that a person relies on is there; if not, 503 and each reason in both languages."""
    parts = parts_of(request)
    try:
        with parts.database.unit() as unit:
            found = readiness(unit)
            waits = found.migrated and still_playing(unit)
    except DatabaseUnavailable:
        return _answer([_NO_DATABASE], None)
    reasons = _reasons(found, demonstration=parts.settings.demonstration)
    return _answer([*reasons, _NOT_REPLAYED] if waits else reasons, found)


def _reasons(found: Readiness, *, demonstration: bool) -> list[Words]:
    if not found.migrated:
        return [_NOT_MIGRATED]
    reasons = []
    if found.sweep_age is None:
        reasons.append(_NEVER_SWEPT)
    elif found.sweep_age > OLDEST_SWEEP:
        reasons.append(_SWEPT_LONG_AGO)
    # The demonstration's clock may be moved past days at once: a lag there says nothing of the post.
    if not demonstration and found.outbox_lag is not None and found.outbox_lag > LONGEST_LAG:
        reasons.append(_POST_WAITS)
    return reasons


def _answer(reasons: list[Words], found: Readiness | None) -> JSONResponse:
    said: dict[str, Any] = {
        "status": "not ready" if reasons else "ready",
        "reasons": [{"cy": words.cy, "en": words.en} for words in reasons],
        "migration": found.migration if found else None,
        "sweep_age_seconds": _seconds(found.sweep_age) if found else None,
        "outbox_lag_seconds": _seconds(found.outbox_lag) if found else None,
        "outbox_waiting": found.outbox.waiting if found and found.outbox else None,
        "outbox_failed": found.outbox.failed if found and found.outbox else None,
    }
    return JSONResponse(said, status_code=503 if reasons else 200)


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds())


_NO_DATABASE = Words(cy="Nid yw'r gronfa ddata yn ateb.", en="The database does not answer.")
_NOT_MIGRATED = Words(
    cy="Nid yw'r gronfa ddata ar sgema'r fersiwn hon.", en="The database is not at this version's schema."
)
_NEVER_SWEPT = Words(
    cy="Nid yw terfynau amser wedi'u gorfodi eto.", en="Time limits have not been enforced yet."
)
_SWEPT_LONG_AGO = Words(
    cy="Nid yw terfynau amser wedi'u gorfodi ers mwy na thair munud.",
    en="Time limits have not been enforced for more than three minutes.",
)
_POST_WAITS = Words(
    cy="Mae hysbysiadau yn aros ers mwy nag awr.", en="Notices have been waiting for more than an hour."
)
_NOT_REPLAYED = Words(
    cy="Mae'r arddangosiad yn dal i gael ei baratoi.", en="The demonstration is still being prepared."
)
