"""Whether contenders did equal work: the same rows and the same final states, seen over another connection.

Ids, hashes and the moments of a running clock differ; what a case came to may not. Every chain must verify
too.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import psycopg

from bench.server import Server
from workflow.records.tables import METADATA

_STATES = """
SELECT substr(c.ref, 3), json_build_array(
    c.decision, c.care, c.funding, c.last_seq,
    (SELECT json_agg(e.kind ORDER BY e.seq) FROM events e WHERE e.case_ref = c.ref),
    (SELECT json_agg(json_build_array(d.kind, d.body, d.status, d.due_at)
        ORDER BY d.kind, d.body, d.due_at, d.status)
     FROM deadlines d WHERE d.case_ref = c.ref),
    (SELECT json_agg(json_build_array(g.ground, g.stage, g.outcome) ORDER BY g.opened_at, g.ground)
     FROM disagreements g WHERE g.case_ref = c.ref),
    (SELECT json_agg(json_build_array(a.body, a.answer) ORDER BY a.split_id, a.body)
     FROM answers a WHERE a.case_ref = c.ref),
    (SELECT json_agg(n.kind ORDER BY n.position) FROM notices n WHERE n.case_ref = c.ref)
)::text
FROM cases c WHERE c.ref LIKE %s ORDER BY 1
"""


class NotEqual(AssertionError):
    """The contenders did not do the same work; their times mean nothing."""


def check(server: Server, name: str, letters: list[str]) -> None:
    """Compare the cases of each contender within one database. Raises NotEqual."""
    with server.connect(name) as looking:
        first, *others = (story(looking, f"X{letter}-%") for letter in letters)
    for letter, other in zip(letters[1:], others, strict=True):
        _same(first, other, f"{letters[0]} and {letter}")
    _chains(server, name)


def check_databases(server: Server, names: list[str]) -> None:
    """Compare all cases of each contender's own database. Raises NotEqual."""
    stories = []
    for name in names:
        with server.connect(name) as looking:
            stories.append(story(looking, "%"))
        _chains(server, name)
    for name, other in zip(names[1:], stories[1:], strict=True):
        _same(stories[0], other, f"{names[0]} and {name}")


def check_events(server: Server, name: str, kind: str, count: int) -> None:
    """The work that was to be measured was done: so many events of this kind. Raises NotEqual."""
    with server.connect(name) as looking:
        row = looking.execute("SELECT count(*) FROM events WHERE kind = %s", (kind,)).fetchone()
    if not row or row[0] != count:
        raise NotEqual(f"{count} events {kind} were expected, {row and row[0]} are there")


def story(looking: psycopg.Connection[Any], like: str) -> tuple[Counter[str], dict[str, Any]]:
    """How many rows each table has, and what every case has come to."""
    counts: Counter[str] = Counter()
    for table in METADATA.tables:
        if "case_ref" in METADATA.tables[table].columns:
            row = looking.execute(
                psycopg.sql.SQL("SELECT count(*) FROM {} WHERE case_ref LIKE %s").format(
                    psycopg.sql.Identifier(table)
                ),
                (like,),
            ).fetchone()
            counts[table] = row[0] if row else 0
    states = {ref: json.loads(said) for ref, said in looking.execute(_STATES, (like,))}
    return counts, states


def _same(
    first: tuple[Counter[str], dict[str, Any]], other: tuple[Counter[str], dict[str, Any]], who: str
) -> None:
    if first[0] != other[0]:
        raise NotEqual(f"{who} wrote different numbers of rows: {first[0]} and {other[0]}")
    for ref, said in first[1].items():
        if other[1].get(ref) != said:
            raise NotEqual(f"{who} differ in {ref}: {said} and {other[1].get(ref)}")
    if len(first[1]) != len(other[1]):
        raise NotEqual(f"{who} have different numbers of cases")


def _chains(server: Server, name: str) -> None:
    from workflow.records.questions.history import verify_all

    with server.parts(name) as parts, parts.database.unit() as unit:
        broken = verify_all(unit)[1]
    if broken:
        raise NotEqual(f"a chain does not hold: {broken[0]}")
