"""One time limit, with everything that its due instant is recomputed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit: whom it runs against, from when, how long, and its due instant, recomputable from
    these.
    """

    TABLE: ClassVar[str] = "deadlines"

    id: str
    case_ref: str
    kind: str
    """Id in workflow/clocks/limits.yaml."""
    body: str | None
    role: str | None
    """The office that must act: body and role; (region, region_lead) and (WG, wg_officer) too."""
    subject: str | None
    """Id of the split, disagreement, line or referral that it is about."""
    started_at: datetime
    count: int
    unit: str
    due_at: datetime
    calendar: str
    status: str = "open"
    """open, paused, met, passed (enforced) or stopped."""
    paused: int = 0
    """Units of pause so far."""
    extended: int = 0
    paused_since: datetime | None = None
    put_off: bool = False
    """The one further working day of an application by silence that came to be enforced late."""
    closed_at: datetime | None = None
    limit_id: str | None = None
    """The limit that gave its length, where that is not the one of its kind: `put_off`, `withheld`."""
    not_before: date | None = None
    """The day whose end is the earliest that it may end, where a change of the rules moved it."""
