"""Commands of a disagreement."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workflow.casework.commands.answering import Claim
from workflow.casework.commands.command import BODY_ROLES, Command, Language, Pence, Said


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


class SendFamilyNote(Command):
    """Record that the family was told how the disagreement stands: its stage and date, never argument or
    sums.
    """

    PATH: ClassVar[str] = "family-notes"
