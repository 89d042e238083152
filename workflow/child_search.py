"""Looking for a child: a person's search, and the question before a case is opened. Each is recorded.

What comes back names no child: references that the officer may see, and for the rest the bodies to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflow.casework.child_terms import ChildSought, sought_as_the_same
from workflow.casework.childs_record import values_of
from workflow.casework.commands import OpenCase
from workflow.casework.duplicates import NONE_ALIKE, Alike
from workflow.casework.facts import Actor
from workflow.parts import Parts
from workflow.records import clock
from workflow.records.child_index import (
    FoundCase,
    find_children,
    index_children,
    open_cases_alike,
    record_search,
)
from workflow.records.database import Unit
from workflow.records.keyring import Keyring

SHOWN = 20
"""A search that fits more is to say more of the child."""
_OPENING = "agor achos newydd / opening a new case"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the cases one may see, whom to ask about others, and whether there were more."""

    cases: tuple[FoundCase, ...]
    ask: tuple[str, ...]
    more: bool


def search(parts: Parts, sought: ChildSought, actor: Actor, *, purpose: str) -> Found:
    """Look for a child, and record who did, what for, and how many were found. Who may is for the caller."""
    with parts.database.unit() as unit:
        found = find_children(unit, parts.keyring, sought, actor, at_most=SHOWN + 1)
        record_search(
            unit, parts.keyring, [sought], actor, purpose=purpose, found=found[:SHOWN], now=clock.now(unit)
        )
    shown = found[:SHOWN]
    return Found(
        cases=tuple(one for one in shown if one.seen), ask=_to_ask(shown), more=len(found) > len(shown)
    )


def cases_alike(unit: Unit, keyring: Keyring, command: OpenCase, actor: Actor, now: datetime) -> Alike:
    """Open cases that may be of the child for whom a case is to be opened. It is recorded where there are
    any."""
    child = values_of(command.child)
    found = open_cases_alike(unit, keyring, child, actor)
    if not found:
        return NONE_ALIKE
    record_search(unit, keyring, sought_as_the_same(child), actor, purpose=_OPENING, found=found, now=now)
    return Alike(refs=tuple(one.ref for one in found if one.seen), ask=_to_ask(found))


def _to_ask(found: tuple[FoundCase, ...]) -> tuple[str, ...]:
    """The health boards whose coordinators know the cases that this officer may not see."""
    return tuple(dict.fromkeys(one.health_board for one in found if not one.seen))


def index_every_child(parts: Parts, *, at_a_time: int = 200) -> int:
    """Index every child whose codes were never made, or were made in another way; how many. It can stop
    anywhere and go on later, beside everything else: each batch is a commit of its own. Raises KeyFault.
    """
    indexed = 0
    while True:
        with parts.database.unit() as unit:
            done = index_children(unit, parts.keyring, at_most=at_a_time)
        if not done:
            return indexed
        indexed += done
