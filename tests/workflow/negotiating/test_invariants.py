"""A whole negotiation breaks no invariant; every kind of damage is found and named by its number."""

from __future__ import annotations

import psycopg
import pytest

from tests.embedded_postgres import FreshDatabase
from tests.workflow.negotiating.table import Table
from workflow.invariants import verify_invariants
from workflow.negotiating import commands
from workflow.parts import Parts
from workflow.records.database import libpq_url

DAMAGE: dict[str, tuple[int, str]] = {
    "an open clause without a clock": (1, "UPDATE negotiation_clocks SET subject = 'c9-9'"),
    "a clock that counting does not give": (
        5,
        "UPDATE negotiation_clocks SET due_at = due_at + interval '1 day'",
    ),
    "an event changed": (6, "UPDATE negotiation_events SET actor = 'x' WHERE seq = 2"),
    "an event gone": (
        6,
        "DELETE FROM negotiation_events WHERE seq = (SELECT max(seq) FROM negotiation_events)",
    ),
    "a row that no event gives": (6, "UPDATE negotiations SET lead = 'xla41-director'"),
    "another hash signed": (6, "UPDATE negotiation_signatures SET sha256 = repeat('0', 64)"),
}


def test_a_whole_negotiation_breaks_no_invariant(table: Table, parts: Parts) -> None:
    table.start()
    table.settle_aims()
    assert verify_invariants(parts) == []
    table.put_to_signature()
    table.sign_all()
    assert verify_invariants(parts) == []
    table.activate()
    assert verify_invariants(parts) == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found_and_named(damage: str, table: Table, parts: Parts, migrated: FreshDatabase) -> None:
    table.start()
    table.put_to_signature()
    table.see_and_sign("XHB4.finance")
    table.done("XLA41.finance", commands.ReopenClause(why="Na"), "c2-1")
    number, statement = DAMAGE[damage]
    with psycopg.connect(libpq_url(migrated.owner_url)) as connection:
        connection.execute("ALTER TABLE negotiation_events DISABLE TRIGGER negotiation_events_stand")
        connection.execute(statement)
    broken = verify_invariants(parts)
    assert {(one.invariant, one.case_ref) for one in broken} >= {(number, table.ref)}
    assert all(one.words.cy != one.words.en for one in broken)
