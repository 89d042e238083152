"""The shipped demonstration played in memory, against any day of load: what happened, case by case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from cytundeb.demonstration.cast import Cast, make_people
from cytundeb.demonstration.playbill import read_playbill
from cytundeb.demonstration.playing import Play, new_id
from workflow.casework.changes import Changes, Event
from workflow.casework.facts import CaseFacts
from workflow.casework.perform import bring_up_to_date
from workflow.casework.rulebook import Rulebook

PERIODIC = frozenset(
    {
        "FamilyNoteWritten",
        "NoAdultServiceAccepted",
        "ReferralNotTaken",
        "SettingAlarm",
        "SupportNotDelivered",
        "TimeLimitPassed",
        "WelshGovernmentReminded",
    }
)
"""What is done again every so often as long as something lasts: how often hangs on the weekends between."""


@dataclass(frozen=True)
class Played:
    """Every case's events and facts at the load, and what the first enforcement after it adds."""

    events: dict[str, list[Event]]
    facts: dict[str, CaseFacts]
    first: dict[str, Changes]
    instants: int

    def all_events(self) -> Iterator[Event]:
        """Every event, the first enforcement's among them."""
        for listed in self.events.values():
            yield from listed
        for changes in self.first.values():
            yield from changes.events

    def states(self, story: str) -> set[str]:
        """Every state that a story of any case was ever in, and every stage of a disagreement."""
        table, column = ("disagreements", "stage") if story == "disagreement" else ("cases", story)
        return {
            row[column]
            for event in self.all_events()
            for row in event.sets.get(table, {}).values()
            if column in row
        }


@cache
def played(loaded_at: datetime) -> Played:
    """Play it once and keep what happened."""
    under = Rulebook.load()
    commands, steps = read_playbill(under, now=loaded_at)
    play = Play(commands, steps, cast=Cast(make_people()), rulebook=under, loaded_at=loaded_at)
    events: dict[str, list[Event]] = {}
    instants = 0
    for instant in play.instants():
        instants += 1
        for ref, changes in instant.changes.items():
            events.setdefault(ref, []).extend(event for one in changes for event in one.events)
    first = {
        ref: done
        for ref, facts in play.facts.items()
        if (done := bring_up_to_date(facts, now=loaded_at, act_id=new_id(), salt="s", under=under))
    }
    return Played(events, play.facts, first, instants)


def told(events: Iterable[Event]) -> Counter[str]:
    """How often each kind of event happened, but for the periodic ones."""
    return Counter(event.kind for event in events if event.kind not in PERIODIC)
