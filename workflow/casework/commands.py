"""Commands: what a person asks for, as frozen Pydantic models. Imperative names; ids and salts come from the
edge.

`PATH` is the HTTP path beneath a case, `ROLES` who may ask. Whether it may be done now is for casework to
judge.
Pence are integers a week; minutes are a week; days are Europe/London dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from agreements.pydantic_words import FieldFault
from agreements.words import Words

_NUL = Words(
    cy="Mae'r testun yn cynnwys nod na ellir ei gadw.", en="The text holds a character that cannot be kept."
)
_SERVICE_OR_DECLINED = Words(
    cy="Rhowch naill ai service a starts_on, neu family_declined.",
    en="Give either service and starts_on, or family_declined.",
)
_DIRECTION_NEEDS = Words(
    cy="Mae ar gyfarwyddyd angen instrument, power a dated_on.",
    en="A direction needs instrument, power and dated_on.",
)
_REPLY_NEEDS_WORDS = Words(cy="Mae ar ateb o'r math hwn angen words.", en="A reply of this kind needs words.")
Pence = Annotated[int, Field(ge=0, le=10**10, strict=True)]
Minutes = Annotated[int, Field(gt=0, le=60 * 24 * 7 * 6, strict=True)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Language = Literal["cy", "en"]
BODY_ROLES = frozenset({"coordinator", "finance", "head_of_service", "director", "chief_executive"})


class Command(BaseModel):
    """Base of every command: frozen, strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    PATH: ClassVar[str]
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator"})

    @model_validator(mode="before")
    @classmethod
    def _no_nul(cls, data: object) -> object:
        """PostgreSQL's text cannot hold the character NUL, and nobody types it."""
        place = _nul_in(data)
        if place is not None:
            raise FieldFault(_NUL, path=place)
        return data


def _nul_in(data: object) -> tuple[int | str, ...] | None:
    """Where the first NUL stands, as the path to its text; None where there is none."""
    if isinstance(data, str):
        return () if "\0" in data else None
    if isinstance(data, dict):
        pairs: Iterable[tuple[int | str, object]] = data.items()
    else:
        pairs = enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        place = _nul_in(value)
        if place is not None:
            return (key, *place)
    return None


class Line(BaseModel):
    """One cost line of a package: weekly pence, and for a time line its minutes and hourly rate."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Annotated[str, Field(max_length=40)]
    weekly_pence: Pence
    minutes_a_week: Minutes | None = None
    rate_pence_an_hour: Pence | None = None
    health_required: bool = False


class Child(BaseModel):
    """The child's own values; they go encrypted into a table of their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_name: Name
    family_name: Name
    birth_on: date
    nhs_number: Annotated[str, Field(max_length=12)] | None = None
    council_number: Annotated[str, Field(max_length=40)] | None = None
    address: Annotated[str, Field(max_length=400)] | None = None
    address_secret: bool = False
    communication_needs: Annotated[str, Field(max_length=1000)] | None = None
    legal_status: Annotated[str, Field(max_length=200)] | None = None


class OpenCase(Command):
    """Open a case from a referral; with an assessment and lines where they came with it (an import)."""

    PATH: ClassVar[str] = ""
    ref: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{2,31}$")] | None = None
    region: str
    health_board: str
    council: str
    service: str
    received_at: AwareDatetime | None = None
    urgent: bool = False
    language: Literal["cy", "en", "both"] = "both"
    commissioner: str | None = None
    owner: str | None = None
    child: Child
    levels: dict[str, str] = Field(default_factory=dict)
    lines: Annotated[tuple[Line, ...], Field(max_length=40)] = ()


class AcknowledgeReferral(Command):
    """Tell the referrer that the referral has arrived and who deals with it."""

    PATH: ClassVar[str] = "acknowledgement"


class RecordAssessment(Command):
    """Record the assessed level of every domain; a level confirmed before and now changed is unconfirmed
    again.
    """

    PATH: ClassVar[str] = "assessment"
    levels: dict[str, str] = Field(default_factory=dict)
    """Empty: the levels already recorded stand as the assessment."""


class ListForPanel(Command):
    """Put the child on the panel's agenda."""

    PATH: ClassVar[str] = "panel-listing"


class PanelMember(BaseModel):
    """One member who sat."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Name
    side: Literal["health", "council", "other"]


class RecordDecision(Command):
    """Record what a quorate panel decided: at least three members, one of health and one of the council."""

    PATH: ClassVar[str] = "decision"
    outcome: Literal["eligible", "not_eligible", "deferred"]
    members: Annotated[tuple[PanelMember, ...], Field(max_length=30)]
    reasons: Said
    departure: Said | None = None
    """Why the panel departs from the computed indicator; required where it does."""
    language: Language = "en"


class SendDecisionLetter(Command):
    """Record that the decision letter went to the family, in their language."""

    PATH: ClassVar[str] = "decision-letter"


class HandOver(Command):
    """Close a case that is not eligible: a named service has accepted the child with a date, or the
    family declined.
    """

    PATH: ClassVar[str] = "handover"
    service: Name | None = None
    starts_on: date | None = None
    family_declined: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.family_declined == (self.service is not None and self.starts_on is not None):
            raise FieldFault(_SERVICE_OR_DECLINED)
        return self


class RecordPackage(Command):
    """Record the package: its lines and start date. The formula is announced at once where one agreement
    is in force.
    """

    PATH: ClassVar[str] = "package"
    package_start: date
    lines: Annotated[tuple[Line, ...], Field(max_length=40)] = ()
    """Empty: the lines already recorded stand."""
    panel_shares: dict[Literal["health_board", "council.social", "council.education"], Pence] | None = None
    """Weekly pence that a panel determined, where the agreement says that a panel determines."""


class Confirm(Command):
    """Confirm, for one's own side, levels of need and cost lines; neither named: all that stand."""

    PATH: ClassVar[str] = "confirmations"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    domains: tuple[str, ...] | None = None
    line_ids: tuple[str, ...] | None = None


class Pause(Command):
    """Pause a clock of the assessment, for a reason of the family's; never one of a disagreement or an
    answer.
    """

    PATH: ClassVar[str] = "pauses"
    deadline_id: str
    reason: Said
    language: Language = "en"


class Resume(Command):
    """Let a paused clock run again; it ends later by what it was paused, never earlier."""

    PATH: ClassVar[str] = "resumptions"
    deadline_id: str


class NeedSupport(Command):
    """Say that the child needs support now, before any decision: care starts without waiting."""

    PATH: ClassVar[str] = "care"
    act: Literal["need_support"]
    reason: Said
    language: Language = "en"


class AcceptPayment(Command):
    """Accept, with authority, that one's body pays the provider of its lines for the time being, without
    prejudice.
    """

    PATH: ClassVar[str] = "care"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director"})
    act: Literal["accept_payment"]


class InstructProvider(Command):
    """Tell the provider of one's body's lines to start."""

    PATH: ClassVar[str] = "care"
    act: Literal["instruct_provider"]


class ConfirmDelivery(Command):
    """Confirm that assessed support is really being delivered; no line named: every line."""

    PATH: ClassVar[str] = "care"
    act: Literal["confirm_delivery"]
    line_ids: tuple[str, ...] | None = None


class ReviewCare(Command):
    """Record a review: unchanged levels are carried forward; a change is assessed and split anew from its
    date.
    """

    PATH: ClassVar[str] = "care"
    act: Literal["review"]
    needs_changed: bool
    findings: Said
    language: Language = "en"


class EndCase(Command):
    """End the case. Natural endings need one officer; 'both_bodies' needs one of each body."""

    PATH: ClassVar[str] = "care"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["end"]
    reason: Literal["death", "adult", "court_order", "moved", "family_choice", "both_bodies"]


class SendFamilyNote(Command):
    """Record that the family was told how the disagreement stands: its stage and date, never argument or
    sums.
    """

    PATH: ClassVar[str] = "family-notes"


class Propose(Command):
    """Propose a split by hand where no agreement covers the case: weekly pence an account."""

    PATH: ClassVar[str] = "proposals"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director"})
    shares: dict[str, Pence]
    reasons: Said
    language: Language = "en"


class Accept(Command):
    """Accept the announced split for one's body."""

    PATH: ClassVar[str] = "answers"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director"})
    answer: Literal["accept"]


class Claim(BaseModel):
    """What the fact is instead: a line's minutes or weekly pence, or a domain's level."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    line_id: str | None = None
    minutes_a_week: Minutes | None = None
    weekly_pence: Pence | None = None
    domain: str | None = None
    level: str | None = None


class Object(Command):
    """Object to the announced split on a ground. No objection is refused for its form; payments go on."""

    PATH: ClassVar[str] = "answers"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director", "head_of_service", "coordinator"})
    answer: Literal["object"]
    ground: Literal["facts", "scope", "lawfulness", "responsible_body", "missing_evidence", "exceptional"]
    reasons: Said
    language: Language = "en"
    head_of_service: Name | None = None
    """Name of the head of service who stands behind it; asked for on the ground 'exceptional'."""
    claim: Claim | None = None
    wishes_better_formula: bool = False


class OpenDisagreement(Command):
    """Open a disagreement on any subject, on any day from the referral. Care goes on."""

    PATH: ClassVar[str] = "disagreements"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    subject: Literal[
        "who_acts", "eligibility", "level", "package", "placement", "start", "responsible_body", "share"
    ]
    ground: Literal[
        "facts", "scope", "lawfulness", "responsible_body", "missing_evidence", "exceptional", "not_agreed"
    ] = "not_agreed"
    reasons: Said
    language: Language = "en"


class TakePosition(Command):
    """Say what one's body holds in a disagreement."""

    PATH: ClassVar[str] = "disagreements/{id}/positions"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    position: Said
    language: Language = "en"
    shares: dict[str, Pence] | None = None


class AskForEvidence(Command):
    """Ask the other body for evidence; it has its own clock."""

    PATH: ClassVar[str] = "disagreements/{id}/evidence"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    act: Literal["ask"]
    what: Said
    language: Language = "en"


class GiveEvidence(Command):
    """Give the evidence that was asked for."""

    PATH: ClassVar[str] = "disagreements/{id}/evidence"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    act: Literal["give"]
    evidence_id: str | None = None
    what: Said
    language: Language = "en"


class Extend(Command):
    """Propose, or agree to, working days more for the present stage: both bodies together, once a stage,
    with a reason.
    """

    PATH: ClassVar[str] = "disagreements/{id}/extensions"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    working_days: Annotated[int, Field(ge=1, le=15, strict=True)]
    reason: Said
    language: Language = "en"


class Settle(Command):
    """Bring a disagreement to an outcome.

    settled: the same terms from both bodies. upheld: the other body concedes, or the panel finds so.
    not_upheld: the
    panel finds so. withdrawn: the body that opened it takes it back.
    """

    PATH: ClassVar[str] = "disagreements/{id}/settlement"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES | {"panel_chair"}
    outcome: Literal["settled", "upheld", "not_upheld", "withdrawn"]
    reasons: Said
    language: Language = "en"
    shares: dict[str, Pence] | None = None
    """settled, about the share: weekly pence an account."""
    correction: Claim | None = None
    """upheld, on facts: what the fact is found to be; else the objection's own claim."""


class Sign(Command):
    """Sign the funding agreement whose content has this SHA-256, for one's body, within one's delegated
    limit.
    """

    PATH: ClassVar[str] = "signatures"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director", "chief_executive"})
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    typed_name: Name
    declaration: Literal[True]
    language: Language = "en"


class OpenBundle(Command):
    """Open the bundle of a referral: it is frozen and hashed at that moment."""

    PATH: ClassVar[str] = "welsh-government-bundle"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer"})
    referral_id: str | None = None


class RecordReply(Command):
    """Record a Welsh Government reply by kind. Only a direction binds: instrument, power and date are
    required.
    """

    PATH: ClassVar[str] = "welsh-government-replies"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer", "region_lead"})
    kind: Literal["acknowledged", "information_wanted", "returned", "steer", "direction"]
    referral_id: str | None = None
    words: Said | None = None
    language: Language = "en"
    target_on: date | None = None
    instrument: Annotated[str, Field(max_length=300)] | None = None
    power: Annotated[str, Field(max_length=300)] | None = None
    dated_on: date | None = None
    shares: dict[str, Pence] | None = None

    @model_validator(mode="after")
    def _direction_names_its_power(self) -> Self:
        if self.kind == "direction" and not (self.instrument and self.power and self.dated_on):
            raise FieldFault(_DIRECTION_NEEDS)
        if self.kind in ("returned", "information_wanted", "steer") and not self.words:
            raise FieldFault(_REPLY_NEEDS_WORDS, path=("words",))
        return self


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
