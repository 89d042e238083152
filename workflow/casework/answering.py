"""Answering an announced split: accepting it, or objecting on a ground. Payments go on whatever is
answered.
"""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.agreeing import answers_settled, reopen
from workflow.casework.commands import Accept, Object
from workflow.casework.disagreeing import Opened, open_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import Answer, CaseSplit, Dispute
from workflow.clocks.due import due, local_date


def may_accept(at: Draft) -> None:
    """A body that has not accepted may accept; while its own objection is open it settles that instead."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    split = rules.split_is_announced(at)
    rules.answers_once(rules.answer_of(at, split, at.actor.body))


def accept(at: Draft, command: Accept) -> None:
    """Accept for one's body. When both have, the share is agreed and its terms are drafted for signature."""
    split = rules.split_is_announced(at)
    answer = rules.answer_of(at, split, at.actor.body)
    at.change(answer, answer="accepted", at=at.now, by=at.actor.person)
    at.met("objection", "objection_reminder", subject=split.id, body=at.actor.body)
    if split.basis == "house_interim" and split.accepted_interim_by is None:
        split = at.change(split, accepted_interim_by=at.actor.person)
        at.notify("interim_accepted", at.case.other(at.actor.body), "finance", about=split.id)
    at.record("SplitAccepted", split=split.id)
    answers_settled(at, split)


def may_object(at: Draft) -> None:
    """An objection is taken while the split waits for an answer, and late where silence applied it,
    within the limits.
    """
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    split = at.get(CaseSplit, at.case.split_id)
    if split is None or split.state == "superseded":
        rules.split_is_announced(at)
        return
    answer = rules.answer_of(at, split, at.actor.body) if _has_answer(at, split) else None
    if split.state == "agreed":
        _late_in_time(at, split, answer)
    elif answer:
        rules.answers_once(answer)


def object_to(at: Draft, command: Object) -> None:
    """Object: a disagreement opens with its own stage and clock. No objection is refused for its form."""
    split = at.get(CaseSplit, at.case.split_id)
    assert split is not None
    late = split.state == "agreed"
    if late:
        split = reopen(at, split)
    reasons = at.text("objection", command.reasons, command.language)
    dispute = open_dispute(
        at,
        Opened(
            subject="share",
            ground=command.ground,
            text_id=reasons,
            split_id=split.id,
            is_objection=True,
            head_of_service=command.head_of_service,
            claim=command.claim.model_dump(exclude_none=True) if command.claim else None,
            asks_variation=command.wishes_better_formula,
        ),
    )
    mark_objected(at, split, dispute, late=late)
    if command.wishes_better_formula:
        at.notify("variation_wished", at.case.region, "region_lead", about=dispute.id)


def mark_objected(at: Draft, split: CaseSplit, dispute: Dispute, *, late: bool = False) -> None:
    """The body's answer to the split is its objection; its clock has done its work."""
    answer = rules.answer_of(at, split, dispute.opened_by)
    at.change(answer, answer="objected", at=at.now, by=at.actor.person, disagreement_id=dispute.id, late=late)
    at.met("objection", "objection_reminder", subject=split.id, body=dispute.opened_by)
    at.record("ObjectionMade", split=split.id, disagreement=dispute.id, ground=dispute.ground, late=late)


def _has_answer(at: Draft, split: CaseSplit) -> bool:
    return any(answer.split_id == split.id for answer in at.all(Answer))


def _late_in_time(at: Draft, split: CaseSplit, answer: Answer | None) -> None:
    """10 working days from the first opening by one of the body's officers, and at most 40 after the
    application.
    """
    silent = answer is not None and answer.answer == "silent" and split.agreed_how == "silence"
    reopenable = at.case.funding in ("agreed", "awaiting_signatures")
    if not (silent and reopenable and split.agreed_at):
        rules.refuse(
            "agreed_stays_agreed",
            cy="Mae'r gyfran wedi'i chytuno: gellir gofyn am amrywio'r cytundeb, nid gwrthwynebu.",
            en="The share is agreed: a variation may be asked for, not an objection made.",
        )
    limits, calendar = at.limits, at.under.calendar
    ends = []
    outer = limits.at("late_objection_at_most", at.today)
    ends.append(due(local_date(split.agreed_at), outer.count, outer.unit, calendar).due_at)
    opened = [o.at for o in at.before.openings if o.split_id == split.id and o.body == at.actor.body]
    if opened:
        inner = limits.at("late_objection", at.today)
        ends.append(due(local_date(min(opened)), inner.count, inner.unit, calendar).due_at)
    if at.now >= min(ends):
        rules.refuse(
            "late_objection_in_time",
            cy="Mae'r amser ar gyfer gwrthwynebiad hwyr wedi mynd heibio.",
            en="The time for a late objection has passed.",
            clause=split.agreed_clause,
        )
