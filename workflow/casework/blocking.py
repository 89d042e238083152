"""Blockers: one service waits on another. The awaited body owns it, office by office as its clock ends; the
waiting service may start where it safely can.
"""

from __future__ import annotations

from typing import NoReturn

from workflow.casework import rules
from workflow.casework.care_codes import BLOCKER_STAGES
from workflow.casework.commands import OpenBlocker, ResolveBlocker, StartAnyway
from workflow.casework.draft import Draft
from workflow.casework.facts import Blocker, Deadline

_STAGES = tuple(BLOCKER_STAGES)
_OFFICES = dict(zip(_STAGES, ("coordinator", *_STAGES[1:]), strict=True))
"""The office that owns a blocker at each stage; practitioners are reached through their coordinator."""


def may_open(at: Draft) -> None:
    """A party says what it waits for."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def open_blocker(at: Draft, command: OpenBlocker) -> None:
    """The awaited body has its time, first with practitioners."""
    if command.awaited_body not in at.case.bodies:
        rules.refuse(
            "a_party_is_awaited",
            cy="Un o ddau gorff yr achos sy'n atebol am y gwasanaeth y disgwylir amdano.",
            en="One of the case's two bodies answers for the service that is awaited.",
        )
    if (command.waiting_service, at.actor.body) == (command.awaited_service, command.awaited_body):
        rules.refuse(
            "waits_for_another",
            cy="Nid yw gwasanaeth yn aros amdano'i hun.",
            en="A service does not wait for itself.",
        )
    blocker = at.put(
        Blocker(
            id=at.new_id(),
            case_ref=at.case.ref,
            waiting_service=command.waiting_service,
            waiting_body=at.actor.body,
            awaited_service=command.awaited_service,
            awaited_body=command.awaited_body,
            text_id=at.text("blocker", command.what, command.language),
            stage=_STAGES[0],
            opened_at=at.now,
            opened_by=at.actor.person,
            stage_since=at.now,
        )
    )
    _ask(at, blocker)
    at.record(
        "BlockerOpened",
        blocker=blocker.id,
        waiting_service=blocker.waiting_service,
        awaited_service=blocker.awaited_service,
        body_asked=blocker.awaited_body,
        words=blocker.text_id,
    )


def _ask(at: Draft, blocker: Blocker) -> None:
    """Start the clock of its stage against the office that owns it, and tell that office."""
    role = _OFFICES[blocker.stage]
    clock = at.start("blocker_stage", blocker.awaited_body, role, subject=blocker.id)
    at.notify("blocker_waits", blocker.awaited_body, role, due_at=clock.due_at, about=blocker.id)


def stage_ends(at: Draft, clock: Deadline) -> None:
    """No outcome in its time: the next office owns it; with the chief executive, both and the region's lead
    are told each time again.
    """
    blocker = at.get(Blocker, clock.subject)
    assert blocker is not None
    place = _STAGES.index(blocker.stage)
    if place + 1 < len(_STAGES):
        blocker = at.change(blocker, stage=_STAGES[place + 1], stage_since=at.now)
    else:
        at.notify_both("blocker_waits", "chief_executive", about=blocker.id)
        at.notify("blocker_waits", at.case.region, "region_lead", about=blocker.id)
    _ask(at, blocker)
    at.record(
        "BlockerMovedUp", blocker=blocker.id, blocker_stage=blocker.stage, body_asked=blocker.awaited_body
    )


def _open_one(at: Draft, key: str) -> Blocker:
    blocker = at.get(Blocker, key)
    if blocker is None or blocker.outcome:
        _none_open()
    return blocker


def _none_open() -> NoReturn:
    rules.refuse("blocker_is_open", cy="Nid oes rhwystr o'r fath yn agored.", en="No such blocker is open.")


def may_start_anyway(at: Draft) -> None:
    """A service of one's own body waits and has not started."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if not any(_may_start(at, one) for one in at.all(Blocker)):
        _none_open()


def _may_start(at: Draft, blocker: Blocker) -> bool:
    return blocker.outcome is None and blocker.started_at is None and blocker.waiting_body == at.actor.body


def start_anyway(at: Draft, command: StartAnyway) -> None:
    """The waiting service does what it safely can; what it waits for is still awaited."""
    blocker = _open_one(at, command.blocker_id)
    if not _may_start(at, blocker):
        rules.refuse(
            "starts_its_own",
            cy="Corff y gwasanaeth sy'n aros sy'n dweud, unwaith, ei fod wedi cychwyn.",
            en="The body of the waiting service says, once, that it has started.",
        )
    how = at.text("blocker", command.how, command.language)
    at.change(blocker, started_at=at.now, started_by=at.actor.person, started_text_id=how)
    at.record("StartedAnyway", blocker=blocker.id, waiting_service=blocker.waiting_service, words=how)
    at.notify("blocker_started_anyway", blocker.awaited_body, "coordinator", about=blocker.id)


def may_resolve(at: Draft) -> None:
    """A blocker is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if all(one.outcome for one in at.all(Blocker)):
        _none_open()


def resolve(at: Draft, command: ResolveBlocker) -> None:
    """It ended, and how. That the awaited service has acted is for the waiting body to say."""
    blocker = _open_one(at, command.blocker_id)
    if command.outcome == "service_started" and at.actor.body != blocker.waiting_body:
        rules.refuse(
            "the_waiting_body_says",
            cy="Y corff sy'n aros sy'n dweud bod y gwasanaeth wedi gweithredu.",
            en="It is for the waiting body to say that the service has acted.",
        )
    how = at.text("blocker", command.how, command.language)
    at.change(
        blocker,
        outcome=command.outcome,
        resolved_at=at.now,
        resolved_by=at.actor.person,
        resolution_text_id=how,
    )
    at.met("blocker_stage", subject=blocker.id)
    at.record("BlockerResolved", blocker=blocker.id, blocker_outcome=command.outcome, words=how)
    at.notify_both("blocker_resolved", "coordinator", about=blocker.id)
