"""Commands of attachments, of reports asked for, of private notes and of safeguarding."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from workflow.casework.commands.command import BODY_ROLES, PARTY_ROLES, Command, Language, Said

CODE = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class Received(BaseModel):
    """What the edge found a file to be: its digest, its length, its kind, and what the scan said."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    sha256: str
    size: int
    media_type: str
    scanned: Literal["clean", "not_scanned", "held"]


class NewLink(BaseModel):
    """A one-time link that the edge has made: its id, and the digest of its secret."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    sha256: str


class Attach(Command):
    """Attach a file to a record of the case; a new version takes an earlier one's place, and both stay.

    The bytes are sent as the body itself and what stands here beside them in the query; `received` is never
    sent.
    """

    PATH: ClassVar[str] = "attachments"
    ROLES: ClassVar[frozenset[str]] = PARTY_ROLES
    FOR_PARTIES: ClassVar[bool] = True
    BY_JSON: ClassVar[bool] = False
    about_kind: CODE = "cases"
    """The table of the record: 'cases' for the case as a whole."""
    about_id: CODE | None = None
    type: Literal[
        "report", "assessment", "letter", "minutes", "court_order", "plan", "quote", "photo", "other"
    ]
    language: Literal["cy", "en", "both", "other"]
    eyes: Literal["bodies", "own", "welsh_government"] = "bodies"
    supersedes: CODE | None = None
    """Id of the version that this one takes the place of; it is then about the same record."""
    received: SkipJsonSchema[Received | None] = None


class EraseAttachment(Command):
    """Erase the bytes and the name of a file for good; that it was there, and its digest, stay on record."""

    PATH: ClassVar[str] = "attachment-erasures"
    ROLES: ClassVar[frozenset[str]] = frozenset({"head_of_service", "education"})
    FOR_PARTIES: ClassVar[bool] = True
    attachment_id: CODE
    reason: Said
    language: Language = "en"


class AskForReport(Command):
    """Ask somebody outside the two bodies for a report, with a one-time link by which it may be sent in."""

    PATH: ClassVar[str] = "report-requests"
    act: Literal["ask"]
    addressee: Literal["school", "gp", "camhs", "provider", "therapist", "hospital", "other"]
    to: Said
    """Name and address."""
    asks: Said
    language: Language = "en"
    link: SkipJsonSchema[NewLink | None] = None


class RecordReport(Command):
    """Record that a report has come on paper, by e-mail or in another way."""

    PATH: ClassVar[str] = "report-requests"
    act: Literal["record"]
    request_id: CODE
    how: Literal["paper", "e_mail", "other"]
    attachment_id: CODE | None = None
    """The file that it was scanned into, where there is one."""
    said: Said | None = None
    language: Language = "en"


class DeclineReport(Command):
    """Record that there will be no report: the addressee says that none exists, or it is no longer wanted."""

    PATH: ClassVar[str] = "report-requests"
    act: Literal["decline"]
    request_id: CODE
    outcome: Literal["none_exists", "not_wanted"]
    reason: Said
    language: Language = "en"


class RenewUploadLink(Command):
    """Make a new one-time link for a report that is waited for; the one before it is dead."""

    PATH: ClassVar[str] = "report-requests"
    act: Literal["renew_link"]
    request_id: CODE
    link: SkipJsonSchema[NewLink | None] = None


class RevokeUploadLink(Command):
    """Make a one-time link dead; the report may still come in another way."""

    PATH: ClassVar[str] = "report-requests"
    act: Literal["revoke_link"]
    request_id: CODE


class WriteNote(Command):
    """Write a private note of one's own body, which no other body ever reads."""

    PATH: ClassVar[str] = "private-notes"
    ROLES: ClassVar[frozenset[str]] = BODY_ROLES
    note: Said
    language: Language = "en"


class TellSafeguarding(Command):
    """Record that a safeguarding team was told of a worry. It stops neither care nor any time limit."""

    PATH: ClassVar[str] = "safeguarding"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["tell"]
    worry: Literal["childs_words", "seen_or_heard", "in_a_document", "other"]
    team: Literal["health_board", "council"]
    """Whose safeguarding team was told."""
    told_at: AwareDatetime | None = None
    """When; None: now."""
    about_kind: CODE = "cases"
    about_id: CODE | None = None
    words: Said
    language: Language = "en"


class ConfirmSafeguarding(Command):
    """Record that the safeguarding team has confirmed that it received what it was told."""

    PATH: ClassVar[str] = "safeguarding"
    ROLES: ClassVar[frozenset[str]] = frozenset({"coordinator", "head_of_service"})
    act: Literal["confirm"]
    safeguarding_id: Annotated[str, Field(min_length=1, max_length=80)]
