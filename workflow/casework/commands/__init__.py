"""Commands: what a person asks for, as frozen Pydantic models. Imperative names; ids and salts come from the
edge.

`PATH` is the HTTP path beneath a case, `ROLES` who may ask. Whether it may be done now is for casework to
judge.
Pence are integers a week; minutes are a week; days are Europe/London dates.
"""

from workflow.casework.commands.answering import Accept, Claim, Object, Sign
from workflow.casework.commands.assessing import AcknowledgeReferral, Confirm, Pause, RecordAssessment, Resume
from workflow.casework.commands.caring import (
    AcceptPayment,
    ConfirmDelivery,
    EndCase,
    InstructProvider,
    NeedSupport,
    ReviewCare,
)
from workflow.casework.commands.command import BODY_ROLES, Command, Language, Minutes, Name, Pence, Said
from workflow.casework.commands.costing import Line, Propose, RecordPackage
from workflow.casework.commands.deciding import (
    HandOver,
    ListForPanel,
    PanelMember,
    RecordDecision,
    SendDecisionLetter,
)
from workflow.casework.commands.disagreeing import (
    AskForEvidence,
    Extend,
    GiveEvidence,
    OpenDisagreement,
    SendFamilyNote,
    Settle,
    TakePosition,
)
from workflow.casework.commands.opening import Child, OpenCase
from workflow.casework.commands.welsh_government import OpenBundle, RecordReply

COMMANDS: tuple[type[Command], ...] = (
    AcknowledgeReferral,
    RecordAssessment,
    ListForPanel,
    RecordDecision,
    SendDecisionLetter,
    HandOver,
    RecordPackage,
    Confirm,
    Pause,
    Resume,
    NeedSupport,
    AcceptPayment,
    InstructProvider,
    ConfirmDelivery,
    ReviewCare,
    EndCase,
    SendFamilyNote,
    Propose,
    Accept,
    Object,
    OpenDisagreement,
    TakePosition,
    AskForEvidence,
    GiveEvidence,
    Extend,
    Settle,
    Sign,
    OpenBundle,
    RecordReply,
)
"""Every command upon an open case, in the order in which pages offer them."""

__all__ = [
    "Accept",
    "AcceptPayment",
    "AcknowledgeReferral",
    "AskForEvidence",
    "BODY_ROLES",
    "COMMANDS",
    "Child",
    "Claim",
    "Command",
    "Confirm",
    "ConfirmDelivery",
    "EndCase",
    "Extend",
    "GiveEvidence",
    "HandOver",
    "InstructProvider",
    "Language",
    "Line",
    "ListForPanel",
    "Minutes",
    "Name",
    "NeedSupport",
    "Object",
    "OpenBundle",
    "OpenCase",
    "OpenDisagreement",
    "PanelMember",
    "Pause",
    "Pence",
    "Propose",
    "RecordAssessment",
    "RecordDecision",
    "RecordPackage",
    "RecordReply",
    "Resume",
    "ReviewCare",
    "Said",
    "SendDecisionLetter",
    "SendFamilyNote",
    "Settle",
    "Sign",
    "TakePosition",
]
