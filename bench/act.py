"""One durable act with all its rows, through the desk, beside the same rows in bare SQL.

Ours: one transaction with the clock, the lock, every fact of the case read, what is overdue looked for, the
command judged, its events chained, all rows written, committed. The floor: the rows alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from bench import bare, equal, scenes
from bench.report import Report, main
from bench.rounds import Comparison
from bench.server import Server, copied
from workflow import desk
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.casework.perform import perform
from workflow.parts import Parts
from workflow.records import reading

OURS, TABLES, ONE = "desk", "one statement a table", "one combined statement"
CONTENDERS = {OURS: "A", TABLES: "B", ONE: "C"}
ACTS: dict[str, tuple[str, scenes.Told]] = {
    "accept (first of two)": ("accepting", scenes.health(scenes.ACCEPT, "finance")),
    "accept (last: terms are drafted)": ("accepting", scenes.social(scenes.ACCEPT, "finance")),
    "object (a disagreement opens)": ("objecting", scenes.health(scenes.OBJECT, "finance")),
    "sign (first of two)": ("accepting", scenes.signature(lambda facts: facts.case.health_board)),
    "sign (last: in force)": ("accepting", scenes.signature(lambda facts: facts.case.council)),
}
AIM = "3 is good, 2 is the aim"
CHUNK = 10
WARM = 6
"""Acts of each kind before the clock starts: plans and prepared statements are made once a connection."""


def measure(server: Server, report: Report, *, rounds: int = 5, cases: int = 100) -> None:
    """Time every act on `cases` cases a contender in every round."""
    seeded = _seeded(server, cases + WARM)
    found = {work: Comparison(f"one act: {work}", OURS, (TABLES, ONE), AIM) for work in ACTS}
    every = Comparison("one act: all of these", OURS, (TABLES, ONE), AIM)
    for number in range(rounds):
        with copied(server, seeded) as name:
            spent = _round(server, name, cases)
            equal.check(server, name, list(CONTENDERS.values()))
        for work, comparison in found.items():
            for contender in CONTENDERS:
                comparison.add(contender, 1000 * spent[work, contender] / cases)
        for contender in CONTENDERS:
            total = sum(spent[work, contender] for work in ACTS)
            every.add(contender, 1000 * total / cases / len(ACTS))
        print(f"  round {number + 1}: {every.ratios(TABLES)[-1]:.2f} of the floor")
    server.drop(seeded)
    report.add("act", [*found.values(), every])


def _seeded(server: Server, cases: int) -> str:
    """Cases of every contender whose split is announced and whose support is delivered."""
    name = server.make("measured_acts")
    with server.parts(name) as parts:
        scenes.set_clock(parts)
        for letter in CONTENDERS.values():
            for kind in ("accepting", "objecting"):
                refs = _refs(letter, kind, cases)
                scenes.open_cases(parts, refs, now=scenes.BEGIN)
                scenes.tell(parts, refs, scenes.DELIVERED, now=scenes.BEGIN)
    return name


def _refs(letter: str, kind: str, count: int) -> list[str]:
    return [f"X{letter}-{kind[:3].upper()}-{number:04}" for number in range(count)]


def _round(server: Server, name: str, cases: int) -> dict[tuple[str, str], float]:
    spent: dict[tuple[str, str], float] = {}
    with server.parts(name) as parts, server.connect(name) as tables, server.connect(name) as one:
        doers: dict[str, Callable[[list[str], scenes.Told], float]] = {
            OURS: lambda refs, told: _ours(parts, refs, told),
            TABLES: lambda refs, told: _bare(parts, tables, refs, told),
            ONE: lambda refs, told: _combined(parts, one, refs, told),
        }
        for work, (kind, told) in ACTS.items():
            for contender, do in doers.items():
                do(_refs(CONTENDERS[contender], kind, cases + WARM)[cases:], told)
            for first in range(0, cases, CHUNK):
                for contender, do in doers.items():
                    refs = _refs(CONTENDERS[contender], kind, cases)[first : first + CHUNK]
                    spent[work, contender] = spent.get((work, contender), 0.0) + do(refs, told)
    return spent


def _ours(parts: Parts, refs: list[str], told: scenes.Told) -> float:
    begun = time.perf_counter()
    for ref in refs:
        with desk.case(parts, ref) as seat:
            answer = seat.act(*told(seat.facts))
        assert isinstance(answer, Changes), answer
    return time.perf_counter() - begun


def _bare(parts: Parts, connection: psycopg.Connection[Any], refs: list[str], told: scenes.Told) -> float:
    ready = [
        bare.writes_of([change], {facts.case.ref: facts}) for facts, change in _judged(parts, refs, told)
    ]
    with _quiet(connection):
        begun = time.perf_counter()
        for writes in ready:
            bare.write(connection, writes)
        return time.perf_counter() - begun


def _combined(parts: Parts, connection: psycopg.Connection[Any], refs: list[str], told: scenes.Told) -> float:
    ready = [bare.combined([change], {facts.case.ref: facts}) for facts, change in _judged(parts, refs, told)]
    with _quiet(connection):
        begun = time.perf_counter()
        for one in ready:
            bare.write_combined(connection, one)
        return time.perf_counter() - begun


def _judged(parts: Parts, refs: list[str], told: scenes.Told) -> Iterator[tuple[CaseFacts, Changes]]:
    """What casework answers, so that the floor writes real rows; not timed."""
    with parts.database.unit() as unit:
        standing = reading.read_many(unit, refs)
    for facts in standing.values():
        command, actor = told(facts)
        now = desk.not_before(facts, scenes.BEGIN)
        made, salt = desk.new_act_id(), desk.new_salt()
        answer = perform(facts, command, now=now, actor=actor, act_id=made, salt=salt, under=parts.rulebook)
        assert isinstance(answer, Changes), answer
        yield facts, answer


@contextmanager
def _quiet(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """Refuse to time within somebody's open transaction."""
    assert connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    yield


if __name__ == "__main__":
    main(measure)
