"""The terms of one case's `FundingAgreement`: the content a written joint-funding agreement must have,
ready to sign.

The output of the service, not its input (`model.py`). Pure: dates and the reference of the case come in.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256 as _sha256
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from agreements.clauses import day_in_words
from agreements.explaining import explain
from agreements.explanation import Explanation
from agreements.facts import PackageFacts
from agreements.line_kinds import LINE_KINDS, SERVICES
from agreements.model import Topic, WrittenAgreement
from agreements.money import round_half_away
from agreements.payers import account_words, body_of
from agreements.reference import Reference
from agreements.split_result import Split
from agreements.words import Words, joined


class Frozen(BaseModel):
    """Frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contribution(Frozen):
    """What one account pays: pence a week, pence over the term (None where it has no end), and under
    which clauses.
    """

    account: str
    name: Words
    weekly_pence: int
    term_pence: int | None
    clauses: tuple[str, ...]


class TermsLine(Frozen):
    """A cost line of the package as the terms state it."""

    line_id: str
    kind: Words
    weekly_pence: int
    description: Words | None


class FundingTerms(Frozen):
    """The whole of what two bodies sign for one case; no name of a child.

    `terms_version` 2 has an annex, the working of the split in words. Terms that were signed before it have
    neither field, and keep their canonical form and their hash.
    """

    case_reference: str
    agreement_id: str
    agreement_version: int
    agreement_sha256: str
    legal_status: str
    health_board: Words
    council: Words
    starts_on: date
    ends_on: date | None
    review_due: date
    weekly_pence: int
    contributions: tuple[Contribution, ...]
    lines: tuple[TermsLine, ...]
    aims: Words
    functions: Words
    persons_and_services: Words
    staff_goods: Words
    duration: Words
    review: Words
    variation: Words
    termination: Words
    management: Words
    dispute: Words
    meanwhile: Words
    terms_version: Literal[2] | None = None
    working: Explanation | None = None

    @model_serializer(mode="wrap")
    def _as_it_was_signed(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        said: dict[str, Any] = handler(self)
        absent = [name for name in ("terms_version", "working") if said.get(name) is None]
        return {name: value for name, value in said.items() if name not in absent}

    @property
    def sha256(self) -> str:
        """The hash of the canonical form: what every signature is bound to."""
        return _sha256(canonical_json(self)).hexdigest()


@dataclass(frozen=True, slots=True)
class Term:
    """The days of a funding agreement; both ends count, and no last day means open-ended."""

    starts_on: date
    ends_on: date | None
    review_due: date

    @property
    def days(self) -> int | None:
        """The number of days, both ends counted."""
        return None if self.ends_on is None else (self.ends_on - self.starts_on).days + 1


def draft_terms(
    *,
    case_reference: str,
    facts: PackageFacts,
    split: Split,
    agreement: WrittenAgreement | None,
    term: Term,
    accounts: Mapping[str, int] | None = None,
) -> FundingTerms:
    """The terms of a case from its split; without a written agreement the house wording stands in each
    place.

    `accounts` gives the agreed pence a week where it differs from the split (a settlement); it must sum
    to the cost. Raises ValueError where the term ends before it starts or the pence do not sum to the
    cost.
    """
    if term.ends_on is not None and term.ends_on < term.starts_on:
        raise ValueError(f"the term ends on {term.ends_on}, before it starts on {term.starts_on}")
    weekly = (
        dict(accounts) if accounts is not None else {share.account: share.pence for share in split.shares}
    )
    if sum(weekly.values()) != split.total_pence:
        raise ValueError(
            f"contributions of {sum(weekly.values())} pence a week are not the cost, {split.total_pence}"
        )
    reference = Reference.load()
    services = SERVICES[facts.service]
    people = _topic(agreement, "persons_services")
    return FundingTerms(
        case_reference=case_reference,
        agreement_id=split.agreement_id,
        agreement_version=split.agreement_version,
        agreement_sha256=split.agreement_sha256,
        legal_status=split.legal_status,
        health_board=reference.body(facts.health_board).name,
        council=reference.body(facts.council).name,
        starts_on=term.starts_on,
        ends_on=term.ends_on,
        review_due=term.review_due,
        weekly_pence=split.total_pence,
        contributions=tuple(
            Contribution(
                account=account,
                name=account_words(account, reference.body(body_of(account)).name),
                weekly_pence=pence,
                term_pence=None if term.days is None else value_over(pence, term.days),
                clauses=tuple(dict.fromkeys(line.clause for line in split.lines if line.account == account)),
            )
            for account, pence in weekly.items()
        ),
        lines=tuple(
            TermsLine(
                line_id=line.id,
                kind=LINE_KINDS[line.kind].heading,
                weekly_pence=line.weekly_pence,
                description=line.description,
            )
            for line in facts.lines
        ),
        aims=_topic(agreement, "aims"),
        functions=_topic(agreement, "functions"),
        persons_and_services=joined((people, services), separator=" "),
        staff_goods=_topic(agreement, "staff_goods"),
        duration=_duration(term),
        review=_REVIEW.filled(day=day_in_words(term.review_due)),
        variation=_topic(agreement, "variation"),
        termination=_topic(agreement, "termination"),
        management=_topic(agreement, "management"),
        dispute=_topic(agreement, "dispute"),
        meanwhile=_topic(agreement, "meanwhile"),
        terms_version=2,
        working=explain(split, facts, agreement),
    )


def canonical_json(terms: FundingTerms) -> bytes:
    """The terms in one form: keys sorted, no spaces, UTF-8."""
    return json.dumps(
        terms.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def value_over(weekly_pence: int, days: int) -> int:
    """Pence over so many days: days times the week's pence over seven, half away from zero. No annual
    factor.
    """
    return round_half_away(Fraction(weekly_pence * days, 7))


def _topic(agreement: WrittenAgreement | None, topic: Topic) -> Words:
    found = agreement.topic(topic) if agreement is not None else None
    return found if found is not None else HOUSE_TERMS[topic]


def _duration(term: Term) -> Words:
    start = day_in_words(term.starts_on)
    if term.ends_on is None:
        return _OPEN.filled(start=start)
    return _FROM_TO.filled(start=start, end=day_in_words(term.ends_on))


HOUSE_TERMS: Mapping[Topic, Words] = {
    "aims": Words(
        cy="Ni fydd gofal y plentyn yn aros am y ddadl am arian.",
        en="The child's care does not wait for the argument about money.",
    ),
    "functions": Words(
        cy="Swyddogaethau gofal iechyd parhaus y bwrdd iechyd, a swyddogaethau gofal cymdeithasol ac "
        "addysg y cyngor.",
        en="The health board's continuing health care functions, and the council's social care and "
        "education functions.",
    ),
    "persons_services": Words(
        cy="Y plentyn neu'r person ifanc y mae'r achos hwn amdano. Gwasanaeth:",
        en="The child or young person whom this case is about. Service:",
    ),
    "staff_goods": Words(
        cy="Mae pob corff yn darparu ei staff, ei nwyddau a'i lety ei hun.",
        en="Each body provides its own staff, goods and accommodation.",
    ),
    "variation": Words(
        cy="Drwy gytundeb ysgrifenedig y ddau gorff.", en="By written agreement of both bodies."
    ),
    "termination": Words(
        cy="Nid yw'r cyllid yn dod i ben heb lofnod y ddau gorff, canlyniad cam, neu ddiwedd naturiol y "
        "gofal.",
        en="Funding does not end without both bodies' signatures, the outcome of a stage, or a natural end "
        "of the care.",
    ),
    "management": Words(
        cy="Mae un corff yn talu'r darparwr ac mae'r llall yn ad-dalu ei gyfran bob mis.",
        en="One body pays the provider and the other reimburses its share every month.",
    ),
    "dispute": Words(
        cy="Mae anghytundeb yn symud o gam i gam o fewn terfynau amser, ac yna'n cael ei gyfeirio at "
        "Lywodraeth Cymru.",
        en="A disagreement moves from stage to stage within time limits, and is then referred to Welsh "
        "Government.",
    ),
    "meanwhile": Words(
        cy="Mae'r taliadau'n parhau, heb ragfarn, hyd nes y bydd yr anghytundeb wedi'i setlo.",
        en="Payments go on, without prejudice, until the disagreement is settled.",
    ),
}
_REVIEW = Words(cy="I'w adolygu erbyn {day}.", en="To be reviewed by {day}.")
_OPEN = Words(cy="O {start}, heb ddyddiad gorffen.", en="From {start}, with no end date.")
_FROM_TO = Words(cy="O {start} hyd at {end}, gan gynnwys y ddau.", en="From {start} to {end}, both included.")
