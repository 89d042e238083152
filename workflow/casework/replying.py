"""Recording what Welsh Government replied, by kind. Only a Ministerial direction binds; the rest sends it
back or waits.
"""

from __future__ import annotations

from workflow.casework import informing, rules
from workflow.casework.agreeing import agree, put_agreed_split
from workflow.casework.announcing import checked_by_hand
from workflow.casework.commands import RecordReply
from workflow.casework.disagreeing import begin_stage, close_dispute, close_referral
from workflow.casework.draft import Draft
from workflow.casework.drafting import ask_again_to_sign
from workflow.casework.facts import CaseSplit, Dispute, Referral, Reply
from workflow.casework.mailbox import acts_for_welsh_government


def may_reply(at: Draft) -> None:
    """A reply is recorded to an open referral, by Welsh Government or by the region's lead from a letter."""
    rules.case_is_open(at)
    if at.actor.body not in (at.wg, at.case.region):
        rules.refuse(
            "reply_is_recorded_by",
            cy="Swyddog Llywodraeth Cymru neu'r arweinydd rhanbarthol sy'n cofnodi ateb.",
            en="A Welsh Government officer or the regional lead records a reply.",
        )
    if at.actor.body == at.wg:
        acts_for_welsh_government(at)
    if not any(referral.closed_at is None for referral in at.all(Referral)):
        rules.refuse("replies_to_a_referral", cy="Nid oes cyfeiriad agored.", en="There is no open referral.")


def record_reply(at: Draft, command: RecordReply) -> None:
    """Record the reply in one act, with what follows from its kind."""
    referral = _referral(at, command)
    reply = at.put(
        Reply(
            id=at.new_id(),
            case_ref=at.case.ref,
            referral_id=referral.id,
            kind=command.kind,
            at=at.now,
            by=at.actor.person,
            target_on=command.target_on,
            instrument=command.instrument,
            power=command.power,
            dated_on=command.dated_on,
            shares=dict(command.shares) if command.shares else None,
            text_id=at.text("reply", command.words, command.language) if command.words else None,
            mediator_text_id=(
                at.text("mediator", command.mediator, command.language) if command.mediator else None
            ),
        )
    )
    if command.target_on:
        referral = at.change(referral, target_on=command.target_on)
        informing.aim_at(at, referral, command.target_on)
    at.record(
        "WelshGovernmentReplied",
        referral=referral.id,
        reply=reply.id,
        reply_kind=reply.kind,
        words=reply.text_id,
    )
    at.notify_both("welsh_government_replied", "chief_executive", about=referral.id)
    if command.kind == "information_wanted":
        informing.ask(at, referral, reply, command.asked_of)
    elif command.kind in ("returned", "steer"):
        _send_back(at, referral)
    elif command.kind == "direction":
        _direct(at, command, referral)


def _referral(at: Draft, command: RecordReply) -> Referral:
    found = [
        one for one in at.all(Referral) if one.closed_at is None and command.referral_id in (None, one.id)
    ]
    if not found:
        rules.refuse(
            "replies_to_a_referral",
            cy="Nid oes cyfeiriad agored o'r fath.",
            en="There is no such open referral.",
        )
    # A direction is about a disagreement where one was referred; else the latest referral is meant.
    return max(
        found, key=lambda one: (command.kind == "direction" and one.about == "disagreement", one.notified_at)
    )


def _dispute(at: Draft, referral: Referral) -> Dispute | None:
    dispute = at.get(Dispute, referral.disagreement_id)
    return dispute if dispute and dispute.stage == "welsh_government" else None


def _send_back(at: Draft, referral: Referral) -> None:
    """The bodies still decide: the chief executives have it again, under their clock, and it comes back
    if they do not.
    """
    dispute = _dispute(at, referral)
    close_referral(at, referral)
    at.record("ReferralClosed", referral=referral.id)
    if dispute:
        moved = at.move(dispute, "send_back")
        at.start("total_disagreement", None, "chief_executive", subject=moved.id)
        at.record("SentBackToChiefExecutives", disagreement=moved.id)
        begin_stage(at, moved, notice="stage_moved")


def _direct(at: Draft, command: RecordReply, referral: Referral) -> None:
    """A direction of the Ministers binds: the shares it names, or else the announced split."""
    dispute = _dispute(at, referral)
    if dispute is None:
        close_referral(at, referral)
        at.record("ReferralClosed", referral=referral.id)
        return
    split = at.get(CaseSplit, at.case.split_id)
    if command.shares and (split is None or dispute.subject != "share"):
        rules.refuse(
            "direction_about_the_share",
            cy="Mae'r cyfeiriad hwn yn ymwneud â mater arall: nid oes rhaniad i'w gyfarwyddo.",
            en="This referral is about another matter: there is no split to direct.",
        )
    worked = checked_by_hand(at, command.shares) if command.shares else None
    close_dispute(at, dispute, "directed")
    if split is None or not (worked or (dispute.split_id == split.id and split.state == "announced")):
        ask_again_to_sign(at)
        return
    for other in at.all(Dispute):
        if other.split_id == split.id and other.stage != "closed":
            close_dispute(at, other, "directed")
    if worked:
        put_agreed_split(at, worked, basis="direction", how="direction")
    else:
        agree(at, split, how="direction")
