"""Everything that is due, in batches: claim, read, judge, write, one commit a batch, until nothing is
due. Cases first, then the tables where agreements are made, then panels.

Safe to run twice, in two processes, or beside people who act: a case is held while it is judged, and judged
on what it is then. Prefect is one caller of it, `cytundeb enforce` another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from agreements.words import Words
from workflow import negotiation_desk, panel_desk
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts, Deadline
from workflow.casework.perform import bring_up_to_date
from workflow.cover import cover_referrals
from workflow.desk import new_act_id, new_salt, not_before
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import bring_up_to_date as chase
from workflow.owners import replace_owners
from workflow.panels.facts import PanelFacts
from workflow.panels.perform import bring_up_to_date as bring_panel_up_to_date
from workflow.parts import Parts
from workflow.records import clock, reading, writing
from workflow.records.database import DatabaseUnavailable, Unit
from workflow.records.marks import LAST_SWEEP, set_mark
from workflow.records.negotiations import reading as negotiations
from workflow.records.negotiations.reading import last_event_at as last_negotiated_at
from workflow.records.negotiations.writing import write as write_negotiation
from workflow.records.panels import reading as panels
from workflow.records.panels.writing import write as write_panel
from workflow.records.questions.history import last_event_at
from workflow.rules_moving import replan_claimed


@dataclass(frozen=True, slots=True)
class Enforcement:
    """What one sweep did, all of it committed. Time limits are counted one by one; the rest are events."""

    at: datetime
    """The instant it judged by."""
    due: int = 0
    """Time limits that were due."""
    acted: int = 0
    """Time limits among them that were enforced."""
    applied: int = 0
    climbed: int = 0
    escalated: int = 0
    notices: int = 0

    def counts(self) -> dict[str, int]:
        """The answer of `cytundeb enforce --json`."""
        names = ("due", "acted", "applied", "climbed", "escalated", "notices")
        return {name: getattr(self, name) for name in names}


class EnforcementIncomplete(Exception):
    """Some cases could not be enforced; every other one was, and is committed. The faults are by case."""

    def __init__(self, done: Enforcement, faults: dict[str, Exception]) -> None:
        listed = "; ".join(f"{ref}: {type(fault).__name__}: {fault}" for ref, fault in faults.items())
        super().__init__(f"{len(faults)} cases could not be enforced: {listed}")
        self.done, self.faults = done, faults


class NotEnforced(Exception):
    """A time limit of the case is still due although the case was brought up to date."""


class NowRefused(Exception):
    """The instant to judge by may not be given, or lies before what has already happened."""

    def __init__(self, *, cy: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(cy=cy, en=en)


def enforce(parts: Parts, *, now: datetime | None = None, batch: int = 500) -> Enforcement:
    """Enforce every time limit due at `now` (the clock's, if not given), repeating until nothing is due.

    `now` may be given in demonstration mode alone: it is judged at exactly, and the clock rises to it. A case
    that cannot be enforced is passed over, and when all others are done EnforcementIncomplete tells of it.
    Before that, clocks are counted again where the list of bank holidays is a new one, and the cases of an
    owner who has left are given to somebody in post.
    Raises NowRefused, DatabaseUnavailable.
    """
    at = _instant(parts, now)
    done, faults = Enforcement(at=at), dict[str, Exception]()
    replan_claimed(parts, faults)
    replace_owners(parts, faults)
    cover_referrals(parts, faults)
    while True:
        claimed: list[str] = []
        try:
            with parts.database.unit() as unit:
                facts = reading.claim_due(unit, at, batch, but=tuple(faults))
                claimed = [one.case.ref for one in facts]
                more = _enforce(parts, unit, facts, at)
        except DatabaseUnavailable:
            raise
        except Exception:  # one case spoils the batch: each by itself, so that it spoils only its own
            if not claimed:
                raise
            more = _one_by_one(parts, claimed, at, faults)
        if not claimed:
            break
        done = _added(done, more)
    done = _added(done, _enforce_negotiations(parts, at, faults))
    done = _added(done, _enforce_panels(parts, at, faults))
    with parts.database.unit() as unit:
        swept = {"at": at.isoformat(), "finished_at": clock.real_now(unit).isoformat()}
        set_mark(unit, LAST_SWEEP, swept | {"counts": done.counts(), "not_enforced": sorted(faults)})
    if faults:
        raise EnforcementIncomplete(done, faults)
    return done


def _instant(parts: Parts, now: datetime | None) -> datetime:
    with parts.database.unit() as unit:
        if now is None:
            return clock.now(unit)
        if not parts.settings.demonstration:
            raise NowRefused(
                cy="Dim ond yn yr arddangosiad y gellir rhoi moment i farnu wrthi.",
                en="An instant to judge by can be given in the demonstration alone.",
            )
        lasts = (last_event_at(unit), last_negotiated_at(unit), panels.last_event_at(unit))
        last = max((one for one in lasts if one is not None), default=None)
        if last is not None and now < last:
            raise NowRefused(
                cy=f"Mae {now.isoformat()} cyn y digwyddiad diwethaf ({last.isoformat()}).",
                en=f"{now.isoformat()} is before the last event ({last.isoformat()}).",
            )
        clock.raise_offset_to(unit, now)
        return now


def _enforce(parts: Parts, unit: Unit, batch: Sequence[CaseFacts], at: datetime) -> Enforcement:
    """Judge and write one claimed batch; what it did."""
    done, changes = Enforcement(at=at), list[Changes]()
    under = parts.up_to_date(unit) if batch else parts.rulebook
    for facts in batch:
        now = not_before(facts, at)
        change = bring_up_to_date(facts, now=now, act_id=new_act_id(), salt=new_salt(), under=under)
        due = _due(facts, at)
        if change is not None:
            changes.append(change)
            done = _added(done, _counted(change, due, at))
        if _due(change.facts if change else facts, at):
            raise NotEnforced(f"{facts.case.ref}: a time limit is still due after it was enforced")
    writing.write(unit, changes)
    return done


def _one_by_one(parts: Parts, refs: Sequence[str], at: datetime, faults: dict[str, Exception]) -> Enforcement:
    """The cases of a batch that failed, each in a unit of its own; the faults are kept, and told at the
    end."""
    done = Enforcement(at=at)
    for ref in refs:
        try:
            with parts.database.unit() as unit:
                facts = reading.read(unit, ref) if reading.lock(unit, ref) else None
                more = _enforce(parts, unit, [facts] if facts else [], at)
            done = _added(done, more)
        except DatabaseUnavailable:
            raise
        except Exception as fault:  # told by EnforcementIncomplete when every other case is done
            faults[ref] = fault
    return done


def _enforce_negotiations(parts: Parts, at: datetime, faults: dict[str, Exception]) -> Enforcement:
    """Everything that is due at the tables where agreements are made, each in a commit of its own."""
    done = Enforcement(at=at)
    while True:
        claimed: NegotiationFacts | None = None
        try:
            with parts.database.unit() as unit:
                claimed = next(iter(negotiations.claim_due(unit, at, 1, but=tuple(faults))), None)
                more = _enforce_one(parts, unit, claimed, at) if claimed else None
        except DatabaseUnavailable:
            raise
        except Exception as fault:  # told by EnforcementIncomplete when everything else is done
            if claimed is None:
                raise
            faults[claimed.negotiation.ref] = fault
            continue
        if more is None:
            return done
        done = _added(done, more)


def _enforce_one(parts: Parts, unit: Unit, facts: NegotiationFacts, at: datetime) -> Enforcement:
    due = sum(clock.status == "open" and clock.due_at <= at for clock in facts.clocks)
    now, under = negotiation_desk.not_before(facts, at), parts.up_to_date(unit)
    change = chase(facts, now=now, act_id=new_act_id(), under=under)
    if change is None or any(clock.status == "open" and clock.due_at <= at for clock in change.facts.clocks):
        raise NotEnforced(f"{facts.negotiation.ref}: a time limit is still due after it was enforced")
    write_negotiation(unit, change)
    return Enforcement(at=at, due=due, acted=due, notices=len(change.notices))


def _enforce_panels(parts: Parts, at: datetime, faults: dict[str, Exception]) -> Enforcement:
    """Everything that is due at the regions' panels, each in a commit of its own."""
    done = Enforcement(at=at)
    while True:
        claimed: PanelFacts | None = None
        try:
            with parts.database.unit() as unit:
                claimed = next(iter(panels.claim_due(unit, at, 1, but=tuple(faults))), None)
                more = _enforce_panel(parts, unit, claimed, at) if claimed else None
        except DatabaseUnavailable:
            raise
        except Exception as fault:  # told by EnforcementIncomplete when everything else is done
            if claimed is None:
                raise
            faults[claimed.panel.ref] = fault
            continue
        if more is None:
            return done
        done = _added(done, more)


def _enforce_panel(parts: Parts, unit: Unit, facts: PanelFacts, at: datetime) -> Enforcement:
    due = sum(clock.status == "open" and clock.due_at <= at for clock in facts.clocks)
    now, under = panel_desk.not_before(facts, at), parts.up_to_date(unit)
    change = bring_panel_up_to_date(facts, now=now, act_id=new_act_id(), salt=new_salt(), under=under)
    if change is None or any(clock.status == "open" and clock.due_at <= at for clock in change.facts.clocks):
        raise NotEnforced(f"{facts.panel.ref}: a time limit is still due after it was enforced")
    write_panel(unit, change)
    return Enforcement(at=at, due=due, acted=due, notices=len(change.notices))


def _due(facts: CaseFacts, at: datetime) -> list[Deadline]:
    return [deadline for deadline in facts.deadlines if deadline.status == "open" and deadline.due_at <= at]


def _counted(change: Changes, due: Sequence[Deadline], at: datetime) -> Enforcement:
    kinds = Counter(event.kind for event in change.events)
    return Enforcement(
        at=at,
        due=len(due),
        acted=len(due),
        applied=kinds["SplitApplied"],
        climbed=kinds["DisagreementClimbed"],
        escalated=kinds["ReferredToWelshGovernment"],
        notices=len(change.notices),
    )


def _added(done: Enforcement, more: Enforcement) -> Enforcement:
    together = {name: count + more.counts()[name] for name, count in done.counts().items()}
    return Enforcement(at=done.at, **together)
