"""No day of a child's life lies before the child was born: asked of every command that tells a day.

A case keeps the month of birth only (`milestones`), so the month decides; where the act reads the child's own
record, the day itself.
"""

from __future__ import annotations

from datetime import date

from workflow.casework import dated_facts, milestones, rules
from workflow.casework.commands import Command, CorrectRecord
from workflow.casework.draft import Draft

_CORRECTED_DAYS = ("received_at", "package_start")


def born_from(at: Draft) -> date | None:
    """The first day on which the child may have been born; None where the case keeps no month."""
    if at.before.child:
        return at.before.child.birth_on
    row = milestones.of(at)
    return milestones.month_of_birth(row) if row else None


def refuse_before_birth(at: Draft, command: Command) -> None:
    """Refused, naming the field, where a day told lies before the child was born."""
    born = born_from(at)
    if born is None:
        return
    found = [pointer for pointer, _ in dated_facts.before(command, born)]
    if isinstance(command, CorrectRecord) and _is_before(command, born):
        found.append("/value")
    if found:
        fields = ", ".join(pointer.removeprefix("/") for pointer in found)
        rules.refuse(
            "not_before_birth",
            cy=f"Daw'r dyddiad hwn ({fields}) cyn geni'r plentyn.",
            en=f"This date ({fields}) is before the child was born.",
        )


def _is_before(command: CorrectRecord, born: date) -> bool:
    if command.field not in _CORRECTED_DAYS:
        return False
    try:
        return date.fromisoformat(command.value) < born
    except ValueError:
        return False  # not a day at all: refused where it is corrected
