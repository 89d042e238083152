"""What must be true of a whole database after any bad luck, and what its cases came to, for comparing.

`all_is_well` asks the invariants and the chains, and that no time limit was enforced twice or lies open past
its instant. Two databases that lived through the same have equal stories.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from workflow.casework.facts import CaseFacts
from workflow.invariants import verify_invariants
from workflow.machine.arbiter import EVENTS_FROM, next_state
from workflow.parts import Parts
from workflow.records import clock, reading
from workflow.records.chain import StoredEvent
from workflow.records.questions.history import events_of_cases, every_case, notices_of_case, verify_all

MACHINE_COLUMNS = {
    ("cases", "decision"): "decision",
    ("cases", "care"): "care",
    ("cases", "funding"): "funding",
    ("disagreements", "stage"): "disagreement",
}


def all_is_well(parts: Parts) -> None:
    """Every promise of the record holds, and nothing that was due by now is still open."""
    assert verify_invariants(parts, grace=timedelta(0)) == []
    with parts.database.unit() as unit:
        refs = every_case(unit)
        now, cases, events = clock.now(unit), reading.read_many(unit, refs), events_of_cases(unit, refs)
        counted, broken = verify_all(unit)
        notices = {ref: notices_of_case(unit, ref) for ref in refs}
    assert broken == []
    assert counted == sum(map(len, events.values()))
    for ref, facts in cases.items():
        assert [one.position for one in notices[ref]] == list(range(1, facts.notices_written + 1))
        assert_each_limit_enforced_once(facts, events[ref])
        assert_no_impossible_edge(events[ref])
        assert not [one for one in facts.deadlines if one.status == "open" and one.due_at <= now]


def assert_each_limit_enforced_once(facts: CaseFacts, events: list[StoredEvent]) -> None:
    """Every passed time limit has exactly one event that passed it, at its instant or later."""
    times = Counter(
        key
        for event in events
        for key, columns in event.sets.get("deadlines", {}).items()
        if columns.get("status") == "passed"
    )
    expected = {one.id: 1 for one in facts.deadlines if one.status == "passed"}
    assert times == expected
    for one in facts.deadlines:
        if one.status == "passed":
            assert one.closed_at is not None
            assert one.closed_at >= one.due_at


def assert_no_impossible_edge(events: list[StoredEvent]) -> None:
    """Every state that an event gave follows the one before it in its machine."""
    states: dict[tuple[str, str, str], list[str]] = {}
    for event in events:
        for (table, column), machine in MACHINE_COLUMNS.items():
            for key, columns in event.sets.get(table, {}).items():
                if column in columns:
                    states.setdefault((machine, key, column), []).append(columns[column])
    for (machine, _, _), listed in states.items():
        for before, after in pairwise(listed):
            assert after in reachable(machine, before), (machine, before, after)


def reachable(machine: str, state: str) -> set[str]:
    """The states that at most three events may lead to within one act (an act may pass through states)."""
    found, edge = {state}, {state}
    for _ in range(3):
        edge = {next_state(machine, one, event) for one in edge for event in EVENTS_FROM[machine][one]}
        found |= edge
    return found


def stories(parts: Parts) -> dict[str, Any]:
    """What every case came to: its events, notices, time limits and states, without ids and hashes."""
    with parts.database.unit() as unit:
        refs = every_case(unit)
        cases, events = reading.read_many(unit, refs), events_of_cases(unit, refs)
        notices = {ref: notices_of_case(unit, ref) for ref in refs}
    return {
        ref: {
            "events": [event.kind for event in events[ref]],
            "notices": [(one.kind, one.body, one.role) for one in notices[ref]],
            "limits": sorted((one.kind, one.body or "", one.status, one.due_at) for one in facts.deadlines),
            "states": (facts.case.decision, facts.case.care, facts.case.funding),
            "stages": sorted((one.ground, one.stage) for one in facts.disagreements),
            "answers": sorted((one.body, one.answer) for one in facts.answers),
        }
        for ref, facts in cases.items()
    }


def due_count(parts: Parts, at: datetime) -> int:
    """How many time limits are open and due at an instant."""
    with parts.database.unit() as unit:
        cases = reading.read_many(unit, every_case(unit))
    return sum(
        one.status == "open" and one.due_at <= at for facts in cases.values() for one in facts.deadlines
    )
