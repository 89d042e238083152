"""The checklist: whether a referral goes on to a full assessment. It never says whether the child is
eligible, and a child who does not go on is never without a service.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import RecordChecklist, TellChecklistOutcome
from workflow.casework.consenting import STOPPED, assess_in_time, may_be_assessed
from workflow.casework.draft import Draft
from workflow.casework.facts import Checklist
from workflow.machine.arbiter import follows


def latest(at: Draft) -> Checklist | None:
    """The checklist that counts."""
    return next((one for one in at.all(Checklist) if one.ended_at is None), None)


def check_anew(at: Draft) -> None:
    """What is begun again may be checked again: the outcome that stood stands no longer."""
    standing = latest(at)
    if standing:
        at.change(standing, ended_at=at.now)
        at.stop("checklist_outcome")
        at.stop("chase", subject="checklist_outcome")


def may_check(at: Draft) -> None:
    """A checklist is recorded before the assessment is complete."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "not_progress"):
        rules.refuse(
            "checklist_before_assessment",
            cy="Daw'r rhestr wirio cyn i'r asesiad gael ei gwblhau.",
            en="The checklist comes before the assessment is complete.",
        )
    if latest(at):
        rules.refuse(
            "checks_once",
            cy="Mae canlyniad rhestr wirio eisoes yn sefyll.",
            en="The outcome of a checklist already stands.",
        )
    may_be_assessed(at)


def check(at: Draft, command: RecordChecklist) -> None:
    """The outcome with its reasons; the referrer and the family are to be told, under a clock."""
    before = latest(at)
    if before:
        at.change(before, ended_at=at.now)
    checklist = at.put(
        Checklist(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            outcome=command.outcome,
            text_id=at.text("checklist", command.reasons, command.language),
        )
    )
    at.met("referral_acknowledged")
    if command.outcome == "not_progressed":
        _not_progressed(at)
    else:
        if at.case.decision == "referred":
            at.send("decision", "acknowledge")
        assess_in_time(at)
    clock = at.start("checklist_outcome", at.case.health_board, "coordinator")
    at.record("ChecklistRecorded", checklist=command.outcome, reasons=checklist.text_id)
    at.notify("checklist_to_tell", at.case.health_board, "coordinator", due_at=clock.due_at)


def _not_progressed(at: Draft) -> None:
    at.send("decision", "not_progress")
    at.stop(*STOPPED)
    for kind in STOPPED:
        at.stop("chase", subject=kind)
    want_service(at)


def want_service(at: Draft) -> None:
    """No wrong door: a named service is to accept the child, under a clock."""
    clock = at.start("service_accepted", at.case.health_board, "coordinator")
    at.notify("service_wanted", at.case.health_board, "coordinator", due_at=clock.due_at)


def may_tell(at: Draft) -> None:
    """One checklist is told once."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    checklist = latest(at)
    if checklist is None or checklist.told_at:
        rules.refuse(
            "tells_once",
            cy="Nid oes canlyniad rhestr wirio sydd heb ei roi i neb.",
            en="There is no outcome of a checklist that is still to be told.",
        )


def tell(at: Draft, command: TellChecklistOutcome) -> None:
    """The referrer and the family are told in writing, in the same commit as the record of it."""
    checklist = latest(at)
    assert checklist is not None
    at.change(checklist, told_at=at.now, told_by=at.actor.person)
    at.met("checklist_outcome")
    at.record("ChecklistOutcomeTold", checklist=checklist.outcome)
    at.notify("tell_referrer_checklist", at.case.health_board, "coordinator")
    progressed = checklist.outcome == "progress"
    at.tell_family("family_checklist_progress" if progressed else "family_not_progressed")
