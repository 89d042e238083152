"""Who stands around a case, as its page shows it: the key worker, ties to other cases, and open cases
alike."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.words import Words
from workflow.casework.commands.people import WHO_KNOWS_THE_CHILD
from workflow.casework.facts import Actor, CaseFacts
from workflow.casework.people_codes import LINK_KINDS
from workflow.records.child_index import open_cases_alike_to
from workflow.records.database import Unit
from workflow.records.questions.key_workers import key_workers_of
from workflow.records.questions.visibility import seen_of


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie; `ref` only where the officer may see the other case."""

    kind: Words
    ref: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What the page of a case says of its people and of other cases."""

    key_worker: str | None
    ties: tuple[Tie, ...]
    alike: tuple[str, ...]
    """Open cases that may be the same child's, of those that the officer may see."""
    ask: tuple[str, ...]
    """Bodies to ask about others."""


def around(unit: Unit, facts: CaseFacts, me: Actor) -> Around:
    """Who stands around the case. Cases alike are looked for only for those who may read the child's
    record."""
    ref = facts.case.ref
    standing = [one for one in facts.links if one.ended_at is None]
    seen = seen_of(unit, me, {one.other_ref for one in standing})
    knows = me.role in WHO_KNOWS_THE_CHILD and me.body in facts.case.bodies and facts.case.is_open
    alike = open_cases_alike_to(unit, ref, me) if knows else ()
    return Around(
        key_worker=key_workers_of(unit, [ref]).get(ref),
        ties=tuple(
            Tie(LINK_KINDS[one.kind], one.other_ref if one.other_ref in seen else None) for one in standing
        ),
        alike=tuple(one.ref for one in alike if one.seen),
        ask=tuple(dict.fromkeys(one.health_board for one in alike if not one.seen)),
    )
