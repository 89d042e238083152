"""How every write at a panel is judged: in the same order as beneath a case (`order`), under the lock on the
panel, and its answer kept under the key in the transaction of the act."""

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
from api.v1.order import Asked, asked_by, etags_sent, not_this_role, role_fits, said_no
from api.v1.panel_shown import hidden_cases, without_others
from api.v1.problems import BodyError, Problem, bad_body, no_etag, no_such, refused, stale_panel
from workflow import panel_desk
from workflow.casework.changes import Refusal
from workflow.casework.facts import Actor
from workflow.clocks.due import local_date
from workflow.panel_desk import PanelCounter, PanelReading, PanelSeat
from workflow.panels.changes import CasesRefused, PanelChanges
from workflow.panels.commands import COMMANDS, RecordMinutes, SetUpPanel
from workflow.panels.facts import PanelFacts
from workflow.panels.visibility import sees_panel

PLACES: dict[str, Place] = places_of(COMMANDS)
"""Every path beneath a panel that takes a POST, in the order of the commands."""


class PanelDone(BaseModel):
    """What a write has done, and the panel's new ETag."""

    ref: str
    etag: str
    events: tuple[EventWritten, ...]


def panel_for(request: Request, caller: Caller, ref: str) -> PanelReading:
    """The panel as it is stored, for an officer who may know of it. Raises 404, alike for absent and
    foreign."""
    reading = panel_desk.reading(parts_of(request), ref)
    if reading is None or not sees_panel(reading.facts, caller.actor):
        raise no_such_panel(ref)
    return reading


def with_etag(reading: PanelReading, body: BaseModel) -> Response:
    """An answer with the panel's ETag."""
    return answer(body, etag=reading.etag)


def write_at_the_panel(
    request: Request, caller: Caller, raw: bytes, *, ref: str, place: Place, subject: str | None
) -> Response:
    """One command upon a panel. `subject`: the meeting. Raises Problem."""
    reading = panel_for(request, caller, ref)
    if subject is not None and all(one.id != subject for one in reading.facts.meetings):
        raise no_such(Words(cy="Nid oes cyfarfod o'r fath.", en="There is no such meeting."))
    document = document_of(raw)
    role_fits(caller, place, place.command_of(document))
    asked = asked_by(request, caller, raw)
    with panel_desk.panel(parts_of(request), ref) as seat:
        before = asked.kept(seat)
        return before or asked.keep(seat, _judged(asked, seat, place, document, subject))


def write_new_panel(request: Request, caller: Caller, raw: bytes) -> Response:
    """A new panel: nothing to lock yet and no ETag to send; the key itself is held. Raises Problem."""
    if caller.person.role not in SetUpPanel.ROLES:
        raise not_this_role(caller, SetUpPanel.ROLES)
    asked = asked_by(request, caller, raw)
    parts = parts_of(request)
    with panel_desk.setting_up(parts, person=caller.person.id, path=asked.path, key=asked.key) as counter:
        before = asked.kept(counter)
        return before or asked.keep(counter, _set_up(asked, counter))


def no_such_panel(ref: str) -> Problem:
    """404 for a panel that is not there and for one that the caller may not know of, alike."""
    return no_such(
        Words(cy=f"Nid oes panel {ref} y gallwch ei weld.", en=f"There is no panel {ref} that you may see.")
    )


def _judged(asked: Asked, seat: PanelSeat, place: Place, document: Any, subject: str | None) -> Response:
    sent = etags_sent(asked.request)
    if not sent:
        raise no_etag(of="panel")
    if seat.etag not in sent:
        raise stale_panel(seat.etag)
    said_to_be_json(asked.request, asked.raw)
    try:
        command = place.read(document, under=seat.under, today=local_date(seat.now))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    said = seat.act(command, asked.caller.actor, subject=subject)
    if isinstance(said, Refusal):
        return said_no(asked, _refused(said, command), etag=seat.etag)
    return _done(said, seat.facts, asked.caller.actor, status=200)


def _refused(said: Refusal, command: Any) -> Problem:
    """409; where casework refused something in cases, every refusal stands at its child."""
    problem = refused(said)
    if not isinstance(said, CasesRefused):
        return problem
    places = (
        {child.case_ref: f"/children/{place}" for place, child in enumerate(command.children)}
        if isinstance(command, RecordMinutes)
        else {}
    )
    problem.errors = [
        BodyError(places.get(ref, ""), Words(cy=f"{ref}: {one.words.cy}", en=f"{ref}: {one.words.en}"))
        for ref, one in said.by_case.items()
    ]
    return problem


def _set_up(asked: Asked, counter: PanelCounter) -> Response:
    said_to_be_json(asked.request, asked.raw)
    under = parts_of(asked.request).rulebook
    try:
        command = read_command(SetUpPanel, document_of(asked.raw), under=under, today=local_date(counter.now))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    assert isinstance(command, SetUpPanel)
    said = counter.set_up(command, asked.caller.actor)
    if isinstance(said, Refusal):
        return said_no(asked, refused(said))
    assert counter.facts is not None
    return _done(said, counter.facts, asked.caller.actor, status=201)


def _done(changes: PanelChanges, facts: PanelFacts, actor: Actor, *, status: int) -> Response:
    panel, hidden = facts.panel, hidden_cases(facts, actor)
    first = panel.last_seq - len(changes.events) + 1
    body = PanelDone(
        ref=panel.ref,
        etag=panel_desk.etag_of(facts),
        events=tuple(
            EventWritten(seq=seq, kind=event.kind, at=event.at, data=without_others(event.data, hidden))
            for seq, event in enumerate(changes.events, start=first)
        ),
    )
    response = answer(body, etag=body.etag, status=status)
    if status == 201:
        response.headers["Location"] = f"/api/v1/panels/{panel.ref}"
    return response
