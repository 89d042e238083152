"""The casebook and the caseload of the demonstration between them go everywhere that a case can go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from api.pages.event_words import kinds
from tests.cytundeb.demonstration.played import Played, played
from workflow.machine.arbiter import FINAL, STATES

A_WEDNESDAY = datetime(2026, 11, 18, 14, tzinfo=UTC)
LEFT_AT_ONCE = {"noted"}
"""A disagreement leaves this state in the act that opens it."""
NOT_IN_A_STORY = {
    "AutomaticActHeldBack": "every region of the demonstration has gone live",
    "WouldHaveActed": "every region of the demonstration has gone live",
    "RulesMigrated": "the command line moves cases to a later pack of rules",
    "CalendarReplanned": "the calendar changes between two starts",
    "ReferralCovered": "an absence is entered at the command line",
    "FileScanned": "the demonstration has no scanner",
    "TotalLimitPutOff": "a total limit is put off only after an outage of weeks",
    "PanelCalledOff": "no meeting of a panel is called off in the demonstration",
}
"""Events that neither writes, each with its reason; tests of their own hold them."""


@pytest.fixture(scope="module")
def everything() -> Played:
    return played(A_WEDNESDAY)


def lives(everything: Played, machine: str) -> Iterator[list[str]]:
    """The states of each case, or of each disagreement, one after the other."""
    table, column = ("disagreements", "stage") if machine == "disagreement" else ("cases", machine)
    for events in everything.events.values():
        found: dict[str, list[str]] = {}
        for event in events:
            for key, row in event.sets.get(table, {}).items():
                if column in row:
                    found.setdefault(key, []).append(row[column])
        yield from found.values()


@pytest.mark.parametrize("machine", STATES)
class TestEachMachine:
    def test_is_seen_in_every_state(self, everything: Played, machine: str) -> None:
        assert set(STATES[machine]) - everything.states(machine) <= LEFT_AT_ONCE

    def test_has_no_state_that_nobody_leaves_but_the_last(self, everything: Played, machine: str) -> None:
        left = {
            before
            for states in lives(everything, machine)
            for before, after in pairwise(states)
            if after != before
        }
        assert set(STATES[machine]) - FINAL[machine] - left <= LEFT_AT_ONCE


def test_every_event_that_has_words_happens(everything: Played) -> None:
    happened = {event.kind for event in everything.all_events()}
    assert set(kinds()) - happened == set(NOT_IN_A_STORY)
