"""The education budget goes with its council: when another council becomes responsible, the budget of the old
one is a party no longer, and that of the new one is in its place. What it owes or is owed keeps it a seat.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.casework.draft import Draft
from workflow.casework.facts import Dispute, Evidence, Party, ReimbursementLine


def education_follows(at: Draft, old: str, body: str) -> None:
    """Put the new council's budget in the place of the old one's: as a party, in open disagreements and in
    what was asked of it. What the old one had said to a settlement is said no more.
    """
    was, now = f"{old}.education", f"{body}.education"
    seat = next((one for one in at.all(Party) if one.code == was and one.to_at is None), None)
    if seat is None:
        return
    at.put(replace(seat, id=at.new_id(), code=now, from_at=at.now, added_by=at.actor.person))
    if not _is_owed_or_owes(at, was):
        at.change(seat, to_at=at.now, removed_by=at.actor.person)
    for dispute in at.all(Dispute):
        if dispute.stage != "closed" and was in dispute.parties:
            _in_its_place(at, dispute, was, now)
    for evidence in at.all(Evidence):
        if evidence.asked_of == was and evidence.given_at is None:
            at.change(evidence, asked_of=now)


def _in_its_place(at: Draft, dispute: Dispute, was: str, now: str) -> None:
    said = dispute.settlement is not None and was in dispute.settlement["agreed"]
    if said:
        at.stop("settlement_answer", subject=dispute.id)
    parties = [now if code == was else code for code in dispute.parties]
    at.change(dispute, parties=parties, settlement=None if said else dispute.settlement)


def _is_owed_or_owes(at: Draft, code: str) -> bool:
    return any(
        one.paid_on is None and code in (one.from_body, one.to_body) for one in at.all(ReimbursementLine)
    )
