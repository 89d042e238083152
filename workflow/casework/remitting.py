"""Sending a decision back: it is taken anew, by an assessor and a panel who took no part in it. Care that
is in place goes on, and so does whoever pays.
"""

from __future__ import annotations

from collections.abc import Iterable

from workflow.casework import rules
from workflow.casework.checking import check_anew
from workflow.casework.commands import PanelMember, Remit
from workflow.casework.consenting import assess_in_time
from workflow.casework.draft import Draft
from workflow.casework.facts import LocalReview, PanelDecision, Remittal
from workflow.casework.naming_assessor import relieve_assessor, same_name
from workflow.casework.resting import run_again
from workflow.machine.arbiter import follows


def may_remit(at: Draft) -> None:
    """What was decided is sent back, also while the child is with another service."""
    if not at.case.in_watch:
        rules.case_is_open(at)
    rules.acts_for_the_health_board(at)
    if not follows("decision", at.case.decision, "remit"):
        rules.refuse(
            "remits_what_was_decided",
            cy="Nid oes penderfyniad i'w anfon yn ôl.",
            en="There is no decision to send back.",
        )


def remit(at: Draft, command: Remit) -> None:
    """A court or the ombudsman sent it back. A case that rested is open again, with all that rested in it."""
    send_back(at, command.ordered_by, at.text("remittal", command.reasons, command.language))


def send_back(at: Draft, ordered_by: str, text_id: str, review: LocalReview | None = None) -> None:
    """The decision story returns to the assessment; every clock of the decision sent back ends."""
    rested = at.case.in_watch
    at.send("decision", "remit")
    at.put(
        Remittal(
            id=at.new_id(),
            case_ref=at.case.ref,
            at=at.now,
            by=at.actor.person,
            ordered_by=ordered_by,
            text_id=text_id,
            review_id=review.id if review else None,
        )
    )
    relieve_assessor(at)
    check_anew(at)
    for kind in _OF_THE_DECISION:
        at.stop(kind)
        at.stop("chase", subject=kind)
    for other in at.all(LocalReview):
        if other.closed_at is None and (review is None or other.id != review.id):
            at.change(other, outcome="remitted", reviewers=[], outcome_text_id=text_id, closed_at=at.now,
                      closed_by=at.actor.person)  # fmt: skip
    assess_in_time(at)
    if rested:
        run_again(at)
    at.record("DecisionRemitted", ordered_by=ordered_by, reasons=text_id)
    at.notify_both("decision_remitted", "coordinator")
    at.tell_family("family_remitted")


_OF_THE_DECISION = ("service_accepted", "decision_letter", "not_progressed_look_again", "local_review")


def deciders_sent_back(at: Draft) -> frozenset[str]:
    """The names of everybody who took part in a decision that was sent back."""
    last = max((one.at for one in at.all(Remittal)), default=None)
    return names_of(
        member for one in at.all(PanelDecision) if last and one.at <= last for member in one.members
    )


def names_of(members: Iterable[dict[str, str]]) -> frozenset[str]:
    """The names of members as they are stored, as names are compared."""
    return frozenset(same_name(member["name"]) for member in members)


def is_fresh(at: Draft, members: Iterable[PanelMember]) -> None:
    """After a remittal nobody sits who sat before."""
    again = sorted(member.name for member in members if same_name(member.name) in deciders_sent_back(at))
    if again:
        rules.refuse(
            "fresh_panel",
            cy=f"Anfonwyd y penderfyniad yn ôl: ni all y rhain benderfynu eto: {', '.join(again)}.",
            en=f"The decision was sent back: these may not decide it again: {', '.join(again)}.",
        )
