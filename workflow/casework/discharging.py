"""Discharge from hospital: never without a dated follow-up by a named service, and the follow-up has its
clock.
"""

from __future__ import annotations

from typing import NoReturn

from workflow.casework import rules
from workflow.casework.care_codes import HOSPITAL_SETTINGS
from workflow.casework.chasing import start_until
from workflow.casework.commands import CancelDischarge, PlanDischarge, RecordDischarge, RecordFollowUp
from workflow.casework.draft import Draft
from workflow.casework.facts import Discharge
from workflow.casework.setting import Move, current, move


def _planned(at: Draft) -> Discharge | None:
    """The discharge that is planned and has not happened."""
    return next(
        (one for one in at.all(Discharge) if one.discharged_on is None and one.cancelled_at is None), None
    )


def may_plan(at: Draft) -> None:
    """A child who is in hospital has one plan at a time."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    setting = current(at)
    if setting is None or setting.kind not in HOSPITAL_SETTINGS:
        rules.refuse(
            "discharges_from_hospital",
            cy="Ni chofnodwyd bod y plentyn mewn ysbyty.",
            en="The child is not recorded as being in hospital.",
        )
    if _planned(at):
        rules.refuse(
            "one_discharge_plan",
            cy="Mae rhyddhau eisoes wedi'i gynllunio: cofnodwch ef, neu ei ganslo.",
            en="A discharge is already planned: record it, or cancel it.",
        )


def plan(at: Draft, command: PlanDischarge) -> None:
    """The plan says who sees the child next, and when."""
    if command.follow_up_on is None or command.service is None:
        rules.refuse(
            "discharge_needs_follow_up",
            cy="Ni ellir cynllunio rhyddhau heb ddyddiad dilynol a gwasanaeth a enwir.",
            en="A discharge is not planned without a dated follow-up and a named service.",
        )
    setting = current(at)
    assert setting is not None
    discharge = at.put(
        Discharge(
            id=at.new_id(),
            case_ref=at.case.ref,
            setting_id=setting.id,
            discharge_on=command.discharge_on,
            follow_up_on=command.follow_up_on,
            service_text_id=at.text("service", command.service, command.language),
            planned_at=at.now,
            planned_by=at.actor.person,
            body=at.actor.body,
            text_id=at.text("discharge", command.words, command.language) if command.words else None,
        )
    )
    start_until(at, "discharge_due", command.discharge_on, at.actor.body, "coordinator", subject=discharge.id)
    at.record(
        "DischargePlanned",
        discharge=discharge.id,
        discharge_on=command.discharge_on,
        follow_up_on=command.follow_up_on,
    )
    at.notify_both("discharge_planned", "coordinator", about=discharge.id)


def may_discharge(at: Draft) -> None:
    """There is a plan, and so a follow-up."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if _planned(at) is None:
        rules.refuse(
            "discharge_needs_follow_up",
            cy="Nid oes rhyddhau wedi'i gynllunio gyda dyddiad dilynol a gwasanaeth a enwir.",
            en="No discharge is planned with a dated follow-up and a named service.",
        )


def record_discharge(at: Draft, command: RecordDischarge) -> None:
    """The child has left, to a place that is recorded in the same act; the follow-up's clock starts."""
    planned = _planned(at)
    assert planned is not None
    if command.discharge_id not in (None, planned.id):
        rules.refuse(
            "discharge_needs_follow_up",
            cy="Nid yw'r cynllun hwnnw'n aros.",
            en="That plan does not wait.",
        )
    if command.kind in HOSPITAL_SETTINGS:
        rules.refuse(
            "discharges_from_hospital",
            cy="Symud rhwng ysbytai yw hyn, nid rhyddhau.",
            en="This is a move between hospitals, and no discharge.",
        )
    follow_up_on = max(planned.follow_up_on, command.discharged_on)
    discharge = at.change(
        planned,
        discharged_on=command.discharged_on,
        discharged_at=at.now,
        discharged_by=at.actor.person,
        follow_up_on=follow_up_on,
    )
    at.met("discharge_due", subject=discharge.id)
    clock = start_until(
        at, "discharge_follow_up", follow_up_on, discharge.body, "coordinator", subject=discharge.id
    )
    at.record("ChildDischarged", discharge=discharge.id, follow_up_on=follow_up_on)
    at.notify("follow_up_wanted", discharge.body, "coordinator", due_at=clock.due_at, about=discharge.id)
    move(
        at,
        Move(
            kind=command.kind,
            area=command.area,
            from_on=command.discharged_on,
            emergency=command.emergency,
            language=command.language,
        ),
    )


def may_follow_up(at: Draft) -> None:
    """A child who was discharged has a follow-up that is still to come."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(one.discharged_on and one.followed_up_on is None for one in at.all(Discharge)):
        _no_follow_up()


def follow_up(at: Draft, command: RecordFollowUp) -> None:
    """The child was seen; or was not, and there is a new day with its own clock."""
    discharge = at.get(Discharge, command.discharge_id)
    if discharge is None or discharge.discharged_on is None or discharge.followed_up_on:
        _no_follow_up()
    words = at.text("follow_up", command.words, command.language)
    if command.seen:
        _seen(at, discharge, command, words)
        return
    at.change(discharge, follow_up_on=command.on, not_seen=discharge.not_seen + 1)
    clock = start_until(
        at, "discharge_follow_up", command.on, discharge.body, "coordinator", subject=discharge.id
    )
    at.record("FollowUpNotHeld", discharge=discharge.id, follow_up_on=command.on, words=words)
    at.notify_both("follow_up_not_held", "head_of_service", due_at=clock.due_at, about=discharge.id)


def _seen(at: Draft, discharge: Discharge, command: RecordFollowUp, words: str) -> None:
    if not discharge.discharged_on or command.on < discharge.discharged_on:
        rules.refuse(
            "follow_up_after_discharge",
            cy="Mae'r apwyntiad dilynol ar ôl y rhyddhau.",
            en="A follow-up is after the discharge.",
        )
    at.change(
        discharge,
        followed_up_on=command.on,
        followed_up_at=at.now,
        followed_up_by=at.actor.person,
        follow_up_text_id=words,
    )
    at.met("discharge_follow_up", subject=discharge.id)
    at.record("FollowUpHeld", discharge=discharge.id, held_on=command.on, words=words)


def _no_follow_up() -> NoReturn:
    rules.refuse(
        "follow_up_waits",
        cy="Nid oes apwyntiad dilynol yn aros.",
        en="No follow-up waits to be held.",
    )


def may_cancel(at: Draft) -> None:
    """A plan that has not happened may be taken back."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if _planned(at) is None:
        rules.refuse("cancels_a_plan", cy="Nid oes rhyddhau wedi'i gynllunio.", en="No discharge is planned.")


def cancel(at: Draft, command: CancelDischarge) -> None:
    """The child stays where it is."""
    planned = _planned(at)
    assert planned is not None
    if command.discharge_id != planned.id:
        rules.refuse("cancels_a_plan", cy="Nid yw'r cynllun hwnnw'n aros.", en="That plan does not wait.")
    reason = at.text("discharge", command.reason, command.language)
    at.change(planned, cancelled_at=at.now, cancelled_by=at.actor.person)
    at.stop("discharge_due", subject=planned.id)
    at.record("DischargeCancelled", discharge=planned.id, words=reason)
