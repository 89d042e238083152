"""What is done on the way to adult services: planning, a named worker, the learning disability marker, the
adult referral, the adult service's own decision, and its acceptance. When these are due is `milestones`."""

from __future__ import annotations

from typing import Any

from workflow.casework import rules
from workflow.casework.commands import (
    AdultBodyAccepts,
    BeginTransitionPlanning,
    NameTransitionWorker,
    RecordAdultDecision,
    RecordLearningDisabilityMarker,
    ReferToAdultServices,
)
from workflow.casework.disagreeing import close_dispute
from workflow.casework.draft import Draft
from workflow.casework.facts import Dispute, Party, Transition
from workflow.casework.milestones import AGAIN, BEGINS, CATCH_UP, EIGHTEEN, KINDS, day_of, late, of
from workflow.clocks.due import local_date


def _row(at: Draft) -> Transition:
    row = of(at)
    if row is None:
        rules.refuse(
            "month_is_known",
            cy="Agorwyd yr achos hwn cyn i gerrig milltir gael eu cadw: cywirwch y dyddiad geni yn gyntaf.",
            en="This case was opened before milestones were kept: correct the birth date first.",
        )
    return row


def _on_the_way(at: Draft) -> Transition:
    """Open, a party's officer, thirteen or older, and no adult service has accepted yet."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    row = _row(at)
    if day_of(at, row, BEGINS) > at.today:
        rules.refuse(
            "transition_from_thirteen",
            cy="Mae'r pontio i wasanaethau oedolion yn dechrau yn 13 oed.",
            en="The move to adult services begins at 13.",
        )
    if row.accepted_at is not None:
        rules.refuse(
            "accepted_once",
            cy="Mae gwasanaeth oedolion eisoes wedi derbyn.",
            en="An adult service has accepted already.",
        )
    return row


def _done(at: Draft, row: Transition, *limits: str, **columns: Any) -> Transition:
    """Put what was done, and meet its clocks; the catch-up is met with the last of what was late."""
    changed = at.change(row, **columns)
    if limits:
        at.met(*limits)
    if not late(at, changed):
        at.met(CATCH_UP)
    return changed


def may_begin_planning(at: Draft) -> None:
    """Once, from thirteen."""
    if _on_the_way(at).planning_begun_at is not None:
        rules.refuse(
            "planning_begins_once",
            cy="Mae'r cynllunio eisoes wedi dechrau.",
            en="Planning has begun already.",
        )


def begin_planning(at: Draft, command: BeginTransitionPlanning) -> None:
    """Planning has begun."""
    _done(at, _row(at), "transition_planning", planning_begun_at=at.now)
    at.record("TransitionPlanningBegun")
    at.tell_family("family_transition")


def may_name_worker(at: Draft) -> None:
    """At any time on the way; a new worker takes the earlier one's place."""
    _on_the_way(at)


def name_worker(at: Draft, command: NameTransitionWorker) -> None:
    """Name the one person who sees the young person through."""
    text = at.text("transition_worker", command.name, command.language) if command.name else None
    _done(
        at,
        _row(at),
        "transition_worker",
        worker=command.officer,
        worker_text_id=text,
        worker_named_at=at.now,
    )
    at.record("TransitionWorkerNamed", officer=command.officer, name=text)


def may_mark(at: Draft) -> None:
    """At any time on the way."""
    _on_the_way(at)


def mark(at: Draft, command: RecordLearningDisabilityMarker) -> None:
    """Record it. Not known yet is an answer, and goes on being asked."""
    known = ("learning_disability_marker",) if command.registered != "not_known" else ()
    _done(at, _row(at), *known, learning_disability=command.registered, marked_at=at.now)
    at.record("LearningDisabilityMarked", registered=command.registered)


def may_refer(at: Draft) -> None:
    """The adult service decides once; until then it may be referred to another."""
    if _on_the_way(at).adult_decided_at is not None:
        rules.refuse(
            "adult_decision_once",
            cy="Mae'r gwasanaeth oedolion eisoes wedi penderfynu.",
            en="The adult service has decided already.",
        )


def refer(at: Draft, command: ReferToAdultServices) -> None:
    """The adult services of a body have the referral."""
    _done(at, _row(at), "adult_referral", adult_referred_at=at.now, adult_referred_to=command.to)
    at.record("ReferredToAdultServices", to=command.to)
    at.notify_both("adult_referred", "head_of_service")


def may_record_decision(at: Draft) -> None:
    """After the referral."""
    if _on_the_way(at).adult_referred_at is None:
        rules.refuse(
            "adult_referral_first",
            cy="Cofnodwch yr atgyfeiriad at wasanaethau oedolion yn gyntaf.",
            en="Record the referral to adult services first.",
        )


def record_decision(at: Draft, command: RecordAdultDecision) -> None:
    """What the adult service decided. Not eligible there is not the end of anything here: no wrong door."""
    words = at.text("adult_decision", command.reasons, command.language)
    _done(
        at,
        _row(at),
        "adult_decision",
        "adult_decision_alert",
        adult_decision=command.outcome,
        adult_decided_at=at.now,
        adult_decision_text_id=words,
    )
    at.record("AdultDecisionRecorded", outcome=command.outcome, reasons=words)
    at.notify_both("adult_decision_recorded", "head_of_service")


def may_accept(at: Draft) -> None:
    """An officer of a body of the case, or of a body that has been brought into it, after the referral."""
    rules.case_is_open(at)
    brought_in = any(one.code == at.actor.body and one.to_at is None for one in at.all(Party))
    if not brought_in:
        rules.acts_for_a_party(at)
    row = _row(at)
    if row.accepted_at is not None or row.adult_referred_at is None:
        rules.refuse(
            "accepts_a_referral",
            cy="Daw derbyniad unwaith, ar ôl atgyfeiriad at wasanaethau oedolion.",
            en="An acceptance comes once, after a referral to adult services.",
        )


def accept(at: Draft, command: AdultBodyAccepts) -> None:
    """A named adult service has accepted, from a day. A body of the case accepts only for itself, and so
    does one that was brought into it.
    """
    for_another = command.body != at.actor.body
    if for_another and (command.body in at.case.bodies or at.actor.body not in at.case.bodies):
        rules.refuse(
            "accepts_for_itself",
            cy="Swyddog y corff hwnnw ei hun sy'n derbyn ar ei ran.",
            en="That body's own officer accepts for it.",
        )
    if command.from_on < local_date(at.case.opened_at):
        rules.refuse(
            "accepts_from_a_day_of_the_case",
            cy="Ni all y gwasanaeth fod wedi cychwyn cyn i'r achos gael ei agor.",
            en="The service cannot have started before the case was opened.",
        )
    service = at.text("adult_service", command.service, command.language)
    at.change(
        _row(at),
        accepted_by=command.body,
        accepted_text_id=service,
        accepted_from=command.from_on,
        accepted_at=at.now,
    )
    at.met(*(KINDS - {EIGHTEEN}), CATCH_UP, AGAIN)
    at.record("AdultServiceAccepted", by=command.body, service=service)
    for dispute in at.all(Dispute):
        if dispute.ground == "no_adult_service" and dispute.stage != "closed":
            close_dispute(at, dispute, "adult_accepted")
    at.notify_both("adult_accepted", "coordinator")
    at.tell_family("family_adult_service")


def ends_at_eighteen(at: Draft) -> None:
    """Turning eighteen ends nothing by itself: an adult service has taken over, or payment goes on."""
    row = _row(at)
    if row.accepted_at is None or row.accepted_from is None or row.accepted_from > at.today:
        rules.refuse(
            "adult_service_has_accepted",
            cy="Nid oes gwasanaeth oedolion a enwir wedi cymryd drosodd eto: mae'r cymorth a'r taliadau'n "
            "parhau, a'r anghytundeb am y pontio'n cael ei setlo ar wahân.",
            en="No named adult service has taken over yet: support and payment go on, and the disagreement "
            "about the move is settled apart.",
        )
    if day_of(at, row, EIGHTEEN) > at.today:
        rules.refuse(
            "eighteen_is_reached",
            cy="Nid yw mis y pen-blwydd yn 18 wedi cyrraedd.",
            en="The month of the eighteenth birthday has not come.",
        )
