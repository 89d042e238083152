"""The family's one named key worker: wanted from the acknowledgement on, named by an officer of either
body."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import SetKeyWorker
from workflow.casework.draft import Draft
from workflow.casework.facts import KeyWorker


def key_worker_of(at: Draft) -> KeyWorker | None:
    """The key worker now, if one has been named."""
    return next((one for one in at.all(KeyWorker) if one.to_at is None), None)


def want_key_worker(at: Draft) -> None:
    """The family is to have a named key worker: the clock starts, unless there is one or it runs already."""
    if key_worker_of(at) is None and not at.running("key_worker"):
        at.start("key_worker", at.case.health_board, "coordinator")


def may_set_key_worker(at: Draft) -> None:
    """An officer of a party names the key worker while the case is open."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)


def set_key_worker(at: Draft, command: SetKeyWorker) -> None:
    """Name the key worker; whoever was it before stays in the history."""
    before = key_worker_of(at)
    if before is not None and command.officer is not None and before.officer == command.officer:
        rules.refuse(
            "key_worker_is_new",
            cy="Y swyddog hwn yw'r gweithiwr allweddol eisoes.",
            en="This officer is already the key worker.",
        )
    if before is not None:
        at.change(before, to_at=at.now)
    named = at.put(
        KeyWorker(
            id=at.new_id(),
            case_ref=at.case.ref,
            officer=command.officer,
            name_text_id=at.text("key_worker", command.name, command.language) if command.name else None,
            named_at=at.now,
            named_by=at.actor.person,
        )
    )
    at.met("key_worker")
    at.record("KeyWorkerNamed", officer=named.officer, name=named.name_text_id)
    at.notify_both("key_worker_named", "coordinator")
