"""Frozen facts of one negotiation: what `records` hands out of its tables, and what comes back changed.

Each class mirrors one table column for column (`TABLE`). Instants are UTC, days are Europe/London dates. The
wording of clauses and the files of drafts stand in rows that are never changed; events carry their hashes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Negotiation:
    """One agreement in the making, for one region and some of its services."""

    TABLE: ClassVar[str] = "negotiations"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"closed_why", "last_seq", "last_hash", "last_at"})

    ref: str
    region: str
    services: Json
    """Codes of the services that it is about."""
    bodies: Json
    """The party bodies: the region's health board first, then its councils."""
    base_kind: str
    """model or version: from which text it starts."""
    base_id: str | None
    base_version: int | None
    base_sha256: str
    """Hash of the files that it starts from."""
    agreement_id: str
    """The id that the agreement will have; its version beside it."""
    agreement_version: int
    lead: str
    """Id of the person who leads."""
    state: str
    """negotiating, awaiting_signatures, awaiting_activation, active or withdrawn."""
    rule_pack: str
    calendar: str
    started_at: datetime
    started_by: str
    started_body: str
    draft: int = 1
    """Number of the newest draft."""
    required: Json = ()
    """The offices that must sign the frozen draft: [{body, office, purpose}]; empty before."""
    frozen_at: datetime | None = None
    signed_at: datetime | None = None
    closed_at: datetime | None = None
    closed_why: str = ""
    """Why it was withdrawn, in the words of who did."""
    last_seq: int = 0
    last_hash: str = ""
    last_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether anything can still be done."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Seat:
    """One office of one party body at the table, and who sits in it."""

    TABLE: ClassVar[str] = "negotiation_seats"

    id: str
    negotiation: str
    body: str
    office: str
    """A role, as in `ROLES`."""
    person: str
    can_commit: bool
    """Whether this person may agree to a wording for the body."""
    since: datetime
    placed_by: str
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, and who was there."""

    TABLE: ClassVar[str] = "negotiation_meetings"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"attendees", "note"})

    id: str
    negotiation: str
    held_on: date
    attendees: Json
    """[{name, person, body, office, could_commit}]; `person` is null for somebody without an account."""
    note: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: open, settled, or no longer there; who owns it, and the wording that was settled."""

    TABLE: ClassVar[str] = "negotiation_clauses"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"why"})

    id: str
    negotiation: str
    clause: str
    """Its stable id in the text, such as c4-2."""
    position: int
    status: str
    """open, settled or removed."""
    owner_body: str
    owner_office: str
    since: datetime
    """When it was last opened, settled or removed."""
    wording: str | None = None
    """Id of the settled wording."""
    why: str = ""
    """Why it was opened again, in the words of who did."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One side's wording of one clause, in both languages. Never changed; a new one is another row."""

    TABLE: ClassVar[str] = "negotiation_wordings"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"title_cy", "title_en", "text_cy", "text_en"})

    id: str
    negotiation: str
    clause: str
    number: int
    body: str | None
    """Whose wording it is; None: the text that the negotiation started from."""
    person: str
    at: datetime
    title_cy: str
    title_en: str
    text_cy: str
    text_en: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Consent:
    """That a party body agrees to one wording of a clause; the latest of a body stands."""

    TABLE: ClassVar[str] = "negotiation_consents"

    id: str
    negotiation: str
    clause: str
    body: str
    wording: str
    person: str
    at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One numbered draft: its content by hash, who made it and why, and the faults it had when it was
    made.
    """

    TABLE: ClassVar[str] = "negotiation_drafts"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"why", "faults"})

    id: str
    negotiation: str
    number: int
    made_at: datetime
    made_by: str
    made_body: str
    why: str
    files_sha256: str
    """SHA-256 over the canonical JSON of {path: text}."""
    agreement_sha256: str | None
    """The agreement's own canonical hash, which is what is signed; None where it cannot be read."""
    fault_count: int
    faults: Json
    """[{file, line, cy, en}]."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulation of one draft: its result as a document, and the hash of its inputs. Never changed."""

    TABLE: ClassVar[str] = "negotiation_simulations"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"document"})

    id: str
    negotiation: str
    draft: int
    inputs_sha256: str
    document_sha256: str
    document: Json
    attached_at: datetime
    attached_by: str


@dataclass(frozen=True, slots=True)
class Seen:
    """That an office has seen a simulation."""

    TABLE: ClassVar[str] = "negotiation_seen"

    id: str
    negotiation: str
    simulation: str
    body: str
    office: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """One office's signature of one content hash; void once a newer draft was made."""

    TABLE: ClassVar[str] = "negotiation_signatures"

    id: str
    negotiation: str
    draft: int
    body: str
    office: str
    purpose: str
    person: str
    sha256: str
    typed_name: str
    language: str
    at: datetime
    void_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """One of the two people's approval of the activation, and what the dry run said to the first."""

    TABLE: ClassVar[str] = "negotiation_approvals"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"dry_run"})

    id: str
    negotiation: str
    draft: int
    step: str
    """first or second."""
    body: str
    role: str
    person: str
    at: datetime
    dry_run: Json
    """[{service, before, after}]: the agreement in force the day before the first day, and on it."""
    void_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of the negotiation: whom it runs against, from when, and its due instant."""

    TABLE: ClassVar[str] = "negotiation_clocks"

    id: str
    negotiation: str
    kind: str
    """Id in workflow/clocks/limits.yaml."""
    body: str
    office: str
    subject: str | None
    """A clause's id in the text; None for what is about the whole."""
    started_at: datetime
    count: int
    unit: str
    due_at: datetime
    calendar: str
    status: str = "open"
    """open, met, passed (enforced) or stopped."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Activated:
    """A written agreement that came out of a negotiation: from its first day it is in force. Never
    changed.
    """

    TABLE: ClassVar[str] = "activated_agreements"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"number"})

    id: str
    negotiation: str
    draft: int
    draft_id: str
    region: str
    agreement_id: str
    agreement_version: int
    sha256: str
    effective_from: date
    effective_to: date | None
    activated_at: datetime
    number: int = 0
    """Numbered from 1 as it is written: the newest tells whether a process has the newest book."""


Row = (
    Negotiation
    | Seat
    | Meeting
    | Clause
    | Wording
    | Consent
    | Draft
    | Simulation
    | Seen
    | Signature
    | Approval
    | Clock
    | Activated
)
ROW_TYPES: tuple[type[Row], ...] = (
    Negotiation,
    Seat,
    Meeting,
    Clause,
    Wording,
    Consent,
    Draft,
    Simulation,
    Seen,
    Signature,
    Approval,
    Clock,
    Activated,
)


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with an office in a party body or in the region, active at the instant of the act."""

    person: str
    name: str
    body: str
    role: str


@dataclass(frozen=True, slots=True)
class NegotiationFacts:
    """Everything that may be known of one negotiation, read under the lock on its row."""

    negotiation: Negotiation
    seats: tuple[Seat, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    clauses: tuple[Clause, ...] = ()
    wordings: tuple[Wording, ...] = ()
    consents: tuple[Consent, ...] = ()
    drafts: tuple[Draft, ...] = ()
    simulations: tuple[Simulation, ...] = ()
    seen: tuple[Seen, ...] = ()
    signatures: tuple[Signature, ...] = ()
    approvals: tuple[Approval, ...] = ()
    clocks: tuple[Clock, ...] = ()
    activated: tuple[Activated, ...] = ()
    officers: tuple[Officer, ...] = ()
    """Active officers of the party bodies, and the region's lead."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The files of the newest draft, by path."""
    notices_written: int = 0

    def rows(self) -> Iterator[Row]:
        """Every row."""
        yield self.negotiation
        for name in FIELDS.values():
            yield from getattr(self, name)

    @property
    def newest(self) -> Draft:
        """The newest draft."""
        return self.drafts[-1]


FIELDS: dict[type[Row], str] = {
    Seat: "seats",
    Meeting: "meetings",
    Clause: "clauses",
    Wording: "wordings",
    Consent: "consents",
    Draft: "drafts",
    Simulation: "simulations",
    Seen: "seen",
    Signature: "signatures",
    Approval: "approvals",
    Clock: "clocks",
    Activated: "activated",
}
"""Under which name the facts keep each kind of row."""
