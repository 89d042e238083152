"""While the demonstration is still being played, pages and API say so with 503 instead of showing half of it.

Health, static files and an ordinary service are never held back.
"""

from __future__ import annotations

from fastapi import Request

from agreements.words import Words
from api.security import parts_of
from workflow.records.database import Unit
from workflow.records.marks import REPLAY, is_demonstration, read_mark

RETRY_AFTER_SECONDS = 5
TITLE = Words(cy="Mae'r gwasanaeth yn cychwyn", en="The service is starting")
WORDS = Words(
    cy="Mae'r arddangosiad yn dal i gael ei baratoi. Ail-lwythwch y dudalen ymhen ychydig eiliadau.",
    en="The demonstration is still being prepared. Load the page again in a few seconds.",
)
_ALWAYS = ("/health/", "/static/")


class StillStarting(Exception):
    """The replay has not ended yet."""


def refuse_while_starting(request: Request) -> None:
    """Let nothing in before the replay has ended; once it has, nothing is asked. Raises StillStarting."""
    state, parts = request.app.state, parts_of(request)
    if state.started or not parts.settings.demonstration or request.url.path.startswith(_ALWAYS):
        return
    with parts.database.unit() as unit:
        state.started = not still_playing(unit)
    if not state.started:
        raise StillStarting


def still_playing(unit: Unit) -> bool:
    """Whether this is a demonstration whose replay has not ended."""
    return is_demonstration(unit) and "done_at" not in (read_mark(unit, REPLAY) or {})
