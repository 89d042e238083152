"""The five stories of the casebook come out as they say, in memory and in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cytundeb.demonstration.casebook import Story, read_casebook
from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.demonstration.playing import Play
from tests.embedded_postgres import TestPostgres
from workflow.casework.facts import CaseFacts
from workflow.casework.rulebook import Rulebook
from workflow.invariants import verify_invariants
from workflow.parts import Parts, Settings
from workflow.records import clock, reading, writing
from workflow.records.merging import merged
from workflow.records.migrating import migrate
from workflow.records.questions.history import events_of_case

LOAD = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORIES = {story.name: story for story in read_casebook(now=LOAD)}


def play_of(story: Story) -> Play:
    return Play(
        [story.opening], story.steps, cast=Cast(make_people()), rulebook=Rulebook.load(), loaded_at=LOAD
    )


def comes_out_as_it_says(story: Story, facts: CaseFacts, events: list[str]) -> None:
    """Every expectation of a story, of its facts and the order of its events."""
    expects = story.expects
    case = facts.case
    assert {name: getattr(case, name) for name in expects["states"]} == expects["states"]
    told = [{share["account"]: share["pence"] for share in split.shares} for split in facts.splits]
    assert told == expects["shares"]
    last = next(split for split in facts.splits if split.id == case.split_id)
    assert last.agreed_how == expects["agreed_how"]
    assert last.agreed_clause == expects.get("agreed_clause")
    paying = {
        line.kind: payer.body
        for line in facts.cost_lines
        for payer in facts.payers
        if payer.line_id == line.id and payer.to_on is None
    }
    assert paying == expects["payers"]
    bound = {line.id for line in facts.cost_lines if line.kind in expects.get("never_with_the_council", ())}
    carried = {
        step["account"] for split in facts.splits for step in split.working if step["line_id"] in bound
    }
    assert carried <= {f"{case.health_board}.health"}
    following = iter(events)
    assert [kind for kind in expects["order"] if kind not in following] == []


@pytest.mark.parametrize("name", STORIES)
def test_a_story_comes_out_as_it_says(name: str) -> None:
    play = play_of(STORIES[name])
    events = [
        event.kind
        for instant in play.instants()
        for changes in instant.changes.values()
        for one in changes
        for event in one.events
    ]
    (facts,) = play.facts.values()
    comes_out_as_it_says(STORIES[name], facts, events)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_told_in_both_languages(name: str) -> None:
    story = STORIES[name]
    assert story.title.cy != story.title.en
    assert story.telling.cy != story.telling.en


def test_the_care_does_not_wait_for_the_money_in_any_story() -> None:
    for story in STORIES.values():
        play = play_of(story)
        list(play.instants())
        (facts,) = play.facts.values()
        assert facts.case.delivered_at is not None
        agreed = [split.agreed_at for split in facts.splits if split.agreed_at]
        assert facts.case.delivered_at < min(agreed)


class TestInADatabase:
    @pytest.fixture
    def parts(self, postgres: TestPostgres, tmp_path: Path) -> Iterator[Parts]:
        fresh = postgres.create(template=postgres.make_template("migrated", migrate))
        with Parts.make(Settings(database_url=fresh.app_url, var=tmp_path, demonstration=True)) as parts:
            yield parts
        postgres.drop(fresh.name)

    @pytest.mark.parametrize("name", STORIES)
    def test_a_story_comes_out_as_it_says(self, parts: Parts, name: str) -> None:
        play = play_of(STORIES[name])
        for instant in play.instants():
            with parts.database.unit() as unit:
                clock.raise_offset_to(unit, instant.now)
                changes = [merged(steps) for steps in instant.changes.values()]
                play.written(writing.write(unit, changes, seal=parts.keyring.seal))
        with parts.database.unit() as unit:
            ref = STORIES[name].opening.ref or ""
            facts = reading.read(unit, ref)
            events = [event.kind for event in events_of_case(unit, ref, size=1000)]
        assert facts is not None
        comes_out_as_it_says(STORIES[name], facts, events)
        assert verify_invariants(parts) == []
