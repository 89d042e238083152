"""Costing: the package's lines and start date. From that moment every line has exactly one payer, and the
split follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from agreements.line_kinds import REGISTERED_NURSE
from workflow.casework import rules
from workflow.casework.announcing import announce
from workflow.casework.commands import Line, RecordPackage
from workflow.casework.draft import Draft
from workflow.casework.facts import CaseSplit, CostLine, Need, Payer
from workflow.casework.needing import SIDES, body_of_side, live_lines, unconfirmed


def put_lines(at: Draft, lines: Sequence[Line]) -> None:
    """Add lines after those that there are; none of them is confirmed yet."""
    first = len(at.all(CostLine)) + 1
    for position, line in enumerate(lines, start=first):
        at.put(
            CostLine(
                id=f"{at.case.ref}:L{position}",
                case_ref=at.case.ref,
                position=position,
                kind=line.kind,
                weekly_pence=line.weekly_pence,
                minutes_a_week=line.minutes_a_week,
                rate_pence_an_hour=line.rate_pence_an_hour,
                health_required=line.health_required or line.kind == REGISTERED_NURSE,
                recorded_at=at.now,
                recorded_by=at.actor.person,
            )
        )


def may_record_package(at: Draft) -> None:
    """A package follows an eligible decision, or an urgent need; it may be recorded anew when it changes."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if at.case.care == "ended":
        rules.refuse(
            "care_goes_on",
            cy="Mae'r gofal wedi dod i ben: nid oes pecyn i'w gofnodi.",
            en="Care has ended: there is no package to record.",
        )
    if at.case.decision != "eligible" and at.case.care == "not_yet_needed":
        rules.refuse(
            "decided_or_urgent",
            cy="Daw'r pecyn ar ôl penderfyniad bod y plentyn yn gymwys, neu angen brys.",
            en="A package follows a decision that the child is eligible, or an urgent need.",
        )


def record_package(at: Draft, command: RecordPackage) -> None:
    """Cost the package, name a payer for every line and announce the split where exactly one agreement is
    in force.
    """
    if command.lines:
        withdraw_lines(at, live_lines(at))
        put_lines(at, command.lines)
    if not live_lines(at):
        rules.refuse(
            "package_has_lines", cy="Nid oes unrhyw linell gost.", en="The package has no cost line."
        )
    if not any(line.weekly_pence for line in live_lines(at)):
        rules.refuse(
            "package_costs_something",
            cy="Nid yw'r pecyn yn costio dim: nid oes dim i'w rannu.",
            en="The package costs nothing: there is nothing to share.",
        )
    if at.case.funding == "not_costed":
        at.send("funding", "cost")
    at.change_case(package_start=command.package_start)
    at.met("package", "fast_track")
    lines = [
        {"line": line.id, "kind": line.kind, "weekly_pence": line.weekly_pence} for line in live_lines(at)
    ]
    at.record("PackageCosted", package_start=command.package_start, lines=lines)
    name_payers(at)
    watch_delivery(at)
    ask_to_confirm(at)
    announce(at, panel_shares=command.panel_shares)


def withdraw_lines(at: Draft, lines: Sequence[CostLine]) -> None:
    """End lines, and the naming of their payers, today. The row stays."""
    gone = {line.id for line in lines}
    for line in lines:
        at.change(line, withdrawn_at=at.now)
    for payer in current_payers(at):
        if payer.line_id in gone:
            at.change(payer, to_on=at.today)


def current_payers(at: Draft) -> tuple[Payer, ...]:
    """Who pays the provider today, one a line."""
    return tuple(payer for payer in at.all(Payer) if payer.to_on is None)


def name_payers(at: Draft) -> None:
    """Give every line that has none its payer, for the time being and without prejudice (house rule): a nurse
    or health-required line the health board, any other the commissioning body. From the day that support is
    needed no line is without one.
    """
    if at.case.care == "ended":  # what is put right while a case winds up begins no care again
        return
    paid = {payer.line_id for payer in current_payers(at)}
    unpaid = [line for line in live_lines(at) if line.id not in paid]
    if not unpaid:
        return
    for line in unpaid:
        at.put(_named(at, line))
    if at.case.care in ("not_yet_needed", "needed"):
        at.send("care", "name_payers")
        at.tell_family("family_care_arranged")
    at.change_case(delivered_at=None)
    for body in sorted({payer.body for payer in current_payers(at) if payer.accepted_at is None}):
        at.stop("payment_accepted", body=body)
        clock = at.start("payment_accepted", body, "finance", subject=body)
        at.notify("payment_wanted", body, "finance", due_at=clock.due_at)
    at.record("PayersNamed", lines=[{"line": p.line_id, "body": p.body} for p in current_payers(at)])


def _named(at: Draft, line: CostLine) -> Payer:
    return Payer(
        id=at.new_id(),
        case_ref=at.case.ref,
        line_id=line.id,
        body=at.case.health_board if line.health_required else at.case.commissioner,
        basis="interim",
        from_on=_first_day(at),
        named_at=at.now,
    )


def _first_day(at: Draft) -> date:
    """The package's start; but where somebody has been paying already, today: there is no day between two
    payers.
    """
    if at.case.package_start is None or at.all(Payer):
        return at.today
    return at.case.package_start


def watch_delivery(at: Draft) -> None:
    """From the package's start (an urgent need: from today), a day that ends without assessed support alerts
    the executives that day.
    """
    if at.case.care == "ended":
        return
    if at.case.urgent and at.case.needed_on is None:
        at.change_case(needed_on=at.today)
        at.record("DeliveryCounted", from_on=at.today)
    starts_on = at.today if at.case.urgent else at.case.package_start
    if starts_on is None:
        return
    first = min(starts_on, at.case.package_start or starts_on)
    moved = _set_due(at, first)
    waiting = {payer.line_id for payer in current_payers(at) if payer.delivered_at is None}
    if live_lines(at) and not waiting:
        if moved:
            at.record("DeliveryDayMoved", from_on=first)
        return
    at.stop("support_alert")
    first_day = max(starts_on, at.today)
    at.start("support_alert", at.case.commissioner, "coordinator", from_on=first_day - timedelta(days=1))
    at.record("DeliveryAwaited", from_on=first_day)


def _set_due(at: Draft, starts_on: date) -> bool:
    """From which day each line is due, and whether that has changed. A day that has come is never put off; a
    line that takes the place of another is due from today at the earliest, for the days before are the
    other's.
    """
    moved = False
    again = any(line.due_on and line.withdrawn_at for line in at.all(CostLine))
    for line in live_lines(at):
        wanted = max(starts_on, at.today) if again else starts_on
        standing = line.due_on
        due_on = min(wanted, standing) if standing and standing <= at.today else wanted
        if due_on != standing:
            at.change(line, due_on=due_on)
            moved = True
    return moved


def want_package(at: Draft) -> None:
    """Support is needed: the commissioning body has its time to arrange the package, unless one already
    answers the levels as they stand.
    """
    if at.case.care == "ended":
        return
    standing = at.get(CaseSplit, at.case.split_id)
    answered = standing and all(need.recorded_at <= standing.announced_at for need in at.all(Need))
    if at.running("package") or answered:
        return
    clock = at.start("package", at.case.commissioner, "coordinator")
    at.record("PackageWanted")
    at.notify("package_wanted", at.case.commissioner, "coordinator", due_at=clock.due_at)


def ask_to_confirm(at: Draft) -> None:
    """Start the confirmation clock against each side that has something left to confirm."""
    for side in SIDES:
        body = body_of_side(at, side)
        if unconfirmed(at, side) and not at.running("confirmation", body=body):
            clock = at.start("confirmation", body, "coordinator", subject=body)
            at.notify("confirm_wanted", body, "coordinator", due_at=clock.due_at)
            at.record("ConfirmationAsked", body_asked=body)
