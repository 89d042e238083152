"""The stories of the casebook come out as they say, in memory and in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cytundeb.demonstration.casebook import Story, read_casebook
from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.demonstration.playing import Play
from tests.embedded_postgres import TestPostgres
from tests.stories.expecting import Outcome, comes_out_as_it_says, somebody_has_it
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.invariants import verify_invariants
from workflow.parts import Parts, Settings
from workflow.records import clock, reading, writing
from workflow.records.merging import merged
from workflow.records.migrating import migrate
from workflow.records.panels import writing as panel_writing
from workflow.records.questions.history import events_of_case

LOAD = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORIES = {story.name: story for story in read_casebook(now=LOAD)}


def play_of(story: Story) -> Play:
    return Play(
        [story.opening], story.steps, cast=Cast(make_people()), rulebook=Rulebook.load(), loaded_at=LOAD
    )


@pytest.mark.parametrize("name", STORIES)
def test_a_story_comes_out_as_it_says(name: str) -> None:
    play = play_of(STORIES[name])
    events = []
    for instant in play.instants():
        changed = instant.changes.get(STORIES[name].opening.ref or "", ())
        events += [(event.kind, event.at) for one in changed for event in one.events]
        for facts in play.facts.values():
            somebody_has_it(facts)
    facts = play.facts[STORIES[name].opening.ref or ""]
    comes_out_as_it_says(STORIES[name], Outcome(facts, events, local_date(LOAD)))


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_told_in_both_languages(name: str) -> None:
    story = STORIES[name]
    assert story.title.cy != story.title.en
    assert story.telling.cy != story.telling.en


@pytest.mark.parametrize("name", STORIES)
def test_the_care_does_not_wait_for_the_money(name: str) -> None:
    play = play_of(STORIES[name])
    list(play.instants())
    facts = play.facts[STORIES[name].opening.ref or ""]
    assert facts.deliveries
    agreed = [split.agreed_at for split in facts.splits if split.agreed_at]
    assert not agreed or min(one.confirmed_at for one in facts.deliveries) < min(agreed)


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
        with parts.database.unit() as unit:
            clock.start_at(unit, play.begins_at - timedelta(hours=1))
        for instant in play.instants():
            with parts.database.unit() as unit:
                clock.raise_offset_to(unit, instant.now)
                changes = [merged(steps) for steps in instant.changes.values()]
                play.written(writing.write(unit, changes, seal=parts.keyring.seal))
                play.panels_written([panel_writing.write(unit, one) for one in instant.panels])
        with parts.database.unit() as unit:
            ref = STORIES[name].opening.ref or ""
            facts = reading.read(unit, ref)
            events = [(event.kind, event.at) for event in events_of_case(unit, ref, size=5000)]
        assert facts is not None
        comes_out_as_it_says(STORIES[name], Outcome(facts, events, local_date(LOAD)))
        assert verify_invariants(parts) == []
