"""Merging: a second case of the same child closes into the first. The one that goes on has the earliest
received
date and its clocks the age of the older; nothing that runs for the child or between the bodies is ended so.

People say that it is the same child; the engine only offers cases that are alike.
"""

from __future__ import annotations

from dataclasses import replace

from workflow.casework import rules
from workflow.casework.commands import MergeDuplicate
from workflow.casework.costing import current_payers, name_payers, want_package, watch_delivery
from workflow.casework.draft import Draft
from workflow.casework.ending import close_everything, in_force_agreement
from workflow.casework.facts import Deadline, Dispute
from workflow.casework.linking import the_other_case, tie
from workflow.casework.recounting import counted


def may_merge(at: Draft) -> None:
    """A case closes into another only where closing it stops no care, no funding and no disagreement."""
    rules.case_is_open(at)
    rules.acts_for_a_party(at)
    if _funding_flows(at):
        rules.refuse(
            "merge_ends_no_funding",
            cy="Mae cytundeb cyllido mewn grym yma: unwch yr achos arall â hwn, neu dewch â'r cytundeb i ben "
            "yn gyntaf lle mae un ym mhob un o'r ddau.",
            en="A funding agreement is in force here: merge the other case into this one, or "
            "end the agreement "
            "first where each of them has one.",
        )
    if any(payer.instructed_at or payer.delivered_at for payer in current_payers(at)):
        rules.refuse(
            "merge_stops_no_care",
            cy="Mae darparwr eisoes wedi'i gyfarwyddo yn yr achos hwn: unwch yr achos arall â hwn.",
            en="A provider has already been told to start in this case: merge the other case into this one.",
        )
    if any(dispute.stage != "closed" for dispute in at.all(Dispute)):
        rules.refuse(
            "merge_ends_no_disagreement",
            cy="Mae anghytundeb ar agor yma: dewch ag ef i ganlyniad yn gyntaf, neu unwch yr "
            "achos arall â hwn.",
            en="A disagreement is open here: bring it to an outcome first, or merge the other "
            "case into this one.",
        )


def merge(at: Draft, command: MergeDuplicate) -> None:
    """Close this case into the other, which keeps the earliest received date and the age of the older
    clocks."""
    kept = the_other_case(at)
    _may_be_kept(at, kept)
    _leaves_nothing_behind(at, kept)
    reasons = at.text("merge", command.reasons, command.language)
    received_at = min(at.case.received_at, kept.case.received_at)
    older = _aged(at, kept)
    kept.change_case(received_at=received_at)
    tie(at, "merged_into", text_id=reasons)
    kept.record("DuplicateMerged", other=at.case.ref, received_at=received_at, clocks=older)
    kept.notify_both("duplicate_merged", "coordinator")
    _need_goes_along(at, kept)
    close_everything(at, "merged")
    at.record("CaseMerged", other=kept.case.ref, received_at=received_at, reasons=reasons)


def _may_be_kept(at: Draft, kept: Draft) -> None:
    if not kept.case.is_open:
        rules.refuse(
            "kept_case_is_open",
            cy="Mae'r achos arall wedi dod i ben: cysylltwch y ddau yn lle hynny.",
            en="The other case has ended: tie the two instead.",
        )
    if set(at.case.bodies) != set(kept.case.bodies):
        rules.refuse(
            "merge_same_bodies",
            cy="Nid yr un ddau gorff sydd yn y ddau achos: symudwch y cyfrifoldeb yn gyntaf, "
            "neu cysylltwch y ddau.",
            en="The two cases are not between the same two bodies: move the responsibility "
            "first, or tie the two.",
        )


def _leaves_nothing_behind(at: Draft, kept: Draft) -> None:
    """What somebody waits for in this case, and nobody in the other, would be forgotten with it."""
    there = {clock.kind for clock in kept.running()}
    left = {clock.kind for clock in at.running(*_ASKED)} | {
        clock.kind for clock in at.running(*_OF_THE_PLACE) if clock.kind not in there
    }
    if left:
        rules.refuse(
            "merge_leaves_nothing_behind",
            cy="Mae rhywun yn aros am ateb neu ofal yn yr achos hwn o hyd (pryder, diogelu, lleoliad, "
            "cyfarfod, trosglwyddiad neu ad-daliad): unwch yr achos arall â hwn, neu gorffennwch hynny yn "
            "gyntaf.",
            en="Somebody still waits for an answer or for care in this case (a concern, safeguarding, a "
            "place, a meeting, a transfer or a reimbursement): merge the other case into this one, or finish "
            "that first.",
        )


_ASKED = (
    "concern_answer",
    "safeguarding_receipt",
    "wrong_child_entry",
    "blocker_stage",
    "meeting_held",
    "meeting_action",
    "discharge_due",
    "discharge_follow_up",
    "placement_search",
    "placement_move",
    "placement_approval",
    "reimbursement",
    "transfer_answer",
    "transfer_day",
)
"""What one answers in the case where it was asked."""
_OF_THE_PLACE = ("setting_alert", "suitable_place")
"""Where the child is: it may run in the other case too, and then it goes on there."""


def _funding_flows(at: Draft) -> bool:
    return in_force_agreement(at) is not None or at.case.funding == "ending"


def _aged(at: Draft, kept: Draft) -> list[str]:
    """Give each running clock of the kept case the start of the same clock here, where that one is older."""
    here: dict[tuple[str, str | None, str | None], Deadline] = {
        (clock.kind, clock.body, clock.subject): clock for clock in at.running()
    }
    older: list[str] = []
    for clock in kept.running():
        twin = here.get((clock.kind, clock.body, clock.subject))
        if twin is None or clock.kind == "chase" or twin.started_at >= clock.started_at:
            continue
        begun = replace(clock, started_at=twin.started_at, paused=max(clock.paused, twin.paused))
        kept.put(replace(begun, due_at=counted(begun, kept.under.calendar)))
        older.append(clock.kind)
    return older


def _need_goes_along(at: Draft, kept: Draft) -> None:
    """Support that is needed now in the case that closes is needed in the one that goes on."""
    if at.case.care == "not_yet_needed" or kept.case.care != "not_yet_needed":
        return
    kept.send("care", "need")
    kept.change_case(urgent=kept.case.urgent or at.case.urgent)
    kept.record("SupportNeeded")
    name_payers(kept)
    watch_delivery(kept)
    want_package(kept)
