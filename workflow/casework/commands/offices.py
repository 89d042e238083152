"""Commands of the offices: a transfer between bodies, corrections, the wrong child's entries, a new owner."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workflow.casework.commands.command import Command, Language, Name, Said

_LEADS = frozenset({"coordinator", "head_of_service"})


class ProposeTransfer(Command):
    """Propose that another body becomes responsible in the place of one's own, from a day."""

    PATH: ClassVar[str] = "transfer"
    ROLES: ClassVar[frozenset[str]] = _LEADS
    act: Literal["propose"]
    to_body: str
    from_on: date
    reasons: Said
    language: Language = "en"


class AcceptTransfer(Command):
    """Accept, for the body that is to become responsible."""

    PATH: ClassVar[str] = "transfer"
    ROLES: ClassVar[frozenset[str]] = _LEADS
    FOR_PARTIES: ClassVar[bool] = True
    act: Literal["accept"]


class RefuseTransfer(Command):
    """Do not accept: a disagreement about the responsible body opens, and the payer stays as it is."""

    PATH: ClassVar[str] = "transfer"
    ROLES: ClassVar[frozenset[str]] = _LEADS
    FOR_PARTIES: ClassVar[bool] = True
    act: Literal["refuse"]
    reasons: Said
    language: Language = "en"


class WithdrawTransfer(Command):
    """Take one's own body's proposal back before it is answered."""

    PATH: ClassVar[str] = "transfer"
    ROLES: ClassVar[frozenset[str]] = _LEADS
    act: Literal["withdraw"]


class CorrectRecord(Command):
    """Correct a recorded fact of the case. `value`: a code, `true` or `false`, or a day as YYYY-MM-DD."""

    PATH: ClassVar[str] = "corrections"
    ROLES: ClassVar[frozenset[str]] = _LEADS
    READS_CHILD: ClassVar[bool] = True
    field: Literal["birth_on", "council", "service", "received_at", "urgent", "package_start"]
    value: Annotated[str, Field(min_length=1, max_length=40)]
    reason: Said
    language: Language = "en"


class SealEntry(Command):
    """Seal what was entered on the wrong child, at once. `entry_id`: the id of the text or attachment; none
    for the whole assessment.
    """

    PATH: ClassVar[str] = "sealed-entries"
    ROLES: ClassVar[frozenset[str]] = _LEADS
    act: Literal["seal"]
    kind: Literal["text", "attachment", "assessment"]
    entry_id: Annotated[str, Field(max_length=64)] | None = None
    reason: Said
    language: Language = "en"


class ResolveSeal(Command):
    """Decide what follows from a sealed entry: report it, tell the people concerned, both, neither; or unseal
    it, because it was the right child.
    """

    PATH: ClassVar[str] = "sealed-entries"
    ROLES: ClassVar[frozenset[str]] = frozenset({"head_of_service"})
    act: Literal["resolve"]
    seal_id: str
    outcome: Literal["reported", "notified", "both", "neither", "unsealed"]
    reasons: Said
    language: Language = "en"


class ReassignCase(Command):
    """Give the case another owner: an active officer of one's own body."""

    PATH: ClassVar[str] = "owner"
    ROLES: ClassVar[frozenset[str]] = frozenset({"head_of_service"})
    owner: Name
