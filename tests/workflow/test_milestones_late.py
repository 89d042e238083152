"""A case that was opened before milestones were kept has them from the next start on, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.workflow.casework.life import MONDAY
from tests.workflow.stored_life import KEYS, StoredLife
from workflow.casework import commands as c
from workflow.casework import opening
from workflow.casework.facts import CaseFacts
from workflow.invariants import verify_invariants
from workflow.milestones_late import plan_missing_milestones
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.reading import read

Live = Callable[..., StoredLife]


@pytest.fixture
def older(parts: Parts, live: Live, monkeypatch: pytest.MonkeyPatch) -> StoredLife:
    """A case whose opening planned nothing."""
    with parts.database.unit() as unit:
        clock.start_at(unit, MONDAY)
    with monkeypatch.context() as before:
        before.setattr(opening, "begin_milestones", lambda at, birth_on: None)
        life = live(ref="XC-0007")
    assert not life.facts.transitions
    return life


def _stored(parts: Parts, ref: str) -> CaseFacts:
    with parts.database.unit() as unit:
        facts = read(unit, ref)
    assert facts is not None
    return facts


def test_its_milestones_are_planned_from_the_sealed_birth_date_once(parts: Parts, older: StoredLife):
    with_keys = replace(parts, keyring=KEYS)
    assert [plan_missing_milestones(with_keys) for _ in range(2)] == [1, 0]
    facts = _stored(parts, older.ref)
    (row,) = facts.transitions
    assert row.counted_from == date(2027, 2, 1)
    assert [one.kind for one in facts.deadlines if one.kind.startswith("transition")] == ["transition_begins"]
    assert not [
        one for one in verify_invariants(with_keys) if one.case_ref == older.ref and one.invariant > 1
    ]


def test_a_case_that_rests_keeps_its_month_and_starts_no_clock(parts: Parts, older: StoredLife):
    leader = older.health("coordinator")
    older.do(c.RecordChecklist(act="record", outcome="not_progressed", reasons="Rhesymau"), leader)
    older.do(c.TellChecklistOutcome(act="tell"), leader)
    older.do(c.HandOver(family_declined=True), leader)
    assert plan_missing_milestones(replace(parts, keyring=KEYS)) == 1
    facts = _stored(parts, older.ref)
    assert facts.transitions
    assert [one.kind for one in facts.deadlines if one.status == "open"] == ["not_progressed_look_again"]


def test_an_ended_case_is_left_as_it_is(parts: Parts, older: StoredLife):
    older.do(c.EndCase(act="end", reason="moved"), older.health("coordinator"))
    assert plan_missing_milestones(replace(parts, keyring=KEYS)) == 0
