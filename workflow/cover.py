"""No referral waits for an official who is away or has left: it goes to the deputy, else back to the shared
mailbox. Each sweep does it; run twice, nothing happens the second time."""

from __future__ import annotations

from workflow.casework import mailbox
from workflow.casework.draft import Draft
from workflow.casework.perform import as_system
from workflow.desk import new_act_id, new_salt, not_before
from workflow.one_by_one import one_by_one
from workflow.parts import Parts
from workflow.records import reading, writing
from workflow.records.clock import now as clock_now
from workflow.records.database import Unit
from workflow.records.questions.mailbox import Uncovered, claim_uncovered


def cover_referrals(parts: Parts, faults: dict[str, Exception] | None = None) -> int:
    """Cover every referral of an absent official; how many cases were changed. `faults`: see `one_by_one`."""
    return one_by_one(
        parts,
        lambda unit, but: {one.ref: one for one in claim_uncovered(unit, limit=1, but=list(but))},
        lambda unit, one: _cover(parts, unit, one),
        faults,
    )


def _cover(parts: Parts, unit: Unit, one: Uncovered) -> bool:
    facts = reading.read(unit, one.ref)
    assert facts is not None

    def act(at: Draft) -> None:
        mailbox.cover(at, absent=one.absent, deputy=one.deputy)

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
