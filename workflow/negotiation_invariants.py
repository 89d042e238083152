"""What must be true of every stored negotiation, asked of its rows and its events. Numbers are those of the
architecture. It mends nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import cast

from agreements.words import Words
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import Unit as UnitOfTime
from workflow.clocks.due import due, local_date
from workflow.negotiating.facts import NegotiationFacts
from workflow.records.chain import StoredEvent, verify
from workflow.records.database import Unit
from workflow.records.folding import differences
from workflow.records.negotiations.history import events_of
from workflow.records.negotiations.reading import every_negotiation, read_many


@dataclass(frozen=True, slots=True)
class _Table:
    """One negotiation under examination."""

    facts: NegotiationFacts
    events: Sequence[StoredEvent]
    under: Rulebook
    now: datetime
    grace: timedelta


Faults = Iterator[Words]


def broken_tables(
    unit: Unit, *, under: Rulebook, now: datetime, grace: timedelta
) -> Iterator[tuple[int, str, Words]]:
    """Every invariant that does not hold at any table: its number, the reference, and the sentence."""
    for ref, facts in read_many(unit, every_negotiation(unit)).items():
        table = _Table(facts, events_of(unit, ref), under, now, grace)
        yield from ((number, ref, words) for number, check in _CHECKS for words in check(table))


def _something_runs(table: _Table) -> Faults:
    """An open clause, and a draft that waits, has a clock; nothing runs after the end; none runs twice."""
    negotiation = table.facts.negotiation
    running = [clock for clock in table.facts.clocks if clock.status == "open"]
    timed = {clock.subject for clock in running}
    for clause in table.facts.clauses:
        if negotiation.is_open and clause.status == "open" and clause.clause not in timed:
            yield Words(
                cy=f"Nid oes terfyn amser ar y cymal agored {clause.clause}.",
                en=f"The open clause {clause.clause} has no time limit.",
            )
    waits = negotiation.state in ("awaiting_signatures", "awaiting_activation")
    if waits and None not in timed:
        yield Words(cy="Nid oes dim yn gofyn am y cam nesaf.", en="Nothing asks for the next step.")
    if running and not negotiation.is_open:
        yield Words(cy="Mae terfyn amser yn rhedeg wedi'r diwedd.", en="A time limit runs after the end.")
    named = Counter((clock.kind, clock.body, clock.office, clock.subject) for clock in running)
    for (kind, *_), times in named.items():
        if times > 1:
            yield Words(
                cy=f"Mae'r terfyn amser {kind} yn rhedeg ddwywaith.", en=f"The time limit {kind} runs twice."
            )


def _clocks_act_in_time(table: _Table) -> Faults:
    for clock in table.facts.clocks:
        late = clock.status == "open" and clock.due_at + table.grace < table.now
        early = clock.status == "passed" and clock.closed_at and clock.closed_at < clock.due_at
        if late or early:
            yield Words(
                cy=f"Ni weithredodd y terfyn amser {clock.kind} yn ei bryd.",
                en=f"The time limit {clock.kind} did not act in its time.",
            )
        known = clock.calendar == table.under.calendar.version
        if known and _recounted(table, clock.started_at, clock.count, clock.unit) != clock.due_at:
            yield Words(
                cy=f"Nid yw'r cyfrif yn rhoi moment y terfyn amser {clock.kind}.",
                en=f"Counting does not give the instant of the time limit {clock.kind}.",
            )


def _recounted(table: _Table, started_at: datetime, count: int, unit: str) -> datetime:
    return due(local_date(started_at), count, cast("UnitOfTime", unit), table.under.calendar).due_at


def _one_hash_is_signed(table: _Table) -> Faults:
    drafts = {draft.number: draft.agreement_sha256 for draft in table.facts.drafts}
    for one in table.facts.signatures:
        if one.sha256 != drafts.get(one.draft):
            yield Words(cy=f"Mae llofnod {one.body} o dan hash arall.", en=f"{one.body} signed another hash.")
    signed = {(one.body, one.office) for one in table.facts.signatures if one.void_at is None}
    for active in table.facts.activated:
        missing = [office for office in table.facts.negotiation.required if _named(office) not in signed]
        approvers = {approval.body for approval in table.facts.approvals if approval.void_at is None}
        if missing or len(approvers) != 2 or active.sha256 != drafts.get(active.draft):
            yield Words(
                cy="Daeth cytundeb i rym heb bob llofnod a dau berson.",
                en="An agreement was activated without every signature and two people.",
            )


def _named(office: dict[str, str]) -> tuple[str, str]:
    return (office["body"], office["office"])


def _chain_holds(table: _Table) -> Faults:
    broken = verify(table.events)
    if broken is not None:
        yield Words(
            cy=f"Nid yw'r gadwyn o ddigwyddiadau'n dal, o ddigwyddiad {broken.seq} ymlaen.",
            en=broken.sentence,
        )
    negotiation = table.facts.negotiation
    last = table.events[-1] if table.events else None
    if (negotiation.last_seq, negotiation.last_hash) != ((last.seq, last.hash) if last else (0, "")):
        yield Words(
            cy="Nid yw'r negodi'n enwi ei ddigwyddiad olaf.",
            en="The negotiation does not name its last event.",
        )
    for before, after in pairwise(table.events):
        if after.at < before.at:
            yield Words(
                cy=f"Mae'r digwyddiad {after.seq} cyn yr un o'i flaen.",
                en=f"Event {after.seq} is earlier than the one before it.",
            )
    for difference in differences(table.facts, table.events):
        yield Words(
            cy=f"Nid yw'r digwyddiadau'n rhoi'r rhes: {difference}.",
            en=f"The events do not give the row: {difference}.",
        )


_CHECKS: tuple[tuple[int, Callable[[_Table], Faults]], ...] = (
    (1, _something_runs),
    (5, _clocks_act_in_time),
    (6, _one_hash_is_signed),
    (6, _chain_holds),
)
