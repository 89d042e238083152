"""What must be true of every stored case, asked of the rows and the events. Numbers are those of the
architecture.

It mends nothing. A case is judged by itself, so thousands are read in batches and judged in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from agreements.line_kinds import REGISTERED_NURSE
from agreements.words import Words
from workflow.casework.codes import CARE
from workflow.casework.facts import CaseFacts, CaseSplit, Deadline
from workflow.casework.milestones import KINDS as YEARS_AHEAD
from workflow.casework.recounting import counted
from workflow.casework.rulebook import Rulebook
from workflow.negotiation_invariants import broken_tables
from workflow.panel_invariants import broken_panels
from workflow.parts import Parts
from workflow.records import clock, reading
from workflow.records.absences import without_owner_in_post
from workflow.records.chain import StoredEvent, verify
from workflow.records.folding import differences
from workflow.records.questions.history import events_of_cases, every_case

GRACE = timedelta(hours=1)
_CARE_ORDER = {state: place for place, state in enumerate(CARE)}
_HAS_PAYERS = frozenset({"costed", "announced", "agreed", "awaiting_signatures", "in_force"})
_RUNNING = ("open", "paused")
_IN_WATCH = ("not_progressed_look_again", "chase")
"""What alone runs while a child whom another service has accepted waits to be looked at again."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One invariant that does not hold in one case, or one negotiation: `case_ref` is its reference."""

    invariant: int
    case_ref: str
    words: Words


@dataclass(frozen=True, slots=True)
class Examined:
    """One case under examination: its rows, its events, the rules, and the instant."""

    facts: CaseFacts
    events: Sequence[StoredEvent]
    under: Rulebook
    now: datetime
    grace: timedelta


Faults = Iterator[Words]
_OWNER_HAS_LEFT = Words(
    cy="Mae perchennog yr achos wedi gadael, neu nid yw'n swyddog i un o'i gyrff.",
    en="The owner of the case has left, or is no officer of one of its bodies.",
)


def verify_invariants(parts: Parts, *, grace: timedelta = GRACE, batch: int = 200) -> list[Broken]:
    """Every invariant that does not hold in any case or at any table where an agreement is made; empty where
    all do. `grace`: how late a sweep may be."""
    broken: list[Broken] = []
    with parts.database.snapshot() as unit:
        now, refs, under = clock.now(unit), every_case(unit), parts.up_to_date(unit)
        for first in range(0, len(refs), batch):
            some = refs[first : first + batch]
            cases, events = reading.read_many(unit, some), events_of_cases(unit, some)
            for ref, facts in cases.items():
                broken += check_case(facts, events[ref], under=under, now=now, grace=grace)
        broken += [Broken(1, ref, _OWNER_HAS_LEFT) for ref in without_owner_in_post(unit)]
        broken += [Broken(*found) for found in broken_tables(unit, under=under, now=now, grace=grace)]
        broken += [Broken(*found) for found in broken_panels(unit, under=under, now=now, grace=grace)]
    return broken


def check_case(
    facts: CaseFacts,
    events: Sequence[StoredEvent],
    *,
    under: Rulebook,
    now: datetime,
    grace: timedelta = GRACE,
) -> list[Broken]:
    """Every invariant that does not hold in this case."""
    examined = Examined(facts, events, under, now, grace)
    return [
        Broken(invariant, facts.case.ref, words) for invariant, check in CHECKS for words in check(examined)
    ]


def _somebody_has_it(case: Examined) -> Faults:
    if not case.facts.case.is_open and not case.facts.case.in_watch:
        return
    if not case.facts.case.owner:
        yield Words(cy="Nid oes gan yr achos berchennog.", en="The case has no owner.")
    if not any(clock.kind not in YEARS_AHEAD for clock in _running(case.facts)):
        yield Words(cy="Nid oes terfyn amser yn rhedeg.", en="No time limit is running.")


def _every_disagreement_has_a_clock(case: Examined) -> Faults:
    for dispute in case.facts.disagreements:
        subjects = {
            dispute.id,
            *(one.id for one in case.facts.referrals if one.disagreement_id == dispute.id),
        }
        waits = any(deadline.subject in subjects for deadline in _running(case.facts))
        if dispute.stage != "closed" and not waits:
            yield Words(
                cy=f"Nid oes terfyn amser i'r anghytundeb {dispute.id} ({dispute.stage}).",
                en=f"The disagreement {dispute.id} ({dispute.stage}) has no time limit.",
            )


def _nothing_runs_after_the_end(case: Examined) -> Faults:
    if case.facts.case.is_open:
        return
    watched = _IN_WATCH if case.facts.case.in_watch else ()
    left = [deadline.kind for deadline in _running(case.facts) if deadline.kind not in watched]
    left += [dispute.ground for dispute in case.facts.disagreements if dispute.stage != "closed"]
    if left:
        listed = ", ".join(left)
        yield Words(
            cy=f"Daeth yr achos i ben, ond mae hyn yn dal ar agor: {listed}.",
            en=f"The case has ended, but this is still open: {listed}.",
        )


def _each_time_limit_runs_once(case: Examined) -> Faults:
    asked = Counter((one.kind, one.subject, one.body) for one in _running(case.facts))
    for (kind, _, body), times in asked.items():
        if times > 1:
            yield Words(
                cy=f"Mae'r terfyn amser {kind} yn rhedeg {times} gwaith yn erbyn {body}.",
                en=f"The time limit {kind} runs {times} times against {body}.",
            )


def _disagreements_are_about_what_stands(case: Examined) -> Faults:
    superseded = {split.id for split in case.facts.splits if split.state == "superseded"}
    for dispute in case.facts.disagreements:
        if dispute.stage != "closed" and dispute.split_id in superseded:
            yield Words(
                cy=f"Mae'r anghytundeb {dispute.id} yn ymwneud â rhaniad nad yw mewn grym mwyach.",
                en=f"The disagreement {dispute.id} is about a split that is no longer in effect.",
            )


def _one_payer_a_line(case: Examined) -> Faults:
    if case.facts.case.funding not in _HAS_PAYERS or not case.facts.case.is_open:
        return
    current = [payer.line_id for payer in case.facts.payers if payer.to_on is None]
    for line in case.facts.cost_lines:
        wanted = 0 if line.withdrawn_at else 1
        if current.count(line.id) != wanted:
            yield Words(
                cy=f"Mae gan y llinell {line.id} {current.count(line.id)} talwr, nid {wanted}.",
                en=f"The line {line.id} has {current.count(line.id)} payers, not {wanted}.",
            )


def _care_never_goes_back(case: Examined) -> Faults:
    ref = case.facts.case.ref
    states = [
        (event.seq, event.sets["cases"][ref]["care"])
        for event in case.events
        if "care" in event.sets.get("cases", {}).get(ref, {})
    ]
    for (_, before), (seq, after) in pairwise(states):
        if _CARE_ORDER[after] < _CARE_ORDER[before]:
            yield Words(
                cy=f"Symudodd y digwyddiad {seq} y gofal yn ôl, o {before} i {after}.",
                en=f"Event {seq} moved care back, from {before} to {after}.",
            )


def _shares_sum(case: Examined) -> Faults:
    for split in case.facts.splits:
        sums = {"shares": sum(share["pence"] for share in split.shares)}
        if split.working:
            sums["working"] = sum(step["pence"] for step in split.working)
        for name, total in sums.items():
            if total != split.total_pence:
                yield Words(
                    cy=f"Mae {name} y rhaniad {split.id} yn dod i {total}, nid {split.total_pence} ceiniog.",
                    en=f"The {name} of the split {split.id} come to {total}, not {split.total_pence} pence.",
                )


def _health_lines_stay_with_health(case: Examined) -> Faults:
    """A nurse or health-required line lies with no council, neither in a split nor with the provider."""
    health = {case.facts.case.health_board} | {
        one.body for one in case.facts.responsibilities if one.side == "health"
    }
    bound = {
        line.id for line in case.facts.cost_lines if line.health_required or line.kind == REGISTERED_NURSE
    }
    on_council = [(payer.line_id, payer.body) for payer in case.facts.payers if payer.body not in health]
    for split in case.facts.splits:
        on_council += _on_a_council(split, health)
    for line_id, body in on_council:
        if line_id in bound:
            yield Words(
                cy=f"Mae'r llinell iechyd {line_id} ar {body}, nid ar fwrdd iechyd.",
                en=f"The health line {line_id} lies with {body}, not with a health board.",
            )


def _deadlines_act_and_in_time(case: Examined) -> Faults:
    for deadline in case.facts.deadlines:
        late = deadline.status == "open" and deadline.due_at + case.grace < case.now
        early = deadline.status == "passed" and deadline.closed_at and deadline.closed_at < deadline.due_at
        if late or early:
            cy, en = (
                ("ni weithredodd", "has not acted") if late else ("gweithredodd yn gynnar", "acted early")
            )
            yield Words(
                cy=f"Terfyn amser {deadline.kind} ({deadline.due_at.isoformat()}): {cy}.",
                en=f"The time limit {deadline.kind} ({deadline.due_at.isoformat()}) {en}.",
            )


def _due_instants_recompute(case: Examined) -> Faults:
    for deadline in case.facts.deadlines:
        if deadline.calendar != case.under.calendar.version:
            if deadline.status in _RUNNING and case.facts.case.calendar == case.under.calendar.version:
                yield Words(
                    cy=f"Mae'r terfyn amser {deadline.kind} yn rhedeg wrth hen galendr {deadline.calendar}.",
                    en=f"The time limit {deadline.kind} runs by an old calendar, {deadline.calendar}.",
                )
            continue  # closed: only the list that it was counted with can count it again
        due_at = _recomputed(deadline, case.under)
        if due_at != deadline.due_at:
            yield Words(
                cy=f"Mae'r terfyn amser {deadline.kind} yn {deadline.due_at.isoformat()}, "
                f"ond daw'r cyfrif i {due_at.isoformat()}.",
                en=f"The time limit {deadline.kind} is at {deadline.due_at.isoformat()}, "
                f"but counting gives {due_at.isoformat()}.",
            )


def _chain_holds(case: Examined) -> Faults:
    broken = verify(case.events)
    if broken is not None:
        yield Words(
            cy=f"Nid yw'r gadwyn o ddigwyddiadau'n dal, o ddigwyddiad {broken.seq} ymlaen.",
            en=broken.sentence,
        )
    last = case.events[-1] if case.events else None
    known = (case.facts.case.last_seq, case.facts.case.last_hash)
    if known != ((last.seq, last.hash) if last else (0, "")):
        yield Words(
            cy="Nid yw'r achos yn enwi ei ddigwyddiad olaf.", en="The case does not name its last event."
        )


def _events_never_go_back_in_time(case: Examined) -> Faults:
    for before, after in pairwise(case.events):
        if after.at < before.at:
            yield Words(
                cy=f"Mae'r digwyddiad {after.seq} cyn yr un o'i flaen.",
                en=f"Event {after.seq} is earlier than the one before it.",
            )


def _events_fold_into_rows(case: Examined) -> Faults:
    for difference in differences(case.facts, case.events):
        yield Words(
            cy=f"Nid yw'r digwyddiadau'n rhoi'r rhes: {difference}.",
            en=f"The events do not give the row: {difference}.",
        )


def _the_engine_decides_nothing(case: Examined) -> Faults:
    ref = case.facts.case.ref
    for event in case.events:
        columns = event.sets.get("cases", {}).get(ref, {})
        decided = columns.get("decision") in ("eligible", "not_eligible", "not_progressed", "handed_over")
        touched = any(event.sets.get(table) for table in ("needs", "cost_lines", "panel_decisions"))
        if event.actor == "system" and (decided or touched or columns.get("care") == "ended"):
            yield Words(
                cy=f"Penderfynodd y system ei hun yn y digwyddiad {event.seq} ({event.kind}).",
                en=f"The system itself decided in event {event.seq} ({event.kind}).",
            )


def _running(facts: CaseFacts) -> list[Deadline]:
    return [deadline for deadline in facts.deadlines if deadline.status in _RUNNING]


def _on_a_council(split: CaseSplit, health: Collection[str]) -> list[tuple[str, str]]:
    accounts = [
        (step["line_id"], str(step["account"]).split(".")[0], step["pence"]) for step in split.working
    ]
    return [(line_id, body) for line_id, body, pence in accounts if body not in health and pence]


def _recomputed(deadline: Deadline, under: Rulebook) -> datetime:
    return counted(deadline, under.calendar)


CHECKS: tuple[tuple[int, Callable[[Examined], Faults]], ...] = (
    (1, _somebody_has_it),
    (1, _every_disagreement_has_a_clock),
    (1, _nothing_runs_after_the_end),
    (1, _each_time_limit_runs_once),
    (1, _disagreements_are_about_what_stands),
    (2, _one_payer_a_line),
    (3, _care_never_goes_back),
    (4, _shares_sum),
    (4, _health_lines_stay_with_health),
    (5, _deadlines_act_and_in_time),
    (5, _due_instants_recompute),
    (6, _chain_holds),
    (6, _events_never_go_back_in_time),
    (6, _events_fold_into_rows),
    (11, _the_engine_decides_nothing),
)
