"""Commands of the two bodies about the split: accept, object, sign."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from workflow.casework.commands.command import Command, Language, Minutes, Name, Pence, Said


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
