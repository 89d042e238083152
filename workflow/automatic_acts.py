"""Setting whether an automatic act is off, on trial or on for a body: checked, dated, with who and why."""

from __future__ import annotations

from datetime import datetime

from agreements.words import Words
from workflow.casework.office_codes import AUTOMATIC_ACTS, MODES
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.automatic_modes import say_mode

ROLES = frozenset({"director", "chief_executive"})
"""Who decides for a body; a system administrator does it from the command line, naming who decided."""
_LONGEST_REASON = 2000


class NotASetting(Exception):
    """A body, act, mode, reason or instant that cannot be: nothing was set."""

    def __init__(self, field: str, words: Words) -> None:
        super().__init__(words.en)
        self.field, self.words = field, words


def set_mode(
    parts: Parts,
    *,
    body: str,
    act: str,
    mode: str,
    by: str,
    reason: str,
    from_at: datetime | None = None,
) -> bool:
    """Set a mode from an instant (none: now); False, and nothing kept, where it is so already.

    Raises NotASetting. It never counts for days gone by: what has happened has happened.
    """
    _refuse_unknown(parts, body=body, act=act, mode=mode)
    if not reason.strip() or len(reason) > _LONGEST_REASON or "\0" in reason:
        raise NotASetting("reason", _NO_REASON)
    with parts.database.unit() as unit:
        now = clock.now(unit)
        if from_at is not None and from_at < now:
            raise NotASetting("from_at", _GONE_BY)
        return say_mode(
            unit,
            body=body,
            act=act,
            mode=mode,
            from_at=from_at or now,
            by=by,
            reason=reason.strip(),
            now=now,
        )


def _refuse_unknown(parts: Parts, *, body: str, act: str, mode: str) -> None:
    reference = parts.rulebook.reference
    found = reference.body(body) if reference.has_body(body) else None
    real = found is not None and parts.settings.demonstration and not found.fictional
    if found is None or found.kind == "welsh_government" or real:
        raise NotASetting("body", _NO_BODY.filled(body=body))
    for field, code, known in (("act", act, AUTOMATIC_ACTS), ("mode", mode, MODES)):
        if code not in known:
            raise NotASetting(field, _NO_CODE.filled(code=code, listed=", ".join(known)))


_NO_BODY = Words(
    cy="Nid oes bwrdd iechyd neu awdurdod lleol {body} yma.",
    en="There is no health board or council {body} here.",
)
_NO_CODE = Words(cy="Nid oes '{code}' yma: dim ond {listed}.", en="There is no '{code}' here: only {listed}.")
_NO_REASON = Words(cy="Rhowch reswm, hyd at 2000 nod.", en="Give a reason, of up to 2000 characters.")
_GONE_BY = Words(cy="Ni all gosodiad gyfrif am ddyddiau a fu.", en="A setting cannot count for days gone by.")
