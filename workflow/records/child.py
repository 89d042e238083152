"""Read a child's own values: every reading is recorded in the same unit. Writing them goes with the case's
changes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from workflow.casework.child_values import ChildValues
from workflow.records.database import Unit
from workflow.records.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ChildReading:
    """Who read a child's values, what for and when."""

    person: str
    purpose: str
    at: datetime


def read_child(
    unit: Unit, keyring: Keyring, ref: str, *, person: str, purpose: str, now: datetime
) -> ChildValues | None:
    """The child's values, and a record that `person` has read them; None where the case has none.

    Whether the person may is for the caller to judge. Raises KeyFault.
    """
    values = stored_child(unit, keyring, ref)
    if values is None:
        return None
    unit.do(
        "INSERT INTO child_readings (id, case_ref, person, purpose, at) VALUES (%s, %s, %s, %s, %s)",
        (str(uuid.uuid4()), ref, person, purpose, now),
    )
    return values


def stored_child(unit: Unit, keyring: Keyring, ref: str) -> ChildValues | None:
    """The child's values for an act that changes them; they are shown to nobody, so this is no reading.

    None where the case has none. Raises KeyFault.
    """
    row = unit.one("SELECT ciphertext, key_id FROM children WHERE case_ref = %s", (ref,))
    return None if row is None else keyring.unseal(ref, row[1], row[0])


def readings_of_child(unit: Unit, ref: str) -> tuple[ChildReading, ...]:
    """Everybody who has read the child's values, oldest first."""
    rows = unit.all(
        "SELECT person, purpose, at FROM child_readings WHERE case_ref = %s ORDER BY at, id", (ref,)
    )
    return tuple(ChildReading(*row) for row in rows)


def open_cases_with_nhs_number(unit: Unit, keyring: Keyring, nhs_number: str) -> tuple[str, ...]:
    """References of the open cases of a child with this NHS number: more than none is a duplicate."""
    rows = unit.all(
        "SELECT c.ref FROM children k JOIN cases c ON c.ref = k.case_ref "
        "WHERE k.nhs_digest = %s AND c.ended_at IS NULL ORDER BY c.ref",
        (keyring.digest(nhs_number),),
    )
    return tuple(ref for (ref,) in rows)
