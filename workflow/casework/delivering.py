"""Delivering: support confirmed line by line, reported when it stops, and the alert of every day without it.
Days are counted by `support_days`; the care story never goes back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from agreements.clauses import day_in_words
from workflow.casework import rules
from workflow.casework.commands import ConfirmDelivery, ReportNotDelivered
from workflow.casework.costing import current_payers
from workflow.casework.disagreeing import close_referral
from workflow.casework.draft import Draft
from workflow.casework.escalating import refer_support
from workflow.casework.facts import CostLine, Deadline, Delivery, Payer, Referral


def may_confirm_delivery(at: Draft) -> None:
    """Delivery is confirmed of lines that have a payer and are not delivered yet."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(payer.delivered_at is None for payer in current_payers(at)):
        rules.refuse(
            "delivers_what_is_due",
            cy="Nid oes cymorth sydd heb ei gadarnhau fel un a ddarperir.",
            en="There is no support whose delivery is still to be confirmed.",
        )


def confirm_delivery(at: Draft, command: ConfirmDelivery) -> None:
    """Support is really delivered, on the word of the coordinator or of the family. When every line is, days
    without assessed support stop counting.
    """
    waiting = {payer.line_id: payer for payer in current_payers(at) if payer.delivered_at is None}
    chosen = set(command.line_ids or waiting)
    if strange := sorted(chosen - waiting.keys()):
        rules.refuse(
            "delivers_what_is_due",
            cy=f"Nid yw'r llinellau hyn yn aros: {', '.join(strange)}.",
            en=f"These lines do not wait: {', '.join(strange)}.",
        )
    for line_id in sorted(chosen):
        at.change(waiting[line_id], delivered_at=at.now, delivered_by=at.actor.person)
        at.put(_begun(at, line_id, confirmed_by=command.confirmed_by))
    if all(payer.delivered_at for payer in current_payers(at)):
        _all_delivered(at)
    at.record(
        "SupportDelivered",
        lines=sorted(chosen),
        complete=at.case.delivered_at is not None,
        confirmed_by=command.confirmed_by,
    )


def _begun(at: Draft, line_id: str, *, confirmed_by: str) -> Delivery:
    return Delivery(
        id=at.new_id(),
        case_ref=at.case.ref,
        line_id=line_id,
        from_on=at.today,
        confirmed_by=confirmed_by,
        confirmed_at=at.now,
        recorded_by=at.actor.person,
    )


def _all_delivered(at: Draft) -> None:
    if at.case.care != "live":
        at.send("care", "deliver")
        at.tell_family("family_support_started")
    at.change_case(delivered_at=at.now)
    at.met("support_alert", "support_referred")
    for body in at.case.bodies:
        at.met("payment_accepted", "provider_instructed", body=body)
    if not at.running("first_review", "next_review"):
        clock = at.start("first_review", at.case.commissioner, "coordinator")
        at.notify("review_due", at.case.commissioner, "coordinator", due_at=clock.due_at)
    for referral in at.all(Referral):
        if referral.about == "support" and referral.closed_at is None:
            close_referral(at, referral)
    at.notify_both("support_delivered", "coordinator")


def may_report(at: Draft) -> None:
    """What was being delivered may be reported as no longer delivered."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(payer.delivered_at for payer in current_payers(at)):
        rules.refuse(
            "reports_what_was_delivered",
            cy="Nid oes cymorth wedi'i gadarnhau fel un a ddarperir.",
            en="There is no support that was confirmed as delivered.",
        )


def report_not_delivered(at: Draft, command: ReportNotDelivered) -> None:
    """A line has stopped: its days count again from that day, and both executives are told now. Care does not
    go back to an earlier state, and nobody stops paying by it.
    """
    delivered = {payer.line_id: payer for payer in current_payers(at) if payer.delivered_at}
    if strange := sorted(set(command.line_ids) - delivered.keys()):
        rules.refuse(
            "reports_what_was_delivered",
            cy=f"Nid yw'r llinellau hyn wedi'u cadarnhau fel rhai a ddarperir: {', '.join(strange)}.",
            en=f"These lines were not confirmed as delivered: {', '.join(strange)}.",
        )
    stopped_on = command.stopped_on or at.today
    words = at.text("stopped", command.words, command.language)
    for line_id in sorted(set(command.line_ids)):
        _end_delivery(at, line_id, stopped_on, command, words)
        at.change(delivered[line_id], delivered_at=None, delivered_by=None)
    at.change_case(delivered_at=None)
    at.record(
        "SupportStopped",
        lines=sorted(set(command.line_ids)),
        stopped_on=stopped_on,
        stop_reason=command.reason,
        reported_by=command.reported_by,
        words=words,
    )
    if not at.running("support_alert"):
        at.start("support_alert", at.case.commissioner, "coordinator")
    alarm(at)


def _end_delivery(
    at: Draft, line_id: str, stopped_on: date, command: ReportNotDelivered, text_id: str
) -> None:
    running = next(
        (one for one in at.all(Delivery) if one.line_id == line_id and one.to_on is None), None
    ) or at.put(_assumed(at, line_id))
    if stopped_on < running.from_on:
        rules.refuse(
            "stops_after_it_began",
            cy=f"Cadarnhawyd ei fod yn cael ei ddarparu o {day_in_words(running.from_on).cy} ymlaen.",
            en=f"It was confirmed as delivered only from {day_in_words(running.from_on).en}.",
        )
    at.change(
        running,
        to_on=stopped_on,
        ended_at=at.now,
        ended_by=at.actor.person,
        reported_by=command.reported_by,
        reason=command.reason,
        text_id=text_id,
    )


def _assumed(at: Draft, line_id: str) -> Delivery:
    """The delivery of a line confirmed before deliveries had rows of their own."""
    payer = next(one for one in current_payers(at) if one.line_id == line_id)
    assert payer.delivered_at is not None
    assert payer.delivered_by is not None
    begun = _begun(at, line_id, confirmed_by="coordinator")
    return replace(
        begun,
        from_on=payer.from_on,
        confirmed_at=payer.delivered_at,
        recorded_by=payer.delivered_by,
    )


def carry_over(at: Draft, old: CostLine, new: CostLine) -> None:
    """A corrected line takes the place of one: it is due, and delivered, as the old one was."""
    at.change(new, due_on=max(old.due_on, at.today) if old.due_on else None)
    for one in at.all(Delivery):
        if one.line_id == old.id and one.to_on is None:
            at.put(replace(one, id=at.new_id(), line_id=new.id, from_on=at.today))


def undelivered(at: Draft) -> list[Payer]:
    """The namings of lines that are not delivered today."""
    return [payer for payer in current_payers(at) if payer.delivered_at is None]


def support_not_delivered(at: Draft, clock: Deadline) -> None:
    """A day ended without assessed support: both executives and the region's lead are told, that day and
    every day.
    """
    at.start("support_alert", at.case.commissioner, "coordinator", from_on=at.today - timedelta(days=1))
    alarm(at)


def alarm(at: Draft) -> None:
    """Tell both executives and the region's lead now; after so many days Welsh Government is told."""
    if not at.running("support_referred") and not _referred_for_support(at):
        at.start("support_referred", None, "chief_executive")
    at.record("SupportNotDelivered", lines=[payer.line_id for payer in undelivered(at)])
    at.notify_both("support_not_delivered", "chief_executive")
    at.notify("support_not_delivered", at.case.region, "region_lead")


def support_still_not_delivered(at: Draft, clock: Deadline) -> None:
    """Not delivered for the days set in data: referred to Welsh Government."""
    refer_support(at)


def _referred_for_support(at: Draft) -> bool:
    return any(one.about == "support" and one.closed_at is None for one in at.all(Referral))
