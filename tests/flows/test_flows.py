"""Promises of the flows, called as plain functions: what they answer, and that a second call
does nothing.
"""

from __future__ import annotations

import asyncio

import pytest

from flows.deliver_notices import deliver_notices
from flows.enforce_deadlines import WORDS, enforce_deadlines
from flows.forget_expired import forget_expired
from flows.scan_attachments import scan_attachments
from flows.verify_invariants import verify_invariants
from workflow.parts import Parts


@pytest.fixture(autouse=True)
def _environment(demonstration: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in demonstration.items():
        monkeypatch.setenv(name, value)


def test_enforcing_answers_the_counts_of_the_command() -> None:
    counts = asyncio.run(enforce_deadlines.fn())
    assert list(counts) == ["due", "acted", "applied", "climbed", "escalated", "notices"] == list(WORDS)


def test_enforcing_is_idempotent() -> None:
    asyncio.run(enforce_deadlines.fn())
    assert set(asyncio.run(enforce_deadlines.fn()).values()) == {0}


def test_delivering_is_idempotent() -> None:
    asyncio.run(deliver_notices.fn())
    assert asyncio.run(deliver_notices.fn()) == {"sent": 0, "put_off": 0, "given_up": 0}


def test_scanning_where_nothing_waits_does_nothing() -> None:
    assert asyncio.run(scan_attachments.fn()) == {"clean": 0, "infected": 0, "waiting": 0}


def test_verifying_answers_a_count_for_every_invariant() -> None:
    counts = asyncio.run(verify_invariants.fn())
    assert counts.pop("cases") == 0
    assert set(counts.values()) == {0}


def test_what_has_expired_is_forgotten_once_and_what_has_not_is_kept() -> None:
    kept = (
        "INSERT INTO kept_answers (person, path, key, request_sha256, status, body, headers, at) VALUES "
        "('somebody', '/p', %s, '', 201, '', '{}', clock_timestamp() - make_interval(days => %s))"
    )
    with Parts.from_environment() as parts:
        with parts.database.unit() as unit:
            for key, days in (("old", 31), ("new", 29)):
                unit.do(kept, (key, days))
        assert [asyncio.run(forget_expired.fn())["answers"] for _ in range(2)] == [1, 0]
        with parts.database.unit() as unit:
            assert unit.all("SELECT key FROM kept_answers WHERE person = 'somebody'") == [("new",)]
