"""Who referred the child, and where the referral went before it came to the right place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Referrer:
    """The professional who referred the child: profession and service as codes, the name only in a text."""

    TABLE: ClassVar[str] = "referrers"

    id: str
    case_ref: str
    at: datetime
    profession: str
    service: str
    name_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """A referral sent on to the right body; the day on which it was first received stays the case's."""

    TABLE: ClassVar[str] = "redirects"

    id: str
    case_ref: str
    at: datetime
    by: str
    to_body: str
    first_received_at: datetime
    from_body: str | None = None
    from_text_id: str | None = None
    """Where it first arrived, in words, when that was no body of this service."""
    text_id: str | None = None
