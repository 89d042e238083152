"""Lives led at random on real records: what is written is read again as it was, and every promise of a life
holds on the rows and events of the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant

from tests.embedded_postgres import TestPostgres
from tests.stories.random_life import RandomLife, rulebook
from tests.stories.test_random_lives import ALife, lives
from tests.workflow.stored_life import KEYS
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts, key_of
from workflow.invariants import check_case
from workflow.records.chain import StoredEvent
from workflow.records.database import Database
from workflow.records.migrating import migrate
from workflow.records.questions.history import events_of_cases
from workflow.records.reading import read
from workflow.records.rows import plain
from workflow.records.writing import write

_REFS = count(1)


class StoredRandomLife(RandomLife):
    """A random life whose every step is a transaction, and goes on from what the database then says."""

    def __init__(self, draw: object, database: Database) -> None:
        self.database = database
        super().__init__(draw, f"XC-{next(_REFS):06d}")  # type: ignore[arg-type]  # a `data.draw`

    def take(self, changes: Changes) -> None:
        super().take(changes)
        with self.database.unit() as unit:
            (written,) = write(unit, [changes], seal=KEYS.seal)
        assert written.case == self.facts.case, "the end of the chain is the one that was counted in memory"
        opened = self.facts.openings
        self.facts = self.stored()[0]
        assert _rows(self.facts) == _rows(written), "what was written is what is read"
        self.facts = replace(self.facts, openings=opened)

    def stored(self) -> tuple[CaseFacts, tuple[StoredEvent, ...]]:
        """The facts and the events as they stand in the database."""
        with self.database.unit() as unit:
            facts = read(unit, self.ref)
            events = events_of_cases(unit, [self.ref])[self.ref]
        assert facts is not None
        return facts, tuple(events)


def _rows(facts: CaseFacts) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row of a case in plain values, by its table and key."""
    return {(row.TABLE, key_of(row)): plain(row) for row in facts.rows()}


class AStoredLife(ALife):
    """The same acts, sleeps and invariants, on rows and events that were stored."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database

    def new_life(self, data: st.DataObject) -> RandomLife:
        return StoredRandomLife(data.draw, self.database)

    @invariant()
    def the_stored_record_holds(self) -> None:
        if not hasattr(self, "life"):
            return
        assert isinstance(self.life, StoredRandomLife)
        facts, events = self.life.stored()
        broken = [
            (one.invariant, one.words.en)
            for one in check_case(facts, events, under=rulebook(), now=self.life.now)
            if self.up_to_date or "has not acted" not in one.words.en
        ]
        assert broken == [], broken


@pytest.fixture
def database(postgres: TestPostgres) -> Iterator[Database]:
    """A migrated database of this test's own."""
    fresh = postgres.create(template=postgres.make_template("migrated", migrate))
    with Database(fresh.app_url) as reached:
        yield reached
    postgres.drop(fresh.name)


@pytest.mark.timeout(600)
def test_thousands_of_steps_on_real_records_break_no_promise(database: Database) -> None:
    lives(lambda: AStoredLife(database), examples=50, steps=50, derandomize=True)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_many_more_lives_on_real_records_break_no_promise(database: Database) -> None:
    lives(lambda: AStoredLife(database), examples=1500, steps=80, derandomize=False)
