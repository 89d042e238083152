"""Who stands behind an agreement: its powers, its parties, who must sign, its languages and its source files.

Not the signatures themselves: those stand beside the signed content, in files of their own.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from agreements.provisions.frozen import BodyCode, ClauseId, Frozen, Provision, Sha256, Slug
from agreements.words import Words, joined

Office = Literal["finance", "monitoring", "director", "chief_executive"]
Language = Literal["cy", "en"]


class LegalBasis(Frozen):
    """A power that the agreement stands on, with our confidence in the citation, and what it is for where it
    carries one thing alone.
    """

    act: str
    ref: str
    confidence: Literal["V", "S", "R"]
    purpose: Literal["education_lines"] | None = Field(default=None, alias="for")


class Party(Frozen):
    """A legal body that is a party; a partnership board or a directorate never is."""

    body: str
    role: Literal["host", "contributor"]


class Confirmation(Frozen):
    """Who read and confirmed one language's text, and when."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    confirmed_on: date


class Languages(Frozen):
    """Which texts have authority, the clause for where they differ, and who confirmed each."""

    authoritative: Annotated[tuple[Language, ...], Field(min_length=1, max_length=2)]
    divergence_clause: ClauseId
    confirmed_by: Mapping[Language, Confirmation]

    def constants(self) -> Mapping[str, Words]:
        """`languages.authoritative`."""
        return {
            "languages.authoritative": joined(
                (LANGUAGE_WORDS[code] for code in self.authoritative), separator=", "
            )
        }


class SignatureRequired(Frozen):
    """An office of a party that must sign, and what its signature vouches for."""

    body: str
    office: Office
    purpose: Literal["funding", "legality", "services"]


class SourceFile(Frozen):
    """A file from which the agreement was written down, kept beside it; its hash says that it is the same."""

    file: Annotated[str, Field(pattern=r"^sources/[A-Za-z0-9._-]{1,80}$")]
    sha256: Sha256
    pages: str | None
    obtained_from: Words
    obtained_on: date


class BackdatedAuthority(Provision):
    """The named authority by which an agreement begins before it was signed; closed years were looked at."""

    authority: Words
    decided_on: date
    closed_years_checked: Literal[True]


class HealthLineException(Provision):
    """A rule that may put a council's share on a nurse or health-required line, by its citation."""

    rule: str
    citation: Words
    confidence: Literal["V", "S", "R"]


class Supersedes(Frozen):
    """The version that this one takes the place of, from its own first day, by the hash that was signed."""

    id: Slug
    version: Annotated[int, Field(ge=1)]
    sha256: Sha256


class InKind(Frozen):
    """Staff, goods, services or accommodation that a party gives in place of money."""

    body: BodyCode
    what: Words


OFFICE_WORDS: Mapping[str, Words] = {
    "finance": Words(cy="swyddfa gyllid", en="finance office"),
    "monitoring": Words(cy="swyddog monitro", en="monitoring officer"),
    "director": Words(cy="cyfarwyddwr gwasanaeth", en="director of service"),
    "chief_executive": Words(cy="prif weithredwr", en="chief executive"),
}
PURPOSE_WORDS: Mapping[str, Words] = {
    "funding": Words(cy="cyllid", en="funding"),
    "legality": Words(cy="cyfreithlondeb", en="legality"),
    "services": Words(cy="gwasanaethau", en="services"),
    "education_lines": Words(cy="llinellau addysg", en="education lines"),
}
PARTY_ROLE_WORDS: Mapping[str, Words] = {
    "host": Words(cy="corff lletyol", en="host"),
    "contributor": Words(cy="cyfrannwr", en="contributor"),
}
SCOPE_KIND_WORDS: Mapping[str, Words] = {
    "regional": Words(cy="rhanbarthol", en="regional"),
    "national": Words(cy="cenedlaethol", en="national"),
}
LANGUAGE_WORDS: Mapping[str, Words] = {
    "cy": Words(cy="y testun Cymraeg", en="the Welsh text"),
    "en": Words(cy="y testun Saesneg", en="the English text"),
}
