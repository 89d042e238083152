"""Milestones of cases that were opened before milestones were kept: planned once, from the birth date in the
child's sealed record, which goes no further than the month. What is late is asked for as `milestones` says.
"""

from __future__ import annotations

from workflow.casework.milestones import recount
from workflow.casework.perform import as_system
from workflow.desk import new_act_id, new_salt, not_before
from workflow.parts import Parts
from workflow.records import clock, reading, writing
from workflow.records.child import stored_child
from workflow.records.questions.without_milestones import claim_without_milestones


def plan_missing_milestones(parts: Parts) -> int:
    """Plan them in every case that has none and has not ended; how many. Each is a commit of its own, so it
    can stop anywhere and go on later. Raises KeyFault.
    """
    planned = 0
    while _plan_one(parts):
        planned += 1
    return planned


def _plan_one(parts: Parts) -> bool:
    with parts.database.unit() as unit:
        facts = next(iter(reading.read_many(unit, claim_without_milestones(unit, limit=1)).values()), None)
        if facts is None:
            return False
        child = stored_child(unit, parts.keyring, facts.case.ref)
        assert child is not None  # claimed with it
        changes = as_system(
            facts,
            lambda at: recount(at, child.birth_on),
            now=not_before(facts, clock.now(unit)),
            act_id=new_act_id(),
            salt=new_salt(),
            under=parts.up_to_date(unit),
        )
        assert changes is not None  # it records what it counted
        writing.write(unit, [changes])
    return True
