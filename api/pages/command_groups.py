"""What the page of a case offers, by the story that it belongs to, so that sixty acts are not one list. Not
what may be done: that is asked of the rules.
"""

from __future__ import annotations

from agreements.words import Words
from workflow.casework import commands as c
from workflow.casework.commands import COMMANDS, Command

DECISION = Words(cy="Yr atgyfeiriad a'r penderfyniad", en="The referral and the decision")
CARE = Words(cy="Gofal y plentyn", en="The child's care")
FUNDING = Words(cy="Y cyllido", en="The funding")
DISAGREEMENT = Words(cy="Anghytuno a Llywodraeth Cymru", en="Disagreement and Welsh Government")
PEOPLE = Words(cy="Y plentyn, y teulu a'r bobl o'u cwmpas", en="The child, the family and those around them")
PAPERS = Words(cy="Papurau a chofnodion", en="Papers and records")

_STORIES: dict[Words, tuple[type[Command], ...]] = {
    CARE: (
        c.NeedSupport,
        c.InstructProvider,
        c.ConfirmDelivery,
        c.ReportNotDelivered,
        c.RecordSetting,
        c.JudgeSetting,
        c.AskProviders,
        c.RecordAnswer,
        c.AnswerOffer,
        c.EndSearch,
        c.AskApproval,
        c.DecideApproval,
        c.PlanDischarge,
        c.RecordDischarge,
        c.RecordFollowUp,
        c.CancelDischarge,
        c.RecordAbsence,
        c.EndAbsence,
        c.OpenBlocker,
        c.StartAnyway,
        c.ResolveBlocker,
        c.CallMeeting,
        c.RecordMeeting,
        c.CloseAction,
        c.ReviewCare,
        c.AskForReview,
        c.StateSafety,
        c.EndCase,
    ),
    DECISION: (
        c.AcknowledgeReferral,
        c.RedirectReferral,
        c.RecordConsent,
        c.RecordSharingBasis,
        c.EndSharingBasis,
        c.FastTrack,
        c.RecordChecklist,
        c.TellChecklistOutcome,
        c.NameAssessor,
        c.RecordAssessment,
        c.ListForPanel,
        c.RecordDecision,
        c.SendDecisionLetter,
        c.AskForLocalReview,
        c.RecordLocalReview,
        c.Remit,
        c.HandOver,
        c.LookAgain,
        c.Pause,
        c.Resume,
    ),
    FUNDING: (
        c.RecordPackage,
        c.Confirm,
        c.AcceptPayment,
        c.Propose,
        c.Accept,
        c.Object,
        c.Sign,
        c.ConfirmReimbursement,
        c.WithdrawFunding,
        c.ProposeTransfer,
        c.AcceptTransfer,
        c.RefuseTransfer,
        c.WithdrawTransfer,
    ),
    DISAGREEMENT: (
        c.OpenDisagreement,
        c.TakePosition,
        c.AskForEvidence,
        c.GiveEvidence,
        c.Extend,
        c.DraftFacts,
        c.SignFacts,
        c.AppointMediator,
        c.RecordMediation,
        c.AppointPanel,
        c.Settle,
        c.AddParty,
        c.RemoveParty,
        c.OpenBundle,
        c.TakeReferral,
        c.HandOverReferral,
        c.DeclareConflict,
        c.RecordReply,
        c.SupplyInformation,
        c.CorrectBundle,
        c.RequestIdentifiedPapers,
        c.ReleasePapers,
    ),
    PEOPLE: (
        c.RecordViews,
        c.RecordConcern,
        c.AnswerConcern,
        c.SendFamilyNote,
        c.SetKeyWorker,
        c.NameAdvocate,
        c.RecordLegalStatus,
        c.EndLegalStatus,
        c.UpdateChild,
        c.TellSafeguarding,
        c.ConfirmSafeguarding,
        c.BeginTransitionPlanning,
        c.NameTransitionWorker,
        c.RecordLearningDisabilityMarker,
        c.ReferToAdultServices,
        c.RecordAdultDecision,
        c.AdultBodyAccepts,
        c.LinkCase,
        c.UnlinkCase,
        c.MergeDuplicate,
        c.ReassignCase,
    ),
    PAPERS: (
        c.Attach,
        c.AskForReport,
        c.RecordReport,
        c.DeclineReport,
        c.RenewUploadLink,
        c.RevokeUploadLink,
        c.WriteNote,
        c.CorrectRecord,
        c.SealEntry,
        c.ResolveSeal,
        c.EraseAttachment,
        c.StartLegalHold,
        c.LiftLegalHold,
    ),
}
STORIES = tuple(_STORIES)
"""The stories in the order of the page: the child's care first."""
STORY_OF = {command: story for story, told in _STORIES.items() for command in told}
if missing := set(COMMANDS) ^ set(STORY_OF):
    raise RuntimeError(f"every command belongs to a story: {sorted(one.__name__ for one in missing)}")
