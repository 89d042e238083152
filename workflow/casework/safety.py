"""Whether the child is safe tonight: said by a body, on somebody's word; asked for when a case is referred.

It records what people say; it judges nothing, and it is no substitute for telling safeguarding.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import StateSafety
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseFacts, Referral, SafetyStatement
from workflow.clocks.due import local_date


def ask(at: Draft) -> None:
    """Ask both bodies, once, within the time set in data; the caller records why. Nobody is asked of a case
    that has ended: a child may have died.
    """
    if not at.case.is_open or at.running("safety_statement"):
        return
    clock = at.start("safety_statement", None, "coordinator")
    at.notify_both("safety_wanted", "coordinator", due_at=clock.due_at)


def may_state(at: Draft) -> None:
    """Either body says so at any time while the case is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def state(at: Draft, command: StateSafety) -> None:
    """Record it, dated. A child who is not safe is told upward in the same moment."""
    said = at.put(
        SafetyStatement(
            id=at.new_id(),
            case_ref=at.case.ref,
            safe=command.safe,
            body=at.actor.body,
            role=at.actor.role,
            by=at.actor.person,
            at=at.now,
            text_id=at.text("safety", command.who_says, command.language),
        )
    )
    at.met("safety_statement")
    at.record("SafetyStated", safe=said.safe, statement=said.id, words=said.text_id)
    if said.safe:
        return
    at.notify_both("child_not_safe", "chief_executive")
    at.notify("child_not_safe", at.case.region, "region_lead")
    if any(one.closed_at is None for one in at.all(Referral)):
        at.notify("child_not_safe", at.wg, "wg_officer", audience="welsh_government")


def latest(facts: CaseFacts) -> SafetyStatement | None:
    """What was said last, whoever said it; None: nobody has said yet."""
    return max(facts.safety_statements, key=lambda one: one.at, default=None)


def said_today(at: Draft) -> bool:
    """Whether somebody has said so today: it is asked about tonight."""
    return any(local_date(one.at) == at.today for one in at.all(SafetyStatement))
