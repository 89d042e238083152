"""The command that opens a case from a referral."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from workflow.casework.commands.command import Command, Name
from workflow.casework.commands.costing import Line


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
