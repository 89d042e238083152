"""Reviews of live care: at three and twelve months, on change, and whenever the family or a body asks.

Unchanged levels are carried forward with their confirmations; a change is assessed and split anew from its
own day. A review of a decision by other people is `reviewing`.
"""

from __future__ import annotations

from datetime import date

from workflow.casework import rules
from workflow.casework.commands import AskForReview, ReviewCare
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, Review
from workflow.clocks.due import local_date
from workflow.machine.arbiter import follows


def may_review(at: Draft) -> None:
    """Care that is live is reviewed."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if at.case.care != "live":
        rules.refuse(
            "reviews_live_care",
            cy="Nid oes cymorth yn cael ei ddarparu i'w adolygu.",
            en="There is no live support to review.",
        )


def _asked(at: Draft) -> Review | None:
    return next((one for one in at.all(Review) if one.held_at is None), None)


def may_ask(at: Draft) -> None:
    """An early review is asked for once at a time; what has changed in between is told in it."""
    may_review(at)
    if _asked(at):
        rules.refuse(
            "asks_for_one_review",
            cy="Gofynnwyd am adolygiad cynnar eisoes.",
            en="An early review has been asked for already.",
        )


def ask(at: Draft, command: AskForReview) -> None:
    """The commissioning body has its time to hold it."""
    reason = at.text("review_asked", command.reason, command.language)
    asked_for = "family" if command.asked_for == "family" else at.actor.body
    made = Review(id=at.new_id(), case_ref=at.case.ref, at=at.now)
    at.change(made, asked_at=at.now, asked_for=asked_for, asked_text_id=reason)
    clock = at.start("early_review", at.case.commissioner, "coordinator")
    at.record("EarlyReviewAsked", asked_for=command.asked_for, reason=reason)
    at.notify("review_due", at.case.commissioner, "coordinator", due_at=clock.due_at)


def review(at: Draft, command: ReviewCare) -> None:
    """Record it and start the next one's clock. A changed need is assessed anew while care and payment go on
    as they are.
    """
    changed_from = _changed_from(at, command)
    at.met("first_review", "next_review", "early_review")
    clock = at.start("next_review", at.case.commissioner, "coordinator")
    at.notify("review_due", at.case.commissioner, "coordinator", due_at=clock.due_at)
    if command.needs_changed and follows("decision", at.case.decision, "remit"):
        at.send("decision", "remit")
        at.start("assessment", at.case.health_board, "coordinator")
    findings = at.text("review", command.findings, command.language)
    held = _asked(at) or Review(id=at.new_id(), case_ref=at.case.ref, at=at.now)
    at.change(
        held,
        held_at=at.now,
        held_by=at.actor.person,
        needs_changed=command.needs_changed,
        changed_from=changed_from,
        text_id=findings,
    )
    at.record(
        "CareReviewed", needs_changed=command.needs_changed, changed_from=changed_from, findings=findings
    )


def _changed_from(at: Draft, command: ReviewCare) -> date | None:
    if not command.needs_changed:
        return None
    changed_from = command.changed_from or at.today
    begun = at.case.package_start or local_date(at.case.opened_at)
    if command.changed_from and changed_from < begun:
        rules.refuse(
            "changed_since_the_package",
            cy="Rhaid i ddyddiad y newid fod ar ôl cychwyn y pecyn.",
            en="The day of the change must be after the start of the package.",
        )
    return changed_from


def split_counts_from(at: Draft) -> date | None:
    """The day from which a split made now counts: that of the change found by the latest review since the
    split in effect was announced, else as that one. None: from the start of the package.
    """
    before = at.get(CaseSplit, at.case.split_id)
    if before is None:
        return None
    found = [
        one
        for one in at.all(Review)
        if one.changed_from is not None and one.held_at is not None and one.held_at >= before.announced_at
    ]
    latest = max(found, key=lambda one: (one.at, one.id), default=None)
    from_on = latest.changed_from if latest else before.from_on
    start = at.case.package_start
    return from_on if from_on and (start is None or from_on > start) else None
