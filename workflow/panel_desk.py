"""One act upon a region's panel, in one transaction: lock, read, bring up to date, judge, write. What the act
does in cases is judged by casework on each case, under its lock, and written in the same commit or not at
all.

The lock of the panel is taken before those of cases, and those in the order of their references. It decides
nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from agreements.words import Words
from workflow.casework.changes import Changes, Refusal
from workflow.casework.commands import Command
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.perform import act_within
from workflow.casework.perform import bring_up_to_date as bring_case_up_to_date
from workflow.casework.rulebook import Rulebook
from workflow.desk import Keeping, new_act_id, new_salt
from workflow.desk import not_before as not_before_in_case
from workflow.panels import perform as panels
from workflow.panels.changes import CasesRefused, PanelChanges
from workflow.panels.commands import SetUpPanel, cases_of
from workflow.panels.facts import PanelFacts, PanelText
from workflow.panels.keeping import ref_of
from workflow.panels.visibility import sees_panel
from workflow.parts import Parts
from workflow.records import clock, kept_answers
from workflow.records import reading as records_reading
from workflow.records import writing as case_writing
from workflow.records.database import Unit
from workflow.records.panels import reading as stored
from workflow.records.panels.writing import write


class NoSuchPanel(Exception):
    """There is no panel with this reference."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"no panel {ref}")
        self.ref = ref


@dataclass(frozen=True, slots=True)
class PanelReading:
    """A panel as it is stored, for a GET: nothing is enforced."""

    facts: PanelFacts
    now: datetime
    texts: Mapping[str, PanelText]

    @property
    def etag(self) -> str:
        """Its ETag, in its quotation marks."""
        return etag_of(self.facts)


class PanelSeat(Keeping):
    """One locked panel, brought up to date. `facts` and `etag` move with every act."""

    def __init__(self, parts: Parts, unit: Unit, facts: PanelFacts, now: datetime, under: Rulebook) -> None:
        super().__init__(unit)
        self._parts, self._writes, self.under = parts, unit, under
        self.facts, self.now = facts, now

    @property
    def etag(self) -> str:
        """The panel's ETag as it stands now, in its quotation marks."""
        return etag_of(self.facts)

    def act(self, command: Command, actor: Actor, *, subject: str | None = None) -> PanelChanges | Refusal:
        """Judge a command and write what it changes, at the panel and in every case; a Refusal writes
        nothing. `subject`: the meeting. CasesRefused tells what casework refused, case by case.
        """
        facts = stored.with_surroundings(self._writes, self.facts, cases=cases_of(command))
        answer = panels.perform(
            facts,
            command,
            now=self.now,
            actor=actor,
            act_id=new_act_id(),
            salt=new_salt(),
            under=self.under,
            subject=subject,
        )
        if isinstance(answer, Refusal):
            return answer
        in_cases = self._in_cases(answer, actor)
        if isinstance(in_cases, Refusal):
            return in_cases
        case_writing.write(self._writes, in_cases, seal=self._parts.keyring.seal)
        self.facts = write(self._writes, answer)
        return answer

    def _in_cases(self, answer: PanelChanges, actor: Actor) -> list[Changes] | CasesRefused:
        """What the act does in each case, judged there; every refusal, by case."""
        done: list[Changes] = []
        refused: dict[str, Refusal] = {}
        for ref, facts in self._locked_cases(answer.case_acts).items():
            said = act_within(
                facts,
                answer.case_acts[ref],
                now=not_before_in_case(facts, self.now),
                actor=actor,
                act_id=new_act_id(),
                salt=new_salt(),
                under=self.under,
            )
            if isinstance(said, Refusal):
                refused[ref] = said
            else:
                done.append(said)
        return cases_refused(refused) if refused else done

    def _locked_cases(self, refs: Iterable[str]) -> dict[str, CaseFacts]:
        """The cases under their locks, with what was overdue done and written: it is kept with the act."""
        wanted = sorted(refs)
        if not wanted:
            return {}
        records_reading.lock_many(self._writes, wanted)
        found = records_reading.read_many(self._writes, wanted)
        for ref, facts in found.items():
            overdue = bring_case_up_to_date(
                facts,
                now=not_before_in_case(facts, self.now),
                act_id=new_act_id(),
                salt=new_salt(),
                under=self.under,
            )
            if overdue is not None:
                (found[ref],) = case_writing.write(self._writes, [overdue])
        return found


class PanelCounter(Keeping):
    """Where a panel is set up: no row to lock yet, so the idempotency key itself is held."""

    def __init__(self, parts: Parts, unit: Unit, now: datetime) -> None:
        super().__init__(unit)
        self._starts, self._parts = unit, parts
        self.now = now
        self.facts: PanelFacts | None = None

    def set_up(self, command: SetUpPanel, actor: Actor) -> PanelChanges | Refusal:
        """Set up the panel of a region; there is one."""
        unit, under = self._starts, self._parts.up_to_date(self._starts)
        stored.hold_region(unit, command.region)
        if stored.read_many(unit, [ref_of(command.region)]):
            return _one_panel_a_region(command.region)
        answer = panels.set_up(
            command,
            officers=stored.officers_of_region(unit, under.reference, command.region),
            now=self.now,
            actor=actor,
            act_id=new_act_id(),
            salt=new_salt(),
            under=under,
        )
        if isinstance(answer, PanelChanges):
            self.facts = write(unit, answer)
        return answer


@contextmanager
def panel(parts: Parts, ref: str) -> Iterator[PanelSeat]:
    """Lock a panel, do what was overdue, and offer a seat at it; committed when the block ends.

    If the block raises, the act is taken back, but what was overdue is committed all the same. Raises
    NoSuchPanel.
    """
    fault: BaseException | None = None
    with parts.database.unit() as unit:
        facts, now = _locked(unit, ref)
        under = parts.up_to_date(unit)
        overdue = panels.bring_up_to_date(facts, now=now, act_id=new_act_id(), salt=new_salt(), under=under)
        if overdue is not None:
            facts = write(unit, overdue)
        try:
            with unit.point():
                yield PanelSeat(parts, unit, facts, now, under)
        except BaseException as raised:  # kept until what was overdue is committed, then raised again
            fault = raised
    if fault is not None:
        raise fault


@contextmanager
def setting_up(parts: Parts, *, person: str, path: str, key: str) -> Iterator[PanelCounter]:
    """A counter at which a panel may be set up, holding this person's idempotency key."""
    with parts.database.unit() as unit:
        kept_answers.hold_key(unit, person=person, path=path, key=key)
        yield PanelCounter(parts, unit, clock.now(unit))


def set_up(parts: Parts, command: SetUpPanel, actor: Actor) -> PanelChanges | Refusal:
    """Set up one panel in a transaction of its own."""
    with parts.database.unit() as unit:
        return PanelCounter(parts, unit, clock.now(unit)).set_up(command, actor)


def act(
    parts: Parts, ref: str, command: Command, actor: Actor, *, subject: str | None = None
) -> PanelChanges | Refusal:
    """One act upon one panel in a transaction of its own. Raises NoSuchPanel."""
    with panel(parts, ref) as seat:
        return seat.act(command, actor, subject=subject)


def reading(parts: Parts, ref: str) -> PanelReading | None:
    """A panel as it is stored, without a lock; None where there is none. Who may see it: `visibility`."""
    with parts.database.unit() as unit:
        facts = stored.read(unit, ref)
        if facts is None:
            return None
        return PanelReading(facts, not_before(facts, clock.now(unit)), stored.texts_of(unit, ref))


def panels_seen(parts: Parts, actor: Actor) -> tuple[PanelFacts, ...]:
    """Every panel that this officer may know of, by region."""
    with parts.database.unit() as unit:
        found = stored.read_many(unit, stored.every_panel(unit))
    return tuple(facts for facts in found.values() if sees_panel(facts, actor))


def etag_of(facts: PanelFacts) -> str:
    """The panel's one strong ETag: its reference and the number of its last event."""
    return f'"{facts.panel.ref}.{facts.panel.last_seq}"'


def not_before(facts: PanelFacts, now: datetime) -> datetime:
    """The instant of an act: now, but never before the panel's last event."""
    last = facts.panel.last_at
    return max(now, last) if last else now


def cases_refused(by_case: Mapping[str, Refusal]) -> CasesRefused:
    """One refusal that tells every one of them."""
    refs = ", ".join(by_case)
    first = next(iter(by_case.values()))
    return CasesRefused(
        rule=first.rule if len(by_case) == 1 else "every_case_allows_it",
        words=Words(
            cy=f"Nid oes dim wedi'i gofnodi. Gwrthodwyd ar gyfer {refs}: {first.words.cy}",
            en=f"Nothing has been recorded. Refused for {refs}: {first.words.en}",
        ),
        clause=first.clause,
        by_case=dict(by_case),
    )


def _locked(unit: Unit, ref: str) -> tuple[PanelFacts, datetime]:
    now = stored.lock(unit, ref)
    facts = stored.read(unit, ref) if now else None
    if now is None or facts is None:
        raise NoSuchPanel(ref)
    return facts, not_before(facts, now)


def _one_panel_a_region(region: str) -> Refusal:
    return Refusal(
        rule="one_panel_a_region",
        words=Words(
            cy=f"Mae panel gan ranbarth {region} yn barod.", en=f"Region {region} has a panel already."
        ),
    )
