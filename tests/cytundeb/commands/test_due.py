"""Promises of `cytundeb due`: the day, the instant, and what it refuses."""

from __future__ import annotations

import pytest

from tests.cytundeb.typed_commands import CommandLine

VECTORS = [
    ("2026-12-23", "5 working days", "2027-01-04", "2027-01-05T00:00:00Z"),
    ("2026-03-27", "1 working day", "2026-03-30", "2026-03-30T23:00:00Z"),
    ("2026-03-27", "0 days", "2026-03-27", "2026-03-28T00:00:00Z"),
    ("2026-01-31", "1 month", "2026-02-28", "2026-03-01T00:00:00Z"),
    ("2024-02-29", "1 year", "2025-02-28", "2025-03-01T00:00:00Z"),
    ("2026-10-18", "1 week", "2026-10-25", "2026-10-26T00:00:00Z"),
    ("2026-11-21", "3 diwrnod gwaith", "2026-11-25", "2026-11-26T00:00:00Z"),
]


@pytest.mark.parametrize(("start", "length", "on", "at"), VECTORS)
def test_it_answers_the_last_day_and_the_instant_after_it(
    typed: CommandLine, start: str, length: str, on: str, at: str
) -> None:
    said = typed("due", "--from", start, "--add", length, "--json")
    assert said.code == 0
    assert (said.document["due_on"], said.document["due_at"]) == (on, at)
    assert said.document["provisional"] is False
    assert set(said.document) == {"due_on", "due_at", "calendar", "provisional"}


def test_past_the_last_known_holiday_the_day_is_provisional(typed: CommandLine) -> None:
    assert (
        typed("due", "--from", "2090-01-01", "--add", "5 working days", "--json").document["provisional"]
        is True
    )


def test_before_2012_it_is_refused(typed: CommandLine) -> None:
    said = typed("due", "--from", "2011-12-31", "--add", "1 day", "--json")
    assert (said.code, said.out) == (3, "")
    assert "2012-01-01" in said.err


@pytest.mark.parametrize(
    ("start", "length"),
    [
        ("2026-02-30", "1 day"),
        ("20260101", "1 day"),
        ("2026-01-01", "soon"),
        ("2026-01-01", "-1 days"),
        ("", "1 day"),
    ],
)
def test_days_and_lengths_that_cannot_be_read_are_wrong_usage(
    typed: CommandLine, start: str, length: str
) -> None:
    said = typed("due", "--from", start, "--add", length)
    assert (said.code, said.out) == (2, "")


def test_without_json_it_says_so_in_a_sentence(typed: CommandLine) -> None:
    assert typed("due", "--from", "2026-12-23", "--add", "5 working days").out.startswith(
        "2027-01-04: over at"
    )
