"""Moving stored cases to changed rules: another list of bank holidays, another rule pack, another agreement.

A dry run asks the same pure function on the same facts and writes nothing. Run twice, the second time does
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from workflow.casework.changes import Changes
from workflow.casework.draft import Draft
from workflow.casework.enforcing import enforce_due
from workflow.casework.facts import CaseFacts
from workflow.casework.migrating_rules import Asked, Migrated, migrate
from workflow.casework.perform import as_system
from workflow.casework.replanning import Moved, replan
from workflow.desk import new_act_id, new_salt, not_before
from workflow.one_by_one import one_by_one
from workflow.parts import Parts
from workflow.records import clock, reading, writing
from workflow.records.database import Unit
from workflow.records.questions.rule_versions import claim_counted_otherwise, open_cases

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Replanned:
    """What counting one case again changed: every clock whose end has moved."""

    ref: str
    moved: tuple[Moved, ...]


def migrate_rules(parts: Parts, asked: Asked, *, dry_run: bool = False) -> tuple[Migrated, ...]:
    """Move every open case as asked, in batches, one commit each; what was overdue is done first.

    Raises UnknownRulePack before anything is done.
    """
    if asked.pack is not None:
        parts.rulebook.packs.pack(asked.pack)
    found: list[Migrated] = []

    def act(at: Draft) -> None:
        replan(at)
        enforce_due(at)
        if (moved := migrate(at, asked)) is not None:
            found.append(moved)

    _each(parts, act, dry_run=dry_run)
    return tuple(found)


def replan_calendar(parts: Parts, *, dry_run: bool = False) -> tuple[Replanned, ...]:
    """Count the open clocks of every case again that was counted with another list of bank holidays."""
    found: list[Replanned] = []

    def act(at: Draft) -> None:
        moved = replan(at)
        if moved is not None:
            found.append(Replanned(at.case.ref, moved))

    _each(parts, act, dry_run=dry_run, not_calendar=parts.rulebook.calendar.version)
    return tuple(found)


def replan_claimed(parts: Parts, faults: dict[str, Exception]) -> int:
    """As `replan_calendar`, for a sweep: a case that somebody else holds is passed over (whoever acts on it
    counts it again), one that cannot be counted is left for the next sweep and named in `faults`. How many
    were counted again. Raises DatabaseUnavailable.
    """

    def claim(unit: Unit, but: Collection[str]) -> dict[str, CaseFacts]:
        version = parts.up_to_date(unit).calendar.version
        refs = claim_counted_otherwise(unit, version, limit=1, but=tuple(but))
        return reading.read_many(unit, refs)

    def count_again(unit: Unit, facts: CaseFacts) -> bool:
        writing.write(unit, _judged(parts, unit, (facts,), replan))
        return True

    return one_by_one(parts, claim, count_again, faults)


def _each(
    parts: Parts, act: Callable[[Draft], None], *, dry_run: bool, not_calendar: str | None = None
) -> None:
    """Let the system act upon every open case under its lock; in a dry run upon what is read, unwritten."""
    with parts.database.unit() as unit:
        refs = open_cases(unit, not_calendar=not_calendar)
    for first in range(0, len(refs), _BATCH):
        some = refs[first : first + _BATCH]
        with parts.database.unit() as unit:
            if not dry_run:
                reading.lock_many(unit, some)
            changes = _judged(parts, unit, tuple(reading.read_many(unit, some).values()), act)
            if not dry_run:
                writing.write(unit, changes)


def _judged(
    parts: Parts, unit: Unit, batch: Sequence[CaseFacts], act: Callable[[Draft], object]
) -> list[Changes]:
    under, now = parts.up_to_date(unit), clock.now(unit)
    changes = [
        as_system(
            facts,
            act,
            now=not_before(facts, now),
            act_id=new_act_id(),
            salt=new_salt(),
            under=under,
        )
        for facts in batch
    ]
    return [change for change in changes if change is not None]
