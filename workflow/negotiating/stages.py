"""Where a negotiation stands, in one line: what everybody may know of it, and nothing of the wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agreements.words import Words
from workflow.clocks.due import local_date
from workflow.negotiating.codes import STAGES
from workflow.negotiating.facts import NegotiationFacts


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage by its code, with its count where it has one (`n` of `of`), and its words."""

    code: str
    n: int | None
    of: int | None
    words: Words


@dataclass(frozen=True, slots=True)
class Line:
    """All that anybody who is no party may know: which region and services, what stage, and since when."""

    ref: str
    region: str
    services: tuple[str, ...]
    stage: Stage
    started_at: datetime
    closed_at: datetime | None
    age_days: int
    """Whole days in Wales from the day it started to today, or to the day it ended."""
    is_open: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a line is made of: counts and instants, no word of the text."""

    ref: str
    region: str
    services: tuple[str, ...]
    state: str
    draft: int
    started_at: datetime
    closed_at: datetime | None
    last_at: datetime | None
    touched: bool
    """Whether anybody has said anything to the text: a wording of their own, a consent, a clause opened."""
    open_clauses: int
    clauses: int
    """Clauses that stand, open or settled."""
    signed: int
    required: int


def standing_of(facts: NegotiationFacts) -> Standing:
    """What a negotiation's line is made of, from its facts."""
    negotiation = facts.negotiation
    there = [clause for clause in facts.clauses if clause.status != "removed"]
    signed = {(one.body, one.office) for one in facts.signatures if one.void_at is None}
    moved = any(one.since != negotiation.started_at for one in facts.clauses)
    return Standing(
        ref=negotiation.ref,
        region=negotiation.region,
        services=tuple(negotiation.services),
        state=negotiation.state,
        draft=negotiation.draft,
        started_at=negotiation.started_at,
        closed_at=negotiation.closed_at,
        last_at=negotiation.last_at,
        touched=moved or bool(facts.consents) or any(one.body is not None for one in facts.wordings),
        open_clauses=sum(clause.status == "open" for clause in there),
        clauses=len(there),
        signed=sum((one["body"], one["office"]) in signed for one in negotiation.required),
        required=len(negotiation.required),
    )


def stage_of(facts: NegotiationFacts) -> Stage:
    """The stage of a negotiation."""
    return _stage_of(standing_of(facts))


def line_of(facts: NegotiationFacts, *, now: datetime) -> Line:
    """The line of a negotiation."""
    return line_from(standing_of(facts), now=now)


def line_from(standing: Standing, *, now: datetime) -> Line:
    """The line that this standing comes to at `now`, which is never before its last event."""
    at = max(now, standing.last_at) if standing.last_at else now
    until = standing.closed_at or at
    return Line(
        ref=standing.ref,
        region=standing.region,
        services=standing.services,
        stage=_stage_of(standing),
        started_at=standing.started_at,
        closed_at=standing.closed_at,
        age_days=(local_date(until) - local_date(standing.started_at)).days,
        is_open=standing.closed_at is None,
    )


def _stage_of(standing: Standing) -> Stage:
    if standing.state == "awaiting_signatures":
        return _stage("awaiting_signatures", standing.signed, standing.required)
    if standing.state != "negotiating":
        return _stage(standing.state)
    if standing.draft == 1 and not standing.touched:
        return _stage("starting")
    if standing.open_clauses:
        return _stage("clauses_open", standing.open_clauses, standing.clauses)
    return _stage("checking")


def _stage(code: str, n: int | None = None, of: int | None = None) -> Stage:
    counts = {"n": n, "of": of} if n is not None and of is not None else {}
    return Stage(code=code, n=n, of=of, words=STAGES[code].filled(**counts))
