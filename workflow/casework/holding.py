"""Legal hold: proceedings were issued, so what was said and given stays as it is. Care, payment, interim
funding and every clock go on: a court's diary is no reason for a child to wait.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import LiftLegalHold, StartLegalHold
from workflow.casework.draft import Draft
from workflow.casework.facts import LegalHold
from workflow.casework.parties import known, party_of, speaks_for_a_party, tell


def held(at: Draft) -> bool:
    """Whether what was said and given in the case is frozen."""
    return any(hold.lifted_at is None for hold in at.all(LegalHold))


def may_start(at: Draft) -> None:
    """Any party tells of proceedings, after the end of a case too; one hold stands at a time."""
    speaks_for_a_party(at)
    if held(at):
        rules.refuse(
            "held_once",
            cy="Mae'r cofnodion eisoes wedi'u rhewi at achos cyfreithiol.",
            en="The records are frozen for legal proceedings already.",
        )


def start(at: Draft, command: StartLegalHold) -> None:
    """Freeze what was said and given. No clock, payer or state is touched."""
    hold = at.put(
        LegalHold(
            id=at.new_id(),
            case_ref=at.case.ref,
            court_text_id=at.text("court", command.court, command.language),
            issued_on=command.issued_on,
            body=party_of(at.actor),
            started_at=at.now,
            started_by=at.actor.person,
        )
    )
    at.record("LegalHoldStarted", hold=hold.id, court=hold.court_text_id, issued_on=hold.issued_on)
    tell(at, "legal_hold_started", known(at), "head_of_service", about=hold.id)


def may_lift(at: Draft) -> None:
    """A director or chief executive of a party says that the proceedings are over."""
    speaks_for_a_party(at)
    if not held(at):
        rules.refuse(
            "hold_stands",
            cy="Nid oes cofnodion wedi'u rhewi at achos cyfreithiol.",
            en="No records are frozen for legal proceedings.",
        )


def lift(at: Draft, command: LiftLegalHold) -> None:
    """What was frozen is kept as any other record again."""
    reasons = at.text("hold_lifted", command.reasons, command.language)
    for hold in at.all(LegalHold):
        if hold.lifted_at is None:
            at.change(hold, lifted_at=at.now, lifted_by=at.actor.person, lifted_text_id=reasons)
            at.record("LegalHoldLifted", hold=hold.id, reasons=reasons)
            tell(at, "legal_hold_lifted", known(at), "head_of_service", about=hold.id)
