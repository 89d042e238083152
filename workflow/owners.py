"""No case without somebody: the cases of an owner who has left, or whose body is no longer a party, go to the
deputy, else to whoever is in post. Each sweep does it; run twice, nothing happens the second time.
"""

from __future__ import annotations

from workflow.casework.draft import Draft
from workflow.casework.perform import as_system
from workflow.casework.reassigning import hand_to
from workflow.desk import new_act_id, new_salt, not_before
from workflow.one_by_one import one_by_one
from workflow.parts import Parts
from workflow.records import reading, writing
from workflow.records.absences import Orphan, claim_orphans, successor
from workflow.records.clock import now as clock_now
from workflow.records.database import Unit


def replace_owners(parts: Parts, faults: dict[str, Exception] | None = None) -> int:
    """Give every orphaned case an owner in post; how many were given one. A case of bodies with nobody in
    post stays as it is, and the nightly check tells of it. `faults`: as in `one_by_one`.
    """
    return one_by_one(
        parts,
        lambda unit, but: {one.ref: one for one in claim_orphans(unit, limit=1, but=list(but))},
        lambda unit, orphan: _replace(parts, unit, orphan),
        faults,
    )


def _replace(parts: Parts, unit: Unit, orphan: Orphan) -> bool:
    facts = reading.read(unit, orphan.ref)
    assert facts is not None
    case = facts.case
    bodies = (case.commissioner, case.other(case.commissioner))
    found = successor(unit, orphan.owner, bodies)
    if found is None:
        return False
    person, body = found

    def act(at: Draft) -> None:
        hand_to(at, person=person, body=body)

    change = as_system(
        facts,
        act,
        now=not_before(facts, clock_now(unit)),
        act_id=new_act_id(),
        salt=new_salt(),
        under=parts.up_to_date(unit),
    )
    if change is None:
        return False
    writing.write(unit, [change])
    return True
