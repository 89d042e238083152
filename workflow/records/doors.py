"""Sessions and bearer tokens. Only the SHA-256 of a secret is kept, so a copy of the database opens nothing.

Their times are the database's own, never moved by the demonstration's clock: they guard the door, not a case.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Literal

from workflow.records.database import Unit
from workflow.records.people import Person, person_by_id

DoorKind = Literal["session", "token"]


def open_door(unit: Unit, *, person: str, kind: DoorKind, lifetime: timedelta) -> str:
    """A new secret for a person; only who was given it knows it. Valid for `lifetime` from now."""
    secret = secrets.token_urlsafe(32)
    unit.do(
        "INSERT INTO doors (secret_sha256, person, kind, created_at, expires_at) "
        "VALUES (%s, %s, %s, clock_timestamp(), clock_timestamp() + %s)",
        (_sha256(secret), person, kind, lifetime),
    )
    return secret


def who_opens(unit: Unit, secret: str, *, kind: DoorKind) -> Person | None:
    """The active officer that this secret was given to; None if unknown, expired, revoked or of another
    kind."""
    row = unit.one(
        "SELECT person FROM doors WHERE secret_sha256 = %s AND kind = %s AND revoked_at IS NULL "
        "AND expires_at > clock_timestamp()",
        (_sha256(secret), kind),
        prepare=True,
    )
    person = person_by_id(unit, row[0]) if row else None
    return person if person and person.active else None


def close_door(unit: Unit, secret: str) -> bool:
    """Revoke a session or a token; False where it was not open."""
    return bool(
        unit.do(
            "UPDATE doors SET revoked_at = clock_timestamp() WHERE secret_sha256 = %s AND revoked_at IS NULL",
            (_sha256(secret),),
        )
    )


def forget_old_doors(unit: Unit) -> int:
    """Delete what has been expired for a day; how many."""
    return unit.do("DELETE FROM doors WHERE expires_at < clock_timestamp() - interval '1 day'")


def _sha256(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
