"""One act upon one agreement in the making, in one transaction: lock, read, bring up to date, judge, write.

The desk of cases (`desk`) over again for another thing: what was overdue is committed whatever becomes of
the act. It decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from workflow.casework.changes import Refusal, Refused
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.casework.rulebook import Rulebook
from workflow.desk import Keeping, new_act_id
from workflow.negotiating import bases
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.commands import StartNegotiation
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.perform import bring_up_to_date, perform
from workflow.negotiating.perform import start as start_one
from workflow.negotiating.stages import Line, line_from
from workflow.negotiating.starting import BaseText, region_named
from workflow.negotiating.visibility import sees_line
from workflow.parts import Parts
from workflow.records import clock, kept_answers
from workflow.records.database import Unit
from workflow.records.negotiations import reading as stored
from workflow.records.negotiations.activated import activated
from workflow.records.negotiations.standing import every_standing
from workflow.records.negotiations.writing import write


class NoSuchNegotiation(Exception):
    """There is no negotiation with this reference."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"no negotiation {ref}")
        self.ref = ref


@dataclass(frozen=True, slots=True)
class NegotiationReading:
    """A negotiation as it is stored, for a GET: nothing is enforced."""

    facts: NegotiationFacts
    now: datetime

    @property
    def etag(self) -> str:
        """Its ETag, in its quotation marks."""
        return etag_of(self.facts)


class TableSeat(Keeping):
    """One locked negotiation, brought up to date. `facts` and `etag` move with every act."""

    def __init__(self, unit: Unit, facts: NegotiationFacts, now: datetime, under: Rulebook) -> None:
        super().__init__(unit)
        self._writes, self.under = unit, under
        self.facts, self.now = facts, now

    @property
    def etag(self) -> str:
        """The negotiation's ETag as it stands now, in its quotation marks."""
        return etag_of(self.facts)

    def act(
        self, command: Command, actor: Actor, *, subject: str | None = None
    ) -> NegotiationChanges | Refusal:
        """Judge a command and write what it changes; a Refusal writes nothing. `subject`: a clause's id
        in the text, or a simulation's.
        """
        answer = perform(
            self.facts,
            command,
            now=self.now,
            actor=actor,
            act_id=new_act_id(),
            under=self.under,
            subject=subject,
        )
        if isinstance(answer, NegotiationChanges):
            self.facts = write(self._writes, answer)
        return answer


class TableCounter(Keeping):
    """Where a negotiation is started: no row to lock yet, so the idempotency key itself is held."""

    def __init__(self, parts: Parts, unit: Unit, now: datetime) -> None:
        super().__init__(unit)
        self._starts, self._parts = unit, parts
        self.now = now
        self.facts: NegotiationFacts | None = None

    def start(self, command: StartNegotiation, actor: Actor) -> NegotiationChanges | Refusal:
        """Start a negotiation; two of one region are started one after the other."""
        unit, under = self._starts, self._parts.up_to_date(self._starts)
        stored.hold_region(unit, command.region)
        try:
            base = _base(unit, command, under)
        except Refused as refused:
            return refused.refusal
        answer = start_one(
            command,
            ref=f"NG-{command.region}-{stored.next_number(unit, command.region):03d}",
            base=base,
            officers=stored.officers_of_region(unit, under.reference, command.region),
            running=stored.running(unit, command.region),
            now=self.now,
            actor=actor,
            act_id=new_act_id(),
            under=under,
        )
        if isinstance(answer, NegotiationChanges):
            self.facts = write(unit, answer)
        return answer


@contextmanager
def negotiation(parts: Parts, ref: str) -> Iterator[TableSeat]:
    """Lock a negotiation, do what was overdue, and offer a seat at it; committed when the block ends.

    If the block raises, the act is taken back, but what was overdue is committed all the same. Raises
    NoSuchNegotiation.
    """
    fault: BaseException | None = None
    with parts.database.unit() as unit:
        facts, now = _locked(unit, ref)
        under = parts.up_to_date(unit)
        overdue = bring_up_to_date(facts, now=now, act_id=new_act_id(), under=under)
        if overdue is not None:
            facts = write(unit, overdue)
        try:
            with unit.point():
                yield TableSeat(unit, facts, now, under)
        except BaseException as raised:  # kept until what was overdue is committed, then raised again
            fault = raised
    if fault is not None:
        raise fault


@contextmanager
def starting(parts: Parts, *, person: str, path: str, key: str) -> Iterator[TableCounter]:
    """A counter at which a negotiation may be started, holding this person's idempotency key."""
    with parts.database.unit() as unit:
        kept_answers.hold_key(unit, person=person, path=path, key=key)
        yield TableCounter(parts, unit, clock.now(unit))


def start(parts: Parts, command: StartNegotiation, actor: Actor) -> NegotiationChanges | Refusal:
    """Start one negotiation in a transaction of its own."""
    with parts.database.unit() as unit:
        return TableCounter(parts, unit, clock.now(unit)).start(command, actor)


def act(
    parts: Parts, ref: str, command: Command, actor: Actor, *, subject: str | None = None
) -> NegotiationChanges | Refusal:
    """One act upon one negotiation in a transaction of its own. Raises NoSuchNegotiation."""
    with negotiation(parts, ref) as seat:
        return seat.act(command, actor, subject=subject)


def reading(parts: Parts, ref: str) -> NegotiationReading | None:
    """A negotiation as it is stored, without a lock; None where there is none. Who may see it:
    `visibility`.
    """
    with parts.database.unit() as unit:
        facts = stored.read(unit, ref)
        return NegotiationReading(facts, not_before(facts, clock.now(unit))) if facts else None


def draft_files(parts: Parts, facts: NegotiationFacts, number: int) -> dict[str, str] | None:
    """The files of one draft by path; None where there is no such draft."""
    draft = next((one for one in facts.drafts if one.number == number), None)
    if draft is None:
        return None
    if draft.number == facts.negotiation.draft:
        return dict(facts.files)
    with parts.database.unit() as unit:
        return stored.files_of(unit, draft.id)


def simulation_document(parts: Parts, simulation: str) -> object:
    """The document of a simulation."""
    with parts.database.unit() as unit:
        return stored.document_of(unit, simulation)


def lines(parts: Parts, actor: Actor) -> tuple[Line, ...]:
    """The line of every negotiation of the actor's own Wales, by region, the newest first."""
    with parts.database.unit() as unit:
        now, found = clock.now(unit), every_standing(unit)
    return tuple(line_from(one, now=now) for one in found if sees_line(one.region, actor))


def etag_of(facts: NegotiationFacts) -> str:
    """The negotiation's one strong ETag: its reference and the number of its last event."""
    return f'"{facts.negotiation.ref}.{facts.negotiation.last_seq}"'


def not_before(facts: NegotiationFacts, now: datetime) -> datetime:
    """The instant of an act: now, but never before the negotiation's last event."""
    last = facts.negotiation.last_at
    return max(now, last) if last else now


def _locked(unit: Unit, ref: str) -> tuple[NegotiationFacts, datetime]:
    now = stored.lock(unit, ref)
    facts = stored.read(unit, ref) if now else None
    if now is None or facts is None:
        raise NoSuchNegotiation(ref)
    return facts, not_before(facts, now)


def _base(unit: Unit, command: StartNegotiation, under: Rulebook) -> BaseText:
    """The text to start from. Raises Refused."""
    region = region_named(command, under)
    if command.base == "model":
        return bases.from_model(under.book, command, region)
    agreement = bases.version_named(under.book, command)
    files = bases.shipped_files(agreement)
    if files is None:
        files = next(
            one.files
            for one in activated(unit)
            if (one.agreement_id, one.version) == (agreement.id, agreement.version)
        )
    return bases.from_version(agreement, files, command, region)
