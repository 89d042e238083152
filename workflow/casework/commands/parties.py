"""Commands about who is in a case beside its two funders, what is owed between them for days gone by, and
proceedings that freeze what was said.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from workflow.casework.commands.command import PARTY_ROLES, Command, Language, Name, Said


class AddParty(Command):
    """Bring another body into the case: it sees it from now on and may disagree in it."""

    PATH: ClassVar[str] = "parties"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["add"]
    kind: Literal["health_board", "council", "education", "outside"]
    code: str | None = None
    """Of a health board or a council."""
    name: Name | None = None
    """Of an outside body."""
    reasons: Said
    language: Language = "en"


class RemoveParty(Command):
    """Take a body out of the case that is in it beside the two funders."""

    PATH: ClassVar[str] = "parties"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["remove"]
    party: str
    """Its code in the case."""
    reasons: Said
    language: Language = "en"


class ConfirmReimbursement(Command):
    """Confirm that a reimbursement owed under a settlement was paid: said by who receives it."""

    PATH: ClassVar[str] = "reimbursements"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director", "education"})
    FOR_PARTIES: ClassVar[bool] = True
    line_id: str
    paid_on: date


class StartLegalHold(Command):
    """Proceedings were issued: freeze what was said and given. Care, payment and clocks go on."""

    PATH: ClassVar[str] = "legal-holds"
    ROLES: ClassVar[frozenset[str]] = PARTY_ROLES
    FOR_PARTIES: ClassVar[bool] = True
    act: Literal["start"]
    court: Said
    """Which court or tribunal, and its reference. No name of the child."""
    issued_on: date
    language: Language = "en"


class LiftLegalHold(Command):
    """The proceedings are over: what was frozen is kept as any other record again."""

    PATH: ClassVar[str] = "legal-holds"
    ROLES: ClassVar[frozenset[str]] = frozenset({"director", "chief_executive"})
    FOR_PARTIES: ClassVar[bool] = True
    act: Literal["lift"]
    reasons: Said
    language: Language = "en"
