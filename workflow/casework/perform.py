"""The one way in: (facts, command, now) to Changes or a Refusal; and everything overdue to Changes. The table
at the
bottom is the system: every command, the rule that allows it, and the act."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from workflow.casework import (
    absences,
    announcing,
    answering,
    arguing,
    assessing,
    attaching,
    blocking,
    care_reviews,
    caring,
    checking,
    childs_record,
    closing,
    commands,
    concerning,
    consenting,
    correcting_record,
    correcting_what_was_sent,
    costing,
    deciding,
    delivering,
    discharging,
    ending,
    escalating,
    handing_to_adults,
    hearing,
    holding,
    informing,
    keyworking,
    legal_status,
    linking,
    mailbox,
    mediating,
    meeting,
    merging,
    naming_assessor,
    notes,
    opening,
    papers,
    parties,
    placing,
    private_notes,
    reassigning,
    referring,
    reimbursing,
    remitting,
    replying,
    reports,
    reviewing,
    safeguarding,
    safety,
    sealing,
    setting,
    settling,
    signing,
    stating,
    transferring,
    withdrawing,
)
from workflow.casework.changes import Changes, Refusal, Refused
from workflow.casework.commands import Command, OpenCase
from workflow.casework.draft import Draft
from workflow.casework.duplicates import NONE_ALIKE, Alike
from workflow.casework.enforcing import enforce_due
from workflow.casework.facts import SYSTEM, Actor, CaseFacts, Dispute
from workflow.casework.replanning import replan
from workflow.casework.rulebook import Rulebook
from workflow.casework.since_birth import refuse_before_birth
from workflow.casework.wellformed import faults


def open_case(
    command: OpenCase,
    *,
    now: datetime,
    actor: Actor,
    act_id: str,
    salt: str,
    under: Rulebook,
    alike: Alike = NONE_ALIKE,
) -> Changes | Refusal:
    """Open a case. Its reference comes with the command; where none does, it is made from the act's id.
    `alike`: open cases that may be the same child's.
    """
    ref = command.ref or f"CC-{now.year}-{int(act_id.replace('-', ''), 16) % 10**8:08d}"
    facts = opening.new_case(command, ref=ref, now=now, actor=actor, under=under)
    at = Draft(facts, now=now, actor=actor, act_id=act_id, salt=salt, under=under)
    return _done(at, command, lambda: opening.open_case(at, command, alike))


def perform(
    facts: CaseFacts,
    command: Command,
    *,
    now: datetime,
    actor: Actor,
    act_id: str,
    salt: str,
    under: Rulebook,
    subject: str | None = None,
    beside: CaseFacts | None = None,
) -> Changes | Refusal:
    """Judge one command on the facts and answer what changes, or why not. `subject`: the disagreement it
    is about. `beside`: the other case of the act, where the command names one that the actor may see.
    """
    at = Draft(facts, now=now, actor=actor, act_id=act_id, salt=salt, under=under)
    if beside is not None:
        other_id = str(uuid.uuid5(uuid.UUID(act_id), beside.case.ref))
        then = max(now, beside.case.last_at or now)
        at.beside = Draft(beside, now=then, actor=actor, act_id=other_id, salt=salt, under=under)
    return _done(at, command, lambda: _act(at, command, subject))


def act_within(
    facts: CaseFacts,
    act: Callable[[Draft], None],
    *,
    now: datetime,
    actor: Actor,
    act_id: str,
    salt: str,
    under: Rulebook,
) -> Changes | Refusal:
    """An act that another thing beside cases asks for in this one: a panel's minutes. Judged like every other
    act, and a Refusal changes nothing.
    """
    at = Draft(facts, now=now, actor=actor, act_id=act_id, salt=salt, under=under)
    return _answered(at, lambda: act(at))


def _done(at: Draft, command: Command, act: Callable[[], None]) -> Changes | Refusal:
    found = faults(command, at.under, at.today)
    if found:
        return Refusal(rule="well_formed", words=found[0].words, clause=found[0].pointer)
    return _answered(at, act)


def _answered(at: Draft, act: Callable[[], None]) -> Changes | Refusal:
    try:
        act()
    except Refused as refused:
        return refused.refusal
    return at.changes()


def _act(at: Draft, command: Command, subject: str | None) -> None:
    may, do = ACTS[type(command)]
    parties.refuse_to_others(at, type(command))
    if type(command) in ABOUT_A_DISAGREEMENT:
        dispute = at.get(Dispute, subject)
        if dispute is None:
            raise Refused(
                "disagreement_exists", cy="Nid oes anghytundeb o'r fath.", en="There is no such disagreement."
            )
        may(at, dispute)
        refuse_before_birth(at, command)
        do(at, command, dispute)
    else:
        may(at)
        refuse_before_birth(at, command)
        do(at, command)


def bring_up_to_date(
    facts: CaseFacts, *, now: datetime, act_id: str, salt: str, under: Rulebook
) -> Changes | None:
    """Everything overdue at `now`, as the system, in one Changes; None where nothing is due. Before it, open
    clocks are counted again where the list of bank holidays is another one.
    """
    return as_system(facts, _overdue, now=now, act_id=act_id, salt=salt, under=under)


def _overdue(at: Draft) -> None:
    replan(at)
    enforce_due(at)


def as_system(
    facts: CaseFacts,
    act: Callable[[Draft], object],
    *,
    now: datetime,
    act_id: str,
    salt: str,
    under: Rulebook,
) -> Changes | None:
    """What the system itself does in a case, in one Changes; None where it did nothing."""
    at = Draft(facts, now=now, actor=SYSTEM, act_id=act_id, salt=salt, under=under)
    act(at)
    return at.changes() if at.has_happened else None


May = Callable[..., None]
Do = Callable[..., None]
ACTS: dict[type[Command], tuple[May, Do]] = {
    commands.AcknowledgeReferral: (assessing.may_acknowledge, assessing.acknowledge),
    commands.RecordAssessment: (assessing.may_record_assessment, assessing.record_assessment),
    commands.Confirm: (assessing.may_confirm, assessing.confirm),
    commands.Pause: (assessing.may_pause, assessing.pause),
    commands.Resume: (assessing.may_resume, assessing.resume),
    commands.ListForPanel: (deciding.may_list, deciding.list_for_panel),
    commands.RecordDecision: (deciding.may_decide, deciding.decide),
    commands.SendDecisionLetter: (deciding.may_send_letter, deciding.send_letter),
    commands.RedirectReferral: (referring.may_redirect, referring.redirect),
    commands.FastTrack: (referring.may_fast_track, referring.fast_track),
    commands.RecordConsent: (consenting.may_record_consent, consenting.record_consent),
    commands.RecordSharingBasis: (consenting.may_record_basis, consenting.record_basis),
    commands.EndSharingBasis: (consenting.may_end_basis, consenting.end_basis),
    commands.RecordLegalStatus: (legal_status.may_record_status, legal_status.record_status),
    commands.EndLegalStatus: (legal_status.may_end_status, legal_status.end_status),
    commands.NameAdvocate: (legal_status.may_name_advocate, legal_status.name_advocate),
    commands.RecordChecklist: (checking.may_check, checking.check),
    commands.TellChecklistOutcome: (checking.may_tell, checking.tell),
    commands.NameAssessor: (naming_assessor.may_name, naming_assessor.name_assessor),
    commands.RecordViews: (hearing.may_record_views, hearing.record_views),
    commands.AskForLocalReview: (reviewing.may_ask, reviewing.ask),
    commands.RecordLocalReview: (reviewing.may_decide_review, reviewing.decide_review),
    commands.Remit: (remitting.may_remit, remitting.remit),
    commands.HandOver: (closing.may_hand_over, closing.hand_over),
    commands.LookAgain: (closing.may_look_again, closing.look_again),
    commands.RecordPackage: (costing.may_record_package, costing.record_package),
    commands.NeedSupport: (caring.may_need_support, caring.need_support),
    commands.AcceptPayment: (caring.may_accept_payment, caring.accept_payment),
    commands.InstructProvider: (caring.may_instruct, caring.instruct),
    commands.ConfirmDelivery: (delivering.may_confirm_delivery, delivering.confirm_delivery),
    commands.ReportNotDelivered: (delivering.may_report, delivering.report_not_delivered),
    commands.RecordSetting: (setting.may_record_setting, setting.record_setting),
    commands.JudgeSetting: (setting.may_judge, setting.judge),
    commands.AskProviders: (placing.may_ask_providers, placing.ask_providers),
    commands.RecordAnswer: (placing.may_record_answer, placing.record_answer),
    commands.AnswerOffer: (placing.may_answer_offer, placing.answer_offer),
    commands.EndSearch: (placing.may_end_search, placing.end_search),
    commands.AskApproval: (placing.may_ask_approval, placing.ask_approval),
    commands.DecideApproval: (placing.may_decide_approval, placing.decide_approval),
    commands.PlanDischarge: (discharging.may_plan, discharging.plan),
    commands.RecordDischarge: (discharging.may_discharge, discharging.record_discharge),
    commands.RecordFollowUp: (discharging.may_follow_up, discharging.follow_up),
    commands.CancelDischarge: (discharging.may_cancel, discharging.cancel),
    commands.RecordAbsence: (absences.may_record, absences.record_absence),
    commands.EndAbsence: (absences.may_end, absences.end_absence),
    commands.RecordConcern: (concerning.may_record, concerning.record_concern),
    commands.AnswerConcern: (concerning.may_answer, concerning.answer),
    commands.OpenBlocker: (blocking.may_open, blocking.open_blocker),
    commands.StartAnyway: (blocking.may_start_anyway, blocking.start_anyway),
    commands.ResolveBlocker: (blocking.may_resolve, blocking.resolve),
    commands.CallMeeting: (meeting.may_call, meeting.call),
    commands.RecordMeeting: (meeting.may_record, meeting.record_meeting),
    commands.CloseAction: (meeting.may_close_action, meeting.close_action),
    commands.WithdrawFunding: (withdrawing.may_withdraw, withdrawing.withdraw),
    commands.ReviewCare: (care_reviews.may_review, care_reviews.review),
    commands.SetKeyWorker: (keyworking.may_set_key_worker, keyworking.set_key_worker),
    commands.UpdateChild: (childs_record.may_update_child, childs_record.update_child),
    commands.LinkCase: (linking.may_link, linking.link),
    commands.UnlinkCase: (linking.may_unlink, linking.unlink),
    commands.MergeDuplicate: (merging.may_merge, merging.merge),
    commands.EndCase: (ending.may_end, ending.end_case),
    commands.SendFamilyNote: (notes.may_send, notes.send),
    commands.Propose: (announcing.may_propose, announcing.propose),
    commands.Accept: (answering.may_accept, answering.accept),
    commands.Object: (answering.may_object, answering.object_to),
    commands.OpenDisagreement: (arguing.may_open, arguing.open_disagreement),
    commands.TakePosition: (arguing.may_speak, arguing.take_position),
    commands.AskForEvidence: (arguing.may_speak, arguing.ask_for_evidence),
    commands.GiveEvidence: (arguing.may_give_evidence, arguing.give_evidence),
    commands.Extend: (arguing.may_extend, arguing.extend),
    commands.Settle: (settling.may_settle, settling.settle),
    commands.DraftFacts: (stating.may_draft, stating.draft_facts),
    commands.SignFacts: (stating.may_sign, stating.sign_facts),
    commands.AppointMediator: (mediating.may_appoint_mediator, mediating.appoint_mediator),
    commands.RecordMediation: (mediating.may_record_mediation, mediating.record_mediation),
    commands.AppointPanel: (mediating.may_appoint_panel, mediating.appoint_panel),
    commands.ConfirmReimbursement: (reimbursing.may_confirm, reimbursing.confirm),
    commands.AddParty: (parties.may_add, parties.add),
    commands.RemoveParty: (parties.may_remove, parties.remove),
    commands.StartLegalHold: (holding.may_start, holding.start),
    commands.LiftLegalHold: (holding.may_lift, holding.lift),
    commands.Sign: (signing.may_sign, signing.sign),
    commands.ProposeTransfer: (transferring.may_propose, transferring.propose),
    commands.AcceptTransfer: (transferring.may_answer, transferring.accept),
    commands.RefuseTransfer: (transferring.may_answer, transferring.refuse),
    commands.WithdrawTransfer: (transferring.may_withdraw, transferring.withdraw),
    commands.CorrectRecord: (correcting_record.may_correct, correcting_record.correct_record),
    commands.SealEntry: (sealing.may_seal, sealing.seal),
    commands.ResolveSeal: (sealing.may_resolve, sealing.resolve),
    commands.ReassignCase: (reassigning.may_reassign, reassigning.reassign),
    commands.AskForReview: (care_reviews.may_ask, care_reviews.ask),
    commands.BeginTransitionPlanning: (
        handing_to_adults.may_begin_planning,
        handing_to_adults.begin_planning,
    ),
    commands.NameTransitionWorker: (handing_to_adults.may_name_worker, handing_to_adults.name_worker),
    commands.RecordLearningDisabilityMarker: (handing_to_adults.may_mark, handing_to_adults.mark),
    commands.ReferToAdultServices: (handing_to_adults.may_refer, handing_to_adults.refer),
    commands.RecordAdultDecision: (
        handing_to_adults.may_record_decision,
        handing_to_adults.record_decision,
    ),
    commands.AdultBodyAccepts: (handing_to_adults.may_accept, handing_to_adults.accept),
    commands.StateSafety: (safety.may_state, safety.state),
    commands.TakeReferral: (mailbox.may_take, mailbox.take),
    commands.HandOverReferral: (mailbox.may_hand_over, mailbox.hand_over),
    commands.DeclareConflict: (mailbox.may_declare, mailbox.declare),
    commands.SupplyInformation: (informing.may_supply, informing.supply),
    commands.CorrectBundle: (correcting_what_was_sent.may_correct, correcting_what_was_sent.correct),
    commands.RequestIdentifiedPapers: (papers.may_request, papers.request),
    commands.ReleasePapers: (papers.may_answer, papers.answer),
    commands.OpenBundle: (escalating.may_open_bundle, escalating.open_bundle),
    commands.RecordReply: (replying.may_reply, replying.record_reply),
    commands.AskForReport: (reports.may_ask, reports.ask),
    commands.RecordReport: (reports.may_answer, reports.record),
    commands.DeclineReport: (reports.may_answer, reports.decline),
    commands.RenewUploadLink: (reports.may_answer, reports.renew_link),
    commands.RevokeUploadLink: (reports.may_revoke, reports.revoke_link),
    commands.Attach: (attaching.may_attach, attaching.attach),
    commands.EraseAttachment: (attaching.may_erase, attaching.erase),
    commands.WriteNote: (private_notes.may_write, private_notes.write),
    commands.TellSafeguarding: (safeguarding.may_tell, safeguarding.tell),
    commands.ConfirmSafeguarding: (safeguarding.may_confirm, safeguarding.confirm),
}
ABOUT_A_DISAGREEMENT: frozenset[type[Command]] = frozenset(
    command for command in commands.COMMANDS if "{id}" in command.PATH
)
if missing := set(commands.COMMANDS) ^ set(ACTS):
    raise RuntimeError(f"every command has its act: {sorted(command.__name__ for command in missing)}")


def may_now(at: Draft, command: type[Command], dispute: Dispute | None) -> Refusal | None:
    """Why the actor may not give this command now, or None where it may be given."""
    may: Any = ACTS[command][0]
    try:
        parties.refuse_to_others(at, command)
        may(at, dispute) if dispute else may(at)
    except Refused as refused:
        return refused.refusal
    return None
