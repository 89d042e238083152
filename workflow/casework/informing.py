"""What Welsh Government wants to know: asked of a body, under that body's clock. While it is awaited Welsh
Government's own clocks wait; nothing else does: not the disagreement, not care, not a payment."""

from __future__ import annotations

from datetime import date

from workflow.casework import rules
from workflow.casework.commands import SupplyInformation
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, InformationRequest, Referral, Reply
from workflow.casework.recounting import due_again
from workflow.clocks.due import due
from workflow.clocks.pausing import days_paused

ITS_CLOCKS = ("welsh_government_reminder", "welsh_government_target")
"""The clocks of Welsh Government itself."""


def ask(at: Draft, referral: Referral, reply: Reply, asked_of: str | None) -> None:
    """Ask one body, or each. A body asked for more is not given more time."""
    if asked_of is not None and asked_of not in at.case.bodies:
        rules.refuse(
            "asks_a_party",
            cy=f"Nid yw {asked_of} yn un o gyrff yr achos.",
            en=f"{asked_of} is not one of the case's bodies.",
        )
    assert reply.text_id is not None
    for body in (asked_of,) if asked_of else at.case.bodies:
        at.put(
            InformationRequest(
                id=at.new_id(),
                case_ref=at.case.ref,
                referral_id=referral.id,
                reply_id=reply.id,
                asked_of=body,
                text_id=reply.text_id,
                asked_at=at.now,
            )
        )
        running = at.running("information_wanted", subject=referral.id, body=body)
        clock = (
            running[0] if running else at.start("information_wanted", body, "director", subject=referral.id)
        )
        at.notify("information_wanted", body, "director", due_at=clock.due_at, about=referral.id)
    _pause(at, referral)
    at.record("InformationWanted", referral=referral.id, asked_of=asked_of)


def _pause(at: Draft, referral: Referral) -> None:
    for clock in at.running(*ITS_CLOCKS, subject=referral.id):
        if clock.status == "open":
            at.change(clock, status="paused", paused_since=at.now)


def _awaited(at: Draft, referral_id: str) -> list[InformationRequest]:
    return [
        one
        for one in at.all(InformationRequest)
        if one.referral_id == referral_id and one.supplied_at is None
    ]


def _run_on_unless_awaited(at: Draft, referral_id: str) -> None:
    """Welsh Government's clocks run on, later by the days that they waited, once nothing holds them up. What
    a body has not given in its time holds up nothing more: no referral sits because a body is silent.
    """
    if any(one.lapsed_at is None for one in _awaited(at, referral_id)):
        return
    for clock in at.running(*ITS_CLOCKS, subject=referral_id):
        if clock.paused_since is not None:
            days = days_paused(clock.paused_since, at.now, clock.unit, at.under.calendar)  # type: ignore[arg-type]
            paused = clock.paused + days
            due_at = due_again(at, clock, paused=paused)
            at.change(clock, status="open", paused=paused, paused_since=None, due_at=due_at)


def _mine(at: Draft) -> list[InformationRequest]:
    return [
        one
        for one in at.all(InformationRequest)
        if one.supplied_at is None and one.asked_of == at.actor.body and _is_open(at, one.referral_id)
    ]


def _is_open(at: Draft, referral_id: str) -> bool:
    referral = at.get(Referral, referral_id)
    return referral is not None and referral.closed_at is None


def may_supply(at: Draft) -> None:
    """The body that was asked answers."""
    rules.case_is_open(at)
    if not _mine(at):
        rules.refuse(
            "supplies_what_was_asked",
            cy="Nid yw Llywodraeth Cymru yn aros am wybodaeth gan eich corff.",
            en="Welsh Government waits for no information from your body.",
        )


def supply(at: Draft, command: SupplyInformation) -> None:
    """Give it: one request by its id, or all that wait for one's body."""
    asked = [one for one in _mine(at) if command.request_id in (None, one.id)]
    if not asked:
        rules.refuse(
            "supplies_what_was_asked",
            cy="Nid oes cais o'r fath yn aros am eich corff.",
            en="No such request waits for your body.",
        )
    words = at.text("information", command.information, command.language)
    for one in asked:
        at.change(one, supplied_at=at.now, supplied_by=at.actor.person, supplied_text_id=words)
    for referral_id in dict.fromkeys(one.referral_id for one in asked):
        if not any(one.asked_of == at.actor.body for one in _awaited(at, referral_id)):
            at.stop("information_wanted", subject=referral_id, body=at.actor.body, status="met")
        _run_on_unless_awaited(at, referral_id)
        at.record("InformationSupplied", referral=referral_id, words=words)
        at.notify("information_supplied", at.wg, "wg_officer", about=referral_id, audience="welsh_government")


def not_supplied(at: Draft, clock: Deadline) -> None:
    """It did not come in time: both chief executives are told, the body is asked again, and Welsh
    Government's clocks run on without it.
    """
    assert clock.subject is not None
    for one in _awaited(at, clock.subject):
        if one.asked_of == clock.body and one.lapsed_at is None:
            at.change(one, lapsed_at=at.now)
    _run_on_unless_awaited(at, clock.subject)
    again = at.start("information_wanted", clock.body, "director", subject=clock.subject)
    at.record("InformationTimePassed", referral=clock.subject, body_asked=clock.body)
    at.notify_both("time_limit_passed", "chief_executive", due_at=again.due_at, about=clock.subject)


def aim_at(at: Draft, referral: Referral, target_on: date) -> None:
    """A target date agreed with Welsh Government: a clock of its own, that waits where the others wait."""
    at.stop("welsh_government_target", subject=referral.id)
    days = (target_on - at.today).days
    ends = due(at.today, days, "days", at.under.calendar)
    waits = any(one.lapsed_at is None for one in _awaited(at, referral.id))
    at.put(
        Deadline(
            id=at.new_id(),
            case_ref=at.case.ref,
            kind="welsh_government_target",
            body=at.wg,
            role="wg_officer",
            subject=referral.id,
            started_at=at.now,
            count=days,
            unit="days",
            due_at=ends.due_at,
            calendar=ends.calendar,
            status="paused" if waits else "open",
            paused_since=at.now if waits else None,
        )
    )


def target_passed(at: Draft, clock: Deadline) -> None:
    """The agreed day has passed without a reply that ends the referral: the reminders go on."""
    at.record("TargetDatePassed", referral=clock.subject)
    at.notify(
        "welsh_government_reminder", at.wg, "wg_officer", about=clock.subject, audience="welsh_government"
    )
    at.notify("time_limit_passed", at.case.region, "region_lead", about=clock.subject)
