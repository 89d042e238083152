"""Folding a case's events gives its rows, for every story; a column changed behind the events' back is
named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.workflow.stored_life import StoredLife
from workflow.casework import commands as c
from workflow.records.database import Database
from workflow.records.folding import differences
from workflow.records.questions.history import events_of_case
from workflow.records.reading import read

Live = Callable[..., StoredLife]


def objection_upheld(life: StoredLife) -> None:
    line = next(one for one in life.facts.cost_lines if one.kind == "trained_carer")
    life.announced()
    dispute = life.objected("facts", claim=c.Claim(line_id=line.id, minutes_a_week=40 * 60))
    life.do(c.Settle(outcome="upheld", reasons="Rhesymau"), life.social("head_of_service"), dispute.id)


def silence(life: StoredLife) -> None:
    life.announced().pass_working_days(12)


def up_to_welsh_government(life: StoredLife) -> None:
    life.announced().objected("scope")
    life.pass_working_days(45)


STORIES: dict[str, Callable[[StoredLife], object]] = {
    "opened": lambda life: life,
    "signed": lambda life: life.announced().agreed().signed(),
    "applied by silence": silence,
    "facts objection upheld": objection_upheld,
    "up to Welsh Government": up_to_welsh_government,
    "death": lambda life: life.decided().do(c.EndCase(act="end", reason="death"), life.health("coordinator")),
}


@pytest.mark.parametrize("story", STORIES)
def test_folding_the_events_gives_the_rows(story: str, live: Live, database: Database) -> None:
    life = live()
    STORIES[story](life)
    with database.unit() as unit:
        facts, events = read(unit, life.ref), events_of_case(unit, life.ref, size=1000)
    assert facts is not None
    assert list(differences(facts, events)) == []


def test_a_column_that_no_event_changed_is_named(live: Live, database: Database) -> None:
    life = live()
    with database.unit() as unit:
        facts, events = read(unit, life.ref), events_of_case(unit, life.ref)
    assert facts is not None
    deadline, *others = facts.deadlines
    touched = replace(facts, deadlines=(replace(deadline, paused=3), *others))
    assert list(differences(touched, events)) == [f"deadlines {deadline.id} paused"]
    assert list(differences(replace(facts, deadlines=tuple(others)), events)) == [
        f"deadlines {deadline.id}: no such row"
    ]
    assert f"deadlines {deadline.id}: no event makes it" in list(differences(facts, events[1:]))
