"""Codes with their words in both languages: states, time limits, and what each action is called, on pages
too."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from agreements.words import Words
from workflow.casework import codes, commands
from workflow.casework.commands import Command
from workflow.casework.facts import Case, Deadline
from workflow.casework.rulebook import Rulebook
from workflow.clocks.due import local_date
from workflow.clocks.limits import UnknownLimit
from workflow.records.child_index import FoundCase
from workflow.records.questions.case_list import CaseLine


class Code(BaseModel):
    """A code and its words."""

    code: str
    cy: str
    en: str


def code(value: str, words: Words) -> Code:
    """A code with these words."""
    return Code(code=value, cy=words.cy, en=words.en)


def states(case: Case | CaseLine | FoundCase) -> dict[str, Code]:
    """Where each of the three stories stands."""
    return {
        story: code(getattr(case, story), codes.STATE_WORDS[story][getattr(case, story)])
        for story in ("decision", "care", "funding")
    }


def name_of_limit(deadline: Deadline, under: Rulebook, now: datetime) -> Words:
    """The name of a time limit; its own code where the data has none."""
    try:
        return under.limits.at(deadline.kind, local_date(now)).name
    except UnknownLimit:
        return Words(cy=deadline.kind, en=deadline.kind)


ACTIONS: dict[type[Command], Words] = {
    commands.AcknowledgeReferral: Words(cy="Cydnabod yr atgyfeiriad", en="Acknowledge the referral"),
    commands.RedirectReferral: Words(
        cy="Anfon yr atgyfeiriad ymlaen i'r corff cywir", en="Send the referral on to the right body"
    ),
    commands.RecordConsent: Words(cy="Cofnodi cydsyniad i asesu", en="Record consent to be assessed"),
    commands.RecordSharingBasis: Words(
        cy="Nodi sail gyfreithiol dros rannu gwybodaeth", en="State a legal basis for sharing information"
    ),
    commands.EndSharingBasis: Words(
        cy="Dod â sail dros rannu gwybodaeth i ben", en="End a basis for sharing information"
    ),
    commands.FastTrack: Words(
        cy="Llwybr cyflym: cychwyn y gofal ar unwaith", en="Fast track: start care at once"
    ),
    commands.RecordChecklist: Words(
        cy="Cofnodi canlyniad y rhestr wirio", en="Record the outcome of the checklist"
    ),
    commands.TellChecklistOutcome: Words(
        cy="Cofnodi bod canlyniad y rhestr wirio wedi'i roi",
        en="Record that the outcome of the checklist was told",
    ),
    commands.NameAssessor: Words(cy="Enwi'r asesydd", en="Name the assessor"),
    commands.RecordLegalStatus: Words(
        cy="Cofnodi statws cyfreithiol y plentyn", en="Record a legal status of the child"
    ),
    commands.EndLegalStatus: Words(
        cy="Cofnodi diwrnod olaf statws cyfreithiol", en="Record the last day of a legal status"
    ),
    commands.NameAdvocate: Words(cy="Enwi eiriolwr annibynnol", en="Name an independent advocate"),
    commands.RecordViews: Words(cy="Cofnodi barn y plentyn", en="Record the child's views"),
    commands.AskForLocalReview: Words(
        cy="Cofnodi bod y teulu'n gofyn am adolygiad lleol",
        en="Record that the family asks for a local review",
    ),
    commands.RecordLocalReview: Words(
        cy="Cofnodi canlyniad yr adolygiad lleol", en="Record the outcome of the local review"
    ),
    commands.Remit: Words(
        cy="Cofnodi bod llys neu'r ombwdsmon wedi anfon y penderfyniad yn ôl",
        en="Record that a court or the ombudsman sent the decision back",
    ),
    commands.LookAgain: Words(
        cy="Edrych eto ar blentyn a drosglwyddwyd", en="Look again at a child who was handed over"
    ),
    commands.RecordAssessment: Words(cy="Cofnodi'r asesiad", en="Record the assessment"),
    commands.ListForPanel: Words(
        cy="Rhoi'r achos ar agenda'r panel", en="Put the case on the panel's agenda"
    ),
    commands.RecordDecision: Words(cy="Cofnodi penderfyniad y panel", en="Record the panel's decision"),
    commands.SendDecisionLetter: Words(
        cy="Cofnodi bod y llythyr penderfyniad wedi'i anfon", en="Record that the decision letter was sent"
    ),
    commands.HandOver: Words(
        cy="Cofnodi bod gwasanaeth arall wedi derbyn y plentyn",
        en="Record that another service has accepted the child",
    ),
    commands.RecordPackage: Words(cy="Cofnodi'r pecyn", en="Record the package"),
    commands.Confirm: Words(cy="Cadarnhau'r lefelau a'r llinellau", en="Confirm the levels and lines"),
    commands.Pause: Words(cy="Oedi terfyn amser", en="Pause a time limit"),
    commands.Resume: Words(cy="Ailgychwyn terfyn amser", en="Let a time limit run again"),
    commands.NeedSupport: Words(cy="Dweud bod angen cymorth nawr", en="Say that support is needed now"),
    commands.AcceptPayment: Words(cy="Derbyn y taliad am y tro", en="Accept payment for the time being"),
    commands.InstructProvider: Words(cy="Dweud wrth y darparwr am gychwyn", en="Tell the provider to start"),
    commands.ConfirmDelivery: Words(
        cy="Cadarnhau bod y cymorth yn cael ei ddarparu", en="Confirm that support is being delivered"
    ),
    commands.ReportNotDelivered: Words(
        cy="Dweud bod cymorth wedi peidio",
        en="Report that support has stopped",
    ),
    commands.RecordSetting: Words(
        cy="Cofnodi ble mae'r plentyn",
        en="Record where the child is",
    ),
    commands.JudgeSetting: Words(
        cy="Dweud a yw'r lle'n addas",
        en="Say whether the setting is suitable",
    ),
    commands.AskProviders: Words(
        cy="Cofnodi ymholiadau am le",
        en="Record enquiries for a place",
    ),
    commands.RecordAnswer: Words(
        cy="Cofnodi ateb darparwyr",
        en="Record what providers answered",
    ),
    commands.AnswerOffer: Words(
        cy="Derbyn lle a gynigiwyd, neu beidio",
        en="Take an offered place, or not",
    ),
    commands.EndSearch: Words(
        cy="Dod â'r chwilio am le i ben",
        en="End the search for a place",
    ),
    commands.AskApproval: Words(
        cy="Gofyn i'r panel gymeradwyo lleoliad y tu allan i'r ardal",
        en="Ask the panel to approve a placement out of area",
    ),
    commands.DecideApproval: Words(
        cy="Cofnodi penderfyniad y panel ar leoliad y tu allan i'r ardal",
        en="Record the panel's decision on a placement out of area",
    ),
    commands.PlanDischarge: Words(
        cy="Cynllunio rhyddhau o'r ysbyty",
        en="Plan a discharge from hospital",
    ),
    commands.RecordDischarge: Words(
        cy="Cofnodi'r rhyddhau o'r ysbyty",
        en="Record the discharge from hospital",
    ),
    commands.RecordFollowUp: Words(
        cy="Cofnodi'r apwyntiad dilynol",
        en="Record the follow-up",
    ),
    commands.CancelDischarge: Words(
        cy="Canslo'r rhyddhau a gynlluniwyd",
        en="Cancel the planned discharge",
    ),
    commands.RecordAbsence: Words(
        cy="Cofnodi absenoldeb neu le gwag",
        en="Record an absence or an empty place",
    ),
    commands.EndAbsence: Words(
        cy="Cofnodi diwedd absenoldeb",
        en="Record the end of an absence",
    ),
    commands.RecordConcern: Words(
        cy="Cofnodi pryder y teulu",
        en="Record a concern of the family's",
    ),
    commands.AnswerConcern: Words(
        cy="Cofnodi'r ateb i bryder y teulu",
        en="Record the answer to the family's concern",
    ),
    commands.OpenBlocker: Words(
        cy="Dweud bod un gwasanaeth yn aros am un arall",
        en="Say that one service waits on another",
    ),
    commands.StartAnyway: Words(
        cy="Cofnodi bod y gwasanaeth sy'n aros wedi cychwyn",
        en="Record that the waiting service has started",
    ),
    commands.ResolveBlocker: Words(
        cy="Cofnodi sut y datryswyd rhwystr",
        en="Record how a blocker was resolved",
    ),
    commands.CallMeeting: Words(
        cy="Galw cyfarfod brys o'r holl asiantaethau",
        en="Call an emergency meeting of all agencies",
    ),
    commands.RecordMeeting: Words(
        cy="Cofnodi'r cyfarfod brys",
        en="Record the emergency meeting",
    ),
    commands.CloseAction: Words(
        cy="Cofnodi beth ddaeth o dasg",
        en="Record what became of an action",
    ),
    commands.WithdrawFunding: Words(
        cy="Rhoi rhybudd o dynnu cyllid yn ôl",
        en="Give notice of withdrawing funding",
    ),
    commands.ReviewCare: Words(cy="Cofnodi adolygiad", en="Record a review"),
    commands.SetKeyWorker: Words(cy="Enwi gweithiwr allweddol y teulu", en="Name the family's key worker"),
    commands.UpdateChild: Words(
        cy="Ychwanegu at gofnod y plentyn neu ei gywiro", en="Add to the child's record or put it right"
    ),
    commands.LinkCase: Words(cy="Cysylltu ag achos arall", en="Tie to another case"),
    commands.UnlinkCase: Words(cy="Dileu cysylltiad ag achos arall", en="Take away a tie to another case"),
    commands.MergeDuplicate: Words(
        cy="Uno'r achos hwn ag achos arall yr un plentyn", en="Merge this case into another of the same child"
    ),
    commands.EndCase: Words(cy="Dod â'r achos i ben", en="End the case"),
    commands.SendFamilyNote: Words(cy="Cofnodi nodyn i'r teulu", en="Record a note to the family"),
    commands.Propose: Words(cy="Cynnig rhaniad â llaw", en="Propose a split by hand"),
    commands.Accept: Words(cy="Derbyn y rhaniad", en="Accept the split"),
    commands.Object: Words(cy="Gwrthwynebu'r rhaniad", en="Object to the split"),
    commands.OpenDisagreement: Words(cy="Agor anghytundeb", en="Open a disagreement"),
    commands.TakePosition: Words(cy="Nodi safbwynt eich corff", en="Say what your body holds"),
    commands.AskForEvidence: Words(cy="Gofyn am dystiolaeth", en="Ask for evidence"),
    commands.GiveEvidence: Words(cy="Rhoi tystiolaeth", en="Give evidence"),
    commands.Extend: Words(
        cy="Cynnig neu dderbyn rhagor o ddiwrnodau", en="Propose or agree to more working days"
    ),
    commands.Settle: Words(cy="Dod â'r anghytundeb i ganlyniad", en="Bring the disagreement to an outcome"),
    commands.DraftFacts: Words(cy="Drafftio datganiad o'r ffeithiau", en="Draft a statement of facts"),
    commands.SignFacts: Words(cy="Llofnodi'r datganiad o'r ffeithiau", en="Sign the statement of facts"),
    commands.AppointMediator: Words(cy="Penodi cyfryngwr", en="Appoint a mediator"),
    commands.RecordMediation: Words(
        cy="Cofnodi canlyniad y cyfryngu", en="Record the outcome of the mediation"
    ),
    commands.AppointPanel: Words(cy="Enwi'r panel annibynnol", en="Name the independent panel"),
    commands.ConfirmReimbursement: Words(
        cy="Cadarnhau bod ad-daliad wedi'i dalu", en="Confirm that a reimbursement was paid"
    ),
    commands.AddParty: Words(cy="Dod â chorff arall i'r achos", en="Bring another body into the case"),
    commands.RemoveParty: Words(cy="Tynnu corff arall o'r achos", en="Take another body out of the case"),
    commands.StartLegalHold: Words(
        cy="Cofnodi achos cyfreithiol a rhewi'r cofnodion",
        en="Record legal proceedings and freeze the records",
    ),
    commands.LiftLegalHold: Words(
        cy="Cofnodi bod yr achos cyfreithiol ar ben", en="Record that the legal proceedings are over"
    ),
    commands.Sign: Words(cy="Llofnodi'r cytundeb cyllido", en="Sign the funding agreement"),
    commands.ProposeTransfer: Words(
        cy="Cynnig trosglwyddo'r cyfrifoldeb i gorff arall", en="Propose a transfer to another body"
    ),
    commands.AcceptTransfer: Words(cy="Derbyn y trosglwyddiad", en="Accept the transfer"),
    commands.RefuseTransfer: Words(cy="Gwrthod y trosglwyddiad", en="Do not accept the transfer"),
    commands.WithdrawTransfer: Words(
        cy="Tynnu'r trosglwyddiad arfaethedig yn ôl", en="Withdraw the proposed transfer"
    ),
    commands.CorrectRecord: Words(cy="Cywiro cofnod", en="Correct a record"),
    commands.SealEntry: Words(
        cy="Selio cofnod am y plentyn anghywir", en="Seal an entry about the wrong child"
    ),
    commands.ResolveSeal: Words(cy="Penderfynu ynghylch cofnod dan sêl", en="Decide about a sealed entry"),
    commands.ReassignCase: Words(cy="Rhoi perchennog arall i'r achos", en="Give the case another owner"),
    commands.OpenBundle: Words(cy="Agor y bwndel", en="Open the bundle"),
    commands.AskForReview: Words(cy="Gofyn am adolygiad cynnar", en="Ask for an early review"),
    commands.BeginTransitionPlanning: Words(
        cy="Dechrau cynllunio ar gyfer gwasanaethau oedolion", en="Begin planning for adult services"
    ),
    commands.NameTransitionWorker: Words(cy="Enwi'r gweithiwr pontio", en="Name the transition worker"),
    commands.RecordLearningDisabilityMarker: Words(
        cy="Cofnodi'r marciwr anabledd dysgu", en="Record the learning disability marker"
    ),
    commands.ReferToAdultServices: Words(
        cy="Cofnodi'r atgyfeiriad at wasanaethau oedolion", en="Record the referral to adult services"
    ),
    commands.RecordAdultDecision: Words(
        cy="Cofnodi penderfyniad y gwasanaeth oedolion", en="Record the decision of the adult service"
    ),
    commands.AdultBodyAccepts: Words(
        cy="Cofnodi bod gwasanaeth oedolion wedi derbyn", en="Record that an adult service has accepted"
    ),
    commands.StateSafety: Words(
        cy="Dweud a yw'r plentyn yn ddiogel heno", en="Say whether the child is safe tonight"
    ),
    commands.TakeReferral: Words(cy="Cymryd y cyfeiriad", en="Take the referral"),
    commands.HandOverReferral: Words(
        cy="Trosglwyddo'r cyfeiriad i gydweithiwr", en="Hand the referral to a colleague"
    ),
    commands.DeclareConflict: Words(cy="Datgan gwrthdaro buddiannau", en="Declare a conflict of interest"),
    commands.SupplyInformation: Words(
        cy="Rhoi'r wybodaeth y mae Llywodraeth Cymru ei heisiau",
        en="Give the information that Welsh Government wants",
    ),
    commands.CorrectBundle: Words(
        cy="Dweud am wall yn yr hyn a anfonwyd at Lywodraeth Cymru",
        en="Tell of an error in what Welsh Government was sent",
    ),
    commands.RequestIdentifiedPapers: Words(
        cy="Gofyn am bapurau sy'n enwi'r plentyn", en="Ask for papers that name the child"
    ),
    commands.ReleasePapers: Words(
        cy="Ateb y cais am bapurau sy'n enwi'r plentyn",
        en="Answer the request for papers that name the child",
    ),
    commands.RecordReply: Words(
        cy="Cofnodi ateb Llywodraeth Cymru", en="Record the reply of Welsh Government"
    ),
    commands.AskForReport: Words(cy="Gofyn am adroddiad", en="Ask for a report"),
    commands.RecordReport: Words(
        cy="Cofnodi bod adroddiad wedi cyrraedd", en="Record that a report has arrived"
    ),
    commands.DeclineReport: Words(cy="Cofnodi na fydd adroddiad", en="Record that there will be no report"),
    commands.RenewUploadLink: Words(cy="Gwneud dolen untro newydd", en="Make a new one-time link"),
    commands.RevokeUploadLink: Words(cy="Diddymu dolen untro", en="Make a one-time link dead"),
    commands.Attach: Words(cy="Atodi ffeil", en="Attach a file"),
    commands.EraseAttachment: Words(cy="Dileu ffeil am byth", en="Erase a file for good"),
    commands.WriteNote: Words(cy="Ysgrifennu nodyn preifat", en="Write a private note"),
    commands.TellSafeguarding: Words(cy="Rhoi gwybod i'r tîm diogelu", en="Tell safeguarding"),
    commands.ConfirmSafeguarding: Words(
        cy="Cofnodi cadarnhad y tîm diogelu", en="Record the safeguarding team's confirmation"
    ),
}
if missing := set(commands.COMMANDS) ^ set(ACTIONS):
    raise RuntimeError(f"every command has its words: {sorted(command.__name__ for command in missing)}")
