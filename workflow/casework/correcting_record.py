"""Correcting a recorded fact of the case: what was written stands in the events, and what follows from the
right fact is done anew, visibly. The table at the bottom says what that is, field by field.

A line's amount or a level of need is corrected by `correcting`; words are sealed by `sealing`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import NoReturn

from agreements.line_kinds import SERVICES
from workflow.casework import rules
from workflow.casework.announcing import announce
from workflow.casework.child_values import ChildValues
from workflow.casework.childs_record import change_child
from workflow.casework.commands import CorrectRecord
from workflow.casework.costing import current_payers, name_payers, want_package, watch_delivery
from workflow.casework.draft import Draft
from workflow.casework.facts import Correction, Payer, Responsibility
from workflow.casework.milestones import recount
from workflow.casework.transferring import move, put_right
from workflow.casework.wellformed import age_on
from workflow.clocks.due import local_date
from workflow.machine.arbiter import follows

_SHARED = ("costed", "announced", "agreed", "awaiting_signatures", "in_force")


def may_correct(at: Draft) -> None:
    """A party corrects while the case is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def correct_record(at: Draft, command: CorrectRecord) -> None:
    """Record the correction, then do anew what rests on the fact. Refused where it is what stands already."""
    reason = at.text("correction", command.reason, command.language)
    replanned = _REPLANNED[command.field]
    was = replanned.stands(at)
    if was == command.value:
        rules.refuse(
            "corrects_something",
            cy="Dyna sydd wedi'i gofnodi eisoes.",
            en="That is what is recorded already.",
        )
    told = command.field not in _NEVER_TOLD
    correction = at.put(
        Correction(
            id=at.new_id(),
            case_ref=at.case.ref,
            field=command.field,
            text_id=reason,
            at=at.now,
            by=at.actor.person,
            body=at.actor.body,
            was=was if told else None,
            now_is=command.value if told else None,
        )
    )
    at.record(
        "RecordCorrected",
        correction=correction.id,
        field=command.field,
        was=correction.was,
        now_is=correction.now_is,
        reason=reason,
    )
    replanned.put(at, command.value)
    at.notify_both("record_corrected", "coordinator", about=correction.id)


class Replanned:
    """One field: what stands, in the words of the command, and what is put and done anew."""

    def __init__(self, stands: Callable[[Draft], str | None], put: Callable[[Draft, str], None]) -> None:
        self.stands, self.put = stands, put


def _birth_date(at: Draft, value: str) -> None:
    """The milestones on the way to adult services are counted again, from the first of the month."""
    born = _day(value)
    if born > at.today or born > local_date(at.case.received_at) or age_on(born, at.today) >= 18:
        _wrong(
            "Dyddiad geni plentyn dan 18, cyn yr atgyfeiriad.",
            "A birth date of a child under 18, before the referral.",
        )
    change_child(at, birth_on=born)
    recount(at, born)


def _council(at: Draft, value: str) -> None:
    """It was this council from the beginning: its clocks, its payments and a split anew."""
    first = min((one.from_on for one in at.all(Responsibility) if one.side == "council"), default=None)
    if value == at.case.health_board:
        _wrong("Rhaid enwi awdurdod lleol.", "A council must be named.")
    from_on = first or local_date(at.case.received_at)
    correction = at.all(Correction)[-1]
    put_right(at, side="council", body=value, from_on=from_on, about=correction.id)
    move(at, side="council", body=value, from_on=from_on, basis="correction")


def _service(at: Draft, value: str) -> None:
    """Another service may be under another agreement: the split anew."""
    if value not in SERVICES:
        listed = ", ".join(SERVICES)
        _wrong(
            f"Nid oes gwasanaeth {value}: dim ond {listed}.", f"There is no service {value}: only {listed}."
        )
    at.change_case(service=value)
    at.record("ServiceCorrected", service=value)
    _split_anew(at)


def _received(at: Draft, value: str) -> None:
    """The age of the case; no clock runs from it."""
    day = _day(value)
    if day > at.today:
        _wrong("Ni all dyddiad derbyn fod yn y dyfodol.", "A received date cannot be in the future.")
    at.change_case(received_at=datetime.combine(day, time(12), tzinfo=UTC))
    at.record("ReceivedDateCorrected", received_at=at.case.received_at)


def _urgent(at: Draft, value: str) -> None:
    """Urgent after all: support is needed now. Not urgent: nothing that has begun is taken back."""
    if value not in ("true", "false"):
        _wrong("Rhowch true neu false.", "Give true or false.")
    at.change_case(urgent=value == "true")
    if value == "true" and follows("care", at.case.care, "need"):
        at.send("care", "need")
    at.record("UrgencyCorrected", urgent=at.case.urgent)
    if at.case.urgent:
        name_payers(at)
        watch_delivery(at)
        want_package(at)
    _split_anew(at)


def _package_start(at: Draft, value: str) -> None:
    """The package began on another day: who pays from when, the watch over delivery, and the split."""
    if at.case.package_start is None:
        _wrong("Nid oes pecyn i'w gywiro.", "There is no package to correct.")
    was, day = at.case.package_start, _day(value)
    at.change_case(package_start=day)
    for payer in current_payers(at):
        first = all(one.from_on >= payer.from_on for one in at.all(Payer) if one.line_id == payer.line_id)
        if first and (payer.from_on == was or payer.from_on > day):
            at.change(payer, from_on=day)  # no day of the package is without a payer
    at.record("PackageStartCorrected", package_start=day)
    watch_delivery(at)
    _split_anew(at)


def _split_anew(at: Draft) -> None:
    if at.case.package_start and at.case.funding in _SHARED:
        announce(at)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        _wrong("Rhowch ddiwrnod fel BBBB-MM-DD.", "Give a day as YYYY-MM-DD.")


def _wrong(cy: str, en: str) -> NoReturn:
    rules.refuse("corrects_with_a_right_value", cy=cy, en=en)


def _born(at: Draft) -> str | None:
    child: ChildValues | None = at.before.child
    return child.birth_on.isoformat() if child else None


_NEVER_TOLD = ("birth_on",)
"""Fields whose values stand in the child's sealed record alone."""
_REPLANNED: dict[str, Replanned] = {
    "birth_on": Replanned(_born, _birth_date),
    "council": Replanned(lambda at: at.case.council, _council),
    "service": Replanned(lambda at: at.case.service, _service),
    "received_at": Replanned(lambda at: local_date(at.case.received_at).isoformat(), _received),
    "urgent": Replanned(lambda at: str(at.case.urgent).lower(), _urgent),
    "package_start": Replanned(
        lambda at: at.case.package_start.isoformat() if at.case.package_start else None, _package_start
    ),
}
