"""Where each command has its page. What it is called is in `api.v1.words`, for pages as for JSON."""

from __future__ import annotations

from workflow.casework import commands
from workflow.casework.commands import COMMANDS, Command

SLUGS: dict[type[Command], str] = {
    commands.NeedSupport: "need-support",
    commands.AcceptPayment: "accept-payment",
    commands.InstructProvider: "instruct-provider",
    commands.ConfirmDelivery: "confirm-delivery",
    commands.ReviewCare: "review",
    commands.ReportNotDelivered: "report-not-delivered",
    commands.RecordSetting: "record-setting",
    commands.JudgeSetting: "judge-setting",
    commands.AskProviders: "ask-providers",
    commands.RecordAnswer: "record-answer",
    commands.AnswerOffer: "answer-offer",
    commands.EndSearch: "end-search",
    commands.AskApproval: "ask-approval",
    commands.DecideApproval: "decide-approval",
    commands.PlanDischarge: "plan-discharge",
    commands.RecordDischarge: "record-discharge",
    commands.RecordFollowUp: "record-follow-up",
    commands.CancelDischarge: "cancel-discharge",
    commands.RecordAbsence: "record-absence",
    commands.EndAbsence: "end-absence",
    commands.RecordConcern: "record-concern",
    commands.AnswerConcern: "answer-concern",
    commands.OpenBlocker: "open-blocker",
    commands.StartAnyway: "start-anyway",
    commands.ResolveBlocker: "resolve-blocker",
    commands.CallMeeting: "call-meeting",
    commands.RecordMeeting: "record-meeting",
    commands.CloseAction: "close-action",
    commands.WithdrawFunding: "withdraw-funding",
    commands.EndCase: "end",
    commands.AskForReview: "ask-for-review",
    commands.BeginTransitionPlanning: "begin-transition-planning",
    commands.NameTransitionWorker: "name-transition-worker",
    commands.RecordLearningDisabilityMarker: "learning-disability-marker",
    commands.ReferToAdultServices: "refer-to-adult-services",
    commands.RecordAdultDecision: "adult-decision",
    commands.AdultBodyAccepts: "adult-service-accepts",
    commands.TakeReferral: "take-referral",
    commands.HandOverReferral: "hand-over-referral",
    commands.DeclareConflict: "declare-conflict",
    commands.RequestIdentifiedPapers: "request-papers",
    commands.ReleasePapers: "answer-papers",
    commands.LinkCase: "link",
    commands.UnlinkCase: "unlink",
    commands.RecordSharingBasis: "sharing-basis",
    commands.EndSharingBasis: "end-sharing-basis",
    commands.RecordLegalStatus: "legal-status",
    commands.EndLegalStatus: "end-legal-status",
    commands.RecordChecklist: "checklist",
    commands.TellChecklistOutcome: "tell-checklist",
    commands.AskForLocalReview: "ask-for-local-review",
    commands.RecordLocalReview: "local-review",
    commands.Accept: "accept",
    commands.Object: "object",
    commands.AskForEvidence: "ask-for-evidence",
    commands.ProposeTransfer: "propose-transfer",
    commands.AcceptTransfer: "accept-transfer",
    commands.RefuseTransfer: "refuse-transfer",
    commands.WithdrawTransfer: "withdraw-transfer",
    commands.SealEntry: "seal-entry",
    commands.ResolveSeal: "resolve-seal",
    commands.GiveEvidence: "give-evidence",
    commands.DraftFacts: "draft-facts",
    commands.SignFacts: "sign-facts",
    commands.AppointMediator: "appoint-mediator",
    commands.RecordMediation: "record-mediation",
    commands.AppointPanel: "name-panel",
    commands.AddParty: "add-party",
    commands.RemoveParty: "remove-party",
    commands.StartLegalHold: "start-legal-hold",
    commands.LiftLegalHold: "lift-legal-hold",
    commands.AskForReport: "ask-for-report",
    commands.RecordReport: "record-report",
    commands.DeclineReport: "no-report",
    commands.RenewUploadLink: "renew-link",
    commands.RevokeUploadLink: "revoke-link",
    commands.TellSafeguarding: "tell-safeguarding",
    commands.ConfirmSafeguarding: "confirm-safeguarding",
}
"""Where several commands share one HTTP path, each has a page of its own."""


def slug_of(command: type[Command]) -> str:
    """The last part of the address of a command's page."""
    return SLUGS.get(command) or command.PATH.rpartition("/")[2]


def page_of(command: type[Command], dispute_id: str | None) -> str:
    """The address of a command's page beneath the case, with its leading stroke."""
    if command is commands.Sign:
        return "/sign"
    if command is commands.Attach:
        return "/attachments/new"
    if command is commands.OpenBundle:
        return "/referral"
    if dispute_id is None:
        return f"/do/{slug_of(command)}"
    return f"/disagreements/{dispute_id}/do/{slug_of(command)}"


BY_SLUG: dict[str, type[Command]] = {slug_of(command): command for command in COMMANDS}
if len(BY_SLUG) != len(COMMANDS):
    raise RuntimeError("two commands share the address of a page")
