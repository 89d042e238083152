"""Local review: the family asks that others look at a decision, or at the outcome of the checklist."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.checking import latest
from workflow.casework.commands import AskForLocalReview, RecordLocalReview
from workflow.casework.draft import Draft
from workflow.casework.facts import LocalReview, PanelDecision
from workflow.casework.naming_assessor import same_name
from workflow.casework.remitting import names_of, send_back

REVIEWED = ("not_eligible", "eligible", "not_progressed")


def waiting(at: Draft) -> LocalReview | None:
    """The review that waits for its outcome."""
    return next((one for one in at.all(LocalReview) if one.closed_at is None), None)


def may_ask(at: Draft) -> None:
    """The family may ask as long as the decision stands; a coordinator of either body records it."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if at.case.decision not in REVIEWED:
        rules.refuse(
            "reviews_what_was_decided",
            cy="Nid oes penderfyniad i'w adolygu.",
            en="There is no decision to review.",
        )
    if waiting(at):
        rules.refuse(
            "one_review_at_a_time",
            cy="Mae adolygiad lleol eisoes ar waith.",
            en="A local review is already under way.",
        )


def ask(at: Draft, command: AskForLocalReview) -> None:
    """The family's words are kept, and the review has its clock."""
    words = at.text("local_review", command.words, command.language)
    about, about_id = _reviewed(at)
    review = at.put(
        LocalReview(
            id=at.new_id(),
            case_ref=at.case.ref,
            asked_at=at.now,
            asked_with=at.actor.person,
            about=about,
            about_id=about_id,
            text_id=words,
        )
    )
    clock = at.start("local_review", at.case.health_board, "head_of_service")
    at.record("LocalReviewAsked", review=review.id, words=words)
    at.notify("local_review_wanted", at.case.health_board, "head_of_service", due_at=clock.due_at)
    at.tell_family("family_review_received")


def _reviewed(at: Draft) -> tuple[str, str]:
    checklist = latest(at)
    if at.case.decision == "not_progressed" and checklist:
        return "checklist", checklist.id
    decided = [one for one in at.all(PanelDecision) if one.outcome != "deferred"]
    return "decision", max(decided, key=lambda one: one.at).id


def may_decide_review(at: Draft) -> None:
    """The health board records the outcome of a review that was asked for."""
    rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if waiting(at) is None:
        rules.refuse(
            "reviews_what_was_asked",
            cy="Nid oes adolygiad lleol yn aros.",
            en="No local review waits for an outcome.",
        )


def decide_review(at: Draft, command: RecordLocalReview) -> None:
    """Upheld: the decision stands, with reasons. Remitted: it is taken anew by others."""
    review = waiting(at)
    assert review is not None
    _by_others(at, review, command)
    reasons = at.text("local_review", command.reasons, command.language)
    review = at.change(
        review,
        outcome=command.outcome,
        reviewers=[member.model_dump() for member in command.reviewers],
        outcome_text_id=reasons,
        closed_at=at.now,
        closed_by=at.actor.person,
    )
    at.met("local_review")
    at.record("LocalReviewDecided", review=review.id, reviewed=command.outcome, reasons=reasons)
    at.notify_both("local_review_decided", "coordinator")
    if command.outcome == "remitted":
        send_back(at, "local_review", reasons, review)
    else:
        at.tell_family("family_review_upheld")


def _by_others(at: Draft, review: LocalReview, command: RecordLocalReview) -> None:
    decision = at.get(PanelDecision, review.about_id)
    checklist = latest(at) if review.about == "checklist" else None
    decided = names_of(decision.members) if decision else frozenset()
    both = sorted(one.name for one in command.reviewers if same_name(one.name) in decided)
    if both or (checklist and checklist.by == at.actor.person):
        named = ", ".join(both) or at.actor.name
        rules.refuse(
            "reviewed_by_others",
            cy=f"Rhaid i eraill adolygu: cymerodd y rhain ran yn y penderfyniad: {named}.",
            en=f"Others must review it: these took part in the decision: {named}.",
        )
