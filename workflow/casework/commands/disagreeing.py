"""Commands of a disagreement between any parties, from its opening to its outcome."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workflow.casework.commands.answering import Claim
from workflow.casework.commands.command import PARTY_ROLES, Command, Language, Name, Pence, Said

PartyCode = Annotated[str, Field(min_length=1, max_length=40)]


class InDispute(Command):
    """What every command in a disagreement has: it may come from any party to it."""

    PATH: ClassVar[str] = "disagreements"
    ROLES: ClassVar[frozenset[str]] = PARTY_ROLES
    FOR_PARTIES: ClassVar[bool] = True
    language: Language = "en"
    on_behalf_of: PartyCode | None = None
    """An outside body, whose words the officer records; else the officer's own."""


class OpenDisagreement(InDispute):
    """Open a disagreement on any subject, on any day from the referral. Care goes on."""

    PATH: ClassVar[str] = "disagreements"
    subject: Literal[
        "who_acts",
        "eligibility",
        "level",
        "package",
        "placement",
        "start",
        "responsible_body",
        "share",
        "transition",
        "ending",
    ]
    ground: Literal[
        "facts", "scope", "lawfulness", "responsible_body", "missing_evidence", "exceptional", "not_agreed"
    ] = "not_agreed"
    reasons: Said
    parties: tuple[PartyCode, ...] = ()
    """Who disagrees: codes of parties to the case. None: its two funders."""


class TakePosition(InDispute):
    """Say what one's body holds in a disagreement."""

    PATH: ClassVar[str] = "disagreements/{id}/positions"
    position: Said
    in_short: Said | None = None
    """The same in at most 150 words: what Welsh Government reads first."""
    shares: dict[str, Pence] | None = None


class AskForEvidence(InDispute):
    """Ask another party for evidence; it has its own clock."""

    PATH: ClassVar[str] = "disagreements/{id}/evidence"
    act: Literal["ask"]
    what: Said
    of: PartyCode | None = None
    """The party asked; where there are two alone, the other one."""


class GiveEvidence(InDispute):
    """Give the evidence that was asked for."""

    PATH: ClassVar[str] = "disagreements/{id}/evidence"
    act: Literal["give"]
    evidence_id: str | None = None
    what: Said


class Extend(InDispute):
    """Propose, or agree to, working days more for the present stage: all parties together, once a stage,
    with a reason.
    """

    PATH: ClassVar[str] = "disagreements/{id}/extensions"
    working_days: Annotated[int, Field(ge=1, le=15, strict=True)]
    reason: Said
    letter_on: date | None = None
    """The day of the letter by which an outside body agreed, where one speaks for it."""


class Responsible(Command):
    """Which body is found responsible for one side of the case, and from which day."""

    PATH: ClassVar[str] = ""
    side: Literal["health", "council"]
    body: PartyCode
    from_on: date


class Settle(InDispute):
    """Bring a disagreement to an outcome.

    settled: the same terms from every party. upheld: the others concede, or the panel finds so. not_upheld:
    the panel finds so. withdrawn: the party that opened it takes it back.
    """

    PATH: ClassVar[str] = "disagreements/{id}/settlement"
    ROLES: ClassVar[frozenset[str]] = PARTY_ROLES | {"panel_chair"}
    outcome: Literal["settled", "upheld", "not_upheld", "withdrawn"]
    reasons: Said
    shares: dict[str, Pence] | None = None
    """settled, about the share: weekly pence an account."""
    from_on: date | None = None
    """settled on shares: the day from which they are owed, today or before; days gone by are reimbursed."""
    responsible: Responsible | None = None
    """settled, about the responsible body: which it is, and from when."""
    correction: Claim | None = None
    """upheld, on facts: what the fact is found to be; else the objection's own claim."""
    letter_on: date | None = None
    """For an outside body: the day of the letter by which it agreed."""


class DraftFacts(InDispute):
    """Draft what the parties agree and do not agree to be the facts, each a numbered text."""

    PATH: ClassVar[str] = "disagreements/{id}/facts"
    act: Literal["draft"]
    agreed: Annotated[tuple[Said, ...], Field(max_length=40)] = ()
    not_agreed: Annotated[tuple[Said, ...], Field(max_length=40)] = ()


class SignFacts(InDispute):
    """Sign the statement of facts that stands, by its hash."""

    PATH: ClassVar[str] = "disagreements/{id}/facts"
    act: Literal["sign"]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class AppointMediator(InDispute):
    """Appoint a mediator from a body that is no party. What is mediated never binds by itself."""

    PATH: ClassVar[str] = "disagreements/{id}/mediation"
    ROLES: ClassVar[frozenset[str]] = PARTY_ROLES | {"region_lead"}
    act: Literal["appoint"]
    name: Name
    body: PartyCode
    no_conflict: bool
    """Whether the mediator has declared to have no part in the case."""


class RecordMediation(InDispute):
    """Record what came of the mediation."""

    PATH: ClassVar[str] = "disagreements/{id}/mediation"
    ROLES: ClassVar[frozenset[str]] = PARTY_ROLES | {"region_lead"}
    act: Literal["record"]
    outcome: Literal["agreed", "partly", "not_agreed", "not_held"]
    words: Said


class Independent(Command):
    """One member of the independent panel: the person, the body they come from, and their declaration."""

    PATH: ClassVar[str] = ""
    name: Name
    body: PartyCode
    no_conflict: bool


class AppointPanel(InDispute):
    """Name the independent panel: at least one member of a health board and one of a council, no party's."""

    PATH: ClassVar[str] = "disagreements/{id}/panel"
    ROLES: ClassVar[frozenset[str]] = frozenset({"director", "chief_executive", "region_lead", "panel_chair"})
    members: Annotated[tuple[Independent, ...], Field(min_length=2, max_length=9)]


class SendFamilyNote(Command):
    """Record that the family was told how the disagreement stands: its stage and date, never argument or
    sums.
    """

    PATH: ClassVar[str] = "family-notes"
