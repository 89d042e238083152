"""No wrong door: a child found not eligible, or not progressed, leaves only for a service that has accepted
it with a date, or because the family declined; and is looked at again before the case closes.

Between the two the case is in watch: nobody is asked for anything but that one look, under its clock.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.checking import check_anew, latest
from workflow.casework.commands import HandOver, LookAgain
from workflow.casework.consenting import assess_in_time
from workflow.casework.costing import current_payers, want_package
from workflow.casework.disagreeing import close_dispute, close_referral
from workflow.casework.draft import Draft
from workflow.casework.ending import close_everything
from workflow.casework.facts import Dispute, Handover, PanelDecision, Referral
from workflow.casework.resting import latest_handover, run_again
from workflow.casework.reviewing import waiting
from workflow.machine.arbiter import follows


def decided(at: Draft) -> PanelDecision | None:
    """The latest decision that is not a deferral."""
    found = [decision for decision in at.all(PanelDecision) if decision.outcome != "deferred"]
    return max(found, key=lambda decision: decision.at, default=None)


def may_hand_over(at: Draft) -> None:
    """Only a child who goes no further is handed over, once everybody has been told and nothing about it is
    open.
    """
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "hand_over"):
        rules.refuse(
            "handed_over_after_decision",
            cy="Dim ond plentyn nad yw'n gymwys, neu nad yw'n mynd ymlaen, a drosglwyddir.",
            en="Only a child found not eligible, or not progressed, is handed over.",
        )
    _everybody_told(at)
    if any(one.stage != "closed" and one.subject == "eligibility" for one in at.all(Dispute)):
        rules.refuse(
            "eligibility_is_settled_first",
            cy="Mae anghytundeb am gymhwysedd yn agored: mae'r achos yn aros ar agor.",
            en="A disagreement about eligibility is open: the case stays open.",
        )
    if waiting(at):
        rules.refuse(
            "review_is_answered_first",
            cy="Mae adolygiad lleol ar waith: mae'r achos yn aros ar agor.",
            en="A local review is under way: the case stays open.",
        )
    if current_payers(at):
        rules.refuse(
            "care_ends_with_both_bodies",
            cy="Mae cymorth ar waith: y ddau gorff sy'n ei ddirwyn i ben, wedi i'r llall gychwyn.",
            en="Support is in place: both bodies end it, once the new service has started.",
        )


def _everybody_told(at: Draft) -> None:
    decision, checklist = decided(at), latest(at)
    progressed = at.case.decision != "not_progressed"
    told = decision and decision.letter_at if progressed else checklist and checklist.told_at
    if not told:
        rules.refuse(
            "told_before_closing",
            cy="Rhaid dweud wrth y teulu yn ysgrifenedig cyn trosglwyddo.",
            en="The family is told in writing before the handover.",
        )


def hand_over(at: Draft, command: HandOver) -> None:
    """A named service has accepted the child with a date, or the family has declined: from now on the case
    is in watch.
    """
    decision = decided(at)
    if at.case.decision == "not_eligible" and decision:
        accepted = "declined" if command.family_declined else command.service
        at.change(decision, service_accepted=accepted, service_from=command.starts_on)
    handover = Handover(
        id=at.new_id(),
        case_ref=at.case.ref,
        at=at.now,
        by=at.actor.person,
        declined=command.family_declined,
        service=command.service,
        from_on=command.starts_on,
    )
    at.put(handover)
    at.met("service_accepted")
    at.send("decision", "hand_over")
    _rest(at)
    at.start("not_progressed_look_again", at.case.health_board, "coordinator")
    at.record("HandedOver", declined=command.family_declined, starts_on=command.starts_on)
    at.tell_family("family_handed_over")


def _rest(at: Draft) -> None:
    for dispute in at.all(Dispute):
        if dispute.stage != "closed":
            close_dispute(at, dispute, "case_ended")
    for referral in at.all(Referral):
        if referral.closed_at is None:
            close_referral(at, referral)
    for clock in at.running():
        at.close(clock, "stopped")


def may_look_again(at: Draft) -> None:
    """Only a case in watch is looked at again; at any time, and at the latest under its clock."""
    rules.acts_for_the_health_board(at)
    if not at.case.in_watch:
        rules.refuse(
            "looks_again_in_watch",
            cy="Nid yw'r achos yn aros i'w ystyried eto.",
            en="The case does not wait to be looked at again.",
        )


def look_again(at: Draft, command: LookAgain) -> None:
    """Still with the service, or still declined: the case closes. Else it opens again, and keeps the day on
    which the referral was first received.
    """
    handover = latest_handover(at)
    assert handover is not None
    findings = at.text("look_again", command.findings, command.language)
    at.change(
        handover,
        outcome=command.outcome,
        outcome_text_id=findings,
        looked_at=at.now,
        looked_by=at.actor.person,
    )
    at.met("not_progressed_look_again")
    if command.outcome == "still_accepted":
        close_everything(at, "handed_over")
        at.record("LookedAgain", looked=command.outcome, findings=findings)
        at.notify_both("case_ended", "coordinator")
        return
    at.send("decision", "reopen")
    check_anew(at)
    assess_in_time(at)
    run_again(at)
    at.record("LookedAgain", looked=command.outcome, findings=findings, received_at=at.case.received_at)
    at.notify_both("case_reopened", "coordinator")
    at.tell_family("family_reopened")
    if at.case.care == "needed":
        want_package(at)
