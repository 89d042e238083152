"""A chain holds exactly as long as nobody touches it, and survives the way through the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import psycopg
from hypothesis import given
from hypothesis import strategies as st

from tests.embedded_postgres import FreshDatabase
from tests.workflow.stored_life import StoredLife
from workflow.casework.changes import Event
from workflow.records.chain import canonical, chained, verify
from workflow.records.database import Database, libpq_url
from workflow.records.questions.history import verify_all

AT = datetime(2026, 9, 7, 9, 0, 0, 1, tzinfo=UTC)
words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
events = st.builds(
    Event,
    kind=words,
    at=st.just(AT),
    actor=words,
    body=words,
    data=st.dictionaries(words, values, max_size=3),
    sets=st.just({}),
    due_at=st.none() | st.just(AT),
)


@given(st.lists(events, min_size=1, max_size=6))
def test_a_chain_as_it_was_made_holds(made: list[Event]) -> None:
    assert verify(chained(made, case_ref="XC-1", after=0, prev_hash="")) is None


@given(st.lists(events, min_size=2, max_size=6), st.data())
def test_any_change_is_found_at_the_event_that_was_touched(made: list[Event], data: st.DataObject) -> None:
    chain = chained(made, case_ref="XC-1", after=0, prev_hash="")
    place = data.draw(st.integers(0, len(chain) - 1))
    touched = data.draw(st.sampled_from(["kind", "actor", "body", "at", "data", "seq", "prev_hash", "hash"]))
    chain[place] = replace(chain[place], **{touched: _other(getattr(chain[place], touched))})
    broken = verify(chain)
    assert broken is not None
    assert broken.seq == chain[place].seq or touched == "seq"


@given(st.lists(events, min_size=3, max_size=6), st.data())
def test_an_event_taken_out_or_moved_is_found(made: list[Event], data: st.DataObject) -> None:
    chain = chained(made, case_ref="XC-1", after=0, prev_hash="")
    place = data.draw(st.integers(0, len(chain) - 2))
    assert verify(chain[:place] + chain[place + 1 :]) is not None
    assert verify([*chain[:place], chain[place + 1], chain[place], *chain[place + 2 :]]) is not None


def test_the_same_instant_in_another_zone_is_the_same_event() -> None:
    event = Event(kind="K", at=AT, actor="a", body="b", data={}, sets={})
    cardiff = replace(event, at=AT.astimezone(timezone(timedelta(hours=1))))
    assert canonical(event, case_ref="X", seq=1, prev_hash="") == canonical(
        cardiff, case_ref="X", seq=1, prev_hash=""
    )


def test_chains_of_several_cases_are_checked_in_one_pass_and_each_break_is_told_once() -> None:
    event = Event(kind="K", at=AT, actor="a", body="b", data={}, sets={})
    first = chained([event] * 3, case_ref="X1", after=0, prev_hash="")
    second = chained([event] * 2, case_ref="X2", after=0, prev_hash="")
    assert verify([*first, *second]) is None
    broken = verify([*first, second[0], replace(second[1], kind="Other")])
    assert broken is not None
    assert (broken.case_ref, broken.seq) == ("X2", 2)


def test_a_stored_chain_holds_and_a_byte_changed_behind_our_back_is_found(
    live: Callable[..., StoredLife], database: Database, migrated: FreshDatabase
) -> None:
    lives = [live(ref=f"XC-000{number}").decided() for number in (1, 2, 3)]
    with database.unit() as unit:
        assert verify_all(unit) == (sum(len(life.events) for life in lives), [])
    _behind_our_back(migrated, "UPDATE events SET actor = 'x' WHERE case_ref = 'XC-0002' AND seq = 3")
    with database.unit() as unit:
        _, broken = verify_all(unit)
    assert [(one.case_ref, one.seq) for one in broken] == [("XC-0002", 3)]


def test_the_last_event_taken_off_the_end_is_found(
    live: Callable[..., StoredLife], database: Database, migrated: FreshDatabase
) -> None:
    life = live().decided()
    _behind_our_back(migrated, f"DELETE FROM events WHERE seq = {len(life.events)}")
    with database.unit() as unit:
        _, broken = verify_all(unit)
    assert [one.case_ref for one in broken] == [life.ref]


def _behind_our_back(migrated: FreshDatabase, statement: str) -> None:
    with psycopg.connect(libpq_url(migrated.owner_url)) as owner:
        owner.execute("ALTER TABLE events DISABLE TRIGGER events_stand")
        owner.execute(statement)  # type: ignore[call-overload]


def _other(value: Any) -> Any:
    match value:
        case datetime():
            return value + timedelta(microseconds=1)
        case int():
            return value + 1
        case dict():
            return value | {"another": 1}
        case str():
            return value + "x"
    raise AssertionError(value)
