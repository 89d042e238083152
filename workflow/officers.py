"""Leave and leavers: who is away, who stands in, who has left. Cases of one who has left go to somebody in
post at once; while somebody is away, what is due is asked of the deputy.
"""

from __future__ import annotations

from datetime import date

from agreements.words import Words
from workflow.clocks.due import local_date
from workflow.owners import replace_owners
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.absences import can_stand_in, mark_absent, mark_left, set_deputy
from workflow.records.database import Unit
from workflow.records.people import Person, person_by_id


class NotPossible(Exception):
    """There is no such officer, no such deputy, or the days run backwards: nothing was recorded."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def go_on_leave(
    parts: Parts, person: str, *, from_on: date, to_on: date, by: str, deputy: str | None = None
) -> bool:
    """Record days away, both included, with the deputy if one is named; False where it is recorded already.
    Raises NotPossible.
    """
    with parts.database.unit() as unit:
        now = clock.now(unit)
        officer = _officer(unit, person)
        if to_on < from_on or to_on < local_date(now):
            raise NotPossible(_BACKWARDS)
        changed = _name_deputy(unit, officer, deputy)
        return mark_absent(unit, person, from_on=from_on, to_on=to_on, by=by, now=now) or changed


def leave(parts: Parts, person: str, *, deputy: str | None = None) -> int:
    """The officer has left: their doors are shut, and each open case of theirs goes to the deputy, else to
    somebody in post. How many cases went. Raises NotPossible.
    """
    with parts.database.unit() as unit:
        officer = _officer(unit, person, also_left=True)
        _name_deputy(unit, officer, deputy)
        mark_left(unit, person)
    return replace_owners(parts)


def _officer(unit: Unit, person: str, *, also_left: bool = False) -> Person:
    found = person_by_id(unit, person)
    if found is None or not (found.active or also_left):
        raise NotPossible(_NOBODY.filled(person=person))
    return found


def _name_deputy(unit: Unit, officer: Person, deputy: str | None) -> bool:
    if deputy is None:
        return False
    if not can_stand_in(officer, person_by_id(unit, deputy)):
        raise NotPossible(_NO_DEPUTY.filled(deputy=deputy))
    return set_deputy(unit, officer.id, deputy)


_NOBODY = Words(cy="Nid oes swyddog {person} yn ei swydd.", en="There is no officer {person} in post.")
_NO_DEPUTY = Words(
    cy="Ni all {deputy} ddirprwyo: rhaid bod yn swyddog arall yn yr un corff ac yn yr un rôl.",
    en="{deputy} cannot stand in: it must be another officer of the same body in the same role.",
)
_BACKWARDS = Words(
    cy="Rhaid i'r absenoldeb ddod i ben heddiw neu wedyn, ac nid cyn iddo ddechrau.",
    en="The leave must end today or later, and not before it begins.",
)
