"""At which meetings of its panel a child stood, stands, or is to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workflow.records.database import Unit


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """One child on one agenda, or waiting for one: the meeting's number and day where there is one, how it
    stands, and the day from which a deferred child comes back.
    """

    state: str
    listed_at: datetime
    number: int | None
    meets_on: date | None
    not_before: date | None
    is_open: bool


def agendas_of_case(unit: Unit, ref: str) -> tuple[OnAgenda, ...]:
    """Every agenda of a case, oldest first."""
    rows = unit.all(
        "SELECT i.state, i.listed_at, m.number, m.meets_on, i.not_before, i.closed_at IS NULL "
        "FROM panel_items i LEFT JOIN panel_meetings m ON m.id = i.meeting WHERE i.case_ref = %s "
        "ORDER BY i.listed_at, i.id",
        (ref,),
    )
    return tuple(OnAgenda(*row) for row in rows)
