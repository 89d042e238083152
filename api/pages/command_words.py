"""What each command is called on a page: the link that offers it, and the heading of its form."""

from __future__ import annotations

from agreements.words import Words
from workflow.casework import commands
from workflow.casework.commands import COMMANDS, Command

TITLES: dict[type[Command], Words] = {
    commands.OpenCase: Words(cy="Achos newydd", en="New case"),
    commands.AcknowledgeReferral: Words(cy="Cydnabod yr atgyfeiriad", en="Acknowledge the referral"),
    commands.RecordAssessment: Words(cy="Cofnodi'r asesiad", en="Record the assessment"),
    commands.ListForPanel: Words(
        cy="Rhoi'r plentyn ar agenda'r panel", en="Put the child on the panel's agenda"
    ),
    commands.RecordDecision: Words(cy="Cofnodi penderfyniad y panel", en="Record the panel's decision"),
    commands.SendDecisionLetter: Words(
        cy="Cofnodi bod y llythyr penderfyniad wedi mynd", en="Record that the decision letter has gone"
    ),
    commands.HandOver: Words(
        cy="Trosglwyddo'r achos i wasanaeth arall", en="Hand the case over to another service"
    ),
    commands.RecordPackage: Words(cy="Cofnodi'r pecyn", en="Record the package"),
    commands.Confirm: Words(
        cy="Cadarnhau'r lefelau a'r llinellau cost", en="Confirm the levels and the cost lines"
    ),
    commands.Pause: Words(cy="Oedi terfyn amser", en="Pause a time limit"),
    commands.Resume: Words(cy="Ailgychwyn terfyn amser", en="Let a time limit run again"),
    commands.NeedSupport: Words(
        cy="Cofnodi bod angen cymorth nawr", en="Record that support is needed now"
    ),
    commands.AcceptPayment: Words(
        cy="Derbyn talu'r darparwr am y tro", en="Accept paying the provider for the time being"
    ),
    commands.InstructProvider: Words(
        cy="Cofnodi bod y darparwr wedi cael gwybod i gychwyn", en="Record that the provider is told to start"
    ),
    commands.ConfirmDelivery: Words(
        cy="Cadarnhau bod y cymorth yn cael ei ddarparu", en="Confirm that the support is being delivered"
    ),
    commands.ReviewCare: Words(cy="Cofnodi adolygiad", en="Record a review"),
    commands.EndCase: Words(cy="Dod â'r achos i ben", en="End the case"),
    commands.SendFamilyNote: Words(
        cy="Rhoi gwybod i'r teulu sut y mae pethau", en="Tell the family how things stand"
    ),
    commands.Propose: Words(cy="Cynnig rhaniad â llaw", en="Propose a split by hand"),
    commands.Accept: Words(cy="Derbyn y rhaniad", en="Accept the split"),
    commands.Object: Words(cy="Gwrthwynebu'r rhaniad", en="Object to the split"),
    commands.OpenDisagreement: Words(cy="Agor anghytundeb", en="Open a disagreement"),
    commands.TakePosition: Words(cy="Rhoi safbwynt eich corff", en="Give your body's position"),
    commands.AskForEvidence: Words(cy="Gofyn am dystiolaeth", en="Ask for evidence"),
    commands.GiveEvidence: Words(
        cy="Rhoi'r dystiolaeth y gofynnwyd amdani", en="Give the evidence asked for"
    ),
    commands.Extend: Words(cy="Cynnig neu dderbyn estyniad i'r cam", en="Propose or agree to more time"),
    commands.Settle: Words(cy="Dod â'r anghytundeb i ben", en="Bring the disagreement to an end"),
    commands.Sign: Words(cy="Llofnodi cytundeb cyllido'r achos", en="Sign the case's funding agreement"),
    commands.OpenBundle: Words(cy="Agor y bwndel", en="Open the bundle"),
    commands.RecordReply: Words(
        cy="Cofnodi ateb Llywodraeth Cymru", en="Record Welsh Government's reply"
    ),
}
if missing := {command.__name__ for command in COMMANDS if command not in TITLES}:
    raise RuntimeError(f"every command has its title: {sorted(missing)}")

SLUGS: dict[type[Command], str] = {
    commands.NeedSupport: "need-support",
    commands.AcceptPayment: "accept-payment",
    commands.InstructProvider: "instruct-provider",
    commands.ConfirmDelivery: "confirm-delivery",
    commands.ReviewCare: "review",
    commands.EndCase: "end",
    commands.Accept: "accept",
    commands.Object: "object",
    commands.AskForEvidence: "ask-for-evidence",
    commands.GiveEvidence: "give-evidence",
}
"""Where several commands share one HTTP path, each has a page of its own."""


def slug_of(command: type[Command]) -> str:
    """The last part of the address of a command's page."""
    return SLUGS.get(command) or command.PATH.rpartition("/")[2]


def page_of(command: type[Command], dispute_id: str | None) -> str:
    """The address of a command's page beneath the case, with its leading stroke."""
    if command is commands.Sign:
        return "/sign"
    if command is commands.OpenBundle:
        return "/referral"
    if dispute_id is None:
        return f"/do/{slug_of(command)}"
    return f"/disagreements/{dispute_id}/do/{slug_of(command)}"


BY_SLUG: dict[str, type[Command]] = {slug_of(command): command for command in COMMANDS}
if len(BY_SLUG) != len(COMMANDS):
    raise RuntimeError("two commands share the address of a page")
