"""Commands about the package: its lines, and a split proposed by hand."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from workflow.casework.commands.command import Command, Language, Minutes, Pence, Said


class Line(BaseModel):
    """One cost line of a package: weekly pence, and for a time line its minutes and hourly rate."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Annotated[str, Field(max_length=40)]
    weekly_pence: Pence
    minutes_a_week: Minutes | None = None
    rate_pence_an_hour: Pence | None = None
    health_required: bool = False


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


class Propose(Command):
    """Propose a split by hand where no agreement covers the case: weekly pence an account."""

    PATH: ClassVar[str] = "proposals"
    ROLES: ClassVar[frozenset[str]] = frozenset({"finance", "director"})
    shares: dict[str, Pence]
    reasons: Said
    language: Language = "en"
