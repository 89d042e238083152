"""A thousand cases whose time limit has passed, through the sweep, beside the same rows in bare SQL.

Ours: claim, read, judge, chain, write and commit in the sweep's own batches, until nothing is due. The floor:
the rows alone, in the same batches and commits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from bench import bare, equal, scenes
from bench.report import Report, main
from bench.rounds import Comparison
from bench.server import Server, copied
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.casework.perform import bring_up_to_date
from workflow.desk import new_act_id, new_salt, not_before
from workflow.parts import Parts
from workflow.records import clock, reading
from workflow.sweep import enforce

OURS, TABLES, ONE = "sweep", "one statement a table", "one combined statement"
BATCH = 500
"""The sweep's own."""
WORK: dict[str, tuple[tuple[scenes.Told, ...], int, str]] = {
    "stage climbs": (scenes.OBJECTED, 6, "DisagreementClimbed"),
    "silence applied": (scenes.DELIVERED, 11, "SplitApplied"),
}
"""What the cases are brought to, after how many working days the limit has passed, and what must happen."""


def measure(server: Server, report: Report, *, rounds: int = 5, cases: int = 1000) -> None:
    """Enforce the same due cases once a contender in every round, each in a copy of one database."""
    found = []
    for work, (steps, days, event) in WORK.items():
        comparison = Comparison(f"{cases} due cases: {work}", OURS, (TABLES, ONE))
        seeded, at = _seeded(server, work, steps, days, cases)
        for number in range(rounds):
            _round(server, seeded, at, comparison, event=event, cases=cases)
            print(f"  {work}, round {number + 1}: {comparison.ratios(TABLES)[-1]:.2f} of the floor")
        server.drop(seeded)
        found.append(comparison)
    report.add("batch", found)


def _seeded(
    server: Server, work: str, steps: tuple[scenes.Told, ...], days: int, cases: int
) -> tuple[str, datetime]:
    """A database with the cases, everything earlier enforced in its time, and the instant of the sweep."""
    name = server.make(f"measured_{work.replace(' ', '_')}")
    refs = [f"XA-{number:05}" for number in range(cases)]
    with server.parts(name) as parts:
        scenes.set_clock(parts)
        for first in range(0, cases, 250):
            some = refs[first : first + 250]
            scenes.open_cases(parts, some, now=scenes.BEGIN)
            scenes.tell(parts, some, steps, now=scenes.BEGIN)
        due = scenes.due_in_working_days(parts, scenes.BEGIN, days - 1)
        for earlier in range(1, days - 1):
            enforce(parts, now=scenes.due_in_working_days(parts, scenes.BEGIN, earlier))
    return name, due


def _round(
    server: Server, seeded: str, at: datetime, comparison: Comparison, *, event: str, cases: int
) -> None:
    doers: dict[str, Callable[[Server, str, datetime], float]] = {OURS: _ours, TABLES: _tables, ONE: _one}
    with copied(server, seeded) as ours, copied(server, seeded) as tables, copied(server, seeded) as one:
        names = dict(zip(doers, (ours, tables, one), strict=True))
        for contender, do in doers.items():
            comparison.add(contender, 1000 * do(server, names[contender], at))
        equal.check_databases(server, list(names.values()))
        equal.check_events(server, ours, event, cases)


def _ours(server: Server, name: str, at: datetime) -> float:
    with server.parts(name) as parts:
        with parts.database.unit() as unit:
            clock.now(unit)  # a connection is open, as in a process that has been up for a minute
        begun = time.perf_counter()
        enforce(parts, now=at)
        return time.perf_counter() - begun


def _tables(server: Server, name: str, at: datetime) -> float:
    batches = [bare.writes_of(changes, before) for changes, before in _judged(server, name, at)]
    with server.connect(name) as connection:
        begun = time.perf_counter()
        for writes in batches:
            bare.write(connection, writes)
        return time.perf_counter() - begun


def _one(server: Server, name: str, at: datetime) -> float:
    batches = [bare.combined(changes, before) for changes, before in _judged(server, name, at)]
    with server.connect(name) as connection:
        begun = time.perf_counter()
        for batch in batches:
            bare.write_combined(connection, batch)
        return time.perf_counter() - begun


def _judged(server: Server, name: str, at: datetime) -> list[tuple[list[Changes], dict[str, CaseFacts]]]:
    """What casework makes of the same cases, in batches; not timed."""
    with server.parts(name) as parts:
        refs = scenes.every_ref(parts)
        with parts.database.unit() as unit:
            standing = reading.read_many(unit, refs)
        return [
            (
                [_change(parts, standing[ref], at) for ref in refs[first : first + BATCH]],
                {ref: standing[ref] for ref in refs[first : first + BATCH]},
            )
            for first in range(0, len(refs), BATCH)
        ]


def _change(parts: Parts, facts: CaseFacts, at: datetime) -> Changes:
    now = not_before(facts, at)
    change = bring_up_to_date(facts, now=now, act_id=new_act_id(), salt=new_salt(), under=parts.rulebook)
    assert change is not None, f"nothing is due in {facts.case.ref}"
    return change


if __name__ == "__main__":
    main(measure)
