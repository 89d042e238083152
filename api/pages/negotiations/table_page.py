"""One negotiation, whole: who sits, which clauses are open, the drafts, what has been seen and signed, and
what this officer may do now. And one clause: each side's wording beside the others'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from agreements.words import Words
from api.pages.acting import new_key
from api.pages.frame import page
from api.pages.negotiations.entry import inside, known
from api.pages.negotiations.forms import whose, wordings_of
from api.pages.negotiations.table_act_page import BY_SLUG, slug_of
from api.pages.visitor import Lang, Me, NotHere
from api.security import parts_of
from workflow.casework.commands import Command
from workflow.casework.facts import Actor
from workflow.negotiating import commands as c
from workflow.negotiating.available import available
from workflow.negotiating.codes import ACTIONS, CLAUSE_STATUS, EVENTS, STATES
from workflow.negotiating.facts import Clause, Clock, NegotiationFacts, Wording
from workflow.negotiating.stages import line_of
from workflow.negotiating.visibility import sees_inside
from workflow.negotiating.waiting import WAITS
from workflow.negotiation_desk import NegotiationReading
from workflow.records.negotiations.history import events_of
from workflow.records.people import names_of

router = APIRouter(prefix="/negotiations/{ref}")
_PER_CLAUSE: frozenset[type[Command]] = frozenset(
    {c.ProposeWording, c.ConsentTo, c.SettleClause, c.ReopenClause, c.OwnClause}
)
"""Offered on the clause's own page."""
LATEST = 15
"""How many of the last events stand on the page."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act that may be done now, and where."""

    words: Words
    href: str


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause in the list: its heading, how it stands, who owns it, its running time limit."""

    clause: Clause
    title: Words
    status: Words
    clock: Clock | None
    wordings: int


@dataclass(frozen=True, slots=True)
class Side:
    """One wording of a clause: whose it is, the bodies that agree to it, and whether it was settled."""

    wording: Wording
    whose: Words
    agreeing: list[str]
    settled: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One event in the history."""

    words: Words
    at: object
    who: str | None
    body: str | None


@router.get("")
def table(request: Request, lang: Lang, me: Me, ref: str) -> Response:
    """The negotiation; only its line for who is no party."""
    reading = known(request, me, ref)
    facts = reading.facts
    line = line_of(facts, now=reading.now)
    common: dict[str, Any] = {"now": reading.now, "nav": "/agreements"}
    common |= {"negotiation": facts.negotiation, "line": line}
    if not sees_inside(facts.negotiation, me):
        return page(request, lang, "negotiation_line.html", **common)
    with parts_of(request).database.unit() as unit:
        events = list(events_of(unit, ref))[-LATEST:][::-1]
        people = {one.actor for one in events} | {one.person for one in facts.signatures}
        people |= {one.person for one in facts.seats} | {one.made_by for one in facts.drafts}
        names = names_of(unit, [one for one in people if one != "system"])
    signed = {(one.body, one.office): one for one in facts.signatures if one.void_at is None}
    return page(
        request,
        lang,
        "negotiation.html",
        **common,
        facts=facts,
        key=new_key(),
        etag=reading.etag,
        state=STATES[facts.negotiation.state],
        acts=_acts(request, reading, me, subject=None),
        open_clauses=[_line_of(facts, one) for one in _there(facts) if one.status == "open"],
        settled_clauses=[_line_of(facts, one) for one in _there(facts) if one.status == "settled"],
        names=names,
        seats=[one for one in facts.seats if one.left_at is None],
        required=[(one, signed.get((one["body"], one["office"]))) for one in facts.negotiation.required],
        simulations=[(one, _offices_seen(facts, one.id)) for one in facts.simulations],
        history=[
            Told(EVENTS[one.kind], one.at, names.get(one.actor), None if one.body == "system" else one.body)
            for one in events
        ],
    )


@router.get("/clauses/{clause}")
def clause_page(request: Request, lang: Lang, me: Me, ref: str, clause: str) -> Response:
    """One clause."""
    reading = inside(request, me, ref)
    facts = reading.facts
    found = next((one for one in facts.clauses if one.clause == clause), None)
    if found is None:
        raise NotHere
    agreeing = [one for one in facts.consents if one.clause == clause and one.withdrawn_at is None]
    sides = [
        Side(
            wording,
            whose(wording),
            [one.body for one in agreeing if one.wording == wording.id],
            settled=found.wording == wording.id,
        )
        for wording in wordings_of(facts, clause)
    ]
    return page(
        request,
        lang,
        "negotiation_clause.html",
        now=reading.now,
        nav="/agreements",
        negotiation=facts.negotiation,
        line=_line_of(facts, found),
        sides=sides,
        acts=_acts(request, reading, me, subject=clause),
    )


def _acts(request: Request, reading: NegotiationReading, me: Actor, *, subject: str | None) -> list[Act]:
    """What may be done now: about a clause on its page, everything else on the table's."""
    found = []
    here = f"/negotiations/{reading.facts.negotiation.ref}"
    for offer in available(reading.facts, me, now=reading.now, under=parts_of(request).rulebook):
        per_clause = offer.command in _PER_CLAUSE
        slug = slug_of(offer.command)
        if slug not in BY_SLUG or per_clause != (subject is not None):
            continue
        if per_clause and offer.subject != subject:
            continue
        if offer.command is c.SeeSimulation:
            if not _seen_by(reading.facts, offer.subject, me):
                found.append(Act(WAITS["simulation"], f"{here}/simulations/{offer.subject}"))
            continue
        if offer.command is c.MakeDraft and reading.facts.newest.fault_count:
            found.append(Act(WAITS["open_points"], f"{here}/drafts/newest"))
        about = f"/about/{offer.subject}" if offer.subject else ""
        found.append(Act(ACTIONS[offer.command.__name__], f"{here}{about}/do/{slug}"))
    return found


def _there(facts: NegotiationFacts) -> list[Clause]:
    return sorted((one for one in facts.clauses if one.status != "removed"), key=lambda one: one.position)


def _line_of(facts: NegotiationFacts, clause: Clause) -> ClauseLine:
    shown = wordings_of(facts, clause.clause)
    settled = next((one for one in shown if one.id == clause.wording), None)
    said = settled or shown[-1]
    running = [
        one for one in facts.clocks if one.subject == clause.clause and one.status in ("open", "passed")
    ]
    return ClauseLine(
        clause=clause,
        title=Words(cy=said.title_cy, en=said.title_en),
        status=CLAUSE_STATUS[clause.status],
        clock=running[-1] if running and clause.status == "open" else None,
        wordings=len(shown),
    )


def _seen_by(facts: NegotiationFacts, simulation: str | None, me: Actor) -> bool:
    return simulation is not None and (me.body, me.role) in _offices_seen(facts, simulation)


def _offices_seen(facts: NegotiationFacts, simulation: str) -> list[tuple[str, str]]:
    return [(one.body, one.office) for one in facts.seen if one.simulation == simulation]
