"""What a person asks for at the table, as frozen Pydantic models with imperative names.

`PATH` is the HTTP path beneath a negotiation, `ROLES` who may ask at all; whether it may be done now is for
the rules. Days are Europe/London dates.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words
from workflow.casework.commands import BODY_ROLES, Command, Language, Name

OFFICE_ROLES = BODY_ROLES | {"monitoring"}
"""The offices of a body that may sit at a table and sign."""
TABLE_ROLES = OFFICE_ROLES | {"region_lead"}
LEADING_ROLES = frozenset({"region_lead", "director", "finance", "chief_executive"})
ACTIVATING_ROLES = frozenset({"region_lead", "director", "chief_executive"})

_HEADING_INSIDE = Words(
    cy="Ni all testun cymal gynnwys llinell sy'n dechrau â #: pennawd fyddai honno.",
    en="The text of a clause cannot hold a line that begins with #: it would be a heading.",
)
_TITLE_IS_ONE_LINE = Words(cy="Rhaid i deitl fod yn un llinell.", en="A title must be one line.")
Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
ClauseId = Annotated[str, Field(pattern=r"^c\d{1,3}(-\d{1,3})*$", max_length=40)]
RowId = Annotated[str, Field(min_length=1, max_length=40)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ClauseText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
FilePath = Annotated[
    str,
    Field(
        pattern=r"^(agreement\.yaml|clauses\.(cy|en)\.md|(formulas|parameters|cases)/[a-z0-9][a-z0-9_-]{0,60}\.yaml)$"
    ),
]
FileText = Annotated[str, Field(max_length=200_000)]
Office = Literal["coordinator", "finance", "head_of_service", "director", "chief_executive", "monitoring"]


class SeatAsked(Command):
    """One seat: which body, which office, who, and whether they may agree to a wording for the body."""

    PATH: ClassVar[str] = ""
    body: Annotated[str, Field(max_length=20)]
    office: Office
    person: RowId
    can_commit: bool = True


class StartNegotiation(Command):
    """Start a negotiation for one region, from the model agreement or from a version that there is."""

    PATH: ClassVar[str] = ""
    ROLES: ClassVar[frozenset[str]] = LEADING_ROLES
    region: Annotated[str, Field(max_length=20)]
    services: Annotated[tuple[Annotated[str, Field(max_length=40)], ...], Field(min_length=1, max_length=20)]
    base: Literal["model", "version"]
    agreement_id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)] | None = None
    """The version's id; for the model, the id that the new agreement is to have (made where it is left
    out).
    """
    version: Annotated[int, Field(ge=1)] | None = None
    """The version that it starts from; the latest, where it is left out. None for the model."""
    effective_from: date | None = None
    """The first day that is aimed at; it can be changed in a later draft."""
    lead: RowId | None = None
    """Who leads; the person who starts, where it is left out."""
    seats: Annotated[tuple[SeatAsked, ...], Field(max_length=60)] = ()


class TakeSeat(Command):
    """Seat a person in an office of a party body; whoever sat in it leaves it."""

    PATH: ClassVar[str] = "seats"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    act: Literal["take"]
    body: Annotated[str, Field(max_length=20)]
    office: Office
    person: RowId
    can_commit: bool = True


class LeaveSeat(Command):
    """A seat is given up."""

    PATH: ClassVar[str] = "seats"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    act: Literal["leave"]
    seat: RowId


class Attendee(Command):
    """One who was at a meeting: with an account (`person`) or without."""

    PATH: ClassVar[str] = ""
    name: Name
    person: RowId | None = None
    body: Annotated[str, Field(max_length=20)]
    office: Name
    could_commit: bool


class RecordMeeting(Command):
    """Record a meeting: on which day, and who was there."""

    PATH: ClassVar[str] = "meetings"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    held_on: date
    attendees: Annotated[tuple[Attendee, ...], Field(min_length=1, max_length=60)]
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)] = ""


class ProposeWording(Command):
    """Propose a wording of a clause in both languages; a clause that was settled is opened by it."""

    PATH: ClassVar[str] = "clauses/{id}/wordings"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    title_cy: Title
    title_en: Title
    text_cy: ClauseText
    text_en: ClauseText

    @model_validator(mode="after")
    def _stands_in_one_clause(self) -> Self:
        """A heading inside a text would make another clause of it; a title is one line."""
        for name in ("text_cy", "text_en"):
            if any(line.startswith("#") for line in getattr(self, name).splitlines()):
                raise FieldFault(_HEADING_INSIDE, path=(name,))
        for name in ("title_cy", "title_en"):
            if len(getattr(self, name).splitlines()) > 1:
                raise FieldFault(_TITLE_IS_ONE_LINE, path=(name,))
        return self


class ConsentTo(Command):
    """Agree, for one's body, to a wording of a clause."""

    PATH: ClassVar[str] = "clauses/{id}/consents"
    ROLES: ClassVar[frozenset[str]] = OFFICE_ROLES
    wording: RowId


class SettleClause(Command):
    """Settle a clause: every party body has agreed to this wording."""

    PATH: ClassVar[str] = "clauses/{id}/settlement"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    wording: RowId


class ReopenClause(Command):
    """Open a settled clause again; every consent to it ends."""

    PATH: ClassVar[str] = "clauses/{id}/reopening"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    why: Why


class OwnClause(Command):
    """Give a clause to an office, which is asked when its time limit passes."""

    PATH: ClassVar[str] = "clauses/{id}/owner"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    body: Annotated[str, Field(max_length=20)]
    office: Annotated[str, Field(max_length=20)]


class ConsentToMany(Command):
    """Agree, for one's body, to the newest draft's text of these open clauses; of every one, where none is
    named.
    """

    PATH: ClassVar[str] = "consents"
    ROLES: ClassVar[frozenset[str]] = OFFICE_ROLES
    clauses: Annotated[tuple[ClauseId, ...], Field(max_length=500)] = ()


class SettleMany(Command):
    """Settle every open clause on one wording of which every party body agrees."""

    PATH: ClassVar[str] = "settlements"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES


class MakeDraft(Command):
    """Make the next draft: the files that change (null takes one away), and what was settled written in."""

    PATH: ClassVar[str] = "drafts"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    files: Annotated[dict[FilePath, FileText | None], Field(max_length=200)] = Field(default_factory=dict)
    why: Why


class AttachSimulation(Command):
    """Attach a simulation's result to a draft, with the hash of what it was made from."""

    PATH: ClassVar[str] = "simulations"
    ROLES: ClassVar[frozenset[str]] = TABLE_ROLES
    draft: Annotated[int, Field(ge=1)]
    inputs_sha256: Sha256
    document: dict[str, Any]


class SeeSimulation(Command):
    """Record, for one's office, that one has seen a simulation."""

    PATH: ClassVar[str] = "simulations/{id}/seen"
    ROLES: ClassVar[frozenset[str]] = OFFICE_ROLES


class PutToSignature(Command):
    """Freeze the newest draft and ask the required offices to sign it."""

    PATH: ClassVar[str] = "signing"
    ROLES: ClassVar[frozenset[str]] = LEADING_ROLES
    draft: Annotated[int, Field(ge=1)]
    sha256: Sha256


class SignDraft(Command):
    """Sign, for one's office, the content hash that one has read."""

    PATH: ClassVar[str] = "signatures"
    ROLES: ClassVar[frozenset[str]] = OFFICE_ROLES
    sha256: Sha256
    typed_name: Name
    language: Language


class ApproveActivation(Command):
    """The first of two people approves the activation: the dry-run day begins."""

    PATH: ClassVar[str] = "activation"
    ROLES: ClassVar[frozenset[str]] = ACTIVATING_ROLES
    act: Literal["approve"]
    sha256: Sha256


class ConfirmActivation(Command):
    """The second person, of another body, confirms it after the dry-run day: the agreement is active."""

    PATH: ClassVar[str] = "activation"
    ROLES: ClassVar[frozenset[str]] = ACTIVATING_ROLES
    act: Literal["confirm"]
    sha256: Sha256


class WithdrawNegotiation(Command):
    """End a negotiation without an agreement."""

    PATH: ClassVar[str] = "withdrawal"
    ROLES: ClassVar[frozenset[str]] = LEADING_ROLES
    why: Why


COMMANDS: tuple[type[Command], ...] = (
    TakeSeat,
    LeaveSeat,
    RecordMeeting,
    ProposeWording,
    ConsentTo,
    SettleClause,
    ReopenClause,
    OwnClause,
    ConsentToMany,
    SettleMany,
    MakeDraft,
    AttachSimulation,
    SeeSimulation,
    PutToSignature,
    SignDraft,
    ApproveActivation,
    ConfirmActivation,
    WithdrawNegotiation,
)
"""Every command upon a negotiation that there is; `StartNegotiation` begins one."""
