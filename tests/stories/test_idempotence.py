"""Every automatic act, once: enforced again at its instant, or a moment before it, nothing happens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.demonstration.playbill import read_playbill
from cytundeb.demonstration.playing import Play, new_id
from tests.stories.lives_of_care import lives_of_care
from tests.stories.lives_of_offices import lives_of_offices
from workflow.casework.changes import Changes
from workflow.casework.enforcing import ENFORCE
from workflow.casework.facts import CaseFacts
from workflow.casework.perform import bring_up_to_date
from workflow.casework.rulebook import Rulebook

LOAD = datetime(2026, 11, 20, 12, tzinfo=UTC)
MONTHS_AWAY = timedelta(days=500)


def enforced(facts: CaseFacts, now: datetime) -> Changes | None:
    return bring_up_to_date(facts, now=now, act_id=new_id(), salt="s", under=Rulebook.load())


def lives() -> Iterator[CaseFacts]:
    """Every case of the demonstration, as it stands after each of its instants."""
    rulebook = Rulebook.load()
    commands, steps = read_playbill(rulebook, now=LOAD)
    play = Play(commands, steps, cast=Cast(make_people()), rulebook=rulebook, loaded_at=LOAD)
    for instant in play.instants():
        for ref in instant.changes:
            yield play.facts[ref]


@pytest.fixture(scope="module")
def waiting() -> dict[str, CaseFacts]:
    """For each kind of time limit, a case in which it is the next to end."""
    found: dict[str, CaseFacts] = {}
    for facts in lives():
        _keep(facts, found)
    for facts in [*found.values(), *lives_of_care(), *lives_of_offices()]:
        _follow(facts, found)
    return found


def _keep(facts: CaseFacts, found: dict[str, CaseFacts]) -> None:
    """Keep a case for each kind of time limit that would be the next to end in it."""
    running = [clock for clock in facts.deadlines if clock.status == "open"]
    first = min((clock.due_at for clock in running), default=None)
    new = {clock.kind for clock in running if clock.due_at == first} - found.keys()
    if first and new:
        done = enforced(facts, first)
        assert done is not None
        passed = {clock.kind for clock in done.facts.deadlines if clock.status == "passed"}
        found.update(dict.fromkeys(new & passed, facts))


def _follow(facts: CaseFacts, found: dict[str, CaseFacts]) -> None:
    """Let time pass on a case: what is months away becomes the next."""
    until = max(clock.due_at for clock in facts.deadlines) + MONTHS_AWAY
    for _ in range(400):
        running = [clock for clock in facts.deadlines if clock.status == "open"]
        if not running or set(ENFORCE) <= set(found):
            return
        _keep(facts, found)
        done = enforced(facts, min(until, *(clock.due_at for clock in running)))
        facts = done.facts if done else facts


@pytest.mark.parametrize("kind", ENFORCE)
class TestEachTimeLimit:
    def next_of(self, facts: CaseFacts) -> datetime:
        return min(clock.due_at for clock in facts.deadlines if clock.status == "open")

    def test_does_nothing_before_its_instant(self, waiting: dict[str, CaseFacts], kind: str) -> None:
        facts = waiting[kind]
        assert enforced(facts, self.next_of(facts) - timedelta(microseconds=1)) is None

    def test_acts_once_at_its_instant(self, waiting: dict[str, CaseFacts], kind: str) -> None:
        facts = waiting[kind]
        now = self.next_of(facts)
        done = enforced(facts, now)
        assert done is not None
        assert any(clock.kind == kind and clock.status == "passed" for clock in done.facts.deadlines)
        assert enforced(done.facts, now) is None

    def test_does_the_same_to_the_same_facts(self, waiting: dict[str, CaseFacts], kind: str) -> None:
        facts = waiting[kind]
        now = self.next_of(facts)
        once, again = enforced(facts, now), enforced(facts, now)
        assert once is not None
        assert again is not None
        assert [event.kind for event in once.events] == [event.kind for event in again.events]
        assert once.facts.case == again.facts.case or once.facts.case.split_id != again.facts.case.split_id
