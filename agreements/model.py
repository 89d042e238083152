"""A written agreement: what a region's bodies signed, as frozen dated data. The input of a split.

Not the `FundingAgreement` that a case ends in; its terms are in `terms.py`.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, model_validator

from agreements.clauses import Clause, day_in_words, filled
from agreements.formulas import Formula
from agreements.line_kinds import ServiceCode
from agreements.money import Method
from agreements.parameters import Parameter
from agreements.payers import PAYER_ROLES, ROLE_WORDS, PayerRole
from agreements.provenance import Provenance
from agreements.pydantic_words import FieldFault
from agreements.reference import Reference
from agreements.words import Words, joined

LegalStatus = Literal[
    "binding_s33", "part9_written_agreement", "non_binding_memorandum", "internal_directorate"
]
Topic = Literal[
    "aims", "contributions", "functions", "persons_services", "staff_goods", "duration", "review",
    "variation", "termination", "management", "dispute", "meanwhile", "overspend", "vat", "audit",
]  # fmt: skip
ClauseId = Annotated[str, Field(pattern=r"^c\d{1,3}(-\d{1,3})*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Frozen(BaseModel):
    """Frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LegalBasis(Frozen):
    """A power that the agreement stands on, with our confidence in the citation."""

    act: str
    ref: str
    confidence: Literal["V", "S", "R"]


class Party(Frozen):
    """A legal body that is a party; a partnership board or a directorate never is."""

    body: str
    role: Literal["host", "contributor"]


class Scope(Frozen):
    """Who and what the agreement is for."""

    services: Annotated[tuple[ServiceCode, ...], Field(min_length=1)]
    people: Words


class Dates(Frozen):
    """First and last day (none: open-ended), the day of signing, and the day a review is due."""

    effective_from: date
    effective_to: date | None
    signed_on: date
    review_due: date


class Rounding(Frozen):
    """How the odd penny is placed: all of it must be said, nothing is assumed."""

    method: Method
    half: Literal["away_from_zero"]
    grain: Literal["line", "week"]
    tie_order: tuple[PayerRole, ...]
    residual_account: PayerRole | None

    @model_validator(mode="after")
    def _says_it_all(self) -> Self:
        if sorted(self.tie_order) != sorted(PAYER_ROLES):
            raise FieldFault(_TIE_ORDER, path=("tie_order",))
        if (self.method == "last_party_residual") != (self.residual_account is not None):
            raise FieldFault(_RESIDUAL, path=("residual_account",))
        return self

    @property
    def order(self) -> tuple[PayerRole, ...]:
        """The payers in the order in which pennies are placed; a residual account comes last."""
        if self.residual_account is None:
            return self.tie_order
        first = tuple(role for role in self.tie_order if role != self.residual_account)
        return (*first, self.residual_account)


class Interim(Frozen):
    """What is paid until the share is agreed: the announced split, without prejudice, from a stated day."""

    clause: ClauseId
    basis: Literal["announced_split"]
    without_prejudice: Literal[True]
    backdate_to: Literal["referral", "decision", "package_start"]


class Disputes(Frozen):
    """How a disagreement is settled and whether the independent panel's outcome binds."""

    clause: ClauseId
    panel_binding: bool


class DefaultClause(Frozen):
    """The clause by which silence applies the formula, and the finance offices that signed it, as
    XHB1.finance.
    """

    clause: ClauseId
    signed_by: tuple[str, ...]


class Notice(Frozen):
    """A clause that needs so many days of notice."""

    clause: ClauseId
    notice_days: Annotated[int, Field(ge=1, le=730)]


class WrittenAgreement(Frozen):
    """One version of one agreement, immutable; `sha256` is the hash of its whole canonical form."""

    id: Slug
    version: Annotated[int, Field(ge=1)]
    fictional: bool
    status: Literal["active", "superseded", "terminated"]
    provenance: Provenance
    title: Words
    scope_kind: Literal["regional", "national"]
    region: str | None
    legal_status: LegalStatus
    legal_basis: Annotated[tuple[LegalBasis, ...], Field(min_length=1)]
    parties: tuple[Party, ...]
    scope: Scope
    dates: Dates
    rules: Annotated[tuple[SerializeAsAny[Formula], ...], Field(min_length=1)]
    parts: Mapping[str, SerializeAsAny[Formula]]
    """The formulas that rules are made of, by id; none of them answers for a line by itself."""
    parameters: Mapping[str, Parameter]
    rounding: Rounding
    health_lines_clause: ClauseId
    interim: Interim
    disputes: Disputes
    default_clause: DefaultClause | None
    variation: Notice
    termination: Notice
    topics: Mapping[Topic, ClauseId]
    clauses: Mapping[str, Clause]

    @model_validator(mode="after")
    def _regional_has_a_region(self) -> Self:
        if (self.scope_kind == "regional") != (self.region is not None):
            raise FieldFault(_REGION, path=("region",))
        if self.dates.effective_to is not None and self.dates.effective_to < self.dates.effective_from:
            raise FieldFault(_DATES, path=("dates", "effective_to"))
        return self

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every formula: the rules in their order, then what they are made of."""
        return (*self.rules, *self.parts.values())

    @property
    def binding(self) -> bool:
        """Whether the bodies bound themselves; only then may silence apply the formula."""
        return self.legal_status == "binding_s33"

    @property
    def panel_binding(self) -> bool:
        """Whether the independent panel's outcome binds: the agreement says so and is itself binding."""
        return self.binding and self.disputes.panel_binding

    @property
    def services(self) -> tuple[ServiceCode, ...]:
        """The services covered."""
        return self.scope.services

    def in_force_on(self, on: date) -> bool:
        """Whether the day is within the dates."""
        last = self.dates.effective_to
        return self.dates.effective_from <= on and (last is None or on <= last)

    def covers(self, region: str, service: str, on: date) -> bool:
        """Whether this version speaks for the region and service on the day."""
        return self.covers_region(region) and service in self.scope.services and self.in_force_on(on)

    def covers_region(self, region: str) -> bool:
        """Its own region; a national agreement speaks for every region of its own world, real or invented."""
        if self.scope_kind == "regional":
            return region == self.region
        reference = Reference.load()
        return reference.has_region(region) and reference.region(region).fictional == self.fictional

    def has_party(self, body: str) -> bool:
        """Whether the body is a party; a national agreement binds every body of its regions."""
        return self.scope_kind == "national" or any(party.body == body for party in self.parties)

    def default_applies_to(self, *, health_board: str, council: str) -> str | None:
        """The default clause, only where the agreement is binding and both finance offices signed it."""
        if not self.binding or self.default_clause is None:
            return None
        offices = {f"{health_board}.finance", f"{council}.finance"}
        return self.default_clause.clause if offices <= set(self.default_clause.signed_by) else None

    def clause(self, clause_id: str) -> Words:
        """The text of a clause with its figures in place; KeyError if there is no such clause."""
        return filled(self.clauses[clause_id].text, self.constants)

    def clause_title(self, clause_id: str) -> Words:
        """The heading of a clause; KeyError if there is no such clause."""
        return self.clauses[clause_id].title

    def topic(self, topic: Topic) -> Words | None:
        """The text of the clause on a topic, or None where the agreement does not speak of it."""
        clause_id = self.topics.get(topic)
        return None if clause_id is None else self.clause(clause_id)

    @cached_property
    def constants(self) -> Mapping[str, Words]:
        """Every figure that a clause may name: the agreement's own and its rules'."""
        own = {
            "dates.effective_from": day_in_words(self.dates.effective_from),
            "dates.signed_on": day_in_words(self.dates.signed_on),
            "dates.review_due": day_in_words(self.dates.review_due),
            "rounding.method": METHOD_WORDS[self.rounding.method],
            "rounding.grain": GRAIN_WORDS[self.rounding.grain],
            "rounding.order": joined((ROLE_WORDS[role] for role in self.rounding.order), separator=", "),
            "variation.notice_days": _number(self.variation.notice_days),
            "termination.notice_days": _number(self.termination.notice_days),
            "interim.backdate_to": BACKDATE_WORDS[self.interim.backdate_to],
        }
        if self.dates.effective_to is not None:
            own["dates.effective_to"] = day_in_words(self.dates.effective_to)
        for rule in self.formulas:
            own.update(rule.constants(self.parameters))
        return own

    @cached_property
    def must_be_stated(self) -> frozenset[str]:
        """The names of the constants that move money or time, each of which a clause must state."""
        rules = {name for rule in self.formulas for name in rule.constants(self.parameters)}
        own = {"rounding.method", "rounding.grain", "rounding.order", "interim.backdate_to"}
        return frozenset(rules | own | {"variation.notice_days", "termination.notice_days"})

    def canonical_json(self) -> bytes:
        """The whole agreement in one form: keys sorted, no spaces, UTF-8."""
        return json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ).encode()

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical form, as every split of it records."""
        return sha256(self.canonical_json()).hexdigest()


def _number(value: int) -> Words:
    return Words(cy=str(value), en=str(value))


METHOD_WORDS: Mapping[str, Words] = {
    "largest_remainder": Words(cy="y gweddill mwyaf", en="largest remainder"),
    "floor_then_topup": Words(
        cy="talgrynnu i lawr, yna ceiniog yr un yn eu trefn", en="round down, then a penny each in order"
    ),
    "last_party_residual": Words(
        cy="y cyfrif olaf sy'n cymryd y gweddill", en="the last account takes what is left"
    ),
    "running_remainder": Words(cy="y gweddill rhedegol", en="running remainder"),
}
GRAIN_WORDS: Mapping[str, Words] = {
    "line": Words(cy="fesul llinell gost", en="on each cost line"),
    "week": Words(cy="ar gyfanswm yr wythnos", en="on the total of the week"),
}
BACKDATE_WORDS: Mapping[str, Words] = {
    "referral": Words(cy="dyddiad yr atgyfeiriad", en="the date of referral"),
    "decision": Words(cy="dyddiad y penderfyniad", en="the date of the decision"),
    "package_start": Words(cy="dyddiad dechrau'r pecyn", en="the date the package starts"),
}
_TIE_ORDER = Words(
    cy="rhaid i'r drefn enwi pob talwr unwaith: health_board, council.social, council.education",
    en="the order must name every payer once: health_board, council.social, council.education",
)
_RESIDUAL = Words(
    cy="mae last_party_residual yn gofyn am residual_account; nid yw'r dulliau eraill",
    en="last_party_residual needs a residual_account; the other methods have none",
)
_REGION = Words(
    cy="mae cytundeb rhanbarthol yn enwi ei ranbarth; nid yw un cenedlaethol",
    en="a regional agreement names its region; a national one does not",
)
_DATES = Words(cy="mae'r cytundeb yn gorffen cyn iddo ddechrau", en="the agreement ends before it starts")
