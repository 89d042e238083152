"""Frozen facts: what `records` hands out of its tables and what casework hands back changed. No behaviour
beyond questions.

Each class mirrors one table column for column (`TABLE`). Instants are UTC, days are Europe/London dates,
money is
integer pence. Free text never stands here: a fact holds the id of a `Text`. `FOLDED` names the columns that
events
carry, so that folding a case's events gives its rows back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar

Json = Any


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case: three stories (decision, care, funding), its bodies, its owner and the rules it
    began under.
    """

    TABLE: ClassVar[str] = "cases"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"last_seq", "last_hash", "last_at"})

    ref: str
    region: str
    health_board: str
    council: str
    service: str
    urgent: bool
    language: str
    """The family's chosen language: cy, en, or both where it is not known."""
    received_at: datetime
    """When the referral was first received; a redirect keeps it."""
    opened_at: datetime
    owner: str
    """Id of the person who owns the case: its continuing care coordinator."""
    commissioner: str
    """Code of the body that commissions the package and so pays the provider of every line that is not
    health's.
    """
    decision: str
    care: str
    funding: str
    rule_pack: str
    calendar: str
    package_start: date | None = None
    agreement_id: str | None = None
    agreement_version: int | None = None
    agreement_sha256: str | None = None
    split_id: str | None = None
    """The split in effect: announced, or agreed."""
    delivered_at: datetime | None = None
    """When the last line of assessed support was delivered and confirmed."""
    ended_at: datetime | None = None
    end_reason: str | None = None
    last_seq: int = 0
    """Number of events; the case's version and its ETag."""
    last_hash: str = ""
    last_at: datetime | None = None

    @property
    def bodies(self) -> tuple[str, str]:
        """The two bodies that are party to the case: the health board first."""
        return (self.health_board, self.council)

    @property
    def is_open(self) -> bool:
        """Whether the case still has anybody waiting."""
        return self.ended_at is None and self.decision != "handed_over"

    def other(self, body: str) -> str:
        """The other of the two bodies."""
        return self.council if body == self.health_board else self.health_board


@dataclass(frozen=True, slots=True)
class Need:
    """One domain of need with its recorded level, and who has confirmed it: health and social care each."""

    TABLE: ClassVar[str] = "needs"

    id: str
    case_ref: str
    domain: str
    level: str
    recorded_at: datetime
    recorded_by: str
    health_by: str | None = None
    health_at: datetime | None = None
    social_by: str | None = None
    social_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the package and its weekly cost in pence; minutes and rate where it is a time line."""

    TABLE: ClassVar[str] = "cost_lines"

    id: str
    case_ref: str
    position: int
    kind: str
    weekly_pence: int
    minutes_a_week: int | None
    rate_pence_an_hour: int | None
    health_required: bool
    recorded_at: datetime
    recorded_by: str
    health_by: str | None = None
    health_at: datetime | None = None
    social_by: str | None = None
    social_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays the provider of one line, with the four dated facts: named, accepted, instructed,
    delivered.
    """

    TABLE: ClassVar[str] = "payers"

    id: str
    case_ref: str
    line_id: str
    body: str
    basis: str
    """interim, agreed or settlement: on what ground this body pays the provider."""
    from_on: date
    named_at: datetime
    to_on: date | None = None
    accepted_at: datetime | None = None
    accepted_by: str | None = None
    instructed_at: datetime | None = None
    instructed_by: str | None = None
    delivered_at: datetime | None = None
    delivered_by: str | None = None


@dataclass(frozen=True, slots=True)
class CaseSplit:
    """One split of the weekly cost: announced as the interim basis, then agreed, or superseded by a later
    one.
    """

    TABLE: ClassVar[str] = "splits"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"working", "trace", "facts"})

    id: str
    case_ref: str
    basis: str
    """formula, panel_determined, by_hand, house_interim, settlement or direction."""
    state: str
    """announced, agreed or superseded."""
    on: date
    agreement_id: str | None
    agreement_version: int | None
    agreement_sha256: str | None
    legal_status: str | None
    total_pence: int
    shares: Json
    """[{"account", "pence"}], weekly."""
    working: Json
    """One entry a line: line_id, account, fraction, pence, rule, clause, reason {cy, en}."""
    trace: Json
    facts: Json
    """The inputs that were split: levels and lines, no personal data."""
    announced_at: datetime
    confirmed_by_both: bool
    objection_from: datetime | None = None
    """When the objection clocks began: both have confirmed, or the confirmation clock has ended."""
    accepted_interim_by: str | None = None
    """House interim rule only: the officer with authority who accepted it."""
    agreed_at: datetime | None = None
    agreed_how: str | None = None
    """acceptance, silence, settlement, panel or direction."""
    agreed_clause: str | None = None
    superseded_at: datetime | None = None

    def share_of(self, body: str) -> int:
        """Weekly pence that the accounts of `body` owe."""
        return sum(share["pence"] for share in self.shares if share["account"].split(".")[0] == body)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one body has said to one split: pending, accepted, objected or silent."""

    TABLE: ClassVar[str] = "answers"

    id: str
    case_ref: str
    split_id: str
    body: str
    answer: str
    at: datetime | None = None
    by: str | None = None
    disagreement_id: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement: its subject and ground, who opened it, its stage, and how it ended."""

    TABLE: ClassVar[str] = "disagreements"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"settlement", "claim"})

    id: str
    case_ref: str
    subject: str
    ground: str
    opened_by: str
    """Body code, or 'system' where a passed time limit opened it."""
    opened_at: datetime
    stage: str
    stage_since: datetime
    split_id: str | None = None
    is_objection: bool = False
    head_of_service: str | None = None
    text_id: str | None = None
    claim: Json = None
    """What the objector says the fact is: {line_id, minutes_a_week} or {line_id, weekly_pence} or
    {domain, level}.
    """
    extended_stages: Json = ()
    settlement: Json = None
    """A proposal that waits for the other body: {by, shares, text_id}."""
    asks_variation: bool = False
    """A wish for a better formula: also a request to vary the regional agreement."""
    panel_view: str | None = None
    outcome: str | None = None
    """settled, upheld, not_upheld, withdrawn, evidence_given, directed or case_ended."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one body holds in one disagreement; the latest stands."""

    TABLE: ClassVar[str] = "positions"

    id: str
    case_ref: str
    disagreement_id: str
    body: str
    text_id: str
    at: datetime
    by: str
    shares: Json = None


@dataclass(frozen=True, slots=True)
class Extension:
    """Working days added to one stage: proposed by one body with a reason, in effect when the other
    agrees.
    """

    TABLE: ClassVar[str] = "extensions"

    id: str
    case_ref: str
    disagreement_id: str
    stage: str
    working_days: int
    text_id: str
    proposed_by: str
    proposed_at: datetime
    agreed_by: str | None = None
    agreed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence asked of one body in one disagreement, and given."""

    TABLE: ClassVar[str] = "evidence"

    id: str
    case_ref: str
    disagreement_id: str
    asked_by: str
    asked_of: str
    text_id: str
    asked_at: datetime
    given_at: datetime | None = None
    given_by: str | None = None
    given_text_id: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit: whom it runs against, from when, how long, and its due instant, recomputable from
    these.
    """

    TABLE: ClassVar[str] = "deadlines"

    id: str
    case_ref: str
    kind: str
    """Id in workflow/clocks/limits.yaml."""
    body: str | None
    role: str | None
    """The office that must act: body and role; (region, region_lead) and (WG, wg_officer) too."""
    subject: str | None
    """Id of the split, disagreement, line or referral that it is about."""
    started_at: datetime
    count: int
    unit: str
    due_at: datetime
    calendar: str
    status: str = "open"
    """open, paused, met, passed (enforced) or stopped."""
    paused: int = 0
    """Units of pause so far."""
    extended: int = 0
    paused_since: datetime | None = None
    put_off: bool = False
    """The one further working day of an application by silence that came to be enforced late."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PanelDecision:
    """What a quorate panel decided: who sat, and the outcome."""

    TABLE: ClassVar[str] = "panel_decisions"

    id: str
    case_ref: str
    at: datetime
    by: str
    outcome: str
    """eligible, not_eligible or deferred."""
    members: Json
    """[{"name", "side": "health"|"council"|"other"}]."""
    indicator: bool
    """What the indicator said; it never decides."""
    text_id: str
    departure_text_id: str | None = None
    letter_at: datetime | None = None
    service_accepted: str | None = None
    """The named service that accepted a child who is not eligible, or 'declined' by the family."""
    service_from: date | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral to Welsh Government: the notification, then the frozen bundle when an official opens it."""

    TABLE: ClassVar[str] = "referrals"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"notification", "bundle"})

    id: str
    case_ref: str
    about: str
    """disagreement or support."""
    disagreement_id: str | None
    notified_at: datetime
    notification: Json
    """Reference, region, days, who pays now, stages tried, the one question: no personal data."""
    bundle: Json = None
    bundle_sha256: str | None = None
    opened_at: datetime | None = None
    opened_by: str | None = None
    target_on: date | None = None
    """Agreed with Welsh Government, never an invented statutory date."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One Welsh Government reply, by kind; only a direction binds, and it names its instrument, power and
    date.
    """

    TABLE: ClassVar[str] = "replies"

    id: str
    case_ref: str
    referral_id: str
    kind: str
    at: datetime
    by: str
    text_id: str | None = None
    target_on: date | None = None
    instrument: str | None = None
    power: str | None = None
    dated_on: date | None = None
    shares: Json = None


@dataclass(frozen=True, slots=True)
class Funding:
    """The case's funding agreement: its terms, their hash, and whether the bodies have signed."""

    TABLE: ClassVar[str] = "funding_agreements"
    NOT_FOLDED: ClassVar[frozenset[str]] = frozenset({"terms"})

    id: str
    case_ref: str
    split_id: str
    terms: Json
    sha256: str
    drafted_at: datetime
    from_on: date
    to_on: date
    state: str
    """awaiting, in_force, void or ended."""
    in_force_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One officer's signature of one content hash, for one body, within a delegated limit."""

    TABLE: ClassVar[str] = "signatures"

    id: str
    case_ref: str
    funding_agreement_id: str
    body: str
    person: str
    role: str
    limit_pence: int
    value_pence: int
    sha256: str
    typed_name: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """The first opening of a split by an officer of a body: it starts the days of a late objection.
    Written on reading.
    """

    TABLE: ClassVar[str] = "openings"

    id: str
    case_ref: str
    split_id: str
    body: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Text:
    """Free text in one erasable row: the words of a person, with a salted digest that events carry
    instead.
    """

    TABLE: ClassVar[str] = "texts"

    id: str
    case_ref: str
    kind: str
    body: str | None
    author: str
    at: datetime
    language: str
    text: str
    salt: str
    digest: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One message of the outbox: to an office or to the family, in both languages, reference and link
    only.
    """

    TABLE: ClassVar[str] = "notices"

    id: str
    case_ref: str
    position: int
    """Order within the case: notices of one case are delivered in this order."""
    kind: str
    audience: str
    """office, family or welsh_government."""
    body: str | None
    role: str | None
    due_at: datetime | None
    about: str | None
    created_at: datetime
    status: str = "waiting"
    """waiting, sent, stopped (the family's, after a death) or failed (given up, shown to a person)."""
    attempts: int = 0
    not_before: datetime | None = None
    sent_at: datetime | None = None
    reason: str | None = None


Row = (
    Case
    | Need
    | CostLine
    | Payer
    | CaseSplit
    | Answer
    | Dispute
    | Position
    | Extension
    | Evidence
    | Deadline
    | PanelDecision
    | Referral
    | Reply
    | Funding
    | Signature
)

ROW_TYPES: tuple[type[Row], ...] = (
    Case,
    Need,
    CostLine,
    Payer,
    CaseSplit,
    Answer,
    Dispute,
    Position,
    Extension,
    Evidence,
    Deadline,
    PanelDecision,
    Referral,
    Reply,
    Funding,
    Signature,
)


def key_of(row: Row) -> str:
    """The primary key of a row: a case's reference, any other row's id."""
    return row.ref if isinstance(row, Case) else row.id


def folded_columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a row that its events carry."""
    left_out: frozenset[str] = getattr(kind, "NOT_FOLDED", frozenset())
    return tuple(column.name for column in fields(kind) if column.name not in left_out)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Everything that casework may know of one case, read under the lock on its row."""

    case: Case
    needs: tuple[Need, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    payers: tuple[Payer, ...] = ()
    splits: tuple[CaseSplit, ...] = ()
    answers: tuple[Answer, ...] = ()
    disagreements: tuple[Dispute, ...] = ()
    positions: tuple[Position, ...] = ()
    extensions: tuple[Extension, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    panel_decisions: tuple[PanelDecision, ...] = ()
    referrals: tuple[Referral, ...] = ()
    replies: tuple[Reply, ...] = ()
    funding_agreements: tuple[Funding, ...] = ()
    signatures: tuple[Signature, ...] = ()
    openings: tuple[Opening, ...] = ()
    texts: tuple[Text, ...] = ()
    """Loaded only for the bundle to Welsh Government, which quotes them."""
    notices_written: int = 0
    """How many notices the case has written; the next one's position."""

    def rows(self) -> Iterator[Row]:
        """Every row but openings."""
        yield self.case
        for kind in ROW_TYPES[1:]:
            yield from getattr(self, kind.TABLE)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an officer with a role in a body, or the system."""

    person: str
    body: str
    role: str
    name: str = ""
    region: str | None = None
    limit_pence: int = 0
    """Delegated limit over the whole term of a funding agreement, in pence."""
    language: str = "cy"


SYSTEM = Actor(person="system", body="system", role="system", name="Cytundeb")
