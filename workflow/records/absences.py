"""Officers who are away or have left, and who is asked in their place: their deputy, from the first day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from workflow.records.clock import NOW
from workflow.records.database import Unit
from workflow.records.people import Person, person_by_id

TODAY = f"(({NOW}) AT TIME ZONE 'Europe/London')::date"
"""SQL of today in Europe/London."""


def away(person: str) -> str:
    """SQL: whether the officer with this id (a column) is on leave today."""
    return (
        f"EXISTS (SELECT FROM officer_absences x WHERE x.person = {person} "
        f"AND {TODAY} BETWEEN x.from_on AND x.to_on)"
    )


@dataclass(frozen=True, slots=True)
class OfficerAbsence:
    """Days on which an officer is away, both included."""

    id: str
    person: str
    from_on: date
    to_on: date
    recorded_at: datetime
    by: str


def absences_of(unit: Unit, person: str) -> tuple[OfficerAbsence, ...]:
    """Every absence of an officer, the earliest first."""
    rows = unit.all(
        "SELECT id, person, from_on, to_on, recorded_at, by FROM officer_absences WHERE person = %s "
        "ORDER BY from_on, id",
        (person,),
    )
    return tuple(OfficerAbsence(*row) for row in rows)


def mark_absent(unit: Unit, person: str, *, from_on: date, to_on: date, by: str, now: datetime) -> bool:
    """Record days away; False, and nothing recorded, where exactly these are recorded already."""
    same = "SELECT 1 FROM officer_absences WHERE person = %s AND from_on = %s AND to_on = %s"
    if unit.one(same, (person, from_on, to_on)):
        return False
    unit.do(
        "INSERT INTO officer_absences (id, person, from_on, to_on, recorded_at, by) "
        "VALUES (%s, %s, %s, %s, %s, %s)",
        (str(uuid.uuid4()), person, from_on, to_on, now, by),
    )
    return True


def set_deputy(unit: Unit, person: str, deputy: str) -> bool:
    """Name who is asked in an officer's place; False where it is so already."""
    changed = "UPDATE people SET deputy = %s WHERE id = %s AND deputy IS DISTINCT FROM %s"
    return bool(unit.do(changed, (deputy, person, deputy)))


def mark_left(unit: Unit, person: str) -> bool:
    """The officer has left: no door opens to them, nothing is sent to them; False where they had already."""
    left = bool(unit.do("UPDATE people SET active = false WHERE id = %s AND active", (person,)))
    unit.do(
        "UPDATE doors SET revoked_at = clock_timestamp() WHERE person = %s AND revoked_at IS NULL", (person,)
    )
    return left


def can_stand_in(officer: Person, deputy: Person | None) -> bool:
    """A deputy is another active officer of the same body and role, so that every due act is theirs."""
    return (
        deputy is not None
        and deputy.active
        and deputy.id != officer.id
        and (deputy.body, deputy.role) == (officer.body, officer.role)
    )


@dataclass(frozen=True, slots=True)
class Orphan:
    """An open case whose owner has left, or belongs to a body that is no longer a party."""

    ref: str
    owner: str


_ORPHANED = """
FROM cases c JOIN people p ON p.id = c.owner
WHERE c.ended_at IS NULL AND c.decision <> 'handed_over'
  AND (NOT p.active OR p.body NOT IN (c.health_board, c.council))
"""
_ORPHANS = (
    f"SELECT c.ref, c.owner {_ORPHANED} AND c.ref <> ALL(%(but)s) "
    "ORDER BY c.ref LIMIT %(limit)s FOR UPDATE OF c SKIP LOCKED"
)


def without_owner_in_post(unit: Unit) -> tuple[str, ...]:
    """References of open cases whose owner has left, or is no officer of one of their bodies."""
    return tuple(ref for (ref,) in unit.all(f"SELECT c.ref {_ORPHANED} ORDER BY c.ref"))


def claim_orphans(unit: Unit, *, limit: int, but: list[str]) -> tuple[Orphan, ...]:
    """Lock cases whose owner is nobody of the case any more; those that others hold are passed over."""
    return tuple(Orphan(*row) for row in unit.all(_ORPHANS, {"limit": limit, "but": but}))


_SUCCESSORS = """
SELECT p.id, p.body FROM people p
WHERE p.active AND p.body = ANY(%(bodies)s)
  AND (p.id = %(deputy)s OR p.role IN ('coordinator', 'head_of_service', 'director'))
ORDER BY p.id <> coalesce(%(deputy)s, ''), array_position(%(bodies)s, p.body),
  array_position(ARRAY['coordinator', 'head_of_service', 'director'], p.role), p.name, p.id
LIMIT 1
"""


def successor(unit: Unit, owner: str, bodies: tuple[str, ...]) -> tuple[str, str] | None:
    """Who takes over the cases of an officer who has left, and in which body: the deputy, else a coordinator,
    else who is above; of the first of these bodies that has one. None where nobody is in post.
    """
    left = person_by_id(unit, owner)
    wanted = [left.body] if left and left.body in bodies else []
    wanted += [body for body in bodies if body not in wanted]
    asked = {"bodies": wanted, "deputy": left.deputy if left else None}
    row = unit.one(_SUCCESSORS, asked)
    return (row[0], row[1]) if row else None
