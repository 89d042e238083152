"""Promises of the three flows, called as plain functions: what they answer, and that a second call
does nothing.
"""

from __future__ import annotations

import asyncio

import pytest

from flows.deliver_notices import deliver_notices
from flows.enforce_deadlines import WORDS, enforce_deadlines
from flows.verify_invariants import verify_invariants


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


def test_verifying_answers_a_count_for_every_invariant() -> None:
    counts = asyncio.run(verify_invariants.fn())
    assert counts.pop("cases") == 0
    assert set(counts.values()) == {0}
