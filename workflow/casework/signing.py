"""Signing: two officers of two bodies sign one content hash, each within a delegated limit. Then it is in
force.
"""

from __future__ import annotations

from agreements.money import format_pounds
from agreements.terms import value_over
from workflow.casework import rules
from workflow.casework.commands import Sign
from workflow.casework.disagreeing import close_dispute
from workflow.casework.draft import Draft
from workflow.casework.drafting import days_of
from workflow.casework.facts import CaseSplit, Dispute, Funding, Payer, Signature


def may_sign(at: Draft) -> None:
    """An officer of a body that has not signed, whose delegated limit carries the body's share over the
    term.
    """
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    agreement = rules.funding_agreement_waits(at)
    signed = [one for one in at.all(Signature) if one.funding_agreement_id == agreement.id]
    if any(one.body == at.actor.body for one in signed):
        rules.refuse(
            "signs_once", cy="Mae eich corff eisoes wedi llofnodi.", en="Your body has already signed."
        )
    if any(one.person == at.actor.person for one in signed):
        rules.refuse(
            "two_officers",
            cy="Ni all yr un person lofnodi dros ddau gorff.",
            en="One person cannot sign for two bodies.",
        )
    value = value_for(at, agreement, at.actor.body)
    if value > at.actor.limit_pence:
        limit, worth = format_pounds(at.actor.limit_pence), format_pounds(value)
        rules.refuse(
            "within_delegated_limit",
            cy=f"Mae cyfran eich corff dros y tymor ({worth}) yn uwch na'ch terfyn llofnodi ({limit}).",
            en=f"Your body's share over the term ({worth}) is above your signing limit ({limit}).",
        )


def value_for(at: Draft, agreement: Funding, body: str) -> int:
    """A body's share over the whole term, in pence: days × weekly pence ÷ 7, half a penny away from zero."""
    split = at.get(CaseSplit, agreement.split_id)
    assert split is not None
    return value_over(split.share_of(body), days_of(agreement))


def sign(at: Draft, command: Sign) -> None:
    """Sign the terms whose hash one has read. A typed name that differs from the account's is noted, not
    refused.
    """
    agreement = rules.funding_agreement_waits(at)
    if command.sha256 != agreement.sha256:
        rules.refuse(
            "signs_what_was_read",
            cy="Mae'r telerau wedi newid ers i chi eu darllen: darllenwch hwy eto.",
            en="The terms have changed since you read them: read them again.",
        )
    signature = at.put(
        Signature(
            id=at.new_id(),
            case_ref=at.case.ref,
            funding_agreement_id=agreement.id,
            body=at.actor.body,
            person=at.actor.person,
            role=at.actor.role,
            limit_pence=at.actor.limit_pence,
            value_pence=value_for(at, agreement, at.actor.body),
            sha256=agreement.sha256,
            typed_name=command.typed_name,
            language=command.language,
            at=at.now,
        )
    )
    at.met("signature", subject=agreement.id, body=at.actor.body)
    same_name = command.typed_name.casefold().split() == at.actor.name.casefold().split()
    at.record(
        "AgreementSigned",
        funding_agreement=agreement.id,
        signature=signature.id,
        sha256=agreement.sha256,
        same_name=same_name,
    )
    bodies = {one.body for one in at.all(Signature) if one.funding_agreement_id == agreement.id}
    if set(at.case.bodies) <= bodies:
        _bring_into_force(at, agreement)
    else:
        at.notify("signed_by_one", at.case.other(at.actor.body), "finance", about=agreement.id)


def _bring_into_force(at: Draft, agreement: Funding) -> None:
    for older in at.all(Funding):
        if older.state == "in_force":
            at.change(older, state="ended", closed_at=at.now)
    at.change(agreement, state="in_force", in_force_at=at.now)
    at.send("funding", "bring_into_force")
    for payer in at.all(Payer):
        if payer.to_on is None:
            at.change(payer, basis="agreed")
    at.record("AgreementInForce", funding_agreement=agreement.id)
    for dispute in at.all(Dispute):
        if dispute.ground == "unsigned" and dispute.stage != "closed":
            close_dispute(at, dispute, "signed")
    at.notify_both("agreement_in_force", "finance", about=agreement.id)
    at.notify_both("agreement_in_force", "coordinator", about=agreement.id)
