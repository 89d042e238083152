"""Defaulting: what a passed time limit does by itself. Silence, no signature, no proposal, no delivery; and
what is only
chased, because the engine never decides eligibility, a level, a package or an end of care."""

from __future__ import annotations

from datetime import timedelta

from workflow.casework.agreeing import answers_settled, default_clause
from workflow.casework.announcing import begin_objection_clocks, put_house_interim
from workflow.casework.disagreeing import Opened, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Deadline, Dispute, Funding
from workflow.casework.going_live import WITHHELD
from workflow.casework.notes import tell_progress
from workflow.casework.rules import answer_of

LATE = timedelta(hours=1)
"""An application by silence enforced later than this after its own due instant is put off once (house
rule).
"""


def confirmation_ends(at: Draft, clock: Deadline) -> None:
    """One side has not confirmed in its time: shown as such, and the time to object begins all the same."""
    at.record("ConfirmationTimePassed", body_asked=clock.body)
    split = at.get(CaseSplit, at.case.split_id)
    waits = (
        split
        and split.state == "announced"
        and split.objection_from is None
        and split.basis != "house_interim"
    )
    if split and waits and not at.running("confirmation"):
        begin_objection_clocks(at, split)


def remind(at: Draft, clock: Deadline) -> None:
    """Half time: one reminder to an office that has not answered."""
    objection = at.running("objection", subject=clock.subject, body=clock.body)
    at.record("ReminderSent", split=clock.subject, body_asked=clock.body)
    at.notify(
        "answer_reminder",
        clock.body,
        clock.role,
        due_at=objection[0].due_at if objection else None,
        about=clock.subject,
    )


def silence(at: Draft, clock: Deadline) -> None:
    """The time to answer ended in silence. An application that comes late, or was held back until now, is
    put off once, with a fresh notice.
    """
    split = at.get(CaseSplit, clock.subject)
    assert split is not None
    assert clock.body is not None
    late = at.now - clock.due_at > LATE or clock.limit_id == WITHHELD
    if late and not clock.put_off and default_clause(at, split) and not _objected(at, split):
        again = at.start("put_off", clock.body, "finance", subject=split.id, put_off=True, kind="objection")
        at.record("ApplicationPutOff", split=split.id, body_asked=clock.body)
        at.notify("share_put_off", clock.body, "finance", due_at=again.due_at, about=split.id)
        return
    answer = answer_of(at, split, clock.body)
    at.change(answer, answer="silent", at=at.now)
    at.stop("objection_reminder", subject=split.id, body=clock.body)
    at.record("ObjectionTimePassed", split=split.id, body_asked=clock.body)
    answers_settled(at, split)


def _objected(at: Draft, split: CaseSplit) -> bool:
    return any(answer_of(at, split, body).answer == "objected" for body in at.case.bodies)


def no_proposal(at: Draft, clock: Deadline) -> None:
    """No split was proposed by hand in time: the house interim rule is paid, and a disagreement opens by
    itself.
    """
    at.stop("split_by_hand")
    at.record("NoProposalInTime")
    if at.case.split_id is None:
        put_house_interim(at)
    standing = at.get(CaseSplit, at.case.split_id)
    ground = "no_proposal" if standing and standing.agreement_id else "no_agreement"
    if not any(
        one.ground in ("no_agreement", "no_proposal") and one.stage != "closed" for one in at.all(Dispute)
    ):
        open_dispute(at, Opened(subject="share", ground=ground, split_id=at.case.split_id))


def unsigned(at: Draft, clock: Deadline) -> None:
    """A body has not signed in time: a disagreement 'unsigned' opens by itself at directors. It may still
    sign.
    """
    agreement = at.get(Funding, clock.subject)
    at.record("SignatureTimePassed", funding_agreement=clock.subject, body_asked=clock.body)
    already = any(one.ground == "unsigned" and one.stage != "closed" for one in at.all(Dispute))
    if agreement and agreement.state == "awaiting" and not already:
        open_dispute(at, Opened(subject="share", ground="unsigned"))


def family_note(at: Draft, clock: Deadline) -> None:
    """The family is told, every so often, that there is a disagreement, its stage and date, and what is
    in place.
    """
    tell_progress(at)


def remind_welsh_government(at: Draft, clock: Deadline) -> None:
    """No reply that ends the referral: Welsh Government is reminded, and will be again."""
    again = at.start("welsh_government_reminder", at.wg, "wg_officer", subject=clock.subject)
    at.record("WelshGovernmentReminded", referral=clock.subject)
    at.notify(
        "welsh_government_reminder",
        at.wg,
        "wg_officer",
        due_at=again.due_at,
        about=clock.subject,
        audience="welsh_government",
    )


def chase(at: Draft, clock: Deadline) -> None:
    """A person's act is overdue: the head of service is told, and it is chased again until it is done."""
    what = clock.subject if clock.kind == "chase" else clock.kind
    if clock.kind in PER_BODY:
        what = f"{clock.kind}:{clock.body}"
    at.stop("chase", subject=what, body=clock.body)
    again = at.start("chase", clock.body, clock.role or "coordinator", subject=what)
    at.record("TimeLimitPassed", clock=clock.kind, about=what)
    for body in [clock.body] if clock.body else at.case.bodies:
        at.notify("time_limit_passed", body, "head_of_service", due_at=again.due_at, about=clock.subject)


PER_BODY = ("payment_accepted", "provider_instructed")
"""Clocks that run against each body apart; their chase names the body."""


def evidence_not_given(at: Draft, clock: Deadline) -> None:
    """Evidence asked for during a stage did not come: recorded for the stage to weigh; the stage's clock
    runs on.
    """
    at.record("EvidenceTimePassed", evidence=clock.subject, body_asked=clock.body)
    at.notify("time_limit_passed", clock.body, "head_of_service", about=clock.subject)
