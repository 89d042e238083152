"""A negotiation is withdrawn: it ends without an agreement, and its clocks with it."""

from __future__ import annotations

from workflow.negotiating import rules
from workflow.negotiating.commands import WithdrawNegotiation
from workflow.negotiating.sitting import Sitting
from workflow.negotiating.wording import sha256_of_words


def may_withdraw(at: Sitting) -> None:
    """Only who leads it, or the region's lead."""
    rules.negotiation_is_open(at)
    rules.leads(at)


def withdraw(at: Sitting, command: WithdrawNegotiation) -> None:
    """End it. What was said and drafted stays on the record."""
    at.stop()
    at.change_negotiation(state="withdrawn", closed_at=at.now, closed_why=command.why)
    at.record("NegotiationWithdrawn", why_sha256=sha256_of_words(command.why))
    at.notify_bodies("negotiation_withdrawn", "director")
