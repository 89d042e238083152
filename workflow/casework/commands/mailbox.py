"""Commands of Welsh Government's shared mailbox: who has a referral, and who may not."""

from __future__ import annotations

from typing import ClassVar, Literal

from workflow.casework.commands.command import Command, Language, Name, Said


class TakeReferral(Command):
    """Take a referral from the shared mailbox: one official answers for it from now."""

    PATH: ClassVar[str] = "welsh-government-mailbox"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer"})
    act: Literal["take"]
    referral_id: str | None = None


class HandOverReferral(Command):
    """Hand a referral to a colleague. Any official may, so that an absent one holds nothing up."""

    PATH: ClassVar[str] = "welsh-government-mailbox"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer"})
    act: Literal["hand_over"]
    referral_id: str | None = None
    to: Name


class DeclareConflict(Command):
    """Declare a conflict of interest in a case: from now another official opens and replies."""

    PATH: ClassVar[str] = "welsh-government-mailbox"
    ROLES: ClassVar[frozenset[str]] = frozenset({"wg_officer"})
    act: Literal["declare_conflict"]
    reason: Said
    language: Language = "en"
