"""Officers: who they are, in which body and role, and how they are reached. Signing in is `doors`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from workflow.casework.facts import Actor
from workflow.records.database import Unit
from workflow.records.rows import to_json


@dataclass(frozen=True, slots=True)
class Person:
    """One officer with one role in one body (a region's lead or chair: in the region's code)."""

    id: str
    name: str
    body: str
    role: str
    region: str | None
    language: str
    limit_pence: int
    """Delegated limit over the whole term of a funding agreement."""
    email: str
    deputy: str | None = None
    active: bool = True
    telephone: str | None = None
    """As Welsh Government is to be given it, of an accountable executive."""

    def actor(self) -> Actor:
        """The officer as casework knows them."""
        return Actor(
            person=self.id,
            body=self.body,
            role=self.role,
            name=self.name,
            region=self.region,
            limit_pence=self.limit_pence,
            language=self.language,
        )


_COLUMNS = ", ".join(column.name for column in fields(Person))
_CHANGED = ", ".join(
    f"{column.name} = EXCLUDED.{column.name}" for column in fields(Person) if column.name != "id"
)


def put_people(unit: Unit, people: Sequence[Person]) -> None:
    """Add people, or put them in the place of those with their ids."""
    rows = [{column.name: getattr(person, column.name) for column in fields(Person)} for person in people]
    unit.do(
        f"INSERT INTO people ({_COLUMNS}) "
        f"SELECT {_COLUMNS} FROM jsonb_populate_recordset(NULL::people, %s::jsonb) "
        f"ON CONFLICT (id) DO UPDATE SET {_CHANGED}",
        (to_json(rows),),
    )


def person_by_id(unit: Unit, person: str) -> Person | None:
    """One officer, active or not; None where there is none of that id."""
    row = unit.one(f"SELECT {_COLUMNS} FROM people WHERE id = %s", (person,), prepare=True)
    return Person(*row) if row else None


def all_people(unit: Unit, *, body: str | None = None) -> tuple[Person, ...]:
    """Every active officer (of one body, if given), by body, role and name."""
    rows = unit.all(
        f"SELECT {_COLUMNS} FROM people WHERE active AND (%(body)s::text IS NULL OR body = %(body)s) "
        "ORDER BY body, role, name, id",
        {"body": body},
    )
    return tuple(Person(*row) for row in rows)


def officers_of(unit: Unit, offices: Sequence[tuple[str, str]]) -> dict[tuple[str, str], tuple[Person, ...]]:
    """The active officers of these offices (body, role), in one question; an office with nobody is left
    out."""
    rows = unit.all(
        f"SELECT {_COLUMNS} FROM people "
        "WHERE active AND (body, role) IN (SELECT * FROM unnest(%s::text[], %s::text[])) ORDER BY name, id",
        ([body for body, _ in offices], [role for _, role in offices]),
    )
    found: dict[tuple[str, str], tuple[Person, ...]] = {}
    for person in (Person(*row) for row in rows):
        office = (person.body, person.role)
        found[office] = (*found.get(office, ()), person)
    return found


def names_of(unit: Unit, ids: Sequence[str]) -> dict[str, str]:
    """Names by id, for showing who did what; an unknown id is left out."""
    return dict(unit.all("SELECT id, name FROM people WHERE id = ANY(%s)", (list(ids),)))
