"""Days and instants as they are typed and printed: exact forms only, no guesses. It reads no clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from agreements.words import Words
from cytundeb.outcomes import WrongUsage

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(text: str, option: str) -> date:
    """The day written YYYY-MM-DD; anything else is WrongUsage that names the option."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # the 31st of February: said below with every other fault of form
    raise WrongUsage(_NO_DAY.filled(option=option, text=text[:40]))


def parse_instant(text: str, option: str) -> datetime:
    """The instant of an RFC 3339 text with its zone, in UTC; anything else is WrongUsage that names the
    option.
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as fault:
        raise WrongUsage(_NO_INSTANT.filled(option=option, text=text[:40])) from fault
    if instant.tzinfo is None:
        raise WrongUsage(_NO_INSTANT.filled(option=option, text=text[:40]))
    return instant.astimezone(UTC)


def instant_text(instant: datetime) -> str:
    """An instant as RFC 3339 in UTC, ending in Z."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


_NO_DAY = Words(
    cy="Rhaid i {option} fod yn ddiwrnod ar ffurf BBBB-MM-DD, nid {text}.",
    en="{option} must be a day written YYYY-MM-DD, not {text}.",
)
_NO_INSTANT = Words(
    cy="Rhaid i {option} fod yn foment gyda'i pharth amser, megis 2026-11-24T00:00:00Z, nid {text}.",
    en="{option} must be an instant with its time zone, such as 2026-11-24T00:00:00Z, not {text}.",
)
