"""Parts of an agreement in the making as several answers show them: its line, its stage, and what is at the
table."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from api.v1.words import Code, code
from workflow.negotiating import codes
from workflow.negotiating.facts import (
    Activated,
    Approval,
    Clause,
    Clock,
    Consent,
    Draft,
    NegotiationFacts,
    Seat,
    Seen,
    Signature,
    Simulation,
    Wording,
)
from workflow.negotiating.stages import Line, Stage


class StageOfNegotiation(BaseModel):
    """Where a negotiation stands, in both languages; `n` of `of` where the stage has a count."""

    code: str
    n: int | None
    of: int | None
    cy: str
    en: str


class LineShown(BaseModel):
    """All that anybody who is no party may know: which region and services, what stage, and how old."""

    ref: str
    region: str
    services: tuple[str, ...]
    stage: StageOfNegotiation
    started_at: datetime
    closed_at: datetime | None
    age_days: int
    is_open: bool
    href: str


class ClauseShown(BaseModel):
    """One clause: its status, owner and settled wording, and by when it is to be settled."""

    clause: Clause
    status: Code
    due_at: datetime | None
    overdue: bool
    wordings: int


class DraftListed(BaseModel):
    """One draft without its files: its hashes, who made it and why, and how many faults it had."""

    number: int
    made_at: datetime
    made_by: str
    made_body: str
    why: str
    files_sha256: str
    agreement_sha256: str | None
    fault_count: int
    href: str


class AtTheTable(BaseModel):
    """What is at the table, for parties: seats, clauses, drafts, simulations, signatures, approvals,
    clocks.
    """

    seats: tuple[Seat, ...]
    clauses: tuple[ClauseShown, ...]
    consents: tuple[Consent, ...]
    drafts: tuple[DraftListed, ...]
    simulations: tuple[Simulation, ...]
    seen: tuple[Seen, ...]
    signatures: tuple[Signature, ...]
    approvals: tuple[Approval, ...]
    clocks: tuple[Clock, ...]
    activated: tuple[Activated, ...]


class WordingsOfClause(BaseModel):
    """One clause with every side's wording of it, and which bodies agree to which."""

    clause: ClauseShown
    wordings: tuple[Wording, ...]
    consents: tuple[Consent, ...]
    settled: Wording | None


def stage_shown(stage: Stage) -> StageOfNegotiation:
    """A stage with its words."""
    return StageOfNegotiation(code=stage.code, n=stage.n, of=stage.of, cy=stage.words.cy, en=stage.words.en)


def line_shown(line: Line) -> LineShown:
    """A line as it is answered."""
    return LineShown(
        ref=line.ref,
        region=line.region,
        services=line.services,
        stage=stage_shown(line.stage),
        started_at=line.started_at,
        closed_at=line.closed_at,
        age_days=line.age_days,
        is_open=line.is_open,
        href=f"/api/v1/negotiations/{line.ref}",
    )


def at_the_table(facts: NegotiationFacts) -> AtTheTable:
    """What a party sees: the seats that stand, and everything that was said of the text."""
    return AtTheTable(
        seats=tuple(seat for seat in facts.seats if seat.left_at is None),
        clauses=clauses_shown(facts),
        consents=tuple(one for one in facts.consents if one.withdrawn_at is None),
        drafts=tuple(draft_listed(facts.negotiation.ref, draft) for draft in facts.drafts),
        simulations=facts.simulations,
        seen=facts.seen,
        signatures=facts.signatures,
        approvals=facts.approvals,
        clocks=tuple(clock for clock in facts.clocks if clock.status == "open"),
        activated=facts.activated,
    )


def clauses_shown(facts: NegotiationFacts) -> tuple[ClauseShown, ...]:
    """Every clause that stands in the text, in its order."""
    return tuple(clause_shown(facts, clause) for clause in facts.clauses if clause.status != "removed")


def clause_shown(facts: NegotiationFacts, clause: Clause) -> ClauseShown:
    """One clause with its clock; one whose time limit passed is asked for by a second clock."""
    running = [clock for clock in facts.clocks if clock.subject == clause.clause and clock.status == "open"]
    return ClauseShown(
        clause=clause,
        status=code(clause.status, codes.CLAUSE_STATUS[clause.status]),
        due_at=min((clock.due_at for clock in running), default=None),
        overdue=any(clock.kind == "clause_chase" for clock in running),
        wordings=sum(one.clause == clause.clause for one in facts.wordings),
    )


def wordings_of(facts: NegotiationFacts, clause: Clause) -> WordingsOfClause:
    """One clause with its wordings."""
    wordings = tuple(one for one in facts.wordings if one.clause == clause.clause)
    return WordingsOfClause(
        clause=clause_shown(facts, clause),
        wordings=wordings,
        consents=tuple(
            one for one in facts.consents if one.clause == clause.clause and one.withdrawn_at is None
        ),
        settled=next((one for one in wordings if one.id == clause.wording), None),
    )


def draft_listed(ref: str, draft: Draft) -> DraftListed:
    """One draft in a list."""
    return DraftListed(
        number=draft.number,
        made_at=draft.made_at,
        made_by=draft.made_by,
        made_body=draft.made_body,
        why=draft.why,
        files_sha256=draft.files_sha256,
        agreement_sha256=draft.agreement_sha256,
        fault_count=draft.fault_count,
        href=f"/api/v1/negotiations/{ref}/drafts/{draft.number}",
    )
