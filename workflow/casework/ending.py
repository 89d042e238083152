"""Endings: natural ones by one officer, others by both bodies. Death stops every family notice and clock
at once.
"""

from __future__ import annotations

from workflow.casework import codes, rules
from workflow.casework.commands import EndCase
from workflow.casework.disagreeing import close_dispute, close_referral
from workflow.casework.draft import Draft
from workflow.casework.ending_outcome import ending_stands
from workflow.casework.facts import Deadline, Dispute, Funding, Payer, Referral
from workflow.casework.handing_to_adults import ends_at_eighteen
from workflow.casework.reports import no_longer_wanted
from workflow.casework.voiding import void_waiting_agreement
from workflow.machine.arbiter import FINAL


def may_end(at: Draft) -> None:
    """A party ends a case; for which reason, and with whom, the act says. A death is recorded even on a
    case that has ended or is ending, for its letters must stop.
    """
    rules.acts_for_a_party(at)
    if at.case.end_reason == "death":
        rules.case_is_open(at)


def end_case(at: Draft, command: EndCase) -> None:
    """A natural ending takes effect at once, and so does one that a stage has let happen; any other needs the
    other body's officer to say the same.
    """
    if command.reason != "death":
        _not_ending_yet(at)
    if command.reason == "adult":
        ends_at_eighteen(at)
    if command.reason == "stage_outcome":
        _stage_let_it_end(at)
    elif command.reason not in codes.NATURAL_ENDINGS and not _other_has_asked(at):
        other = at.case.other(at.actor.body)
        at.stop("settlement_answer", subject=_asking(at.actor.body))
        clock = at.start("settlement_answer", other, "coordinator", subject=_asking(at.actor.body))
        at.record("EndingProposed", reason=command.reason)
        at.notify("ending_proposed", other, "coordinator", due_at=clock.due_at)
        return
    if command.reason == "death":
        _death(at)
    else:
        _end_naturally(at, command.reason)


def _not_ending_yet(at: Draft) -> None:
    rules.case_is_open(at)
    if at.case.funding == "ending":
        rules.refuse(
            "ends_once", cy="Mae'r achos eisoes yn dirwyn i ben.", en="The case is already coming to an end."
        )


def _stage_let_it_end(at: Draft) -> None:
    """The engine ends nothing by itself: an officer records what a stage, or both bodies there, have
    settled.
    """
    if not ending_stands(at):
        rules.refuse(
            "ending_has_stage_outcome",
            cy="Nid oes anghytundeb am ddod â'r achos i ben wedi cau gyda chanlyniad sy'n caniatáu hynny.",
            en="No disagreement about ending the case has closed with an outcome that lets it end.",
        )


def _asking(body: str) -> str:
    return f"ending:{body}"


def _other_has_asked(at: Draft) -> bool:
    return bool(at.running("settlement_answer", subject=_asking(at.case.other(at.actor.body))))


def _death(at: Draft) -> None:
    close_everything(at, "death")
    at.stops_family_notices = True
    at.record("CaseEnded", reason="death")
    at.notify_both("case_ended", "coordinator")


def _end_naturally(at: Draft, reason: str) -> None:
    """Care ends. Funding in force winds up under its own clock, so that what is owed is settled; else it
    ends too.
    """
    if in_force_agreement(at) is None:
        close_everything(at, reason)
        at.record("CaseEnded", reason=reason)
    else:
        _stop_work(at, reason)
        at.send("funding", "give_notice")
        clock = at.start("ending_notice", None, "finance")
        at.record("CareEnded", reason=reason)
        at.notify_both("case_ended", "finance", due_at=clock.due_at)
    at.notify_both("case_ended", "coordinator")
    at.tell_family("family_ended")


def _stop_work(at: Draft, reason: str) -> None:
    """Every clock, disagreement, referral and payer ends; care and decision are over."""
    for dispute in at.all(Dispute):
        if dispute.stage != "closed":
            close_dispute(at, dispute, "case_ended")
    for referral in at.all(Referral):
        if referral.closed_at is None:
            close_referral(at, referral)
    for clock in at.running():
        at.close(clock, "stopped")
    no_longer_wanted(at)
    for payer in at.all(Payer):
        if payer.to_on is None:
            at.change(payer, to_on=at.today)
    for story in ("decision", "care"):
        if getattr(at.case, story) not in FINAL[story]:
            at.send(story, "end")
    void_waiting_agreement(at)
    at.change_case(end_reason=reason)


def close_everything(at: Draft, reason: str) -> None:
    """End all three stories now."""
    _stop_work(at, reason)
    if at.case.funding not in FINAL["funding"]:
        at.send("funding", "end")
    agreement = in_force_agreement(at)
    if agreement:
        at.change(agreement, state="ended", closed_at=at.now)
    at.change_case(ended_at=at.case.ended_at or at.now)


def in_force_agreement(at: Draft) -> Funding | None:
    """The funding agreement in force, if any."""
    return next((agreement for agreement in at.all(Funding) if agreement.state == "in_force"), None)


def wind_up(at: Draft, clock: Deadline) -> None:
    """The time for winding up has passed: the funding agreement ends and the case is closed."""
    close_everything(at, at.case.end_reason or "both_bodies")
    at.record("CaseEnded", reason=at.case.end_reason)
