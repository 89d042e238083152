"""What a passed time limit does at the table: the office that is late is asked, once when it is due and again
every so many working days. Nothing is ever agreed, settled or signed by silence.

The next clock starts when the last one was enforced, so an outage is caught up with one notice and not many.
"""

from __future__ import annotations

from collections.abc import Callable

from workflow.negotiating.facts import Clock
from workflow.negotiating.sitting import Sitting

Enforcement = Callable[[Sitting, Clock], None]


def clause_is_late(at: Sitting, clock: Clock) -> None:
    """Ask the owner of an open clause, and ask again later."""
    again = at.start("clause_chase", clock.body, clock.office, subject=clock.subject)
    at.record("ClauseOverdue", clause=clock.subject, owner_body=clock.body, owner_office=clock.office)
    at.notify(
        "negotiation_clause_overdue", clock.body, clock.office, due_at=again.due_at, about=clock.subject
    )


def signature_is_late(at: Sitting, clock: Clock) -> None:
    """Ask an office that has not signed, and ask again later."""
    again = at.start("signature_chase", clock.body, clock.office)
    at.record("SignatureOverdue", signing_body=clock.body, office=clock.office)
    at.notify("negotiation_sign_overdue", clock.body, clock.office, due_at=again.due_at)


def dry_run_ends(at: Sitting, clock: Clock) -> None:
    """The dry-run day is over: the second person is wanted, and asked again until there is one."""
    wanted = at.start("agreement_activated", clock.body, clock.office)
    at.record("DryRunEnded")
    at.notify("negotiation_confirm", clock.body, clock.office, due_at=wanted.due_at)
    at.notify_bodies("negotiation_confirm", "director")


def activation_is_late(at: Sitting, clock: Clock) -> None:
    """Ask the region's lead for the next person's approval, and ask again later."""
    again = at.start("activation_chase", clock.body, clock.office)
    at.record("ActivationOverdue")
    at.notify("negotiation_activate_overdue", clock.body, clock.office, due_at=again.due_at)


ENFORCE: dict[str, Enforcement] = {
    "clause_agreed": clause_is_late,
    "clause_chase": clause_is_late,
    "agreement_signed": signature_is_late,
    "signature_chase": signature_is_late,
    "activation_dry_run": dry_run_ends,
    "agreement_activated": activation_is_late,
    "activation_chase": activation_is_late,
}
"""What each kind of clock does when its time is up."""


def enforce_due(at: Sitting) -> int:
    """Enforce every clock that is due at the sitting's instant; how many were. None twice, none early."""
    enforced = 0
    while clock := _next_due(at):
        at.due_at = clock.due_at
        at.close(clock, "passed")
        ENFORCE[clock.kind](at, clock)
        enforced += 1
    at.due_at = None
    return enforced


def _next_due(at: Sitting) -> Clock | None:
    due = [clock for clock in at.all(Clock) if clock.status == "open" and clock.due_at <= at.now]
    return min(due, key=lambda clock: (clock.due_at, clock.kind, clock.id), default=None)
