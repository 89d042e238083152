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


def stage_of(facts: NegotiationFacts) -> Stage:
    """The stage of a negotiation."""
    negotiation = facts.negotiation
    if negotiation.state == "awaiting_signatures":
        signed = {(one.body, one.office) for one in facts.signatures if one.void_at is None}
        done = sum((one["body"], one["office"]) in signed for one in negotiation.required)
        return _stage("awaiting_signatures", done, len(negotiation.required))
    if negotiation.state != "negotiating":
        return _stage(negotiation.state)
    if _is_starting(facts):
        return _stage("starting")
    there = [clause for clause in facts.clauses if clause.status != "removed"]
    still_open = sum(clause.status == "open" for clause in there)
    return _stage("clauses_open", still_open, len(there)) if still_open else _stage("checking")


def line_of(facts: NegotiationFacts, *, now: datetime) -> Line:
    """The line of a negotiation."""
    negotiation = facts.negotiation
    until = negotiation.closed_at or now
    return Line(
        ref=negotiation.ref,
        region=negotiation.region,
        services=tuple(negotiation.services),
        stage=stage_of(facts),
        started_at=negotiation.started_at,
        closed_at=negotiation.closed_at,
        age_days=(local_date(until) - local_date(negotiation.started_at)).days,
        is_open=negotiation.is_open,
    )


def _is_starting(facts: NegotiationFacts) -> bool:
    """Nobody has touched the text yet: the first draft, no side's own wording, no consent, no clause
    opened.
    """
    touched = any(one.since != facts.negotiation.started_at for one in facts.clauses)
    said = any(one.body is not None for one in facts.wordings) or bool(facts.consents)
    return facts.negotiation.draft == 1 and not said and not touched


def _stage(code: str, n: int | None = None, of: int | None = None) -> Stage:
    counts = {"n": n, "of": of} if n is not None and of is not None else {}
    return Stage(code=code, n=n, of=of, words=STAGES[code].filled(**counts))
