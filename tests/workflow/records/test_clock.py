"""The clock is the database's, plus an offset that never decreases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.workflow.stored_life import StoredLife
from workflow.records.clock import ClockRefused, now, raise_offset_to, real_now, release_to_present, start_at
from workflow.records.database import Database
from workflow.records.marks import is_demonstration, is_empty, set_mark

LONG_AGO = datetime(2024, 2, 29, 12, tzinfo=UTC)


def test_without_an_offset_the_clock_is_the_database_s(database: Database) -> None:
    with database.unit() as unit:
        assert timedelta(0) <= real_now(unit) - now(unit) < timedelta(seconds=5) or now(unit) <= real_now(
            unit
        )


def test_it_starts_in_the_past_rises_to_each_instant_and_never_falls(database: Database) -> None:
    with database.unit() as unit:
        start_at(unit, LONG_AGO)
        assert timedelta(0) <= now(unit) - LONG_AGO < timedelta(seconds=5)
        later = LONG_AGO + timedelta(days=300)
        assert raise_offset_to(unit, later)
        assert later <= now(unit) < later + timedelta(seconds=5)
        assert not raise_offset_to(unit, LONG_AGO)
        assert now(unit) >= later
        release_to_present(unit)
        assert abs(now(unit) - real_now(unit)) < timedelta(seconds=5)
        ahead = real_now(unit) + timedelta(days=30)
        assert raise_offset_to(unit, ahead)
        release_to_present(unit)
        assert now(unit) >= ahead


def test_it_starts_in_the_past_only_once(database: Database) -> None:
    with database.unit() as unit:
        start_at(unit, LONG_AGO)
        with pytest.raises(ClockRefused, match="empty database"):
            start_at(unit, LONG_AGO)


def test_it_never_starts_over_cases(live: Callable[..., StoredLife], database: Database) -> None:
    live()
    with database.unit() as unit:
        assert not is_empty(unit)
        with pytest.raises(ClockRefused, match="empty database"):
            start_at(unit, LONG_AGO)


def test_it_does_not_start_in_the_future(database: Database) -> None:
    with database.unit() as unit, pytest.raises(ClockRefused, match="not in the past"):
        start_at(unit, datetime(2999, 1, 1, tzinfo=UTC))


def test_the_mark_of_the_clock_is_set_by_the_clock_alone(database: Database) -> None:
    with database.unit() as unit:
        assert not is_demonstration(unit)
        set_mark(unit, "demonstration", {"version": 1})
        assert is_demonstration(unit)
        with pytest.raises(ValueError, match="clock"):
            set_mark(unit, "clock", {"microseconds": 0})
