"""Telling safeguarding: one act, from any record, at any time. It stops neither care nor any time limit, and
it has its own clock until the team has confirmed that it received it."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import ConfirmSafeguarding, TellSafeguarding
from workflow.casework.draft import Draft
from workflow.casework.facts import Deadline, SafeguardingTold
from workflow.casework.records_named import named

CLOCK = "safeguarding_receipt"


def may_tell(at: Draft) -> None:
    """An officer of one of the two bodies, whatever the state of the case: a worry never comes too late."""
    rules.acts_for_a_party(at)


def tell(at: Draft, command: TellSafeguarding) -> None:
    """Record who was told and when; the head of service is told at once. On a case that has ended no clock
    can run, so the director is told too."""
    may_tell(at)
    kind, about = named(at, command.about_kind, command.about_id)
    team = at.case.health_board if command.team == "health_board" else at.case.council
    text_id = at.text("safeguarding", command.words, command.language, eyes=at.actor.body)
    told = at.put(
        SafeguardingTold(
            id=at.new_id(),
            case_ref=at.case.ref,
            about_kind=kind,
            about_id=about,
            worry=command.worry,
            body=at.actor.body,
            by=at.actor.person,
            team=team,
            told_at=command.told_at or at.now,
            at=at.now,
            text_id=text_id,
        )
    )
    clock = at.start(CLOCK, told.body, "head_of_service", subject=told.id) if at.case.is_open else None
    due_at = clock.due_at if clock else None
    at.record(
        "SafeguardingTold",
        safeguarding=told.id,
        team=team,
        worry=command.worry,
        digest=at.digest_of(text_id),
    )
    at.notify("safeguarding_told", told.body, "head_of_service", due_at=due_at, about=told.id)
    if clock is None:
        at.notify("safeguarding_told", told.body, "director", about=told.id)


def _unconfirmed(at: Draft) -> list[SafeguardingTold]:
    return [one for one in at.all(SafeguardingTold) if one.confirmed_at is None and one.body == at.actor.body]


def may_confirm(at: Draft) -> None:
    """The body that told has something that is not confirmed yet."""
    rules.acts_for_a_party(at)
    if not _unconfirmed(at):
        rules.refuse(
            "receipt_is_awaited",
            cy="Nid oes dim y mae tîm diogelu eto i'w gadarnhau.",
            en="There is nothing that a safeguarding team has yet to confirm.",
        )


def confirm(at: Draft, command: ConfirmSafeguarding) -> None:
    """The team has confirmed that it received it."""
    may_confirm(at)
    told = next((one for one in _unconfirmed(at) if one.id == command.safeguarding_id), None)
    if told is None:
        rules.refuse(
            "receipt_is_awaited",
            cy="Nid yw hwn yn aros am gadarnhad eich corff chi.",
            en="This does not wait for a confirmation through your body.",
        )
    at.change(told, confirmed_at=at.now, confirmed_by=at.actor.person)
    at.met(CLOCK, subject=told.id)
    at.record("SafeguardingConfirmed", safeguarding=told.id, team=told.team)


def not_confirmed(at: Draft, clock: Deadline) -> None:
    """No receipt in time: the director is told too, every time, until there is one."""
    again = at.start(CLOCK, clock.body, "head_of_service", subject=clock.subject)
    at.record("SafeguardingNotConfirmed", safeguarding=clock.subject)
    for role in ("head_of_service", "director"):
        at.notify("safeguarding_not_confirmed", clock.body, role, due_at=again.due_at, about=clock.subject)


ENFORCED = {CLOCK: not_confirmed}
"""What its clock does when its time is up."""
