"""Any later edit voids the signatures: the frozen draft goes back to the table."""

from __future__ import annotations

from workflow.negotiating.facts import Approval, Signature
from workflow.negotiating.sitting import Sitting

SIGNING_CLOCKS = (
    "agreement_signed",
    "signature_chase",
    "activation_dry_run",
    "agreement_activated",
    "activation_chase",
)


def back_to_the_table(at: Sitting) -> None:
    """Void what was signed and approved, stop the clocks of signing, and negotiate again. Nothing where the
    text was not frozen.
    """
    if at.negotiation.state == "negotiating":
        return
    signed = [one for one in at.all(Signature) if one.void_at is None]
    for signature in signed:
        at.change(signature, void_at=at.now)
    for approval in at.all(Approval):
        if approval.void_at is None:
            at.change(approval, void_at=at.now)
    at.stop(*SIGNING_CLOCKS)
    at.change_negotiation(state="negotiating", required=(), frozen_at=None, signed_at=None)
    at.record("SignaturesVoided", signatures=[one.id for one in signed])
    for signature in signed:
        at.notify("negotiation_signature_void", signature.body, signature.office)
