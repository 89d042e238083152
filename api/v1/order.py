"""How every write is judged, in the promised order: 401 · 404 · 403 · 400 · a used key · 428 · 412 · 415 ·
422 · 409.

The first four need no lock (`entry` has 401 and 404). From the key on, all is judged at the locked case,
after what was overdue has been done, and the answer is kept under the key in the transaction of the act.
Kept are what was done (2xx) and what a rule refused (409): asked again, they answer the same to the byte. A
412, 415, 422 or 428 judged no act and is not kept, so the same key may be sent again with the fault mended.
The 415 stands with the body: a media type is judged where the body would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from agreements.words import Words
from api.security import Caller, parts_of
from api.v1.answers import done
from api.v1.bodies import BadBody, Place, document_of, read_command, sha256_of
from api.v1.entry import before_the_bundle, case_for, really_meant, said_to_be_json
from api.v1.problems import (
    BodyError,
    Problem,
    bad_body,
    key_reused,
    no_etag,
    no_key,
    no_such,
    no_such_case,
    refused,
    stale_etag,
    wrong_role,
)
from workflow import desk
from workflow.casework.changes import Changes, Refusal
from workflow.casework.codes import ROLES
from workflow.casework.commands import Command, OpenCase
from workflow.casework.facts import CaseFacts
from workflow.clocks.due import local_date
from workflow.desk import Counter, Keeping, Seat, etag_of
from workflow.records.kept_answers import KeptAnswer, KeyReused
from workflow.records.people import Person, person_by_id
from workflow.records.writing import LostUpdate

LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One write as it was sent: who, where, what, and under which key."""

    request: Request
    caller: Caller
    raw: bytes
    key: str

    @property
    def path(self) -> str:
        """The path that the key belongs to."""
        return self.request.url.path

    def kept(self, keeping: Keeping) -> Response | None:
        """What this key was answered before, to the byte. Raises 422 for another body."""
        try:
            kept = keeping.kept_answer(
                person=self.caller.person.id,
                path=self.path,
                key=self.key,
                request_sha256=sha256_of(self.raw),
            )
        except KeyReused:
            raise key_reused() from None
        return _replayed(kept) if kept else None

    def keep(self, keeping: Keeping, response: Response) -> Response:
        """Keep this answer in the transaction of the act."""
        keeping.keep_answer(
            person=self.caller.person.id,
            path=self.path,
            key=self.key,
            request_sha256=sha256_of(self.raw),
            status=response.status_code,
            body=bytes(response.body).decode(),
            headers=_kept_headers(response.headers),
        )
        return response


def write_beneath(
    request: Request, caller: Caller, raw: bytes, *, ref: str, place: Place, subject: str | None
) -> Response:
    """One command upon a case. `subject`: the disagreement it is about. Raises Problem."""
    reading = case_for(request, caller, ref)
    if subject is not None and all(one.id != subject for one in reading.facts.disagreements):
        raise no_such(Words(cy="Nid oes anghytundeb o'r fath.", en="There is no such disagreement."))
    document = document_of(raw)
    role_fits(caller, place, place.command_of(document))
    asked = asked_by(request, caller, raw)
    try:
        with desk.case(parts_of(request), ref) as seat:
            before = asked.kept(seat)
            if before is not None:
                return before
            state_is_the_callers(request, seat.facts)
            said_to_be_json(request, raw)
            try:
                command = place.read(document, under=parts_of(request).rulebook, today=local_date(seat.now))
            except BadBody as bad:
                raise bad_body(bad.errors) from bad
            return asked.keep(seat, _acted(asked, seat, command, subject))
    except desk.NoSuchCase:
        raise no_such_case(ref) from None


def write_new(request: Request, caller: Caller, raw: bytes) -> Response:
    """A new case: no case to lock and no ETag to send; the key itself is held. Raises Problem."""
    if caller.person.role not in OpenCase.ROLES:
        raise not_this_role(caller, OpenCase.ROLES)
    asked = asked_by(request, caller, raw)
    owner = _owner(asked)
    try:
        return _at_the_counter(asked, owner)
    except LostUpdate:  # another key has just opened a case of this reference: now it is there to be refused
        return _at_the_counter(asked, owner)


def role_fits(caller: Caller, place: Place, command: type[Command] | None) -> None:
    """Whether the caller's role may send this command, or where the body does not say which, any here.
    Raises 403."""
    roles = command.ROLES if command else place.roles
    if caller.person.role not in roles:
        raise not_this_role(caller, roles)


def state_is_the_callers(request: Request, facts: CaseFacts) -> None:
    """Whether the write was decided on the case as it is now. Raises 428, 412."""
    sent = etags_sent(request)
    if not sent:
        raise no_etag()
    if etag_of(facts) not in sent:
        raise stale_etag(etag_of(facts))


def etags_sent(request: Request) -> list[str]:
    """The ETags of If-Match; none where there is no such header, or `*`."""
    sent = request.headers.get("if-match", "").strip()
    return [] if sent in ("", "*") else [tag.strip() for tag in sent.split(",")]


def asked_by(request: Request, caller: Caller, raw: bytes) -> Asked:
    """A write with its key. Raises 403 for one that our pages did not send, 400 without a key."""
    really_meant(request)
    key = request.headers.get("idempotency-key", "").strip()
    if not 1 <= len(key) <= LONGEST_KEY:
        raise no_key()
    return Asked(request, caller, raw, key)


def _acted(asked: Asked, seat: Seat, command: Command, subject: str | None) -> Response:
    answer = seat.act(command, asked.caller.actor, subject=subject)
    if isinstance(answer, Refusal):
        return said_no(asked, refused(answer), etag=etag_of(seat.facts))
    shut = before_the_bundle(asked.caller.actor, seat.facts)
    return done(answer, seat.facts, status=200, shut=shut)


def _owner(asked: Asked) -> Person | None:
    """The person that a new case is to belong to; looked up before the key is held, for one connection a
    request."""
    document = document_of(asked.raw)
    owner = document.get("owner") if isinstance(document, dict) else None
    if not isinstance(owner, str) or "\0" in owner:
        return None
    with parts_of(asked.request).database.unit() as unit:
        return person_by_id(unit, owner)


def _at_the_counter(asked: Asked, owner: Person | None) -> Response:
    parts, person = parts_of(asked.request), asked.caller.person.id
    with desk.opening(parts, person=person, path=asked.path, key=asked.key) as counter:
        before = asked.kept(counter)
        return before or asked.keep(counter, _opened(asked, counter, owner))


def _opened(asked: Asked, counter: Counter, owner: Person | None) -> Response:
    parts = parts_of(asked.request)
    said_to_be_json(asked.request, asked.raw)
    try:
        command = read_command(
            OpenCase, document_of(asked.raw), under=parts.rulebook, today=local_date(counter.now)
        )
    except BadBody as bad:
        raise bad_body(bad.errors) from bad
    assert isinstance(command, OpenCase)
    if asked.caller.person.body not in (command.health_board, command.council):
        raise wrong_role(
            Words(
                cy="Dim ond achos y mae eich corff yn un o'i ddau gorff y gallwch ei agor.",
                en="You can open only a case to which your body is one of the two parties.",
            )
        )
    if command.owner is not None and not _may_own(owner, command):
        raise bad_body([BodyError("/owner", _NO_OWNER)])
    answer = counter.open_case(command, asked.caller.actor)
    if isinstance(answer, Changes) and counter.facts is not None:
        return done(answer, counter.facts, status=201)
    assert isinstance(answer, Refusal)
    return said_no(asked, refused(answer))


def _may_own(owner: Person | None, command: OpenCase) -> bool:
    bodies = (command.health_board, command.council)
    return owner is not None and owner.active and owner.role == "coordinator" and owner.body in bodies


_NO_OWNER = Words(
    cy="Rhaid i berchennog yr achos fod yn gydgysylltydd yn un o'i ddau gorff.",
    en="The owner of the case must be a coordinator in one of its two bodies.",
)


def said_no(asked: Asked, problem: Problem, *, etag: str | None = None) -> Response:
    """A refusal as the answer that is kept under the key."""
    response = problem.response(asked.request)
    if etag:
        response.headers["ETag"] = etag
    return response


def not_this_role(caller: Caller, wanted: frozenset[str]) -> Problem:
    """403: the caller's role is not one of these."""
    role = ROLES[caller.person.role]
    listed = [words for code, words in ROLES.items() if code in wanted]
    return wrong_role(
        Words(
            cy=f"Ni all {role.cy} wneud hyn; gall: {', '.join(words.cy for words in listed)}.",
            en=f"A {role.en} cannot do this; who can: {', '.join(words.en for words in listed)}.",
        )
    )


def _replayed(kept: KeptAnswer) -> Response:
    headers = {**kept.headers, "Idempotency-Replayed": "true"}
    return Response(kept.body, status_code=kept.status, headers=headers)


def _kept_headers(headers: Mapping[str, str]) -> dict[str, str]:
    kept = ("content-type", "content-language", "vary", "etag", "location")
    return {name: headers[name] for name in kept if name in headers}
