"""How every write at a table is judged: in the same order as beneath a case (`order`), under the lock on the
negotiation, and its answer kept under the key in the transaction of the act."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from agreements.words import Words
from api.security import Caller, parts_of
from api.v1.answers import EventWritten, answer
from api.v1.bodies import BadBody, Place, document_of, places_of, read_command
from api.v1.entry import said_to_be_json
from api.v1.negotiation_shown import StageOfNegotiation, stage_shown
from api.v1.order import Asked, asked_by, etags_sent, not_this_role, role_fits, said_no
from api.v1.problems import Problem, bad_body, no_etag, no_such, refused, stale_negotiation
from api.v1.words import Code, code
from workflow import negotiation_desk
from workflow.casework.changes import Refusal
from workflow.clocks.due import local_date
from workflow.negotiating.changes import NegotiationChanges
from workflow.negotiating.codes import STATES
from workflow.negotiating.commands import COMMANDS, StartNegotiation
from workflow.negotiating.facts import NegotiationFacts
from workflow.negotiating.stages import stage_of
from workflow.negotiating.visibility import sees_inside
from workflow.negotiation_desk import NegotiationReading, TableCounter, TableSeat
from workflow.records.writing import LostUpdate

PLACES: dict[str, Place] = places_of(COMMANDS)
"""Every path beneath a negotiation that takes a POST, in the order of the commands."""


class NegotiationDone(BaseModel):
    """What a write has done, and where the negotiation stands now."""

    ref: str
    etag: str
    state: Code
    stage: StageOfNegotiation
    draft: int
    events: tuple[EventWritten, ...]


def table_for(request: Request, caller: Caller, ref: str) -> NegotiationReading:
    """The negotiation as it is stored, for an officer who sees inside it. Raises 404, alike for absent and
    foreign."""
    reading = negotiation_desk.reading(parts_of(request), ref)
    if reading is None or not sees_inside(reading.facts.negotiation, caller.actor):
        raise no_such_negotiation(ref)
    return reading


def with_etag(reading: NegotiationReading, body: BaseModel) -> Response:
    """An answer to who sees inside, with the negotiation's ETag."""
    return answer(body, etag=reading.etag)


def write_at_the_table(
    request: Request, caller: Caller, raw: bytes, *, ref: str, place: Place, subject: str | None
) -> Response:
    """One command upon a negotiation. `subject`: the clause or the simulation. Raises Problem."""
    reading = table_for(request, caller, ref)
    if subject is not None:
        _there_is(reading.facts, place, subject)
    document = document_of(raw)
    role_fits(caller, place, place.command_of(document))
    asked = asked_by(request, caller, raw)
    try:
        with negotiation_desk.negotiation(parts_of(request), ref) as seat:
            before = asked.kept(seat)
            return before or asked.keep(seat, _judged(asked, seat, place, document, subject))
    except LostUpdate:  # the same version was activated from another table at this very moment
        raise stale_negotiation(table_for(request, caller, ref).etag) from None


def write_new_negotiation(request: Request, caller: Caller, raw: bytes) -> Response:
    """A new negotiation: nothing to lock yet and no ETag to send; the key itself is held. Raises Problem."""
    if caller.person.role not in StartNegotiation.ROLES:
        raise not_this_role(caller, StartNegotiation.ROLES)
    asked = asked_by(request, caller, raw)
    parts = parts_of(request)
    with negotiation_desk.starting(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        before = asked.kept(counter)
        return before or asked.keep(counter, _started(asked, counter))


def no_such_negotiation(ref: str) -> Problem:
    """404 for a negotiation that is not there and for one that the caller may not look into, alike."""
    return no_such(
        Words(
            cy=f"Nid oes negodi {ref} y gallwch weld y tu mewn iddo.",
            en=f"There is no negotiation {ref} that you may see inside.",
        )
    )


def _judged(asked: Asked, seat: TableSeat, place: Place, document: Any, subject: str | None) -> Response:
    sent = etags_sent(asked.request)
    if not sent:
        raise no_etag(of="negotiation")
    if seat.etag not in sent:
        raise stale_negotiation(seat.etag)
    said_to_be_json(asked.request, asked.raw)
    try:
        command = place.read(document, under=seat.under, today=local_date(seat.now))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    said = seat.act(command, asked.caller.actor, subject=subject)
    if isinstance(said, Refusal):
        return said_no(asked, refused(said), etag=seat.etag)
    return _done(said, seat.facts, status=200)


def _started(asked: Asked, counter: TableCounter) -> Response:
    said_to_be_json(asked.request, asked.raw)
    under = parts_of(asked.request).rulebook
    try:
        command = read_command(
            StartNegotiation, document_of(asked.raw), under=under, today=local_date(counter.now)
        )
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    assert isinstance(command, StartNegotiation)
    said = counter.start(command, asked.caller.actor)
    if isinstance(said, Refusal):
        return said_no(asked, refused(said))
    assert counter.facts is not None
    return _done(said, counter.facts, status=201)


def _done(changes: NegotiationChanges, facts: NegotiationFacts, *, status: int) -> Response:
    negotiation = facts.negotiation
    first = negotiation.last_seq - len(changes.events) + 1
    body = NegotiationDone(
        ref=negotiation.ref,
        etag=negotiation_desk.etag_of(facts),
        state=code(negotiation.state, STATES[negotiation.state]),
        stage=stage_shown(stage_of(facts)),
        draft=negotiation.draft,
        events=tuple(
            EventWritten(seq=seq, kind=event.kind, at=event.at, data=event.data)
            for seq, event in enumerate(changes.events, start=first)
        ),
    )
    response = answer(body, etag=body.etag, status=status)
    if status == 201:
        response.headers["Location"] = f"/api/v1/negotiations/{negotiation.ref}"
    return response


def _there_is(facts: NegotiationFacts, place: Place, subject: str) -> None:
    """There is such a clause, or such a simulation. Raises 404."""
    if place.path.startswith("clauses/"):
        if all(one.clause != subject for one in facts.clauses):
            raise no_such(Words(cy="Nid oes cymal o'r fath.", en="There is no such clause."))
    elif all(one.id != subject for one in facts.simulations):
        raise no_such(Words(cy="Nid oes efelychiad o'r fath.", en="There is no such simulation."))
