"""Moving one open case to another rule pack, or to the agreement that is in force now: dated and on the
record.

One pure function: a dry run is this function with nothing written. It never reworks a split of the past: a
new one is announced from the day of the migration.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from agreements.refusals import AgreementRefusal
from workflow.casework.announcing import announce
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Deadline
from workflow.casework.replanning import Moved, as_data, counted_again, tell_moved
from workflow.clocks.due import local_date
from workflow.clocks.limits import Limits

_FORMULA = ("formula", "panel_determined")
_SHARED = ("announced", "agreed", "awaiting_signatures", "in_force")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a migration moves: cases to this pack (None: they keep theirs), and whether to the agreement that
    is in force on the day.
    """

    pack: str | None = None
    agreements: bool = False
    by: str = "administrator"


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration changes in one case. A clock that is kept was and is due at the same instant."""

    ref: str
    from_pack: str
    to_pack: str
    clocks: tuple[Moved, ...]
    from_agreement: str | None
    to_agreement: str | None
    """The agreement and version that the split is announced under anew; None: it stands as it was."""


def migrate(at: Draft, asked: Asked) -> Migrated | None:
    """Move the case; None, and nothing done, where there is nothing to move or it has ended."""
    if not at.case.is_open:
        return None
    before, agreement = at.case.rule_pack, _newer_agreement(at) if asked.agreements else None
    pack = asked.pack or before
    if pack == before and agreement is None:
        return None
    clocks: tuple[Moved, ...] = ()
    if pack != before:
        clocks = _move_clocks(at, at.under.packs.pack(pack))
    was = _named(at.case.agreement_id, at.case.agreement_version) if agreement else None
    at.record(
        "RulesMigrated",
        from_pack=before,
        to_pack=pack,
        clocks=[as_data(one) for one in clocks],
        from_agreement=was,
        to_agreement=agreement,
        by=asked.by,
    )
    tell_moved(at, tuple(one for one in clocks if one.due_at != one.was))
    at.notify_both("rules_migrated", "coordinator")
    if agreement:
        at.change_case(agreement_on=at.today)
        announce(at)
    return Migrated(at.case.ref, before, pack, clocks, was, agreement)


def _move_clocks(at: Draft, pack: Limits) -> tuple[Moved, ...]:
    at.change_case(rule_pack=pack.version)
    return tuple(counted_again(at, clock, _under(clock, pack)) for clock in at.running())


def _under(clock: Deadline, pack: Limits) -> Deadline:
    """The clock with the length that the pack gives it on the day it began. One that was paused or extended
    in another unit keeps its length: its days cannot be said in the new one.
    """
    limit = pack.at(clock.limit_id or clock.kind, local_date(clock.started_at))
    if limit.unit != clock.unit and (clock.paused or clock.extended or clock.status == "paused"):
        return clock
    return replace(clock, count=limit.count, unit=limit.unit)


def _newer_agreement(at: Draft) -> str | None:
    """The agreement in force today for a case whose split rests on another one; None where it stays."""
    split = at.get(CaseSplit, at.case.split_id)
    if split is None or split.basis not in _FORMULA or at.case.funding not in _SHARED:
        return None
    try:
        found = at.under.book.in_force(at.case.region, at.case.service, at.today)
    except AgreementRefusal:
        return None
    same = (found.id, found.version) == (split.agreement_id, split.agreement_version)
    return None if same else _named(found.id, found.version)


def _named(agreement_id: str | None, version: int | None) -> str:
    return f"{agreement_id} v{version}"
