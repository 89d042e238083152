"""Changes are written whole, once, in one statement, and never over somebody else's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from tests.embedded_postgres import FreshDatabase
from tests.workflow.casework.life import act_id, rulebook
from tests.workflow.stored_life import KEYS, StoredLife
from workflow.casework import commands as c
from workflow.casework.changes import Changes
from workflow.casework.facts import CaseFacts
from workflow.casework.perform import perform
from workflow.records.database import Database, Unit, libpq_url
from workflow.records.merging import merged
from workflow.records.questions.history import events_of_case, notices_of_case
from workflow.records.reading import read, read_many
from workflow.records.rows import plain
from workflow.records.writing import LostUpdate, write

Live = Callable[..., StoredLife]


def acknowledged(facts: CaseFacts, life: StoredLife) -> Changes:
    """The changes of one small act."""
    answer = perform(
        facts, c.AcknowledgeReferral(), now=life.now, actor=life.health("coordinator"), act_id=act_id(),
        salt="s", under=rulebook(),
    )  # fmt: skip
    assert isinstance(answer, Changes)
    return answer


def test_what_was_written_is_what_is_read(live: Live, database: Database) -> None:
    life = live().announced().agreed().signed()
    with database.unit() as unit:
        found = read(unit, life.ref)
    assert found is not None
    assert sorted(map(_plain, found.rows())) == sorted(map(_plain, life.facts.rows()))
    assert found.notices_written == life.facts.notices_written == len(life.notices)


def test_events_are_numbered_from_one_and_chained(live: Live, database: Database) -> None:
    life = live().decided()
    with database.unit() as unit:
        events = events_of_case(unit, life.ref, size=500)
    assert [event.kind for event in events] == life.events
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert events[0].prev_hash == ""
    assert [event.prev_hash for event in events[1:]] == [event.hash for event in events[:-1]]
    assert (life.facts.case.last_seq, life.facts.case.last_hash) == (events[-1].seq, events[-1].hash)


def test_changes_judged_on_facts_that_have_moved_are_refused_whole(live: Live, database: Database) -> None:
    life = live()
    stale = acknowledged(life.facts, life)
    life.do(c.AcknowledgeReferral(), life.health("coordinator"))
    with pytest.raises(LostUpdate, match=life.ref), database.unit() as unit:
        write(unit, [stale])
    with database.unit() as unit:
        assert len(events_of_case(unit, life.ref)) == len(life.events)
        assert len(notices_of_case(unit, life.ref)) == len(life.notices)


def test_a_case_is_opened_only_once(live: Live, database: Database) -> None:
    life = live()
    with pytest.raises(LostUpdate), database.unit() as unit:
        write(unit, [life.opened], seal=KEYS.seal)


def test_one_stale_case_keeps_a_whole_batch_from_being_written(live: Live, database: Database) -> None:
    first, second = live(ref="XC-0001"), live(ref="XC-0002")
    changes = [acknowledged(first.facts, first), acknowledged(second.facts, second)]
    second.do(c.AcknowledgeReferral(), second.health("coordinator"))
    with pytest.raises(LostUpdate), database.unit() as unit:
        write(unit, changes)
    with database.unit() as unit:
        found = read(unit, "XC-0001")
    assert found is not None
    assert found.case == first.facts.case


def test_many_cases_are_written_by_one_statement_and_read_by_one_question(
    live: Live, database: Database
) -> None:
    lives = [live(ref=f"XC-{number:04}") for number in range(1, 8)]
    with database.unit() as unit:
        counted = _Counting(unit)
        write(counted, [acknowledged(life.facts, life) for life in lives])  # type: ignore[arg-type]
        assert counted.asked == 1
        found = read_many(counted, [life.ref for life in lives])  # type: ignore[arg-type]
        assert counted.asked == 2
    assert list(found) == [life.ref for life in lives]
    assert {facts.case.decision for facts in found.values()} == {"assessing"}


def test_two_acts_of_one_instant_merge_into_one_writing(live: Live, database: Database) -> None:
    life = live()
    first = acknowledged(life.facts, life)
    second = perform(
        first.facts, c.RecordAssessment(), now=life.now, actor=life.health("coordinator"), act_id=act_id(),
        salt="s", under=rulebook(),
    )  # fmt: skip
    assert isinstance(second, Changes)
    with database.unit() as unit:
        (written,) = write(unit, [merged([first, second])])
        events = events_of_case(unit, life.ref)
    assert [event.kind for event in events] == ["CaseOpened", "ReferralAcknowledged", "AssessmentRecorded"]
    assert written.case.decision == "assessed"
    with database.unit() as unit:
        assert sorted(map(_plain, read(unit, life.ref).rows())) == sorted(map(_plain, written.rows()))  # type: ignore[union-attr]


def test_no_byte_of_the_child_s_values_is_stored_readable(live: Live, migrated: FreshDatabase) -> None:
    live(child=c.Child(given_name="Blodeuwedd", family_name="Llwyfen", birth_on="2015-02-03"))
    with psycopg.connect(libpq_url(migrated.owner_url)) as connection:
        tables = [
            row[0]
            for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        for table in tables:
            for (text,) in connection.execute(f"SELECT t::text FROM {table} t"):  # type: ignore[call-overload]
                assert "Blodeuwedd" not in text, table
        sealed = connection.execute("SELECT ciphertext FROM children").fetchall()
    assert len(sealed) == 1
    assert b"Blodeuwedd" not in sealed[0][0]


def test_a_child_s_values_are_never_written_unsealed(live: Live, database: Database) -> None:
    opened = live().opened
    with pytest.raises(ValueError, match="unsealed"), database.unit() as unit:
        write(unit, [opened])


def test_a_death_stops_every_family_notice_that_still_waits(live: Live, database: Database) -> None:
    life = live().decided()
    life.do(c.EndCase(act="end", reason="death"), life.health("coordinator"))
    with database.unit() as unit:
        notices = notices_of_case(unit, life.ref)
    family = [notice.status for notice in notices if notice.audience == "family"]
    assert family
    assert set(family) == {"stopped"}
    assert any(notice.status == "waiting" for notice in notices if notice.audience == "office")


def test_nothing_to_write_asks_nothing() -> None:
    assert write(None, []) == ()  # type: ignore[arg-type]


class _Counting:
    """A unit that counts what is asked of it."""

    def __init__(self, unit: Unit) -> None:
        self._unit, self.asked = unit, 0

    def __getattr__(self, name: str) -> Any:
        self.asked += 1
        return getattr(self._unit, name)


def _plain(row: Any) -> str:
    """A row as JSON: lists and tuples, and the order of keys, are the same there."""
    return json.dumps(plain(row), sort_keys=True)
