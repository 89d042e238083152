"""An error in what Welsh Government was sent: told as a dated correction beside it. What was sent, and
its hash, never change."""

from __future__ import annotations

from workflow.casework import rules
from workflow.casework.commands import CorrectBundle
from workflow.casework.draft import Draft
from workflow.casework.facts import BundleCorrection, Referral
from workflow.casework.mailbox import open_referral


def may_correct(at: Draft) -> None:
    """A body of the case, or its region's lead, while a referral is open."""
    rules.case_is_open(at)
    if at.actor.body not in (*at.case.bodies, at.case.region):
        rules.acts_for_a_party(at)
    open_referral(at, None)


def correct(at: Draft, command: CorrectBundle) -> None:
    """Put the correction beside it, and tell Welsh Government."""
    referral = open_referral(at, command.referral_id)
    if command.part == "bundle" and referral.bundle_sha256 is None:
        rules.refuse(
            "corrects_what_was_sent",
            cy="Nid yw'r bwndel wedi'i agor eto: caiff ei rewi fel y mae'r achos bryd hynny.",
            en="The bundle is not open yet: it is frozen as the case stands then.",
        )
    made = at.put(_correction(at, command, referral))
    at.record(
        "BundleCorrected",
        referral=referral.id,
        correction=made.id,
        part=made.part,
        bundle_sha256=made.bundle_sha256,
        words=made.text_id,
    )
    at.notify("bundle_corrected", at.wg, "wg_officer", about=referral.id, audience="welsh_government")
    at.notify_both("bundle_corrected", "coordinator", about=referral.id)


def _correction(at: Draft, command: CorrectBundle, referral: Referral) -> BundleCorrection:
    return BundleCorrection(
        id=at.new_id(),
        case_ref=at.case.ref,
        referral_id=referral.id,
        part=command.part,
        bundle_sha256=referral.bundle_sha256 if command.part == "bundle" else None,
        body=at.actor.body,
        by=at.actor.person,
        at=at.now,
        text_id=at.text("correction", command.correction, command.language),
    )
