"""A written agreement: what a region's bodies signed, as frozen dated data. The input of a split.

Not the `FundingAgreement` that a case ends in; its terms are in `terms.py`. Nor its life after signing: that
it was superseded or terminated stands beside it (`book.py`), never in it.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, SerializeAsAny, model_validator

from agreements.clauses import Clause, filled
from agreements.formulas import Formula
from agreements.line_kinds import ServiceCode
from agreements.parameters import Parameter
from agreements.periods.clause_rule import ClauseRule
from agreements.periods.time_rules import TimeRules
from agreements.periods.uplift_rule import UpliftRule
from agreements.pools.pool_rules import PoolRules
from agreements.pools.underspend_rule import UnderspendRule
from agreements.pools.variance_rule import VarianceRule
from agreements.provenance import Provenance
from agreements.provisions.contributions import Contributions, Vat
from agreements.provisions.dates import Dates
from agreements.provisions.frozen import ClauseId, Frozen, Slug
from agreements.provisions.governance import (
    Audit,
    Conflicts,
    DefaultClause,
    Disputes,
    InformationSharing,
    Interim,
    Reporting,
    Termination,
    Variation,
)
from agreements.provisions.parties import (
    BackdatedAuthority,
    HealthLineException,
    Languages,
    LegalBasis,
    Party,
    SignatureRequired,
    SourceFile,
    Supersedes,
)
from agreements.provisions.rounding import METHOD_WORDS, Rounding
from agreements.provisions.scope import Domain, Scope
from agreements.pydantic_words import FieldFault
from agreements.reference import Reference
from agreements.words import Words

__all__ = ["METHOD_WORDS", "Frozen", "Rounding", "Standing", "Topic", "WrittenAgreement"]

LegalStatus = Literal[
    "binding_s33", "part9_written_agreement", "non_binding_memorandum", "internal_directorate"
]
Standing = Literal["active", "superseded", "terminated"]
Topic = Literal[
    "aims", "contributions", "functions", "persons_services", "staff_goods", "duration", "review",
    "variation", "termination", "management", "dispute", "meanwhile", "overspend", "vat", "audit",
]  # fmt: skip


class WrittenAgreement(Frozen):
    """One version of one agreement, immutable; `sha256` is the hash of its whole canonical form."""

    format: Literal[1]
    id: Slug
    version: Annotated[int, Field(ge=1)]
    template: bool = False
    fictional: bool
    supersedes: Supersedes | None
    provenance: Provenance
    title: Words
    scope_kind: Literal["regional", "national"]
    region: str | None
    membership_as_at: date
    legal_status: LegalStatus
    legal_status_clause: ClauseId
    legal_basis: Annotated[tuple[LegalBasis, ...], Field(min_length=1)]
    languages: Languages
    parties: tuple[Party, ...]
    signatures_required: Annotated[tuple[SignatureRequired, ...], Field(min_length=1)]
    scope: Scope
    domain: Domain
    dates: Dates
    backdated_authority: BackdatedAuthority | None
    rules: Annotated[tuple[SerializeAsAny[Formula], ...], Field(min_length=1)]
    parts: Mapping[str, SerializeAsAny[Formula]]
    """The formulas that rules are made of, by id; none of them answers for a line by itself."""
    parameters: Mapping[str, Parameter]
    health_lines_clause: ClauseId
    health_line_exceptions: tuple[HealthLineException, ...] = ()
    contributions: Contributions
    rounding: Rounding
    time: TimeRules
    uplift: tuple[UpliftRule, ...]
    overspend: VarianceRule
    underspend: UnderspendRule
    pool: PoolRules | None = None
    """The other rules about a pool's sums, where the agreement states any."""
    vat: Vat
    interim: Interim
    default_clause: DefaultClause | None
    disputes: Disputes
    reporting: Reporting
    audit: Audit
    variation: Variation
    termination: Termination
    information_sharing: InformationSharing
    conflicts: Conflicts
    sources: tuple[SourceFile, ...]
    topics: Mapping[Topic, ClauseId]
    clauses: Mapping[str, Clause]
    _ended: tuple[date, Standing] | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _regional_has_a_region(self) -> Self:
        if (self.scope_kind == "regional") != (self.region is not None):
            raise FieldFault(_REGION, path=("region",))
        return self

    @model_validator(mode="after")
    def _estimates_are_its_own(self) -> Self:
        for place, estimate in self.pool.estimates() if self.pool else ():
            if estimate not in self.parameters:
                raise FieldFault(_NO_ESTIMATE.filled(name=estimate), path=("pool", *place))
        return self

    @model_validator(mode="after")
    def _income_is_one_thing(self) -> Self:
        if self.scope.income_first != (self.contributions.basis == "net_of_income"):
            raise FieldFault(_INCOME, path=("scope", "income_first"))
        return self

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

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every formula: the rules in their order, then what they are made of."""
        return (*self.rules, *self.parts.values())

    @property
    def last_day(self) -> date | None:
        """The last day in force: what was signed, or earlier where something ended it."""
        known = self._ended[0] if self._ended else None
        return min((day for day in (self.dates.effective_to, known) if day is not None), default=None)

    @property
    def standing(self) -> Standing:
        """Whether anything is known to have ended it before or on its signed last day."""
        return self._ended[1] if self._ended else "active"

    def ending(self, last_day: date, *, how: Standing) -> Self:
        """The same signed content, known to end on this day; nothing that was signed changes."""
        ended = self.model_copy()
        ended._ended = (last_day, how)
        return ended

    def in_force_on(self, on: date) -> bool:
        """Whether the day is within the dates; a template is in force on none."""
        if self.template:
            return False
        last = self.last_day
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

    def provisions(self) -> Iterator[tuple[tuple[str | int, ...], ClauseRule]]:
        """Everything that it provides for beside its rules, by its path in the file."""
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, ClauseRule):
                yield (name,), value
            elif isinstance(value, PoolRules):
                yield from (((name, rule_name), rule) for rule_name, rule in value.stated())
            elif isinstance(value, tuple):
                yield from (
                    ((name, place), one) for place, one in enumerate(value) if isinstance(one, ClauseRule)
                )

    @cached_property
    def constants(self) -> Mapping[str, Words]:
        """Every figure that a clause may name, and some clause must: the agreement's own and its rules'."""
        found = dict(self.languages.constants())
        for _, provision in self.provisions():
            found.update(provision.constants())
        for formula in self.formulas:
            found.update(formula.constants(self.parameters))
        return found

    @property
    def must_be_stated(self) -> frozenset[str]:
        """The names of the constants that move money or time: all of them."""
        return frozenset(self.constants)

    def canonical_json(self) -> bytes:
        """The whole signed content in one form: names as in the files, keys sorted, no spaces, UTF-8.

        A field at its default is left out, so that a new field that it does not use leaves its hash.
        """
        content = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @cached_property
    def sha256(self) -> str:
        """The hash of the canonical form, as every signature and every split of it records."""
        return sha256(self.canonical_json()).hexdigest()


_REGION = Words(
    cy="mae cytundeb rhanbarthol yn enwi ei ranbarth; nid yw un cenedlaethol",
    en="a regional agreement names its region; a national one does not",
)
_NO_ESTIMATE = Words(
    cy="nid oes gwerth dyddiedig o'r enw {name} yn y cytundeb",
    en="the agreement has no dated value called {name}",
)
_INCOME = Words(
    cy="mae incwm yn gostwng y gost pan yw contributions.basis yn net_of_income, a dim ond bryd hynny",
    en="income lowers the cost where contributions.basis is net_of_income, and only there",
)
