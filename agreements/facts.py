"""The facts of one package that a formula reads: bodies, service, levels of need and cost lines.

The shape of `examples/facts.json`, stable. No name of a child, and no judgement: levels and lines come
confirmed or not from `workflow`.
"""

from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agreements.circumstances import Eligibility, IncomeSource, Mark
from agreements.line_kinds import REGISTERED_NURSE, LineKindCode, ServiceCode
from agreements.money import format_pounds, round_half_away
from agreements.needs import NeedsTable
from agreements.payers import CaseAccounts, PayerRole
from agreements.pydantic_words import FieldFault
from agreements.reference import Reference
from agreements.words import Words

MAX_PENCE = 10**12
Pence = Annotated[int, Field(ge=0, le=MAX_PENCE, strict=True)]
Minutes = Annotated[int, Field(ge=0, le=200 * 10 * 10080, strict=True)]


class PackageLine(BaseModel):
    """One cost line: pence a week, and, where it is time, minutes a week at a rate in pence an hour."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(min_length=1, max_length=40)]
    kind: LineKindCode
    weekly_pence: Pence
    minutes_a_week: Annotated[int, Field(ge=0, le=10 * 10080, strict=True)] | None = None
    rate_pence_an_hour: Pence | None = None
    health_required: bool = False
    description: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _a_registered_nurse_is_health(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("kind") == REGISTERED_NURSE:
            return {**data, "health_required": True}
        return data

    @model_validator(mode="after")
    def _time_at_its_rate(self) -> Self:
        if self.minutes_a_week is None or self.rate_pence_an_hour is None:
            return self
        expected = round_half_away(Fraction(self.minutes_a_week * self.rate_pence_an_hour, 60))
        if expected != self.weekly_pence:
            raise FieldFault(
                _NOT_THE_TIME.filled(
                    line=self.id, expected=format_pounds(expected), stated=format_pounds(self.weekly_pence)
                ),
                path=("weekly_pence",),
            )
        return self


class Income(BaseModel):
    """Money towards the package from outside the agreement: pence a week, and the line it is for, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: Annotated[str, Field(min_length=1, max_length=40)]
    source: IncomeSource
    weekly_pence: Pence
    against: str | None = None


class Hours(BaseModel):
    """Who works in a package that is priced as one block: minutes a week by health staff and by others."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    health_minutes: Minutes
    other_minutes: Minutes


class PackageFacts(BaseModel):
    """One package: where, which service, since when, levels by domain, lines, and a panel's shares if
    one set them.

    `panel_shares` names payer roles; each is whole pence of the cost that is left to the panel, or an
    exact fraction of it as text. `hours` is the time in a package priced as one block. `paused_days` are the
    days since the package began on which it did not run. All from `hours` on may be left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    region: str
    health_board: str
    council: str
    service: ServiceCode
    package_start: date
    levels: dict[str, str] = Field(default_factory=dict)
    lines: Annotated[tuple[PackageLine, ...], Field(min_length=1, max_length=200)]
    panel_shares: dict[PayerRole, Pence | str] | None = None
    hours: Hours | None = None
    marks: Annotated[tuple[Mark, ...], Field(max_length=20)] = ()
    eligibility: Eligibility = "eligible"
    paused_days: Annotated[int, Field(ge=0, le=40_000, strict=True)] = 0
    income: Annotated[tuple[Income, ...], Field(max_length=50)] = ()

    @property
    def accounts(self) -> CaseAccounts:
        """The three accounts that can carry this package."""
        return CaseAccounts(health_board=self.health_board, council=self.council)

    @property
    def total_pence(self) -> int:
        """The cost of a week."""
        return sum(line.weekly_pence for line in self.lines)

    @model_validator(mode="after")
    def _bodies_of_the_region(self) -> Self:
        reference = Reference.load()
        if not reference.has_region(self.region):
            raise FieldFault(_NO_REGION.filled(region=self.region), path=("region",))
        region = reference.region(self.region)
        if self.health_board != region.health_board:
            raise FieldFault(
                _OTHER_BODY.filled(body=self.health_board, region=self.region), path=("health_board",)
            )
        if self.council not in region.councils:
            raise FieldFault(_OTHER_BODY.filled(body=self.council, region=self.region), path=("council",))
        return self

    @model_validator(mode="after")
    def _levels_that_domains_admit(self) -> Self:
        needs = NeedsTable.load()
        for domain, level in self.levels.items():
            if not needs.admits(domain, level):
                raise FieldFault(_NOT_ADMITTED.filled(domain=domain, level=level), path=("levels", domain))
        return self

    @model_validator(mode="after")
    def _one_line_each(self) -> Self:
        seen: set[str] = set()
        for place, line in enumerate(self.lines):
            if line.id in seen:
                raise FieldFault(_TWICE.filled(line=line.id), path=("lines", place, "id"))
            seen.add(line.id)
        return self

    @model_validator(mode="after")
    def _income_of_this_package(self) -> Self:
        lines, seen = {line.id for line in self.lines}, set[str]()
        for place, income in enumerate(self.income):
            if income.id in seen:
                raise FieldFault(_INCOME_TWICE.filled(income=income.id), path=("income", place, "id"))
            if income.against is not None and income.against not in lines:
                words = _NO_LINE.filled(income=income.id, line=income.against)
                raise FieldFault(words, path=("income", place, "against"))
            seen.add(income.id)
        return self


class FactsAcrossRegions(PackageFacts):
    """A package whose two bodies belong to two regions, since responsibility for it moved. No regional
    agreement has both as parties; a split by hand, or the house interim rule, answers.
    """

    @model_validator(mode="after")
    def _bodies_of_the_region(self) -> Self:
        reference = Reference.load()
        for kind in ("health_board", "council"):
            body = getattr(self, kind)
            if not reference.has_body(body) or reference.body(body).kind != kind:
                raise FieldFault(_OTHER_BODY.filled(body=body, region=self.region), path=(kind,))
        return self


def read_facts(stored: dict[str, Any]) -> PackageFacts:
    """The facts of a split as they were stored, whether its bodies belong to one region or to two."""
    reference = Reference.load()
    one_region = stored["council"] in reference.region_of(stored["health_board"]).councils
    return (PackageFacts if one_region else FactsAcrossRegions).model_validate(stored)


_NOT_THE_TIME = Words(
    cy="llinell {line}: mae'r munudau wrth y gyfradd yn rhoi {expected} yr wythnos, nid {stated}",
    en="line {line}: the minutes at the rate come to {expected} a week, not {stated}",
)
_NO_REGION = Words(cy="nid oes rhanbarth {region}", en="there is no region {region}")
_OTHER_BODY = Words(
    cy="nid yw {body} yn gorff o'r math hwn yn rhanbarth {region}",
    en="{body} is not a body of this kind in region {region}",
)
_NOT_ADMITTED = Words(
    cy="nid yw'r parth {domain} yn derbyn y lefel {level}",
    en="the domain {domain} does not admit the level {level}",
)
_TWICE = Words(cy="mae llinell {line} yno ddwywaith", en="the line {line} is there twice")
_INCOME_TWICE = Words(cy="mae'r incwm {income} yno ddwywaith", en="the income {income} is there twice")
_NO_LINE = Words(
    cy="mae'r incwm {income} at y llinell {line}, nad yw yn y pecyn",
    en="the income {income} is for the line {line}, which is not in the package",
)
