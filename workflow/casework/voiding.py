"""Voiding: terms that waited for signatures no longer do. One in force is never touched here."""

from __future__ import annotations

from workflow.casework.draft import Draft
from workflow.casework.facts import Funding


def void_waiting_agreement(at: Draft) -> None:
    """The share behind the drafted terms has changed: the terms and any first signature of them are void."""
    for agreement in at.all(Funding):
        if agreement.state == "awaiting":
            at.change(agreement, state="void", closed_at=at.now)
            at.stop("signature", subject=agreement.id)
