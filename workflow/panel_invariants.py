"""What must be true of every stored panel, asked of its rows and its events. Numbers are those of the
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
from workflow.clocks.due import add_working_days, due, local_date, start_of_day
from workflow.panels import clocks
from workflow.panels.convening import pack_sha256
from workflow.panels.facts import Clock, Meeting, PanelFacts
from workflow.records.chain import StoredEvent, verify
from workflow.records.database import Unit
from workflow.records.folding import differences
from workflow.records.panels.history import events_of
from workflow.records.panels.reading import every_panel, read_many


@dataclass(frozen=True, slots=True)
class _Examined:
    """One panel under examination."""

    facts: PanelFacts
    events: Sequence[StoredEvent]
    under: Rulebook
    now: datetime
    grace: timedelta

    def meeting(self, id: str | None) -> Meeting | None:
        return next((one for one in self.facts.meetings if one.id == id), None)


Faults = Iterator[Words]


def broken_panels(
    unit: Unit, *, under: Rulebook, now: datetime, grace: timedelta
) -> Iterator[tuple[int, str, Words]]:
    """Every invariant that does not hold at any panel: its number, the reference, and the sentence."""
    for ref, facts in read_many(unit, every_panel(unit)).items():
        examined = _Examined(facts, events_of(unit, ref), under, now, grace)
        yield from ((number, ref, words) for number, check in _CHECKS for words in check(examined))


def _nobody_is_stuck(panel: _Examined) -> Faults:
    """Whoever waits is on the agenda of a meeting that is to be held, or somebody is asked; every such
    meeting has a clock, and so has the panel's own review.
    """
    running = [one for one in panel.facts.clocks if one.status == "open"]
    asked = {(one.subject or "").rpartition(":")[2] for one in running}
    for item in panel.facts.items:
        meeting = panel.meeting(item.meeting)
        held = meeting is not None and meeting.is_open
        if item.is_open and not held and item.id not in asked:
            yield Words(
                cy=f"Nid oes dyddiad na therfyn amser i {item.case_ref}.",
                en=f"{item.case_ref} has neither a date nor a time limit.",
            )
    for one in panel.facts.meetings:
        if one.is_open != (one.id in asked):
            yield Words(
                cy=f"Nid yw terfynau amser cyfarfod {one.number} yn gywir.",
                en=f"The time limits of meeting {one.number} are not right.",
            )
    for action in panel.facts.chairs_actions:
        if (
            action.reported_to is None
            and action.id not in asked
            and not any(one.is_open for one in panel.facts.meetings)
        ):
            yield Words(cy="Nid adroddir am benderfyniad cadeirydd.", en="A chair's action is not reported.")
    if panel.facts.panel.ref not in asked:
        yield Words(cy="Nid oes dyddiad i adolygu'r panel.", en="The panel's own review has no date.")
    named = Counter((one.kind, one.body, one.office, one.subject) for one in running)
    for (kind, *_), times in named.items():
        if times > 1:
            yield Words(
                cy=f"Mae'r terfyn amser {kind} yn rhedeg ddwywaith.", en=f"The time limit {kind} runs twice."
            )


def _clocks_act_in_time(panel: _Examined) -> Faults:
    for clock in panel.facts.clocks:
        late = clock.status == "open" and clock.due_at + panel.grace < panel.now
        early = clock.status == "passed" and clock.closed_at and clock.closed_at < clock.due_at
        if late or early:
            yield Words(
                cy=f"Ni weithredodd y terfyn amser {clock.kind} yn ei bryd.",
                en=f"The time limit {clock.kind} did not act in its time.",
            )
        known = clock.calendar == panel.under.calendar.version
        if known and _recounted(panel, clock) != clock.due_at:
            yield Words(
                cy=f"Nid yw'r cyfrif yn rhoi moment y terfyn amser {clock.kind}.",
                en=f"Counting does not give the instant of the time limit {clock.kind}.",
            )


def _recounted(panel: _Examined, clock: Clock) -> datetime:
    meeting = panel.meeting(clock.subject)
    if clock.kind == clocks.PACK and meeting is not None:
        last = add_working_days(meeting.meets_on, -clock.count, panel.under.calendar)
        return start_of_day(last + timedelta(days=1))
    from_on = meeting.meets_on if meeting is not None else local_date(clock.started_at)
    return due(from_on, clock.count, cast("UnitOfTime", clock.unit), panel.under.calendar).due_at


def _packs_are_what_was_locked(panel: _Examined) -> Faults:
    """The hash of a pack is that of what its event says, and the children keep the hashes that it froze."""
    by_number = {one.number: one for one in panel.facts.meetings}
    for event in panel.events:
        if event.kind != "PackLocked":
            continue
        meeting, data = by_number[event.data["meeting"]], event.data
        if pack_sha256(meeting, data["children"], data["chairs_actions"]) != meeting.pack_sha256:
            yield Words(
                cy=f"Nid yw hash pecyn {meeting.number} yn gywir.",
                en=f"The hash of pack {meeting.number} is not right.",
            )
        frozen = {
            one.case_ref: (one.frozen_seq, one.frozen_hash)
            for one in panel.facts.items
            if one.meeting == meeting.id and one.late_text_id is None
        }
        if any(frozen.get(one["case"]) != (one["seq"], one["hash"]) for one in data["children"]):
            yield Words(
                cy=f"Newidiodd pecyn {meeting.number} wedi'i gloi.",
                en=f"Pack {meeting.number} changed after it was locked.",
            )


def _chain_holds(panel: _Examined) -> Faults:
    broken = verify(panel.events)
    if broken is not None:
        yield Words(
            cy=f"Nid yw'r gadwyn o ddigwyddiadau'n dal, o ddigwyddiad {broken.seq} ymlaen.",
            en=broken.sentence,
        )
    head, last = panel.facts.panel, panel.events[-1] if panel.events else None
    if (head.last_seq, head.last_hash) != ((last.seq, last.hash) if last else (0, "")):
        yield Words(
            cy="Nid yw'r panel yn enwi ei ddigwyddiad olaf.", en="The panel does not name its last event."
        )
    for before, after in pairwise(panel.events):
        if after.at < before.at:
            yield Words(
                cy=f"Mae'r digwyddiad {after.seq} cyn yr un o'i flaen.",
                en=f"Event {after.seq} is earlier than the one before it.",
            )
    for difference in differences(panel.facts, panel.events):
        yield Words(
            cy=f"Nid yw'r digwyddiadau'n rhoi'r rhes: {difference}.",
            en=f"The events do not give the row: {difference}.",
        )


_CHECKS: tuple[tuple[int, Callable[[_Examined], Faults]], ...] = (
    (1, _nobody_is_stuck),
    (5, _clocks_act_in_time),
    (6, _packs_are_what_was_locked),
    (6, _chain_holds),
)
