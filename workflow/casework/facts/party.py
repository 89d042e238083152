"""Another body in a case beside its two funders, and a stay of proceedings upon what was said: who else is
heard, from when to when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Party:
    """A second health board or council, the council's education account, or an outside body (an English
    one, say), which has no account here and is spoken for by the officers of another body.
    """

    TABLE: ClassVar[str] = "parties"

    id: str
    case_ref: str
    kind: str
    """health_board, council, education or outside."""
    code: str
    """The body's code; `<council>.education`; or `outside.<n>`, whose name is a text."""
    from_at: datetime
    added_by: str
    why_text_id: str
    text_id: str | None = None
    """The name of an outside body."""
    spoken_for_by: str | None = None
    """The body whose officers record what an outside body says."""
    to_at: datetime | None = None
    removed_by: str | None = None


@dataclass(frozen=True, slots=True)
class LegalHold:
    """Proceedings were issued: what was said and given is frozen. Care, payment and clocks go on."""

    TABLE: ClassVar[str] = "legal_holds"

    id: str
    case_ref: str
    court_text_id: str
    issued_on: date
    body: str
    started_at: datetime
    started_by: str
    lifted_at: datetime | None = None
    lifted_by: str | None = None
    lifted_text_id: str | None = None
