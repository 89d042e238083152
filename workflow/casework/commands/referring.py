"""Commands of a referral's way: who referred, where it went first, and sending it on to the right body."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from workflow.casework.commands.command import Command, Language, Name, Said
from workflow.casework.commands.costing import Line

Profession = Literal[
    "social_worker",
    "nurse",
    "health_visitor",
    "gp",
    "paediatrician",
    "psychiatrist",
    "psychologist",
    "therapist",
    "teacher",
    "aln_coordinator",
    "support_worker",
    "other",
]
ReferringService = Literal[
    "hospital",
    "community_health",
    "primary_care",
    "camhs",
    "social_services",
    "education",
    "third_sector",
    "other",
]


class ReferrerSaid(BaseModel):
    """The professional who refers: any profession of any service. The name stands in a text of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    profession: Profession
    service: ReferringService
    name: Name | None = None


class RedirectReferral(Command):
    """Send a referral that is not acknowledged yet on to the right health board or council. The day on
    which it was first received is kept, and the family and the referrer are told.
    """

    PATH: ClassVar[str] = "redirects"
    to_body: str
    reasons: Said
    language: Language = "en"


class FastTrack(Command):
    """A senior clinician signs that care starts at once, before any decision; the lines, where they are
    known, get their payers the same moment.
    """

    PATH: ClassVar[str] = "fast-tracks"
    clinician: Name
    """Name and post of the senior clinician who signs it off."""
    signed_off: Literal[True]
    reasons: Said
    lines: Annotated[tuple[Line, ...], Field(max_length=40)] = ()
    language: Language = "en"
