"""Files attached to a case: listed, described, handed out, and sent in as they are. A file travels as the
body itself; what it is stands in the query, and its name, which is personal, in Content-Disposition and
never in an address."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel
from starlette.datastructures import QueryParams

from agreements.words import Words
from api.security import Caller, parts_of
from api.v1.acts import KEY_HEADER, MATCH_HEADER
from api.v1.answers import Done, answer, done
from api.v1.bodies import BadBody, read_command
from api.v1.entry import SignedIn, body_up_to, case_for, whole_case_for
from api.v1.order import Asked, asked_by, not_this_role, said_no, state_is_the_callers
from api.v1.problems import BodyError, Problem, bad_body, no_such, no_such_case, refused
from api.v1.words import Code, code
from workflow import desk, filing
from workflow.casework import attachment_codes as codes
from workflow.casework.attachment_rules import handed_out, readable
from workflow.casework.changes import Refusal
from workflow.casework.commands import Attach
from workflow.casework.facts import Actor, Attachment, CaseFacts
from workflow.clocks.due import local_date
from workflow.desk import Seat, etag_of
from workflow.filing import Accepted
from workflow.records.attachments import hand_out, names_of_files
from workflow.scanning.file_kinds import NotTaken, file_kinds
from workflow.scanning.scanner import Infected

router = APIRouter(prefix="/cases/{ref}/attachments", tags=["attachments"])

FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""What a browser may do with a file that it opens after all: nothing."""


class AttachmentShown(BaseModel):
    """One version of one file: what it is, who may read it, and whether it can be read now."""

    attachment: Attachment
    name: str | None
    """Null once the file is erased."""
    type: Code
    language: Code
    eyes: Code
    scanned: Code
    readable_now: bool
    href: str


class Attachments(BaseModel):
    """The files that the caller may read, oldest first, every version."""

    items: tuple[AttachmentShown, ...]


@router.get("", responses={200: {"model": Attachments}})
def attachments(request: Request, caller: SignedIn, ref: str) -> Response:
    """The files of a case."""
    reading = whole_case_for(request, caller, ref)
    found = attachments_for(reading.facts, caller.actor)
    parts = parts_of(request)
    with parts.database.unit() as unit:
        names = names_of_files(unit, parts.keyring, found)
    items = tuple(_shown(one, names.get(one.id)) for one in found)
    return answer(Attachments(items=items), etag=etag_of(reading.facts))


@router.get("/{id}", responses={200: {"model": AttachmentShown}})
def attachment(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """One file, described."""
    reading = whole_case_for(request, caller, ref)
    found = attachment_for(reading.facts, caller.actor, id)
    parts = parts_of(request)
    with parts.database.unit() as unit:
        name = names_of_files(unit, parts.keyring, [found]).get(found.id)
    return answer(_shown(found, name), etag=etag_of(reading.facts))


@router.get("/{id}/content")
def content(request: Request, caller: SignedIn, ref: str, id: str) -> Response:
    """The bytes of a file, to be saved and never shown in place. Who was handed them, and when, is
    recorded."""
    reading = whole_case_for(request, caller, ref)
    found = attachment_for(reading.facts, caller.actor, id)
    response = handed(request, caller.actor, found, reading.now)
    if response is None:
        raise Problem("held-back", why_not(found))
    response.headers["ETag"] = etag_of(reading.facts)
    return response


def handed(request: Request, actor: Actor, found: Attachment, now: datetime) -> Response | None:
    """The file as an answer to be saved, its reading recorded; None where it is held back, infected or
    erased."""
    parts = parts_of(request)
    if not handed_out(found):
        return None
    with parts.database.unit() as unit:
        file = hand_out(unit, parts.keyring, found, person=actor.person, now=now)
    if file is None:
        return None
    ascii_name = f"attachment.{file_kinds().extension_of(found.media_type)}"
    said_name = quote(file.name, safe="")
    return Response(
        file.content,
        media_type=found.media_type,
        headers={
            "Content-Disposition": f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{said_name}",
            "Content-Security-Policy": FILE_POLICY,
            "X-Content-SHA256": found.sha256,
        },
    )


def attachments_for(facts: CaseFacts, actor: Actor) -> tuple[Attachment, ...]:
    """The files that this officer may read."""
    return tuple(one for one in facts.attachments if readable(facts, one, actor))


def attachment_for(facts: CaseFacts, actor: Actor, key: str) -> Attachment:
    """One file that this officer may read. Raises 404, alike for absent and not theirs."""
    found = next((one for one in attachments_for(facts, actor) if one.id == key), None)
    if found is None:
        raise no_such(
            Words(
                cy="Nid oes ffeil o'r fath y gallwch ei gweld.", en="There is no such file that you may see."
            )
        )
    return found


def why_not(found: Attachment) -> Words:
    """Why a file is not handed out now."""
    if found.erased_at is not None:
        return Words(cy="Mae'r ffeil wedi'i dileu am byth.", en="The file was erased for good.")
    return codes.SCANNED[found.scanned]


def _may_send(request: Request, caller: SignedIn, ref: str) -> Caller:
    """404, 403 and 400 before a byte of the file is read."""
    case_for(request, caller, ref)
    if caller.person.role not in Attach.ROLES:
        raise not_this_role(caller, Attach.ROLES)
    asked_by(request, caller, b"")
    return caller


async def _file_body(request: Request, caller: Annotated[Caller, Depends(_may_send)]) -> bytes:
    """The file, to the byte. Raises 413."""
    return await body_up_to(request, file_kinds().largest_bytes, file_kinds().too_large)


@router.post(
    "",
    status_code=201,
    responses={201: {"model": Done}},
    openapi_extra={
        "parameters": [
            KEY_HEADER,
            MATCH_HEADER,
            {
                "name": "Content-Disposition",
                "in": "header",
                "required": True,
                "description": "attachment; filename*=UTF-8''… : the file's name.",
                "schema": {"type": "string"},
            },
            *(
                {"name": name, "in": "query", "required": field.is_required(), "schema": {"type": "string"}}
                for name, field in Attach.model_fields.items()
                if name != "received"
            ),
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {
                    "schema": {"type": "string", "format": "binary", "maxLength": file_kinds().largest_bytes}
                }
            },
        },
    },
)
def attach(
    request: Request,
    caller: Annotated[Caller, Depends(_may_send)],
    ref: str,
    raw: Annotated[bytes, Depends(_file_body)],
) -> Response:
    """Attach a file: the body is the file. What was found of it is judged where a body would be: 415, 422,
    409."""
    told = f"{request.url.query}|{request.headers.get('content-disposition', '')}|"
    asked = asked_by(request, caller, told.encode() + hashlib.sha256(raw).digest())
    looked = _looked_at(request, raw)
    try:
        with desk.case(parts_of(request), ref) as seat:
            before = asked.kept(seat)
            if before is not None:
                return before
            state_is_the_callers(request, seat.facts)
            if isinstance(looked, Problem) and looked.kind == "not-taken":
                raise looked
            command = _command(request, seat)
            if isinstance(looked, Problem):
                raise looked
            return asked.keep(seat, _attached(asked, seat, command, looked))
    except desk.NoSuchCase:
        raise no_such_case(ref) from None


def _looked_at(request: Request, raw: bytes) -> Accepted | Problem:
    """The file looked at and scanned before anything is locked; its fault is told in its turn."""
    try:
        return filing.accept(parts_of(request), _name_said(request), raw)
    except NotTaken as fault:
        return Problem("not-taken", fault.words)
    except Infected as fault:
        return infected(fault)


def infected(fault: Infected) -> Problem:
    """422: the scan found a virus, and nothing was kept."""
    return Problem(
        "infected",
        Words(
            cy=f"Canfuwyd feirws yn y ffeil ({fault.virus}). Ni chadwyd dim ohoni.",
            en=f"A virus was found in the file ({fault.virus}). Nothing of it was kept.",
        ),
    )


def _name_said(request: Request) -> str:
    said = Message()
    said["Content-Disposition"] = request.headers.get("content-disposition", "attachment")
    name = said.get_param("filename", header="content-disposition", unquote=True)
    return collapse_rfc2231_value(name) if name else ""


def _command(request: Request, seat: Seat) -> Attach:
    asked = _single(request.query_params)
    under = parts_of(request).rulebook
    try:
        command = read_command(Attach, asked, under=under, today=local_date(seat.now))
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    assert isinstance(command, Attach)
    return command


def _single(query: QueryParams) -> dict[str, str]:
    """Every parameter once; `received` is for nobody to say. Raises 422."""
    twice = [BodyError(f"/{name}", _TWICE) for name in query if len(query.getlist(name)) > 1]
    if "received" in query:
        twice.append(BodyError("/received", _UNKNOWN))
    if twice:
        raise bad_body(twice)
    return dict(query)


def _attached(asked: Asked, seat: Seat, command: Attach, accepted: Accepted) -> Response:
    described = command.model_copy(update={"received": accepted.received})
    made = seat.act(described, asked.caller.actor, file=accepted.file)
    if isinstance(made, Refusal):
        return said_no(asked, refused(made), etag=etag_of(seat.facts))
    response = done(made, seat.facts, status=201)
    added = next(event.data["attachment"] for event in made.events if event.kind == "FileAttached")
    response.headers["Location"] = f"/api/v1/cases/{seat.facts.case.ref}/attachments/{added}"
    return response


def _shown(one: Attachment, name: str | None) -> AttachmentShown:
    return AttachmentShown(
        attachment=one,
        name=name,
        type=code(one.type, codes.TYPES[one.type]),
        language=code(one.language, codes.LANGUAGES[one.language]),
        eyes=code(one.eyes, codes.EYES[one.eyes]),
        scanned=code(one.scanned, codes.SCANNED[one.scanned]),
        readable_now=handed_out(one),
        href=f"/api/v1/cases/{one.case_ref}/attachments/{one.id}",
    )


_TWICE = Words(cy="Dim ond unwaith y gellir dweud hyn.", en="This can be said only once.")
_UNKNOWN = Words(cy="Ni wyddom am y maes hwn.", en="This field is not known.")
