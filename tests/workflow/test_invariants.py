"""Lived cases break no invariant; every kind of damage is found and named by its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest

from tests.embedded_postgres import FreshDatabase
from tests.workflow.casework.life import rulebook
from tests.workflow.records.test_folding import STORIES
from tests.workflow.stored_life import StoredLife
from workflow.invariants import check_case, verify_invariants
from workflow.parts import Parts
from workflow.records.database import Database, libpq_url
from workflow.records.questions.history import events_of_case
from workflow.records.reading import read

Live = Callable[..., StoredLife]

DAMAGE: dict[str, tuple[int, str]] = {
    "a case without an owner": (1, "UPDATE cases SET owner = ''"),
    "a disagreement without a clock": (
        1,
        "UPDATE deadlines SET subject = 'x' WHERE subject IN (SELECT id FROM disagreements)",
    ),
    "a line without a payer": (2, "DELETE FROM payers WHERE id = (SELECT min(id) FROM payers)"),
    "a line with two payers": (
        2,
        "UPDATE payers SET line_id = (SELECT min(line_id) FROM payers) "
        "WHERE line_id = (SELECT max(line_id) FROM payers)",
    ),
    "shares that do not sum": (4, "UPDATE splits SET total_pence = total_pence + 1"),
    "a nurse paid by a council": (
        4,
        "UPDATE payers SET body = 'XLA11' "
        "WHERE line_id IN (SELECT id FROM cost_lines WHERE kind = 'registered_nurse')",
    ),
    "a due instant that counting does not give": (
        5,
        "UPDATE deadlines SET due_at = due_at + interval '1 day' WHERE status = 'open'",
    ),
    "an event changed": (6, "UPDATE events SET actor = 'x' WHERE seq = 2"),
    "an event gone": (6, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)"),
    "a row that no event gives": (6, "UPDATE cases SET urgent = NOT urgent"),
    "an engine that decides": (11, "UPDATE events SET actor = 'system' WHERE sets->'needs' IS NOT NULL"),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_lived_case_breaks_no_invariant(story: str, live: Live, database: Database) -> None:
    life = live()
    STORIES[story](life)
    with database.unit() as unit:
        facts, events = read(unit, life.ref), events_of_case(unit, life.ref, size=1000)
    assert facts is not None
    assert check_case(facts, events, under=rulebook(), now=life.now) == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found_and_named(
    damage: str, live: Live, database: Database, migrated: FreshDatabase
) -> None:
    life = live().announced()
    life.objected("scope")
    invariant, statement = DAMAGE[damage]
    with psycopg.connect(libpq_url(migrated.owner_url)) as owner:
        owner.execute("ALTER TABLE events DISABLE TRIGGER events_stand")
        owner.execute(statement)  # type: ignore[call-overload]
    with database.unit() as unit:
        facts, events = read(unit, life.ref), events_of_case(unit, life.ref, size=1000)
    assert facts is not None
    broken = check_case(facts, events, under=rulebook(), now=life.now)
    assert invariant in {one.invariant for one in broken}, broken
    assert all(one.words.cy and one.words.en for one in broken)


def test_a_limit_that_nobody_enforced_is_found_after_the_grace(live: Live, database: Database) -> None:
    life = live()
    with database.unit() as unit:
        events = events_of_case(unit, life.ref)
    due_at = min(one.due_at for one in life.clocks())
    soon, late = due_at + timedelta(minutes=59), due_at + timedelta(minutes=61)
    assert check_case(life.facts, events, under=rulebook(), now=soon) == []
    assert [one.invariant for one in check_case(life.facts, events, under=rulebook(), now=late)] == [5]


def test_the_whole_database_is_examined_in_batches(live: Live, parts: Parts, database: Database) -> None:
    lives = [live(ref=f"XC-000{number}").decided() for number in range(1, 6)]
    with database.unit() as unit:
        unit.do("UPDATE cases SET owner = '' WHERE ref = 'XC-0004'")
        unit.do("UPDATE deadlines SET due_at = due_at + interval '4000 days'")
    broken = verify_invariants(parts, batch=2)
    assert {one.case_ref for one in broken if one.invariant == 1} == {"XC-0004"}
    assert {one.case_ref for one in broken if one.invariant == 5} == {life.ref for life in lives}
